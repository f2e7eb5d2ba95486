// The list of one's files of many reports: words instead of the names that the system keeps.

frappe.listview_settings["Paper Batch"] = {
	hide_name_filter: true,
	get_indicator: ({ status }) => [
		__(status),
		{ Queued: "grey", Running: "blue", Ready: "green", Failed: "red", Removed: "grey" }[
			status
		],
		`status,=,${status}`,
	],
	onload: (list) => list.$page.addClass("lc-list"),
};

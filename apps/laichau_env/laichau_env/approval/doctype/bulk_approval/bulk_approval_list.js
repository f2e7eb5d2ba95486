// The list of one's bulk approvals: words instead of the names that the system keeps.

frappe.listview_settings["Bulk Approval"] = {
	hide_name_filter: true,
	formatters: {
		action: (value) => __(value),
		reference_doctype: (value) => __(value),
	},
	get_indicator: ({ status }) => [
		__(status),
		{ Queued: "grey", Running: "blue", Finished: "green" }[status],
		`status,=,${status}`,
	],
	onload: (list) => list.$page.addClass("lc-list"),
};

// The list of extension requests: whose, until when, where each stands.

frappe.listview_settings["Extension Request"] = {
	hide_name_column: true,
	hide_name_filter: true,
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	onload: (list) => list.$page.addClass("lc-list"),
};

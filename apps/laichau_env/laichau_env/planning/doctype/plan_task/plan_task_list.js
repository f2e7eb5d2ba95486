// The list of the plan's tasks, in the order of the plan.

frappe.listview_settings["Plan Task"] = {
	hide_name_column: true,
	hide_name_filter: true,
	onload: (list) => list.$page.addClass("lc-list"),
};

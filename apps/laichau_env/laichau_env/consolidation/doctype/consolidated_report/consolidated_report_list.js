// Wiring only: the widgets are in public/js/consolidation.

frappe.listview_settings["Consolidated Report"] = {
	hide_name_column: true,
	hide_name_filter: true,
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	onload: (list) => laichau.consolidation.attach_list(list),
};

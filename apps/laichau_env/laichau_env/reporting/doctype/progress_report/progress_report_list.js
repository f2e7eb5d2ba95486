// The list of reports: state in colour and due date; ticked ones are read and acted on together.

frappe.listview_settings["Progress Report"] = {
	hide_name_column: true,
	hide_name_filter: true,
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	onload: (list) => laichau.bulk.attach(list),
};

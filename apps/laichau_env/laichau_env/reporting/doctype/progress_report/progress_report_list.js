// The list of reports: state in colour and due date; ticked ones are read and acted on together.

frappe.listview_settings["Progress Report"] = {
	hide_name_column: true,
	hide_name_filter: true,
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	add_fields: ["due_date_granted", "days_late"],
	formatters: {
		due_date: (value, field, doc) => laichau.report.due_in_list(doc),
		submitted_on: (value, field, doc) => laichau.report.sent_in_list(doc),
	},
	onload: (list) => {
		laichau.bulk.attach(list);
		laichau.papers.offer_list(list);
	},
};

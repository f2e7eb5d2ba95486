// The list of what one was told; its parts are in public/js/notices.

frappe.listview_settings["Work Notice"] = {
	hide_name_column: true,
	hide_name_filter: true,
	add_fields: ["document_type", "document_name", "sentence", "sent_on"],
	get_form_link: (notice) => laichau.notices.link_of(notice),
	get_indicator: ({ kind }) => [
		__(kind),
		{
			"Your Turn": "blue",
			"Sent Back to You": "red",
			"Overdue Notice": "red",
			Escalation: "red",
			Reminder: "orange",
		}[kind] || "gray",
		`kind,=,${kind}`,
	],
	onload: (list) => laichau.notices.attach_list(list),
};

// The list of what one was told; its parts are in public/js/notices.

frappe.listview_settings["Work Notice"] = {
	hide_name_column: true,
	hide_name_filter: true,
	add_fields: ["kind", "document_type", "document_name", "sent_on", "settled_on"],
	get_form_link: (notice) => laichau.notices.link_of(notice),
	get_indicator: (notice) => laichau.notices.indicator_of(notice),
	formatters: {
		sentence: (sentence, field, notice) => laichau.notices.title_of(notice),
		sent_on: (moment) => laichau.notices.moment_of(moment),
	},
	onload: (list) => laichau.notices.attach_list(list),
};

// The list of reports: state in colour, due date, no bulk actions (each report is read before it is approved).

frappe.listview_settings["Progress Report"] = {
	hide_name_column: true,
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	formatters: {
		due_date: (value) => (value ? moment(value).format("DD/MM/YYYY") : ""),
	},
	onload(list) {
		list.$page.addClass("lc-list");
	},
};

// The list of assignments: for an official, first the tasks of the own agency.

frappe.listview_settings["Task Assignment"] = {
	hide_name_column: true,
	get_indicator(doc) {
		const colours = { "Not Started": "gray", "In Progress": "blue", Completed: "green" };
		return [__(doc.status), colours[doc.status], `status,=,${doc.status}`];
	},
	async onload(list) {
		list.$page.addClass("lc-list");
		if (list.filter_area.get().length) return;
		const own = await frappe.db.get_value("Official", { user: frappe.session.user }, "agency");
		if (own.message.agency)
			list.filter_area.add(list.doctype, "agency", "=", own.message.agency);
	},
};

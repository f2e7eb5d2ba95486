// The list of assignments: the task in words; for an official, first the tasks of the own agency.

frappe.listview_settings["Task Assignment"] = {
	hide_name_column: true,
	hide_name_filter: true,
	add_fields: ["plan_task", "status"],
	get_indicator(doc) {
		const colours = { "Not Started": "gray", "In Progress": "blue", Completed: "green" };
		return [__(doc.status), colours[doc.status], `status,=,${doc.status}`];
	},
	formatters: {
		name(name, field, doc) {
			const title = frappe.utils.escape_html(doc.plan_task_title || name);
			const link = frappe.utils.get_form_link("Task Assignment", name);
			return `<a class="bold ellipsis" href="${link}" title="${title}">${title}</a>`;
		},
	},
	async onload(list) {
		list.$page.addClass("lc-list");
		if (list.filter_area.get().length) return;
		const own = await frappe.db.get_value("Official", { user: frappe.session.user }, "agency");
		if (own.message.agency) {
			list.filter_area.add(list.doctype, "agency", "=", own.message.agency);
		}
	},
};

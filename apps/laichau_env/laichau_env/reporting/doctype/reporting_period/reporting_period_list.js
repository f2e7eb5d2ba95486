// The list of reporting periods: what is open stands out.

frappe.listview_settings["Reporting Period"] = {
	hide_name_column: true,
	hide_name_filter: true,
	get_indicator(doc) {
		const colours = { Planned: "gray", Open: "green", Closed: "gray" };
		return [__(doc.status), colours[doc.status], `status,=,${doc.status}`];
	},
	onload: (list) => list.$page.addClass("lc-list"),
};

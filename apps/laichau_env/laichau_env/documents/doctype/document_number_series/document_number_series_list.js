// The list of number series: numbers that were used on paper are set as a start by a dialog.

frappe.listview_settings["Document Number Series"] = {
	hide_name_filter: true,
	onload: (list) => {
		list.$page.addClass("lc-list");
		laichau.register.offer_start(list);
	},
};

// The list of adjusted layouts: which is in use, and which stands on an older base.

frappe.listview_settings["Layout Copy"] = {
	hide_name_column: true,
	hide_name_filter: true,
	add_fields: ["in_use", "on_older_base"],
	primary_action: () => laichau.layouts.ask(),
	get_indicator: ({ in_use, on_older_base }) => {
		if (on_older_base) return [__("On an Older Base"), "orange", "on_older_base,=,1"];
		return in_use
			? [__("In Use"), "green", "in_use,=,1"]
			: [__("Not In Use"), "grey", "in_use,=,0"];
	},
	onload: (list) => list.$page.addClass("lc-list"),
};

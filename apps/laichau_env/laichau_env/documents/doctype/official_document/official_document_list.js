// The register of outgoing papers as a list: whether each counts, in words and colour.

frappe.listview_settings["Official Document"] = {
	hide_name_column: true,
	hide_name_filter: true,
	has_indicator_for_draft: true,
	add_fields: ["agency_name", "excerpt"],
	formatters: {
		notation: (value, field, { agency_name, excerpt }) =>
			[value, agency_name, excerpt].filter(Boolean).join(" - "),
	},
	get_indicator: ({ status }) => [
		__(status),
		{ Issued: "green", Recalled: "red", Replaced: "orange" }[status],
		`status,=,${status}`,
	],
	onload: (list) => laichau.register.attach_list(list),
};

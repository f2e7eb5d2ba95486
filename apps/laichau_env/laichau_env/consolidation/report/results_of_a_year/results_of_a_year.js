// Filters of an agency's year: the plan, the year, and whose (nobody named: one's own).

frappe.query_reports["Results of a Year"] = {
	filters: [
		{
			fieldname: "directive",
			label: __("Directive"),
			fieldtype: "Link",
			options: "Directive",
			default: frappe.boot.laichau_newest_plan?.name,
			reqd: 1,
		},
		{
			fieldname: "year",
			label: __("Year"),
			fieldtype: "Int",
			default: new Date().getFullYear(),
			reqd: 1,
		},
		{ fieldname: "agency", label: __("Agency"), fieldtype: "Link", options: "Agency" },
	],
	/** Nothing was told: nothing is shown, and no nought. */
	formatter: (value, row, column, data, shown) =>
		value === null || value === undefined ? "" : shown(value, row, column, data),
};

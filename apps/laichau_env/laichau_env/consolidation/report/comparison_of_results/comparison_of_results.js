// Filters of the comparison: the plan, and for each side a period or a year, and an agency or all.

const side = (name, title, year) => [
	{
		fieldname: `${name}_year`,
		label: __("{0}: Year", [title]),
		fieldtype: "Int",
		default: year,
	},
	{
		fieldname: `${name}_period`,
		label: __("{0}: Period", [title]),
		fieldtype: "Link",
		options: "Reporting Period",
	},
	{
		fieldname: `${name}_agency`,
		label: __("{0}: Agency", [title]),
		fieldtype: "Link",
		options: "Agency",
	},
];
const this_year = new Date().getFullYear();

frappe.query_reports["Comparison of Results"] = {
	filters: [
		{
			fieldname: "directive",
			label: __("Directive"),
			fieldtype: "Link",
			options: "Directive",
			default: frappe.boot.laichau_newest_plan?.name,
			reqd: 1,
		},
		...side("left", __("On the left"), this_year - 1),
		...side("right", __("On the right"), this_year),
	],
	/** Nothing was told: nothing is shown, and no nought. */
	formatter: (value, row, column, data, shown) =>
		value === null || value === undefined ? "" : shown(value, row, column, data),
};

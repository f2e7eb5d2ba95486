// Filters of an agency's year: the plan, the year, and whose (nobody named: one's own).

frappe.query_reports["Results of a Year"] = {
	filters: [
		{
			fieldname: "directive",
			label: __("Directive"),
			fieldtype: "Link",
			options: "Directive",
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
};

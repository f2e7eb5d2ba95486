// The button that makes a year's periods in one action; the server computes their dates.

frappe.ui.form.on("Reporting Regime", {
	refresh(frm) {
		if (frm.is_new() || frm.doc.disabled || frm.doc.kind === "Ad Hoc" || !frm.perm[0].write)
			return;
		frm.add_custom_button(__("Make Calendar of a Year"), () => ask_year(frm));
	},
});

function ask_year(frm) {
	const this_year = frappe.datetime.str_to_obj(frappe.datetime.get_today()).getFullYear();
	frappe.prompt(
		{ fieldname: "year", fieldtype: "Int", label: __("Year"), default: this_year, reqd: 1 },
		({ year }) => make_calendar(frm, year),
		__("Make Calendar of a Year"),
		__("Make")
	);
}

function make_calendar(frm, year) {
	frappe
		.call({
			method: "laichau_env.reporting.api.make_calendar",
			type: "POST",
			args: { regime: frm.docname, year },
			freeze: true,
		})
		.then(({ message }) =>
			frappe.msgprint({
				title: __("Make Calendar of a Year"),
				indicator: "green",
				message: __("{0} periods made, {1} were there already.", [
					message.made,
					message.found,
				]),
			})
		);
}

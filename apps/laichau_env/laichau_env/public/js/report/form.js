// The Progress Report form: what progress_report.js calls.

import { draw_approval, plain_form } from "../approval/form.js";
import { draw_lines } from "./lines_view.js";
import { open_paper } from "./print.js";
import { save_report } from "./save.js";

const IN_STRIP = [
	"period",
	"agency",
	"examining_agency",
	"directive",
	"workflow_state",
	"due_date",
];

frappe.provide("laichau.report");

Object.assign(laichau.report, {
	/** Once a form. */
	setup(frm) {
		frm.print_doc = () => open_paper(frm);
		plain_form(frm, [
			{ label: __("Print Report (PDF)"), run: () => open_paper(frm) },
			{ label: __("Reload"), run: () => frm.reload_doc() },
		]);
	},

	/** Each refresh. */
	refresh(frm) {
		frm.toggle_display([...IN_STRIP, "lines"], false);
		frm.set_df_property("evidence", "cannot_add_rows", true);
		draw_approval(frm, {
			save: save_report,
			history_field: "history_view",
			facts: facts_of(frm),
			extra: extra_of(frm),
		});
		draw_lines(frm);
	},
});

function facts_of(frm) {
	const title_of = (doctype, name) => frappe.utils.get_link_title(doctype, name) || name;
	const { directive, examining_agency } = frm.doc;
	return [
		{ label: __("Directive"), value: directive && title_of("Directive", directive) },
		{
			label: __("Examining Agency"),
			value: examining_agency && title_of("Agency", examining_agency),
		},
	].filter(({ value }) => value);
}

function extra_of(frm) {
	const extra = [{ label: __("Print Report (PDF)"), run: () => open_paper(frm) }];
	if (frm.doc.docstatus === 2 && frm.perm[0] && frm.perm[0].write) {
		extra.push({ label: __("Write Anew"), run: () => amend(frm) });
	}
	return extra;
}

function amend(frm) {
	frappe.confirm(__("Make a new draft from this revoked report?"), () =>
		frappe
			.call({
				method: "laichau_env.reporting.api.amend_report",
				type: "POST",
				args: { name: frm.docname },
				freeze: true,
			})
			.then(({ message }) => frappe.set_route("Form", frm.doctype, message.name))
	);
}

// The Progress Report form: what progress_report.js calls.

import { draw_approval, plain_form } from "../approval/form.js";
import { draw_lines } from "./lines_view.js";
import { open_paper } from "./print.js";
import { save_report } from "./save.js";

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
		frm.toggle_display(["lines"], false);
		frm.set_df_property("evidence", "cannot_add_rows", true);
		draw_approval(frm, { save: save_report, history_field: "history_view", extra: extra_of(frm) });
		draw_lines(frm);
	},
});

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

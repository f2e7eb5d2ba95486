// The Extension Request form: strip, history, and the report it speaks of.

import { draw_approval, plain_form } from "../approval/form.js";
import { approval_of } from "../approval/server.js";
import { html } from "../common/markup.js";
import { save_report } from "../report/save.js";

const IN_STRIP = [
	"report",
	"period",
	"agency",
	"examining_agency",
	"workflow_state",
	"due_date",
	"asked_late",
	"title",
];

frappe.provide("laichau.extension");

Object.assign(laichau.extension, {
	/** Once a form. */
	setup(frm) {
		plain_form(frm, [{ label: __("Reload"), run: () => frm.reload_doc() }]);
	},

	/** Each refresh. */
	refresh(frm) {
		frm.toggle_display(IN_STRIP, false);
		if (!(approval_of(frm) || {}).can_edit) frm.disable_save();
		draw_approval(frm, {
			save: save_report,
			history_field: "history_view",
			facts: facts_of(frm.doc),
		});
	},
});

function facts_of({ report, agency, examining_agency, asked_late }) {
	const title_of = (name) => name && (frappe.utils.get_link_title("Agency", name) || name);
	const link = frappe.utils.get_form_link("Progress Report", report);
	return [
		{ label: __("Progress Report"), value: html`<a href="${link}">${report}</a>` },
		{ label: __("Agency"), value: title_of(agency) },
		{ label: __("Examining Agency"), value: title_of(examining_agency) },
		{ label: __("Asked After the Due Date"), value: asked_late ? __("Yes") : "" },
	].filter(({ value }) => value);
}

// The Progress Report form: what progress_report.js calls.

import { draw_approval, plain_form } from "../approval/form.js";
import { is_open } from "../approval/places.js";
import { approval_of } from "../approval/server.js";
import { show_moment } from "../common/dates.js";
import { html } from "../common/markup.js";
import { show_number_of_paper } from "../common/numbers.js";
import { extension_buttons, extension_fact } from "../extension/report_part.js";
import { attach_evidence } from "./evidence.js";
import { draw_figures } from "./figures_view.js";
import { due_in_list, sent_in_list } from "./in_list.js";
import { draw_lines } from "./lines_view.js";
import { offer_sheets } from "../sheets/links.js";
import { offer_outside } from "../signing/report_part.js";
import { open_paper, open_tracking_sheet, open_word } from "./print.js";
import { save_report } from "./save.js";

const IN_STRIP = [
	"period",
	"agency",
	"examining_agency",
	"directive",
	"workflow_state",
	"due_date",
	"due_date_granted",
	"days_late",
	"late_reason",
	"submitted_on",
	"amended_from",
];

frappe.provide("laichau.report");

Object.assign(laichau.report, {
	/** Once a form. */
	setup(frm) {
		frm.get_docfield("lines").hidden = 1; // drawn by lines_view.js
		frm.get_docfield("indicator_values").hidden = 1; // drawn by figures_view.js
		frm.print_doc = () => open_paper(frm);
		plain_form(frm, [
			{ label: __("Print Report (PDF)"), run: () => open_paper(frm) },
			{ label: __("Download Report (Word)"), run: () => open_word(frm) },
			{ label: __("Print Tracking Sheet (PDF)"), run: () => open_tracking_sheet(frm) },
			{ label: __("Reload"), run: () => frm.reload_doc() },
		]);
	},

	draw_lines,
	due_in_list,
	sent_in_list,

	/** Each refresh. */
	refresh(frm) {
		frm.toggle_display(IN_STRIP, false);
		frm.toggle_display("nothing_to_report", may_edit(frm) || frm.doc.nothing_to_report);
		evidence_of_the_whole(frm);
		draw_approval(frm, {
			save: save_report,
			history_field: "history_view",
			facts: facts_of(frm),
			extra: extra_of(frm),
		});
		draw_lines(frm);
		draw_figures(frm);
		offer_sheets(frm);
		offer_outside(frm);
	},
});

function may_edit(frm) {
	return Boolean((approval_of(frm) || {}).can_edit);
}

function evidence_of_the_whole(frm) {
	const { grid } = frm.fields_dict.evidence;
	frm.set_df_property("evidence", "cannot_add_rows", true);
	const $button = grid.add_custom_button(__("Attach Evidence for the Whole Report"), () =>
		attach_evidence(frm, null)
	);
	$button && $button.toggleClass("hidden", !is_open(frm, "evidence"));
}

function facts_of(frm) {
	const title_of = (doctype, name) =>
		name && (frappe.utils.get_link_title(doctype, name) || name);
	const { directive, examining_agency, submitted_on } = frm.doc;
	return [
		{ label: __("Signed and Sent On"), value: show_moment(submitted_on) },
		{
			label: __("Document Number"),
			value: show_number_of_paper(frm.doc),
		},
		{ label: __("Examining Agency"), value: title_of("Agency", examining_agency) },
		{ label: __("Directive"), value: title_of("Directive", directive) },
		extension_fact(frm),
		{ label: __("Written Anew As"), value: link_to(amendment_of(frm).amended_by) },
		{ label: __("Amended From"), value: link_to(frm.doc.amended_from) },
	].filter(({ value }) => value);
}

function extra_of(frm) {
	const extra = [
		...extension_buttons(frm),
		{ label: __("Print Report (PDF)"), run: () => open_paper(frm) },
	];
	if (amendment_of(frm).can_amend) {
		extra.push({ label: __("Write Anew"), run: () => amend(frm) });
	}
	return extra;
}

function amendment_of(frm) {
	return (frm.doc.__onload && frm.doc.__onload.amendment) || {};
}

function link_to(name) {
	const address = frappe.utils.get_form_link("Progress Report", name);
	return name && html`<a href="${address}">${name}</a>`;
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

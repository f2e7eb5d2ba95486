// The Consolidated Report form: strip, standing of the sources, figures, corrections, words, history.

import { draw_approval, plain_form } from "../approval/form.js";
import { show_day, show_moment } from "../common/dates.js";
import { show_number_of_paper } from "../common/numbers.js";
import { open_paper } from "../report/print.js";
import { save_report } from "../report/save.js";
import { draw_corrections } from "./corrections.js";
import { draw_figures } from "./figures.js";
import { draw_indicators } from "./indicators.js";
import { ask_to_rebuild, scope_words } from "./rebuild.js";
import { standing_of } from "./server.js";
import { draw_standing } from "./standing.js";
import { draw_texts } from "./texts.js";

const IN_STRIP = [
	"period",
	"agency",
	"scope",
	"examining_agency",
	"directive",
	"workflow_state",
	"due_date",
	"title",
	"include_provisional",
	"built_on",
	"build_number",
	"owing",
	"counted",
	"provisional",
];
const DRAWN = ["lines", "indicators", "texts", "corrections"];

frappe.provide("laichau.consolidation");

Object.assign(laichau.consolidation, {
	/** Once a form. */
	setup(frm) {
		for (const table of DRAWN) frm.get_docfield(table).hidden = 1;
		plain_form(frm, [{ label: __("Reload"), run: () => frm.reload_doc() }]);
	},

	/** Each refresh. */
	refresh(frm) {
		frm.toggle_display(IN_STRIP, false);
		frm.disable_save();
		draw_approval(frm, {
			save: save_report,
			history_field: "history_view",
			facts: facts_of(frm),
			extra: extra_of(frm),
		});
		draw_standing(frm);
		draw_figures(frm);
		draw_indicators(frm);
		draw_corrections(frm);
		draw_texts(frm);
	},
});

function facts_of({ doc }) {
	const title_of = (name) => name && (frappe.utils.get_link_title("Agency", name) || name);
	const { sent_on, sent_way } = doc;
	return [
		{ label: __("What It Covers"), value: scope_words(doc.scope) },
		{ label: __("Reports Counted"), value: __("{0} of {1}", [doc.counted, doc.owing]) },
		{ label: __("Of These Provisional"), value: doc.provisional || "" },
		{
			label: __("Built On"),
			value: __("{0} (build {1})", [show_moment(doc.built_on), doc.build_number]),
		},
		{ label: __("Goes Up To"), value: title_of(doc.examining_agency) },
		{
			label: __("Document Number"),
			value: show_number_of_paper(doc),
		},
		{ label: __("Sent On"), value: sent_on && `${show_day(sent_on)} - ${sent_way}` },
	].filter(({ value }) => value);
}

function extra_of(frm) {
	const { can_rebuild } = standing_of(frm) || {};
	const rebuild = { label: __("Consolidate Again"), run: () => ask_to_rebuild(frm) };
	const print = { label: __("Print Report (PDF)"), run: () => open_paper(frm) };
	return can_rebuild ? [rebuild, print] : [print];
}

// Making and rebuilding a consolidated report: the choices, and what a rebuild found.

import { mirror_nothing } from "../common/dialogs.js";
import { make_report, rebuild } from "./server.js";

const COUNT_PROVISIONAL = {
	fieldtype: "Check",
	fieldname: "provisional",
	label: __("Count What Awaits the Province"),
	description: __(
		"Reports that passed their department are counted before the province approved them, and marked provisional."
	),
};

/** What a consolidated report is about, in words. */
export function scope_words(scope) {
	return scope === "Province" ? __("The whole province") : __("Tasks that the department leads");
}

/** Ask which report of a period to make, and go to it. */
export function ask_to_make(period, scopes) {
	const dialog = new frappe.ui.Dialog({
		title: __("Make Consolidated Report"),
		fields: [
			{
				fieldtype: "Select",
				fieldname: "scope",
				label: __("What It Covers"),
				options: scopes.map((value) => ({ value, label: scope_words(value) })),
				default: scopes[0],
				reqd: 1,
			},
			COUNT_PROVISIONAL,
		],
		primary_action_label: __("Consolidate"),
		primary_action: async ({ scope, provisional }) => {
			try {
				const { name } = await make_report(period, scope, provisional);
				dialog.hide();
				frappe.set_route("Form", "Consolidated Report", name);
			} catch {
				// the server refused and said why; the dialog stays
			}
		},
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

/** Ask whether to build anew, do it and tell what it found. */
export function ask_to_rebuild(frm) {
	const dialog = new frappe.ui.Dialog({
		title: __("Consolidate Again"),
		fields: [
			{
				fieldtype: "HTML",
				options: `<p>${__(
					"All sources are read and added up again. What you wrote and corrected stays."
				)}</p>`,
			},
			{ ...COUNT_PROVISIONAL, default: frm.doc.include_provisional },
		],
		primary_action_label: __("Consolidate Again"),
		primary_action: async ({ provisional }) => {
			try {
				const found = await rebuild(frm.docname, provisional);
				dialog.hide();
				await after_build(frm, found);
			} catch {
				// the server refused and said why; the dialog stays
			}
		},
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

/** Show the record as it stands after a build, and tell in a line what changed. */
export async function after_build(frm, { sources, figures, meetings }) {
	frappe.show_alert(
		{
			message: __("{0} sources changed, {1} figures differ, {2} places to decide.", [
				sources,
				figures,
				meetings,
			]),
			indicator: meetings ? "orange" : "green",
		},
		10
	);
	await frm.reload_doc();
}

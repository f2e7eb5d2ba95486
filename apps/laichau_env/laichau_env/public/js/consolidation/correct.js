// The dialog that corrects a figure of one agency: which, to what, why.

import { mirror_nothing } from "../common/dialogs.js";
import { after_build } from "./rebuild.js";
import { correct } from "./server.js";

const FIGURES = ["percent", "completed_on", "funds_planned", "funds_disbursed"];

/** Ask for the figure of `source` on a task to be corrected. */
export function ask_to_correct(frm, plan_task, source) {
	const dialog = new frappe.ui.Dialog({
		title: __("Correct a Figure of {0}", [frappe.utils.escape_html(source.agency_name)]),
		fields: [
			{
				fieldtype: "Select",
				fieldname: "figure",
				label: __("Figure"),
				options: FIGURES.map((value) => ({ value, label: __(value) })),
				default: FIGURES[0],
				reqd: 1,
			},
			{
				fieldtype: "Data",
				fieldname: "value",
				label: __("Corrected To"),
				description: __("A number with a decimal comma, e.g. 12,5; a day as 14/9/2026."),
				reqd: 1,
			},
			{
				fieldtype: "Small Text",
				fieldname: "reason",
				label: __("Reason"),
				description: __("Why the figure is corrected; at least 10 characters."),
				reqd: 1,
			},
		],
		primary_action_label: __("Correct"),
		primary_action: async ({ figure, value, reason }) => {
			try {
				const given = { agency: source.agency, figure, value, reason, plan_task };
				const found = await correct(frm.docname, given);
				dialog.hide();
				await after_build(frm, found);
			} catch {
				// the server refused and said why; the dialog stays with what was typed
			}
		},
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

// The dialog that corrects a figure of one agency: which, to what, why.

import { mirror_nothing } from "../common/dialogs.js";
import { after_build } from "./rebuild.js";
import { correct } from "./server.js";

const OF_LEAD = ["percent", "completed_on"];
const FUNDS = ["funds_planned", "funds_disbursed"];

/** Ask for a figure of `source` to be corrected; `of` is {plan_task} or {indicator}. */
export function ask_to_correct(frm, source, of) {
	const figures = of.indicator ? ["indicator"] : [...(source.is_lead ? OF_LEAD : []), ...FUNDS];
	const dialog = new frappe.ui.Dialog({
		title: __("Correct a Figure of {0}", [frappe.utils.escape_html(source.agency_name)]),
		fields: [
			{
				fieldtype: "Select",
				fieldname: "figure",
				label: __("Figure"),
				options: figures.map((value) => ({ value, label: __(value) })),
				default: figures[0],
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
				const given = { agency: source.agency, figure, value, reason, ...of };
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

// The dialog of asking for more time: until when and why; made and sent in one go.

import { act } from "../approval/server.js";
import { show_day } from "../common/dates.js";
import { mirror_nothing } from "../common/dialogs.js";
import { draft_request, get_approval, REQUEST } from "./server.js";

/** Ask for the report of `frm`; `told` is what the server said of it (the day to propose, the least reason). */
export function ask_for_more_time(frm, told) {
	const { due_date, due_date_granted } = frm.doc;
	const dialog = new frappe.ui.Dialog({
		title: __("Ask for an Extension"),
		fields: [
			{
				fieldtype: "Date",
				fieldname: "until",
				label: __("Asked Until"),
				reqd: 1,
				default: told.proposed,
				description: __("A working day after the due date {0}.", [
					show_day(due_date_granted || due_date),
				]),
			},
			{
				fieldtype: "Small Text",
				fieldname: "reason",
				label: __("Reason"),
				reqd: 1,
				description: __("Why the report can't be sent in time. At least {0} characters.", [
					told.least_reason,
				]),
			},
		],
		primary_action_label: __("Request Extension"),
		primary_action: async ({ until, reason }) => {
			dialog.disable_primary_action();
			try {
				const { name } = await draft_request(frm.docname, until, reason);
				dialog.hide();
				await send(frm, name);
			} catch {
				// the server refused and said why; the dialog stays with what was typed
			} finally {
				dialog.enable_primary_action();
			}
		},
		secondary_action_label: __("Go Back"),
		secondary_action: () => dialog.hide(),
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

/** Sent as it was made; where that is refused, its own form says what is to be done. */
async function send(frm, name) {
	const request = { doctype: REQUEST, docname: name, reload_doc: () => frm.reload_doc() };
	try {
		const { content_hash } = await get_approval(request);
		await act(request, "Request Extension", content_hash);
	} catch {
		return frappe.set_route("Form", REQUEST, name);
	}
	frappe.show_alert({ message: __("The request was sent."), indicator: "green" });
	return frm.reload_doc();
}

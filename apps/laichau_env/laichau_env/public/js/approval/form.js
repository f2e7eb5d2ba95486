// Puts strip, dialog and history on the form of an approvable record, in place of the stock workflow menu.

import { ask } from "./dialog.js";
import { draw_history } from "./history.js";
import { draw_remarks, lead_to_unanswered } from "./remarks.js";
import { mark_fields } from "./remarks_in_place.js";
import { draw_opinions, opinion_buttons } from "./opinions.js";
import { act, approval_of, refresh_approval, refusal_of } from "./server.js";
import { draw_strip } from "./strip.js";

/** Once a form: the stock workflow buttons go, the menu keeps what serves (`menu`: list of {label, run}). */
export function plain_form(frm, menu) {
	if (frm.states) frm.states.show_actions = () => {};
	frm.toolbar.make_menu_items = () => {
		for (const item of menu) frm.page.add_menu_item(item.label, item.run, true);
	};
	frm.toolbar.can_rename = () => false;
	frm.$wrapper.addClass("lc-form");
}

/** Each refresh: draw strip and history. `save(frm)` resolves to true when nothing is left unsaved. */
export function draw_approval(frm, { save, history_field, facts, extra }) {
	draw_strip(frm, {
		on_action: (action) => start(frm, action, save),
		facts,
		extra: [...opinion_buttons(frm), ...(extra || [])],
	});
	draw_opinions(frm);
	draw_remarks(frm);
	mark_fields(frm);
	const field = frm.fields_dict[history_field];
	if (field) draw_history(field.$wrapper, (approval_of(frm) || {}).events);
}

async function start(frm, pressed, save) {
	if (frm.is_dirty() && !(await save(frm))) return;
	const approval = approval_of(frm) || (await refresh_approval(frm));
	const action = approval.actions.find(
		(each) => each.action === pressed.action && each.target === pressed.target
	);
	if (!action) return frm.reload_doc();
	const dialog = ask(action, approval.state_label, (reason, values) =>
		act(frm, action.action, approval.content_hash, reason, values).then(
			({ message }) => {
				frappe.show_alert({
					message: __("{0}: done. Now: {1}", [action.label, action.target_label]),
					indicator: "green",
				});
				return message.visible ? frm.reload_doc() : leave(frm);
			},
			(answer) => {
				if (refusal_of(answer) === "remark-unanswered") {
					dialog.hide();
					lead_to_unanswered(frm);
				}
				throw answer;
			}
		)
	);
}

/** The record is private to its agency again: leave it for the workspace, where the next one waits. */
function leave(frm) {
	frappe.model.remove_from_locals(frm.doctype, frm.docname);
	window.location.assign("/app");
}

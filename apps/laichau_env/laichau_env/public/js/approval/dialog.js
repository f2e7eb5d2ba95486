// The dialog before an action: what will happen, the values it needs, the reason it needs.

import { mirror_nothing } from "../common/dialogs.js";
import { html } from "../common/markup.js";
import { ask_for_remarks } from "./remarks_ask.js";

/** Ask for confirmation of `action`; `confirmed(reason, values)` returns a promise and keeps the dialog on refusal. */
export function ask(action, state_label, confirmed) {
	const values = (action.values || []).map((field) => ({ ...field, label: __(field.label) }));
	const dialog = new frappe.ui.Dialog({
		title: action.label,
		size: action.places ? "large" : undefined,
		fields: [
			{
				fieldtype: "HTML",
				fieldname: "explained",
				options: explanation(action, state_label),
			},
			...values,
			...(action.needs_reason ? [reason_field(action)] : []),
			...(action.places ? [{ fieldtype: "HTML", fieldname: "remarks" }] : []),
		],
		primary_action_label: action.label,
		primary_action(given) {
			const { reason, ...others } = given;
			if (asked && !asked.is_ready()) return;
			if (asked) others.remarks = asked.remarks();
			dialog.disable_primary_action();
			confirmed(reason || null, Object.keys(others).length ? others : null).then(
				() => dialog.hide(),
				() => dialog.enable_primary_action()
			);
		},
		secondary_action_label: __("Go Back"),
		secondary_action: () => dialog.hide(),
	});
	if (action.style === "danger") {
		dialog.get_primary_btn().removeClass("btn-primary").addClass("btn-danger");
	}
	const asked =
		action.places &&
		ask_for_remarks(dialog.get_field("remarks").$wrapper, action.places, action.least_reason);
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.$wrapper.on("shown.bs.modal", () =>
		dialog.$body
			.find("textarea, input:text")
			.filter((at, input) => !input.closest("[data-fieldtype=Date]")) // a calendar would open over the rest
			.first()
			.trigger("focus")
	);
	dialog.show();
	if (action.needs_reason) count_reason(dialog, action.least_reason || 0);
	return dialog;
}

function explanation(action, state_label) {
	return html`<p class="lc-move">
			<span>${__("The document moves on")}:</span>
			<span>${state_label}</span>
			<span aria-hidden="true">→</span>
			<b>${action.target_label}</b>
		</p>
		${action.acting_for
			? html`<p class="lc-move">${__("On behalf of")}: <b>${action.acting_for}</b></p>`
			: ""}`.toString();
}

function reason_field(action) {
	return {
		fieldtype: "Small Text",
		fieldname: "reason",
		label: __("Reason"),
		reqd: 1,
		description: __("At least {0} characters. The reason is kept in the history.", [
			action.least_reason || 0,
		]),
	};
}

function count_reason(dialog, least) {
	const field = dialog.get_field("reason");
	const $count = $('<div class="lc-count" role="status"></div>').insertAfter(field.$input);
	const count = () => {
		const length = field.$input.val().trim().length;
		$count
			.text(
				length < least
					? __("{0} of at least {1} characters", [length, least])
					: __("{0} characters", [length])
			)
			.toggleClass("lc-count--enough", length >= least);
	};
	field.$input.on("input", count);
	count();
}

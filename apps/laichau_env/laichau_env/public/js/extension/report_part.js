// What a report's form shows of more time: the button of asking, and where the last request stands.

import { show_day } from "../common/dates.js";
import { html } from "../common/markup.js";
import { ask_for_more_time } from "./ask.js";

function told(frm) {
	return (frm.doc.__onload && frm.doc.__onload.extension) || { requests: [] };
}

/** The button, for whom the server lets ask. */
export function extension_buttons(frm) {
	return told(frm).can_ask
		? [{ label: __("Ask for an Extension"), run: () => ask_for_more_time(frm, told(frm)) }]
		: [];
}

/** The last request as a fact of the strip; an empty one where nobody asked. */
export function extension_fact(frm) {
	const [last] = told(frm).requests;
	const label = __("Extension Request");
	if (!last) return { label, value: "" };
	const link = frappe.utils.get_form_link("Extension Request", last.name);
	const until = show_day(last.granted_date || last.requested_date);
	return {
		label,
		value: html`<a href="${link}">${__("{0}, until {1}", [last.state_label, until])}</a>`,
	};
}

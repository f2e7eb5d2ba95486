// The due date on a strip: the day, the granted one that counts, how far it is, and how late a report was sent.

import { show_day, show_distance } from "../common/dates.js";
import { html } from "../common/markup.js";

/** States in which its agency has a record. */
export const WITH_AGENCY = ["Draft", "Pending Signature", "Returned"];

/** The due date of `doc` in `state`; nothing where it has none. */
export function due(doc, state) {
	if (!doc.due_date) return "";
	const counted = doc.due_date_granted || doc.due_date;
	const runs = WITH_AGENCY.includes(state) && !doc.first_sent_on;
	const late = runs && counted < frappe.datetime.get_today();
	return html`<div class="lc-due ${late ? "lc-due--late" : ""}">
			${__("Due Date")}: <b>${show_day(doc.due_date)}</b>
			${doc.due_date_granted
				? html`– ${__("extended to {0}", [show_day(doc.due_date_granted)])}`
				: ""}
			${runs ? html`(${show_distance(counted)})` : ""}
		</div>
		${sent_late(doc)}`;
}

function sent_late({ days_late, late_reason }) {
	if (!days_late) return "";
	return html`<div class="lc-due lc-due--late">
		${__("sent {0} working days late – reason: {1}", [days_late, late_reason || "…"])}
	</div>`;
}

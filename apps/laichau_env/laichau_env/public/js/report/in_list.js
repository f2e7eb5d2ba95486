// Cells of the list of reports: the due date that counts, and how late a report was sent.

import { show_day, show_moment } from "../common/dates.js";
import { html } from "../common/markup.js";

/** The due date; where more time was granted, the granted one, and that it is one. */
export function due_in_list({ due_date, due_date_granted }) {
	return due_date_granted
		? html`${__("extended to {0}", [show_day(due_date_granted)])}`.toString()
		: html`${show_day(due_date)}`.toString();
}

/** When it was sent, and by how many working days too late. */
export function sent_in_list({ submitted_on, days_late }) {
	return html`${show_moment(submitted_on)}
	${days_late
		? html`<span class="lc-chip" data-tone="red"
				>${__("{0} working days late", [days_late])}</span
			>`
		: ""}`.toString();
}

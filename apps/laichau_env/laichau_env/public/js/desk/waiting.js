// What waits for the reader: the record, where it stands, who had it before, by when; and why it came back.

import { WITH_AGENCY } from "../approval/due.js";
import { show_day, show_distance } from "../common/dates.js";
import { html } from "../common/markup.js";
import { came_back, more_time } from "./owed.js";

/** The list; `owed` (name -> row) tells more of reports of the reader's own agency. */
export function waiting_part(waiting, owed) {
	return html`<h3 class="lc-inbox-title">${__("Waiting for Me")} (${waiting.length})</h3>
		${waiting.length
			? html`<ul class="lc-inbox-list">
					${waiting.map((record) => item(record, owed.get(record.name)))}
				</ul>`
			: html`<p class="lc-empty">${__("Nothing waits for you now.")}</p>`}`;
}

function item(record, owed) {
	return html`<li class="lc-inbox-item">
		<a href="${frappe.utils.get_form_link(record.doctype, record.name)}">
			<span class="lc-inbox-name">${record.title || record.name}</span>
			<span class="lc-inbox-state">${record.state_label}</span>
			<span class="lc-inbox-from">
				${record.from_whom ? html`${__("Sent by")}: ${record.from_whom}<br />` : ""}
				${record.since ? __("since {0}", [show_day(record.since)]) : ""}
			</span>
			<span class="lc-inbox-due ${record.overdue ? "lc-due--late" : ""}">
				${record.due_date
					? html`${by_when(record.state)}: ${show_day(record.due_date)}
						(${show_distance(record.due_date)})`
					: ""}
				${owed ? more_time(owed) : ""}
			</span>
			${owed ? came_back(owed) : ""}
		</a>
	</li>`;
}

/** The day is that of sending while the agency has the record, else that of the step. */
function by_when(state) {
	return WITH_AGENCY.includes(state) ? __("Due Date") : __("To Be Dealt With By");
}

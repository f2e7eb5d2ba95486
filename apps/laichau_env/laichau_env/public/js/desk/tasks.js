// Tasks that the reader's agency leads and that are overdue or due soon: by when, how far, and the report that says so.

import { show_day, show_distance } from "../common/dates.js";
import { html } from "../common/markup.js";
import { show_number } from "../common/numbers.js";

/** The list; nothing where no task presses. */
export function tasks_part(rows) {
	if (!rows.length) return "";
	return html`<h3 class="lc-inbox-title">${__("Tasks Overdue or Due Soon")} (${rows.length})</h3>
		<ul class="lc-inbox-list">
			${rows.map(item)}
		</ul>`;
}

function item({ name, title, due_date, overdue, percent, last_approved_report }) {
	return html`<li class="lc-owed-item lc-task-item">
		<a href="${frappe.utils.get_form_link("Task Assignment", name)}">
			<span class="lc-inbox-name">${title}</span>
			<span class="lc-inbox-state">${__("{0}% done", [show_number(percent)])}</span>
			<span class="lc-inbox-from">
				${last_approved_report
					? __("by approved report {0}", [last_approved_report])
					: __("no approved report yet")}
			</span>
			<span class="lc-inbox-due ${overdue ? "lc-due--late" : ""}">
				${__("Finish By")}: ${show_day(due_date)} (${show_distance(due_date)})
			</span>
		</a>
	</li>`;
}

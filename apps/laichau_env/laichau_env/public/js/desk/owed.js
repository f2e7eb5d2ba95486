// Reports that the reader's agency owes in open periods and that do not wait for him: by when, who has each, since when.

import { show_day, show_distance } from "../common/dates.js";
import { html, paragraphs } from "../common/markup.js";

/** The list; nothing where the agency owes nothing else. */
export function owed_part(rows) {
	if (!rows.length) return "";
	return html`<h3 class="lc-inbox-title">
			${__("Other Reports of My Agency")} (${rows.length})
		</h3>
		<ul class="lc-inbox-list">
			${rows.map(item)}
		</ul>`;
}

/** That more time was granted, or where the request for it stands. */
export function more_time({ extended, extension }) {
	if (extended) return html`<br />${__("extension granted")}`;
	return extension ? html`<br />${__("Extension Request")}: ${extension}` : "";
}

/** Who sent it back and why, and how many remarks are to be settled. */
export function came_back({ came_back_by, came_back_why, remarks }) {
	if (!came_back_by) return "";
	return html`<span class="lc-inbox-back">
		<b>${__("Sent back")}</b> – ${came_back_by}: ${paragraphs(came_back_why)}
		${remarks
			? html`<span class="lc-chip" data-tone="orange"
					>${__("{0} remarks not answered", [remarks])}</span
				>`
			: ""}
	</span>`;
}

function item(row) {
	return html`<li class="lc-owed-item">
		<a href="${frappe.utils.get_form_link("Progress Report", row.name)}">
			<span class="lc-inbox-name">${row.title}</span>
			<span class="lc-inbox-state">
				${row.state_label}
				${row.is_done
					? html`<br /><span class="lc-chip" data-tone="green">${__("Sent")}</span>`
					: ""}
			</span>
			<span class="lc-inbox-from">
				${__("there since {0}, {1} working days", [
					show_day(row.since),
					row.working_days_there,
				])}
			</span>
			<span class="lc-inbox-due ${row.overdue ? "lc-due--late" : ""}">
				${row.due_date ? html`${__("Due Date")}: ${show_day(row.due_date)}` : ""}
				${row.due_date && !row.is_done ? html`(${show_distance(row.due_date)})` : ""}
				${row.days_late ? html`<br />${__("{0} working days late", [row.days_late])}` : ""}
				${more_time(row)}
			</span>
			${came_back(row)}
		</a>
	</li>`;
}

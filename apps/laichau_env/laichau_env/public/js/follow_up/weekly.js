// The weekly summary in a dialog: open periods, who is late, what waits for whom, tasks, time asked for; printable.

import { show_day } from "../common/dates.js";
import { html } from "../common/markup.js";
import { get_summary, open_summary_paper } from "./server.js";

const MOST = 50;

/** Ask the server and show it. */
export async function open_summary() {
	const summary = await get_summary();
	const dialog = new frappe.ui.Dialog({
		title: __("Weekly Summary"),
		size: "extra-large",
		fields: [{ fieldtype: "HTML", fieldname: "page", options: String(page(summary)) }],
		primary_action_label: __("Print (PDF)"),
		primary_action: () => open_summary_paper(false),
		secondary_action_label: __("Download Word File"),
		secondary_action: () => open_summary_paper(true),
	});
	dialog.$wrapper.addClass("lc-dialog lc-weekly");
	dialog.show();
}

function page({ since, day, periods, behind, waiting, tasks, asked }) {
	return html`<p class="text-muted">
			${__("From {0} to {1}", [show_day(since), show_day(day)])}
		</p>
		${part(
			__("Open Periods"),
			[
				__("Reporting Period"),
				__("Due Date"),
				__("Owed"),
				__("Sent"),
				__("Sent in the Last 7 Days"),
				__("Sent Late"),
				__("To Be Sent Again"),
				__("Overdue, Not Sent"),
				__("Approved"),
			],
			periods.map((row) => [
				row.title,
				show_day(row.due),
				row.owed,
				row.sent,
				row.sent_lately,
				row.late,
				row.again,
				row.overdue,
				row.approved,
			])
		)}
		${part(
			__("Overdue, Not Sent"),
			[__("Agency"), __("Reporting Period"), __("Due Date"), __("Overdue by Days")],
			behind.map((row) => [row.short_name, row.period_title, show_day(row.due), row.days])
		)}
		${part(
			__("Waiting Above the Agency"),
			[
				__("Report"),
				__("Step"),
				__("Waiting For"),
				__("Since"),
				__("Working Days"),
				__("Overdue by Days"),
			],
			waiting.map((row) => [
				link("Progress Report", row.name, row.title),
				row.state_label,
				row.who.join(", "),
				show_day(row.since),
				row.working_days,
				row.overdue_days || "",
			])
		)}
		${part(
			__("Overdue Tasks"),
			[__("Agency"), __("Task"), __("Due Date")],
			tasks.map((row) => [
				row.short_name,
				link("Task Assignment", row.name, row.title),
				show_day(row.due),
			])
		)}
		${part(
			__("Extension Requests"),
			[__("Agency"), __("Reporting Period"), __("Until"), __("State")],
			asked.map((row) => [
				row.short_name,
				row.period_title,
				show_day(row.granted_until || row.asked_until),
				row.state_label,
			])
		)}`;
}

function part(title, heads, rows) {
	const left = rows.length - MOST;
	return html`<h4 class="lc-weekly-title">${title} (${rows.length})</h4>
		${rows.length
			? html`<div class="lc-weekly-scroll">
					<table class="lc-weekly-table">
						<thead>
							<tr>
								${heads.map((head) => html`<th scope="col">${head}</th>`)}
							</tr>
						</thead>
						<tbody>
							${rows.slice(0, MOST).map(row_of)}
						</tbody>
					</table>
				</div>`
			: html`<p class="lc-empty">${__("None.")}</p>`}
		${left > 0 ? html`<p class="text-muted">${__("and {0} more", [left])}</p>` : ""}`;
}

function row_of(cells) {
	return html`<tr>
		${cells.map(
			(cell) => html`<td class="${Number.isInteger(cell) ? "lc-number" : ""}">${cell}</td>`
		)}
	</tr>`;
}

function link(doctype, name, title) {
	return html`<a href="${frappe.utils.get_form_link(doctype, name)}">${title}</a>`;
}

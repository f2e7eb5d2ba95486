// The matrix: a row an agency, a column a period, in each cell the state and how each tier stands, in words.

import { show_day } from "../common/dates.js";
import { html } from "../common/markup.js";
import { show_number } from "../common/numbers.js";

/** Each tier as the matrix names it. */
export const TIER_WORDS = {
	agency: () => __("Agency"),
	department: () => __("Examining Department"),
	province: () => __("Province"),
};
const STATE_WORDS = {
	"owes nothing": () => __("Owes Nothing"),
	planned: () => __("Not Opened Yet"),
	"not made": () => __("No Draft Made"),
	"not sent": () => __("Not Sent"),
};
const STANDINGS = {
	"on time": { tone: "green", words: () => __("on time") },
	waiting: { tone: "blue", words: () => __("not due yet") },
	late: { tone: "orange", words: (days) => __("late by {0} working days", [days]) },
	overdue: { tone: "red", words: (days) => __("overdue by {0} working days", [days]) },
};

/** The table, or a sentence where there is nothing to show. */
export function matrix_table({ periods, agencies, tiers }) {
	if (!periods.length) {
		return html`<p class="lc-empty">${__("No reporting period in this year.")}</p>`;
	}
	if (!agencies.length) {
		return html`<p class="lc-empty">${__("No agency to show.")}</p>`;
	}
	return html`<div class="lc-matrix-scroll" tabindex="0">
		<table class="lc-matrix">
			<thead>
				<tr>
					<th scope="col" class="lc-matrix-agency">
						${__("Agency")} (${agencies.length})
					</th>
					${periods.map((period) => head(period, tiers))}
				</tr>
			</thead>
			<tbody>
				${agencies.map(row)}
			</tbody>
		</table>
	</div>`;
}

function head({ title, due, owed, sent, counts, on_time }, tiers) {
	return html`<th scope="col">
		<div class="lc-matrix-title">${title}</div>
		<div>${__("Sent {0} of {1}", [sent, owed])}</div>
		${tiers.map((tier) => tier_line(tier, due[tier], counts[tier], on_time[tier]))}
	</th>`;
}

function tier_line(tier, due, counts, share) {
	if (!due && share === null) return "";
	const behind = counts.late + counts.overdue;
	return html`<div class="lc-matrix-tier">
		<b>${TIER_WORDS[tier]()}</b> ${due ? html`${__("due {0}", [show_day(due)])}` : ""}
		${share === null
			? ""
			: html`–
				${__("{0}% on time", [show_number(share)])}${behind
					? html`, ${__("{0} behind", [behind])}`
					: ""}`}
	</div>`;
}

function row({ short_name, cells }) {
	return html`<tr>
		<th scope="row" class="lc-matrix-agency">${short_name}</th>
		${cells.map((each) => html`<td>${cell(each)}</td>`)}
	</tr>`;
}

function cell({ state, report, tiers, nothing, extended_to }) {
	const words = (STATE_WORDS[state] || (() => __(state)))();
	const named = report
		? html`<a href="${frappe.utils.get_form_link("Progress Report", report)}">${words}</a>`
		: html`<span class="${state === "owes nothing" ? "lc-matrix-none" : ""}">${words}</span>`;
	return html`<div class="lc-matrix-state">${named}</div>
		${nothing ? html`<div class="lc-matrix-note">${__("Nothing to Report")}</div>` : ""}
		${extended_to
			? html`<div class="lc-matrix-note">
					${__("extended to {0}", [show_day(extended_to)])}
				</div>`
			: ""}
		${Object.entries(tiers).map(([tier, one]) => standing(tier, one))}`;
}

function standing(tier, { standing: name, days }) {
	const { tone, words } = STANDINGS[name];
	return html`<div>
		<span class="lc-chip" data-tone="${tone}">${TIER_WORDS[tier]()}: ${words(days)}</span>
	</div>`;
}

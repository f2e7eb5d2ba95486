// Above the figures: what no longer holds, what changed since it was last read, who is missing or late.

import { show_day } from "../common/dates.js";
import { html } from "../common/markup.js";
import { show_number } from "../common/numbers.js";
import { standing_of } from "./server.js";

const MOST_FIGURES = 40;

/** Draw the standing of the sources into its field. */
export function draw_standing(frm) {
	const field = frm.fields_dict.standing_view;
	const standing = standing_of(frm);
	if (!field || !standing) return;
	const at_rest = frm.doc.docstatus !== 0;
	$(field.$wrapper).html(
		html`<div class="lc-standing">
			${stale(standing.stale, at_rest)} ${changes(standing.changes)}
			${agencies(__("Not counted yet"), standing.missing, "red", missing_words)}
			${agencies(__("Sent late"), standing.late, "orange", late_words)}
			${agencies(__("Provisional"), standing.provisional, "blue", () => "")}
		</div>`.toString()
	);
}

function stale(found, at_rest) {
	if (!found.length) {
		return html`<p class="lc-notice" data-tone="green">
			${__("All sources are as they were when the report was built.")}
		</p>`;
	}
	const told = at_rest
		? __("{0} sources changed after this report was issued:", [found.length])
		: __("{0} sources changed since: consolidate again before it goes up.", [found.length]);
	return html`<div class="lc-notice" data-tone="${at_rest ? "orange" : "red"}" role="alert">
		<b>${told}</b>
		<ul>
			${found.map(({ said }) => html`<li>${said}</li>`)}
		</ul>
	</div>`;
}

function changes({ sources, figures }) {
	if (!sources.length && !figures.length) return "";
	return html`<details class="lc-notice" data-tone="blue">
		<summary>
			${__("Changed since the report was last read: {0} sources, {1} figures", [
				sources.length,
				figures.length,
			])}
		</summary>
		<ul>
			${sources.map((said) => html`<li>${said}</li>`)}
		</ul>
		<table class="lc-figures">
			<thead>
				<tr>
					<th>${__("Task or Indicator")}</th>
					<th>${__("Figure")}</th>
					<th>${__("Before")}</th>
					<th>${__("Now")}</th>
				</tr>
			</thead>
			<tbody>
				${figures.slice(0, MOST_FIGURES).map(
					({ row, figure, before, after }) =>
						html`<tr>
							<td>${row}</td>
							<td class="lc-figures-words">${figure}</td>
							<td>${shown(before)}</td>
							<td>${shown(after)}</td>
						</tr>`
				)}
			</tbody>
		</table>
		${figures.length > MOST_FIGURES
			? html`<p>${__("and {0} more", [figures.length - MOST_FIGURES])}</p>`
			: ""}
	</details>`;
}

function shown(value) {
	return value === null || value === undefined ? "–" : show_number(value);
}

function agencies(title, rows, tone, words) {
	if (!rows.length) return "";
	return html`<details class="lc-agencies" ${rows.length <= 12 ? "open" : ""}>
		<summary><span class="lc-chip" data-tone="${tone}">${rows.length}</span> ${title}</summary>
		<ul>
			${rows.map((row) => html`<li>${row.agency_name} ${words(row)}</li>`)}
		</ul>
	</details>`;
}

function missing_words({ state_label }) {
	return html`<span class="lc-muted">– ${state_label}</span>`;
}

function late_words({ days_late, sent_on, reason }) {
	const told = __("{0} working days late, sent on {1}", [days_late, show_day(sent_on)]);
	return html`<span class="lc-muted">– ${told}${reason ? `: ${reason}` : ""}</span>`;
}

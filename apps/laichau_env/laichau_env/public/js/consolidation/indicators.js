// Totals of the indicators: an indicator a row, each opening what every agency brought to it.

import { html } from "../common/markup.js";
import { standing_of } from "./server.js";
import { open_indicator_sources } from "./sources.js";

/** Draw the table into the field `indicators_view`. */
export function draw_indicators(frm) {
	const field = frm.fields_dict.indicators_view;
	const rows = frm.doc.indicators || [];
	if (!field || !standing_of(frm)) return;
	const $place = $(field.$wrapper);
	$place.html(rows.length ? table(frm, rows).toString() : "");
	$place
		.off(".laichau")
		.on("click.laichau", "[data-do=sources]", (event) =>
			open_indicator_sources(
				frm,
				event.currentTarget.closest("[data-indicator]").dataset.indicator
			)
		);
}

function table(frm, rows) {
	const label_of = (field) => __(frappe.meta.get_label("Consolidated Indicator", field));
	const corrected = new Set((frm.doc.corrections || []).map((one) => one.indicator));
	return html`<h3 class="lc-part-name">${__("Indicators")} (${rows.length})</h3>
		<div class="lc-figures-scroll" tabindex="0">
			<table class="lc-figures">
				<thead>
					<tr>
						${[
							"indicator_name",
							"unit",
							"addition",
							"total",
							"target",
							"counted",
							"missing",
						].map((field) => html`<th scope="col">${label_of(field)}</th>`)}
						<th scope="col">${__("Lead Back To")}</th>
					</tr>
				</thead>
				<tbody>
					${rows.map((row) => row_of(row, corrected.has(row.indicator)))}
				</tbody>
			</table>
		</div>`;
}

function row_of(row, is_corrected) {
	return html`<tr data-indicator="${row.indicator}">
		<td class="lc-figures-task">
			${row.indicator_name}
			${is_corrected
				? html`<span class="lc-chip" data-tone="orange">${__("corrected")}</span>`
				: ""}
		</td>
		<td class="lc-figures-words">${row.unit}</td>
		<td class="lc-figures-words">${__(row.addition)}</td>
		<td>${row.total || "–"}</td>
		<td>${row.target || "–"}</td>
		<td>${row.counted}</td>
		<td title="${row.remark || ""}">${row.missing || "–"}</td>
		<td>
			<button type="button" class="btn btn-xs btn-default" data-do="sources">
				${__("Sources")}
			</button>
		</td>
	</tr>`;
}

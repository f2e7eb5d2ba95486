// The corrected figures of a report in one list, with the button that takes each off: also those whose source is gone.

import { show_moment } from "../common/dates.js";
import { html } from "../common/markup.js";
import { standing_of } from "./server.js";
import { connect_withdrawing, withdraw_button } from "./source_card.js";

/** Draw the list into the field `corrections_view`; its section is there only with something in it. */
export function draw_corrections(frm) {
	const field = frm.fields_dict.corrections_view;
	const standing = standing_of(frm);
	if (!field || !standing) return;
	frm.toggle_display("sb_corrections", standing.corrections.length > 0);
	const $place = $(field.$wrapper);
	$place.html(table(standing.corrections, standing.can_rebuild).toString());
	connect_withdrawing(frm, $place);
}

function table(rows, may_withdraw) {
	const heads = [
		__("Agency"),
		__("Task or Indicator"),
		__("Figure"),
		__("Reported"),
		__("Corrected To"),
		__("Reason"),
		__("Corrected By"),
	];
	return html`<div class="lc-figures-scroll" tabindex="0">
		<table class="lc-figures">
			<thead>
				<tr>
					${heads.map((head) => html`<th scope="col">${head}</th>`)}
					${may_withdraw ? html`<th></th>` : ""}
				</tr>
			</thead>
			<tbody>
				${rows.map((row) => row_of(row, may_withdraw))}
			</tbody>
		</table>
	</div>`;
}

function row_of(row, may_withdraw) {
	return html`<tr>
		<td>
			${row.agency_name}
			${row.gone
				? html`<span class="lc-chip" data-tone="red">${__("report not counted")}</span>`
				: ""}
		</td>
		<td class="lc-figures-words">${row.place || row.title}</td>
		<td class="lc-figures-words">${row.label}</td>
		<td>${row.original || "–"}</td>
		<td>${row.corrected}</td>
		<td class="lc-figures-words">${row.reason}</td>
		<td class="lc-figures-words">${row.by}, ${show_moment(row.on)}</td>
		${may_withdraw ? html`<td>${withdraw_button(row.name)}</td>` : ""}
	</tr>`;
}

// Figures by task: a row a task, the four boxes, percents and money; each row opens its sources.

import { html } from "../common/markup.js";
import { show_number, show_percent } from "../common/numbers.js";
import { groups_of } from "../report/grouping.js";
import { sections_of } from "../report/plan.js";
import { open_sources } from "./sources.js";
import { standing_of } from "./server.js";

const BOXES = ["completed_on_time", "completed_late", "within_time", "overdue"];
const COLUMNS = 12;

/** Draw the table into the field `lines_view`. */
export async function draw_figures(frm) {
	const field = frm.fields_dict.lines_view;
	if (!field || !standing_of(frm)) return;
	const docname = frm.docname;
	const sections = await sections_of(frm.doc.directive);
	if (frm.docname !== docname) return;
	const corrected = new Set((frm.doc.corrections || []).map((row) => row.plan_task));
	const stale = new Set(standing_of(frm).stale.flatMap(({ tasks }) => tasks));
	const $place = $(field.$wrapper);
	$place.html(
		html`<div class="lc-figures-scroll" tabindex="0">
			<table class="lc-figures">
				<thead>
					${head()}
				</thead>
				<tbody>
					${groups_of(frm.doc.lines || [], sections).map((group) => [
						...group.headings.map(heading_row),
						...group.lines.map((line) => row(line, { corrected, stale })),
					])}
				</tbody>
			</table>
		</div>`.toString()
	);
	$place
		.off(".laichau")
		.on("click.laichau", "[data-do=sources]", (event) =>
			open_sources(frm, event.currentTarget.closest("[data-task]").dataset.task)
		);
}

function label_of(field) {
	return __(frappe.meta.get_label("Consolidated Line", field));
}

function head() {
	return html`<tr>
		<th scope="col">${__("No.")}</th>
		<th scope="col">${__("Task")}</th>
		<th scope="col">${label_of("reported")}</th>
		${BOXES.map((field) => html`<th scope="col">${label_of(field)}</th>`)}
		<th scope="col">${label_of("mean_percent")}</th>
		<th scope="col">${label_of("weighted_percent")}</th>
		<th scope="col">${label_of("funds_planned")}</th>
		<th scope="col">${label_of("funds_disbursed")}</th>
		<th scope="col">${__("Lead Back To")}</th>
	</tr>`;
}

function heading_row({ label, title }) {
	return html`<tr class="lc-figures-heading">
		<td colspan="${COLUMNS}">${label} ${title}</td>
	</tr>`;
}

function row(line, { corrected, stale }) {
	const is_stale = stale.has(line.plan_task);
	const text = line.task_content || "";
	return html`<tr data-task="${line.plan_task}" class="${is_stale ? "lc-figures-stale" : ""}">
		<td>${line.order_no || "–"}</td>
		<td class="lc-figures-task" title="${text}">
			<div class="lc-task-text--short">${text}</div>
			${is_stale ? chip(__("sources changed"), "red") : ""}
			${corrected.has(line.plan_task) ? chip(__("corrected"), "orange") : ""}
		</td>
		<td>${line.reported}/${line.owed}</td>
		${BOXES.map((field) => html`<td>${line[field] || "–"}</td>`)}
		<td>${line.reported ? show_percent(line.mean_percent) : "–"}</td>
		<td>${line.has_weighted ? show_percent(line.weighted_percent) : "–"}</td>
		<td>${line.funds_planned ? show_number(line.funds_planned) : "–"}</td>
		<td>${line.funds_disbursed ? show_number(line.funds_disbursed) : "–"}</td>
		<td>
			<button type="button" class="btn btn-xs btn-default" data-do="sources">
				${__("Sources")}
			</button>
		</td>
	</tr>`;
}

function chip(text, tone) {
	return html`<span class="lc-chip" data-tone="${tone}">${text}</span>`;
}

// One task of a report as a card: what is asked, what was entered, and, for who may edit, the buttons.

import { html, paragraphs } from "../common/markup.js";
import { show_day } from "../common/dates.js";
import { remark_card } from "../approval/remark_card.js";
import { show_number } from "../common/numbers.js";
import { file_list } from "./evidence_list.js";
import { is_entered } from "./grouping.js";

const LONG_TASK = 200;
const TONE_OF_PACE = { Ahead: "green", "On Track": "blue", Behind: "red" };

/**
 * The card of `line`; `files` are the evidence rows of its task, `remarks` what a return said to it; `closed` when
 * the reader may edit the report, but not this line.
 */
export function line_card(line, { files, remarks, can_edit, can_attach, closed }) {
	const entered = is_entered(line);
	return html`<article
		class="lc-line ${closed ? "lc-line--closed" : ""} ${remarks.length
			? "lc-line--remarked"
			: ""}"
		data-line="${line.name}"
	>
		<div class="lc-line-task">
			<span class="lc-no">${line.order_no || "–"}</span>
			<div class="lc-task">
				<div class="lc-task-text ${is_long(line) ? "lc-task-text--short" : ""}">
					${paragraphs(line.task_content)}
				</div>
				${is_long(line) ? more_button() : ""}
				${line.scope_text ? html`<div class="lc-scope">${line.scope_text}</div>` : ""}
			</div>
			<div class="lc-chips">
				${chip(__(line.role), line.role === "Lead" ? "blue" : "grey")}
				${entered ? chip(__("Entered"), "green") : chip(__("Not entered"), "orange")}
				${closed ? chip(__("Read only"), "grey") : ""}
			</div>
		</div>
		${facts(line)} ${files.length ? html`<div class="lc-files">${file_list(files)}</div>` : ""}
		${remarks.map((remark) => remark_card(remark, { head: false }))}
		${can_edit ? buttons(entered, can_attach) : ""}
	</article>`;
}

function is_long(line) {
	return (line.task_content || "").length > LONG_TASK;
}

function more_button() {
	return html`<button
		type="button"
		class="btn-link lc-more"
		data-do="more"
		aria-expanded="false"
	>
		${__("Read all")}
	</button>`;
}

function chip(text, tone) {
	return html`<span class="lc-chip" data-tone="${tone}">${text}</span>`;
}

function facts(line) {
	const rows = [
		["result", line.result && paragraphs(line.result)],
		["cumulative_result", line.cumulative_result && paragraphs(line.cumulative_result)],
		["percent", (line.percent || is_entered(line)) && bar(line.percent)],
		["pace", line.pace && chip(__(line.pace), TONE_OF_PACE[line.pace])],
		["completed_on", line.completed_on && show_day(line.completed_on)],
		["difficulties", line.difficulties && paragraphs(line.difficulties)],
		["funds_planned", line.funds_planned && million(line.funds_planned)],
		["funds_disbursed", line.funds_disbursed && million(line.funds_disbursed)],
	].filter(([, value]) => value);
	if (!rows.length) return "";
	return html`<dl class="lc-facts">
		${rows.map(
			([field, value]) =>
				html`<div>
					<dt>${label_of(field)}</dt>
					<dd>${value}</dd>
				</div>`
		)}
	</dl>`;
}

function label_of(field) {
	return __(frappe.meta.get_label("Progress Report Line", field));
}

function million(value) {
	return __("{0} million dong", [show_number(value)]);
}

function bar(percent) {
	const width = Math.max(0, Math.min(100, percent || 0));
	return html`<span class="lc-bar" aria-hidden="true"
			><span style="width:${width}%"></span
		></span>
		${show_number(percent)}%`;
}

function buttons(entered, can_attach) {
	return html`<div class="lc-line-buttons">
		<button
			type="button"
			class="btn btn-sm ${entered ? "btn-default" : "btn-primary"}"
			data-do="edit"
		>
			${entered ? __("Edit Result") : __("Enter Result")}
		</button>
		${can_attach
			? html`<button type="button" class="btn btn-sm btn-default" data-do="attach">
					${__("Attach Evidence")}
				</button>`
			: ""}
	</div>`;
}

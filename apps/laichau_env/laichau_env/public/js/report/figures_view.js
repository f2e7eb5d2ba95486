// The indicators of a report: a card each, with the place to type the figure, and what the server says of it.

import { is_open, remarks_on } from "../approval/places.js";
import { approval_of } from "../approval/server.js";
import { remark_card } from "../approval/remark_card.js";
import { html, paragraphs } from "../common/markup.js";
import { save_report } from "./save.js";

/** Draw the indicators into the field `indicators_view`. */
export function draw_figures(frm) {
	const field = frm.fields_dict.indicators_view;
	if (!field || frm.is_new()) return;
	const rows = frm.doc.indicator_values || [];
	const $place = $(field.$wrapper);
	$place.html(rows.length ? page(frm, rows).toString() : "");
	connect(frm, $place);
}

function page(frm, rows) {
	const entered = rows.filter(is_entered).length;
	const writable = rows.some((row) => may_write(frm, row, "value_text"));
	return html`<div class="lc-figures">
		<div class="lc-progress" role="status">
			${__("{0} of {1} indicators entered", [entered, rows.length])}
		</div>
		${writable
			? html`<p class="lc-figures-note">
					${__("Decimal comma, a point between thousands: 12,5 or 1.234,5.")}
				</p>`
			: ""}
		${rows.map((row) => card(frm, row))}
		${writable
			? html`<button type="button" class="btn btn-primary btn-sm" data-do="save-figures">
					${__("Save Figures")}
				</button>`
			: ""}
	</div>`;
}

function is_entered(row) {
	return Boolean(row.value_text);
}

function told_of(frm, row) {
	return ((frm.doc.__onload || {}).indicators || {})[row.indicator] || {};
}

function place_of(row) {
	return `indicator_values|${row.indicator}`;
}

function may_write(frm, row, field) {
	return is_open(frm, place_of(row)) || is_open(frm, `${place_of(row)}|${field}`);
}

function card(frm, row) {
	const told = told_of(frm, row);
	const remarks = remarks_on(frm, place_of(row));
	const closed = (approval_of(frm) || {}).can_edit && !may_write(frm, row, "value_text");
	return html`<article
		class="lc-figure ${closed ? "lc-line--closed" : ""} ${remarks.length
			? "lc-line--remarked"
			: ""}"
		data-row="${row.name}"
		data-indicator="${row.indicator}"
	>
		<div class="lc-figure-name">
			<span class="lc-no">${row.idx || ""}</span>
			<div>
				<b>${row.indicator_name}</b>
				${told.definition
					? html`<details>
							<summary>${__("How it is counted")}</summary>
							${paragraphs(told.definition)}
						</details>`
					: ""}
			</div>
			<div class="lc-chips">
				${is_entered(row)
					? chip(__("Entered"), "green")
					: chip(__("Not entered"), "orange")}
				${closed ? chip(__("Read only"), "grey") : ""}
			</div>
		</div>
		<div class="lc-figure-parts">
			${figure(frm, row, told)} ${known(row, told)} ${reason(frm, row, told)}
		</div>
		${notes(row, told)} ${remarks.map((remark) => remark_card(remark, { head: false }))}
	</article>`;
}

function chip(text, tone) {
	return html`<span class="lc-chip" data-tone="${tone}">${text}</span>`;
}

function figure(frm, row, { hint }) {
	const label = __("Figure");
	if (!may_write(frm, row, "value_text")) {
		return html`<div class="lc-figure-value">
			<span class="lc-figure-label">${label}</span>
			<b>${row.value_text || "–"}</b> ${row.value_text ? row.unit : ""}
		</div>`;
	}
	return html`<label class="lc-figure-value">
		<span class="lc-figure-label">${label}</span>
		<span class="lc-figure-input">
			<input
				type="text"
				inputmode="decimal"
				autocomplete="off"
				class="form-control"
				data-field="value_text"
				value="${row.value_text || ""}"
				aria-label="${label}: ${row.indicator_name}"
			/>
			<span>${row.unit}</span>
		</span>
		<span class="lc-figure-hint">${hint || ""}</span>
	</label>`;
}

function known(row, { target }) {
	const facts = [
		[__("Last Approved Figure"), row.previous_value],
		[__("Target"), target],
		[__("Taken From"), row.taken_from && link_to(row.taken_from, row.taken_from)],
	].filter(([, value]) => value);
	return html`<dl class="lc-figure-known">
		${facts.map(
			([label, value]) =>
				html`<div>
					<dt>${label}</dt>
					<dd>${value}</dd>
				</div>`
		)}
	</dl>`;
}

/** Where it may be wanted: while there is no figure, when the figure jumps, or when something stands there. */
function reason(frm, row, { question }) {
	const label = __("Reason");
	if (!may_write(frm, row, "reason")) {
		return row.reason
			? html`<div class="lc-figure-reason">
					<span class="lc-figure-label">${label}</span> ${paragraphs(row.reason)}
				</div>`
			: "";
	}
	if (is_entered(row) && !question && !row.reason) return "";
	return html`<label class="lc-figure-reason">
		<span class="lc-figure-label">
			${is_entered(row)
				? __("Why it differs so much")
				: __("Why there is no figure, if there is none")}
		</span>
		<textarea
			rows="2"
			class="form-control"
			data-field="reason"
			aria-label="${label}: ${row.indicator_name}"
		>
${row.reason || ""}</textarea
		>
	</label>`;
}

function notes(row, { question, differs = [] }) {
	return html`${question
		? html`<p class="lc-figure-note" data-tone="orange">
				${question}. ${row.reason ? "" : __("Check it; if it is right, say why.")}
			</p>`
		: ""}
	${differs.map(
		({ report, title, value }) =>
			html`<p class="lc-figure-note" data-tone="red">
				${__("Another report says {0}:", [value])} ${link_to(report, title)}
			</p>`
	)}`;
}

function link_to(name, words) {
	return html`<a href="${frappe.utils.get_form_link("Progress Report", name)}">${words}</a>`;
}

function connect(frm, $place) {
	$place.off(".laichau");
	$place.on("input.laichau", "[data-field]", ({ currentTarget }) => {
		const { name } = row_at(frm, currentTarget);
		const { field } = currentTarget.dataset;
		frappe.model.set_value("Report Indicator Value", name, field, currentTarget.value);
	});
	$place.on("click.laichau", "[data-do=save-figures]", () => save_report(frm));
}

function row_at(frm, input) {
	const { row } = input.closest("[data-row]").dataset;
	return frm.doc.indicator_values.find(({ name }) => name === row);
}

// One remark of a return: what was asked on one side, the answer, or the place to write it, on the other.

import { show_moment } from "../common/dates.js";
import { html, paragraphs } from "../common/markup.js";

const STANDINGS = {
	answered: { tone: "green", label: () => __("Answered") },
	corrected: { tone: "green", label: () => __("Corrected") },
	silent: { tone: "orange", label: () => __("Not answered yet") },
};

/** The card; `head` names the place, which a card that stands at its place need not. */
export function remark_card(remark, { head = true, writing = false } = {}) {
	return html`<article
		class="lc-remark"
		data-remark="${remark.name}"
		data-head="${head ? 1 : ""}"
		aria-label="${__("Remark")}: ${remark.place_label}"
	>
		<div class="lc-remark-head">
			${head ? html`<b>${remark.place_label}</b>` : html`<b>${field_of(remark)}</b>`}
			${standing_chip(remark)} ${head && remark.is_live ? way() : ""}
		</div>
		<div class="lc-remark-sides">
			<div>
				<div class="lc-remark-side">${__("Remark")}</div>
				${paragraphs(remark.remark)}
				<div class="lc-remark-who">${remark.made_by}, ${show_moment(remark.made_on)}</div>
			</div>
			<div>
				<div class="lc-remark-side">${__("Answer")}</div>
				${writing ? answer_form(remark) : answer(remark)}
			</div>
		</div>
	</article>`;
}

/** How the remark stands, in a word and its colour. */
export function standing_chip(remark) {
	const { tone, label } = STANDINGS[remark.standing];
	return html`<span class="lc-chip" data-tone="${tone}">${label()}</span>`;
}

/** At its place the card says of which field the remark speaks, if it names one. */
function field_of(remark) {
	const [, field] = remark.place_label.split(/ – (?=[^–]*$)/);
	return remark.place.split("|").length === 4 && field ? field : __("Sent back to be corrected");
}

function way() {
	return html`<button type="button" class="btn-link lc-remark-way" data-do="go-to-remark">
		${__("Go there")}
	</button>`;
}

function answer(remark) {
	const text = remark.answer
		? html`${paragraphs(remark.answer)}
				<div class="lc-remark-who">
					${remark.answered_by}, ${show_moment(remark.answered_on)}
				</div>`
		: html`<span class="lc-remark-none">
				${remark.standing === "corrected"
					? __("The place was corrected.")
					: __("No answer yet.")}
			</span>`;
	return html`${text}${remark.can_answer
		? html`<div>
				<button type="button" class="btn btn-default btn-sm" data-do="write-answer">
					${remark.answer ? __("Change the Answer") : __("Write an Answer")}
				</button>
			</div>`
		: ""}`;
}

function answer_form(remark) {
	return html`<textarea
			class="form-control lc-remark-text"
			rows="3"
			aria-label="${__("Answer")}"
			placeholder="${__("What you corrected, or why it stays as it is.")}"
		>
${remark.answer || ""}</textarea
		>
		<div class="lc-remark-buttons">
			<button type="button" class="btn btn-primary btn-sm" data-do="send-answer">
				${__("Save the Answer")}
			</button>
			<button type="button" class="btn btn-default btn-sm" data-do="no-answer">
				${__("Go Back")}
			</button>
		</div>`;
}

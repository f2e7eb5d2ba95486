// Remarks of returns on a form: the list under the strip, each remark at its place, and the answers given there.

import { html } from "../common/markup.js";
import { comparison_button, connect_comparison } from "./comparison.js";
import { is_limited, remarks_of } from "./places.js";
import { remark_card } from "./remark_card.js";
import { answer_remark } from "./returns_server.js";
import { approval_of } from "./server.js";

/** Draw the section under the strip; nothing where the record never came back. */
export function draw_remarks(frm) {
	const approval = approval_of(frm) || {};
	const $place = place_of(frm);
	if (!approval.has_comparison) return $place.empty().hide();
	$place.show().html(section(frm).toString());
	connect(frm);
	connect_comparison(frm, $place);
}

/** Bring the reader to the first remark that is neither answered nor corrected. */
export function lead_to_unanswered(frm) {
	const remark = remarks_of(frm).find((each) => each.can_answer && each.standing === "silent");
	if (remark) go_to(frm, remark.name);
}

function place_of(frm) {
	frm.laichau_remarks ||= $(
		`<section class="lc-remarks" aria-label="${__("Remarks of the Return")}"></section>`
	);
	return frm.laichau_remarks.insertAfter(frm.laichau_strip);
}

function section(frm) {
	const remarks = remarks_of(frm);
	const live = remarks.filter((remark) => remark.is_live);
	const earlier = remarks.filter((remark) => !remark.is_live);
	return html`${live.length
		? html`<h4>${__("Remarks of the Return")} (${live.length})</h4>
				<p class="lc-remarks-note" role="status">${note(frm, live)}</p>
				${live.map((remark) => remark_card(remark))}`
		: ""}
	${earlier.length
		? html`<details class="lc-remarks-earlier" ${live.length ? "" : "open"}>
				<summary>
					${__("Remarks made and how they were answered")} (${earlier.length})
				</summary>
				${earlier.map((remark) => remark_card(remark))}
			</details>`
		: ""}
	${comparison_button()}`;
}

function note(frm, live) {
	const silent = live.filter((remark) => remark.standing === "silent").length;
	const left = silent
		? __("{0} remarks are neither answered nor corrected.", [silent])
		: __("All remarks are answered or corrected.");
	const limits = is_limited(frm)
		? __("Only the places named here can be corrected; all others are read only.")
		: "";
	return html`<b>${left}</b> ${limits}`;
}

/** One set of handlers for the cards under the strip and those at their places. */
function connect(frm) {
	const $form = $(frm.layout.wrapper);
	const card_at = (event) => $(event.currentTarget).closest("[data-remark]");
	const name_at = (event) => card_at(event).data("remark");
	$form.off(".lc-remark");
	$form.on("click.lc-remark", "[data-do=write-answer]", (event) => {
		const $card = redraw(frm, card_at(event), { writing: true });
		$card.find("textarea").trigger("focus");
	});
	$form.on("click.lc-remark", "[data-do=no-answer]", (event) => redraw(frm, card_at(event)));
	$form.on("click.lc-remark", "[data-do=send-answer]", (event) =>
		send(frm, name_at(event), card_at(event).find("textarea").val())
	);
	$form.on("click.lc-remark", "[data-do=go-to-remark]", (event) => go_to(frm, name_at(event)));
}

function redraw(frm, $card, { writing = false } = {}) {
	const remark = remarks_of(frm).find((each) => each.name === $card.attr("data-remark"));
	const $drawn = $(
		remark_card(remark, { head: Boolean($card.attr("data-head")), writing }).toString()
	);
	$card.replaceWith($drawn);
	return $drawn;
}

function send(frm, name, text) {
	answer_remark(name, text).then(
		(kept) => show_answer(frm, name, kept),
		() => {} // the server refused and said why; what was typed stays
	);
}

function show_answer(frm, name, kept) {
	const remark = remarks_of(frm).find((each) => each.name === name);
	Object.assign(remark, kept, { standing: kept.answer ? "answered" : "silent" });
	$(frm.layout.wrapper)
		.find(`[data-remark="${name}"]`)
		.each((_, card) => void redraw(frm, $(card)));
	const live = remarks_of(frm).filter((each) => each.is_live);
	place_of(frm).find(".lc-remarks-note").html(note(frm, live).toString());
	frappe.show_alert({ message: __("The answer was saved."), indicator: "green" });
}

/** To the card at the place of the remark if the form shows it there, else to the one in the list. */
function go_to(frm, name) {
	const $cards = $(frm.layout.wrapper).find(`[data-remark="${name}"]`);
	const $there = $cards.filter((_, card) => !card.dataset.head);
	const $card = $there.length ? $there.first() : $cards.first();
	if (!$card.length) return;
	$card[0].scrollIntoView({ block: "center" });
	$card.addClass("lc-remark--found");
	$card.find("button:not([data-do=go-to-remark])").first().trigger("focus");
}

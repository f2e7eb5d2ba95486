// The Opinion Request form: the lines as they were sent, the question, and the answer or the place to write it.

import { show_day, show_distance, show_moment } from "../common/dates.js";
import { html, paragraphs } from "../common/markup.js";
import { give_opinion } from "./opinions_server.js";

frappe.provide("laichau.opinion");

Object.assign(laichau.opinion, {
	/** Once a form. */
	setup(frm) {
		frm.toolbar.can_rename = () => false;
		frm.toolbar.make_menu_items = () => {
			frm.page.add_menu_item(__("Reload"), () => frm.reload_doc(), true);
		};
		frm.$wrapper.addClass("lc-form");
	},

	/** Each refresh. */
	refresh(frm) {
		const view = (frm.doc.__onload && frm.doc.__onload.opinion) || { lines: [], stances: [] };
		const { $wrapper } = frm.fields_dict.opinion_view;
		frm.disable_save();
		$wrapper.html(page(frm.doc, view).toString());
		$wrapper.find("[data-do=send]").on("click", () => send(frm, $wrapper));
	},
});

function page(doc, view) {
	return html`<section class="lc-opinion">
		<div class="lc-strip" data-tone="${view.overdue ? "orange" : "blue"}">
			<div class="lc-strip-facts">
				<div class="lc-state">${view.status_label}</div>
				<div class="lc-due ${view.overdue ? "lc-due--late" : ""}">
					${__("Answer By")}: <b>${show_day(doc.due_date)}</b>
					${view.can_answer ? html`(${show_distance(doc.due_date)})` : ""}
				</div>
				<div class="lc-fact">${doc.required ? __("Required") : __("Not required")}</div>
				<div class="lc-fact">${__("Asked By")}: ${doc.asked_by}</div>
				<div class="lc-fact">${__("Asked Agency")}: ${doc.asked_agency_name}</div>
			</div>
		</div>
		<h4>${__("Question")}</h4>
		<p>${paragraphs(doc.question)}</p>
		<h4>${__("Lines as they were sent")}</h4>
		<p class="lc-opinions-note">${doc.title}</p>
		${view.lines.map(line_card)} ${answer(doc, view)}
	</section>`;
}

function line_card(line) {
	return html`<article class="lc-opinion-line">
		<h5>${line.title} ${line.part ? html`<span class="lc-chip">${line.part}</span>` : ""}</h5>
		<dl>
			${line.values.map(
				({ label, text }) =>
					html`<dt>${label}</dt>
						<dd>${paragraphs(text)}</dd>`
			)}
		</dl>
	</article>`;
}

function answer(doc, view) {
	if (view.can_answer) return answer_form(view);
	if (doc.status === "Given") {
		return html`<h4>${__("Answer")}</h4>
			<p><b>${view.stance_label}</b></p>
			<p>${paragraphs(doc.opinion)}</p>
			<p class="lc-opinions-note">
				${doc.given_by}, ${show_moment(doc.given_on)}
				${doc.days_late ? html` – ${__("{0} days late", [doc.days_late])}` : ""}
			</p>`;
	}
	return doc.closed_on
		? html`<p class="lc-opinions-note">
				${doc.closed_by}, ${show_moment(doc.closed_on)}: ${paragraphs(doc.closing_reason)}
			</p>`
		: "";
}

function answer_form(view) {
	return html`<h4>${__("Answer")}</h4>
		<div class="lc-opinion-stances" role="radiogroup" aria-label="${__("Stance")}">
			${view.stances.map(
				({ value, label }) =>
					html`<label class="lc-tick">
						<input type="radio" name="lc-stance" value="${value}" />
						<span>${label}</span>
					</label>`
			)}
		</div>
		<textarea
			class="form-control lc-opinion-text"
			rows="5"
			aria-label="${__("Opinion Text")}"
			placeholder="${__("At least {0} characters, unless you simply agree.", [
				view.least_text,
			])}"
		></textarea>
		<div class="lc-strip-buttons">
			<button type="button" class="btn btn-primary" data-do="send">
				${__("Send the Opinion")}
			</button>
		</div>
		<p class="lc-opinions-note">${__("Once sent, an opinion cannot be changed.")}</p>`;
}

function send(frm, $wrapper) {
	const stance = $wrapper.find("[name=lc-stance]:checked").val() || "";
	const text = $wrapper.find(".lc-opinion-text").val();
	give_opinion(frm.docname, stance, text).then(() => {
		frappe.show_alert({ message: __("The opinion was sent."), indicator: "green" });
		frm.reload_doc();
	});
}

// The section "opinions" on a record under examination: a row a line, a column a request, side by side.

import { show_day, show_moment } from "../common/dates.js";
import { mirror_nothing } from "../common/dialogs.js";
import { html, paragraphs } from "../common/markup.js";
import { ask_for_opinions } from "./opinions_ask.js";
import { pass_over_opinion, withdraw_opinion } from "./opinions_server.js";
import { approval_of } from "./server.js";

const TONE_OF_STANCE = { Agree: "green", "Agree with Remarks": "orange", Disagree: "red" };

/** The button of asking, for the strip; none for who may not ask. */
export function opinion_buttons(frm) {
	const { can_ask } = (approval_of(frm) || {}).opinions || {};
	return can_ask ? [{ label: __("Ask for Opinions"), run: () => ask_for_opinions(frm) }] : [];
}

/** Draw the section under the strip; nothing where nobody was asked or the reader sees none. */
export function draw_opinions(frm) {
	const { requests = [], lines } = (approval_of(frm) || {}).opinions || {};
	const $place = place_of(frm);
	if (!requests.length) return $place.empty().hide();
	$place.show().html(section(lines, requests).toString());
	$place.find("[data-do=pass-over]").on("click", ({ currentTarget }) =>
		close(frm, currentTarget.dataset.name, {
			title: __("Pass Over a Late Opinion"),
			run: pass_over_opinion,
		})
	);
	$place.find("[data-do=withdraw]").on("click", ({ currentTarget }) =>
		close(frm, currentTarget.dataset.name, {
			title: __("Withdraw the Request"),
			run: withdraw_opinion,
		})
	);
}

function place_of(frm) {
	frm.laichau_opinions ||= $(
		`<section class="lc-opinions" aria-label="${__("Opinions of Other Agencies")}"></section>`
	);
	return frm.laichau_opinions.insertAfter(frm.laichau_strip);
}

function section(lines, requests) {
	const rounds = [...new Set(requests.map((request) => request.round))].sort((a, b) => b - a);
	return html`<h4>${__("Opinions of Other Agencies")}</h4>
		${rounds.map((round) =>
			table(
				round,
				rounds.length > 1,
				lines,
				requests.filter((request) => request.round === round)
			)
		)}`;
}

function table(round, more_rounds, lines, requests) {
	const asked = new Set(requests.flatMap((request) => request.places));
	const rows = lines.filter((line) => asked.has(line.place));
	return html`${more_rounds ? html`<h5>${__("Round {0}", [round])}</h5>` : ""}
		<div class="lc-opinions-scroll">
			<table class="lc-opinions-table">
				<thead>
					<tr>
						<th scope="col">${__("Report line")}</th>
						${requests.map((request) => html`<th scope="col">${head(request)}</th>`)}
					</tr>
				</thead>
				<tbody>
					${rows.map(
						(line) =>
							html`<tr>
								<th scope="row">${line.title}</th>
								${requests.map((request) => html`<td>${cell(request, line)}</td>`)}
							</tr>`
					)}
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">${__("Opinion")}</th>
						${requests.map((request) => html`<td>${answer(request)}</td>`)}
					</tr>
				</tfoot>
			</table>
		</div>`;
}

function head(request) {
	return html`<div>${request.asked_agency_name}</div>
		<div class="lc-opinions-note">
			${request.required ? __("Required") : __("Not required")} · ${__("Answer By")}:
			${show_day(request.due_date)}
		</div>`;
}

function cell(request, line) {
	if (!request.places.includes(line.place)) {
		return html`<span class="lc-opinions-note">${__("Not asked")}</span>`;
	}
	const changed = request.changed.includes(line.place)
		? html`<div class="lc-chip" data-tone="orange">${__("Changed since it was asked")}</div>`
		: "";
	return html`${request.stance_label
		? html`<b>${request.stance_label}</b>`
		: html`<span>${request.status_label}</span>`}
	${changed}`;
}

function answer(request) {
	if (request.status === "Given") return given(request);
	return html`<div
			class="lc-chip"
			data-tone="${request.overdue || request.status === "Passed Over" ? "orange" : "grey"}"
		>
			${request.overdue ? __("Overdue, no opinion yet") : request.status_label}
		</div>
		<div class="lc-opinions-note">${__("Question")}: ${paragraphs(request.question)}</div>
		${request.closing_reason
			? html`<div>${__("Reason")}: ${paragraphs(request.closing_reason)}</div>
					<div class="lc-opinions-note">
						${request.closed_by}, ${show_moment(request.closed_on)}
					</div>`
			: ""}
		<div class="lc-opinions-buttons">
			${request.can_pass_over
				? button("pass-over", request, __("Pass Over a Late Opinion"))
				: ""}
			${request.can_withdraw ? button("withdraw", request, __("Withdraw")) : ""}
		</div>`;
}

function given(request) {
	return html`<div class="lc-chip" data-tone="${TONE_OF_STANCE[request.stance] || "grey"}">
			${request.stance_label}
		</div>
		${request.opinion ? html`<div>${paragraphs(request.opinion)}</div>` : ""}
		<div class="lc-opinions-note">
			${request.given_by}, ${show_moment(request.given_on)}
			${request.days_late ? html` – ${__("{0} days late", [request.days_late])}` : ""}
		</div>
		<div class="lc-opinions-note">${__("Question")}: ${paragraphs(request.question)}</div>`;
}

function button(what, request, label) {
	return html`<button
		type="button"
		class="btn btn-default btn-xs"
		data-do="${what}"
		data-name="${request.name}"
	>
		${label}
	</button>`;
}

function close(frm, name, { title, run }) {
	const dialog = new frappe.ui.Dialog({
		title,
		fields: [
			{
				fieldtype: "Small Text",
				fieldname: "reason",
				label: __("Reason"),
				reqd: 1,
				description: __(
					"At least {0} characters. The reason is kept with the request and in the history.",
					[approval_of(frm).opinions.least_text]
				),
			},
		],
		primary_action_label: title,
		primary_action: ({ reason }) =>
			run(name, reason).then(() => {
				dialog.hide();
				frm.reload_doc();
			}),
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

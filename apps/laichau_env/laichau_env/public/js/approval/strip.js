// The strip on top of a form: the state in words, who it waits for, the due date, and the buttons.

import { html, paragraphs } from "../common/markup.js";
import { due } from "./due.js";
import { approval_of } from "./server.js";

const TONE_OF_STATE = {
	Draft: "grey",
	"Pending Signature": "blue",
	"Under Department Review": "blue",
	"Pending Department Approval": "blue",
	"Pending Province Approval": "blue",
	Returned: "orange",
	Approved: "green",
	Revoked: "red",
	"Pending Decision": "blue",
	Granted: "green",
	Refused: "red",
};

const BUTTON_OF_STYLE = {
	primary: "btn-primary",
	danger: "lc-btn-danger",
	default: "btn-default",
};

/** Draw the strip: `facts` {label, value} beside the state, `extra` buttons {label, run} that are no action. */
export function draw_strip(frm, { on_action, facts = [], extra = [] }) {
	const approval = approval_of(frm);
	const $strip = strip_of(frm);
	if (!approval || frm.is_new()) return $strip.empty().hide();

	const actions = approval.actions || [];
	$strip.attr("data-tone", TONE_OF_STATE[approval.state] || "grey").show();
	$strip.html(
		html`<div class="lc-strip-facts">
				<div class="lc-state">${approval.state_label}</div>
				${waiting(approval)} ${due(frm.doc, approval.state)}
				${facts.map(
					({ label, value }) => html`<div class="lc-fact">${label}: ${value}</div>`
				)}
			</div>
			${why_back(approval)}
			<div class="lc-strip-buttons">
				${actions.map(
					(action, at) =>
						html`<button
							type="button"
							class="btn ${BUTTON_OF_STYLE[action.style] || "btn-default"}"
							data-action="${at}"
						>
							${action.label}
						</button>`
				)}
				${extra.map(
					(button, at) =>
						html`<button type="button" class="btn btn-default" data-extra="${at}">
							${button.label}
						</button>`
				)}
			</div>`.toString()
	);
	$strip.find("[data-action]").on("click", (event) => {
		on_action(actions[Number(event.currentTarget.dataset.action)]);
	});
	$strip.find("[data-extra]").on("click", (event) => {
		extra[Number(event.currentTarget.dataset.extra)].run();
	});
}

function strip_of(frm) {
	frm.laichau_strip ||= $(
		`<section class="lc-strip" aria-label="${__("State of the report")}"></section>`
	).prependTo(frm.layout.wrapper);
	return frm.laichau_strip;
}

function waiting(approval) {
	return approval.waiting_for
		? html`<div class="lc-waiting">${__("Waiting for")}: <b>${approval.waiting_for}</b></div>`
		: "";
}

/** Who may edit sees on top why the document came back. */
function why_back(approval) {
	const last = approval.can_edit && (approval.events || [])[0];
	if (!last || !last.reason) return "";
	return html`<div class="lc-why-back" role="note">
		<b>${last.action_label}</b> – ${last.actor_name}: ${paragraphs(last.reason)}
	</div>`;
}

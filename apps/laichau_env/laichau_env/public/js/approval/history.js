// The history on a form: who did what, when and why, newest first, a heading for each round.

import { html, paragraphs } from "../common/markup.js";
import { show_moment } from "../common/dates.js";

/** Draw `events` (newest first, as the server gives them) into `$place`. */
export function draw_history($place, events) {
	if (!events || !events.length) {
		$place.html(html`<p class="lc-empty">${__("Nothing has been done yet.")}</p>`.toString());
		return;
	}
	const more_rounds = new Set(events.map((event) => event.round)).size > 1;
	let round = null;
	const items = events.map((event) => {
		const heading = more_rounds && event.round !== round;
		round = event.round;
		return html`${heading ? html`<li class="lc-round">${__("Round {0}", [round])}</li>` : ""}
		${item(event)}`;
	});
	$place.html(
		html`<ol class="lc-history">
			${items}
		</ol>`.toString()
	);
}

function item(event) {
	return html`<li class="lc-event">
		<div class="lc-event-what">
			<b>${event.action_label}</b>
			<span class="lc-event-move">${event.from_label} → ${event.to_label}</span>
		</div>
		<div class="lc-event-who">
			${event.actor_name}${event.actor_title ? html`, ${event.actor_title}` : ""}
			${event.agency_name ? html` – ${event.agency_name}` : ""}
			${event.acting_for_name
				? html`(${__("On behalf of")} ${event.acting_for_name}, ${event.delegation})`
				: ""}
		</div>
		<time class="lc-event-when" datetime="${event.event_time}"
			>${show_moment(event.event_time)}</time
		>
		${event.reason
			? html`<div class="lc-event-why">${__("Reason")}: ${paragraphs(event.reason)}</div>`
			: ""}
	</li>`;
}

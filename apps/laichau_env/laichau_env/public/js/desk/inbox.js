// The landing block of a workspace: what waits for me, what my agency owes and by when, what came back.

import { html } from "../common/markup.js";
import { get_my_work } from "../follow_up/server.js";
import { owed_part } from "./owed.js";
import { tasks_part } from "./tasks.js";
import { waiting_part } from "./waiting.js";

const SENT_PAPER = "/api/method/laichau_env.documents.api.download_sent";

frappe.provide("laichau.inbox");

/** Draw into `root`, the shadow root of the block; its own style sheet comes along. */
laichau.inbox.draw = async function (root) {
	add_style(root);
	const $place = $(root.querySelector(".lc-inbox"));
	$place.html(html`<p class="lc-empty">${__("Loading...")}</p>`.toString());
	try {
		$place.html(page(await get_my_work()).toString());
	} catch {
		$place.html(
			html`<p class="lc-empty">
				${__("Could not load the list. Reload the page.")}
			</p>`.toString()
		);
	}
};

function add_style(root) {
	const link = document.createElement("link");
	link.rel = "stylesheet";
	link.href = frappe.assets.bundled_asset("laichau_env.bundle.css");
	root.prepend(link);
}

/** A report that waits for the reader stands once, among what waits; the agency's others below. */
function page({ waiting, owed, tasks, sent_back }) {
	const here = new Set(waiting.map(({ name }) => name));
	return html`${waiting_part(waiting, new Map(owed.map((row) => [row.name, row])))}
	${owed_part(owed.filter(({ name }) => !here.has(name)))} ${tasks_part(tasks)}
	${with_their_agencies(sent_back)}`;
}

/** What this department sent back: with its agency again, readable here as it was sent. */
function with_their_agencies(records) {
	if (!records.length) return "";
	return html`<h3 class="lc-inbox-title">
			${__("Sent Back, with Their Agencies")} (${records.length})
		</h3>
		<ul class="lc-inbox-list">
			${records.map(sent_item)}
		</ul>`;
}

function sent_item(record) {
	return html`<li class="lc-inbox-item">
		<a href="${SENT_PAPER}?name=${encodeURIComponent(record.name)}" target="_blank">
			<span class="lc-inbox-name">${record.title || record.name}</span>
			<span class="lc-inbox-state">${record.state_label}</span>
			<span class="lc-inbox-from">${__("Read as it was sent (PDF)")}</span>
		</a>
	</li>`;
}

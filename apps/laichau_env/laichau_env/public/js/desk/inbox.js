// The list "waiting for me" on a workspace: drawn into the custom block that setup makes.

import { html } from "../common/markup.js";
import { show_day, show_distance } from "../common/dates.js";
import { get_inbox, get_sent_back } from "../approval/server.js";

const SENT_PAPER = "/api/method/laichau_env.documents.api.download_sent";

frappe.provide("laichau.inbox");

/** Draw into `root`, the shadow root of the block; its own style sheet comes along. */
laichau.inbox.draw = async function (root) {
	add_style(root);
	const $place = $(root.querySelector(".lc-inbox"));
	$place.html(html`<p class="lc-empty">${__("Loading...")}</p>`.toString());
	try {
		const [inbox, sent_back] = await Promise.all([get_inbox(), get_sent_back()]);
		$place.html(html`${page(inbox)} ${with_their_agencies(sent_back)}`.toString());
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

function page({ waiting }) {
	return html`<h3 class="lc-inbox-title">${__("Waiting for Me")} (${waiting.length})</h3>
		${waiting.length
			? html`<ul class="lc-inbox-list">
					${waiting.map(item)}
				</ul>`
			: html`<p class="lc-empty">${__("Nothing waits for you now.")}</p>`}`;
}

function item(record) {
	return html`<li class="lc-inbox-item">
		<a href="${frappe.utils.get_form_link(record.doctype, record.name)}">
			<span class="lc-inbox-name">${record.title || record.name}</span>
			<span class="lc-inbox-state">${record.state_label}</span>
			<span class="lc-inbox-from">
				${record.from_whom ? html`${__("Sent by")}: ${record.from_whom}<br />` : ""}
				${record.since ? __("since {0}", [show_day(record.since)]) : ""}
			</span>
			${record.due_date
				? html`<span class="lc-inbox-due ${record.overdue ? "lc-due--late" : ""}">
						${__("Due Date")}: ${show_day(record.due_date)}
						(${show_distance(record.due_date)})
					</span>`
				: ""}
		</a>
	</li>`;
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

// One source in a dialog: whose it is, its report, how it stood, what it says, and its corrections.

import { show_moment } from "../common/dates.js";
import { html } from "../common/markup.js";
import { ask_to_correct } from "./correct.js";
import { after_build } from "./rebuild.js";
import { withdraw_correction } from "./server.js";

/** A dialog over `body`, in which figures of `sources` are corrected and corrections taken off; `of` names the figure. */
export function show_sources(frm, title, body, { sources = [], of = {} } = {}) {
	const dialog = new frappe.ui.Dialog({
		title: frappe.utils.escape_html(title),
		size: "extra-large",
		fields: [{ fieldtype: "HTML", fieldname: "sources" }],
	});
	const $place = dialog.fields_dict.sources.$wrapper;
	$place.html(body.toString());
	$place.on("click", "[data-do=correct]", (event) => {
		dialog.hide();
		ask_to_correct(frm, sources[event.currentTarget.dataset.source], of);
	});
	connect_withdrawing(frm, $place, () => dialog.hide());
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

/** The buttons that take a correction off; `done` runs when it is. */
export function connect_withdrawing(frm, $place, done = () => {}) {
	$place.off("click.withdraw").on("click.withdraw", "[data-do=withdraw]", async (event) => {
		const { correction: row } = event.currentTarget.dataset;
		try {
			const found = await withdraw_correction(frm.docname, row);
			done();
			await after_build(frm, found);
		} catch {
			// the server refused and said why
		}
	});
}

/** The card of one source; `facts` is a list of [label, value], of which empty values are left out. */
export function card(source, facts, { at = 0, may_correct = false } = {}) {
	return html`<article class="lc-line">
		<div class="lc-line-task">
			<b>${source.agency_name}</b>
			<div>${link_to(source)}</div>
			<div class="lc-chips">
				${source.role_label
					? html`<span class="lc-chip" data-tone="grey">${source.role_label}</span>`
					: ""}
				<span class="lc-chip" data-tone="${source.is_provisional ? "blue" : "green"}">
					${source.is_provisional ? __("Provisional") : source.state_label}
				</span>
				${source.stands
					? ""
					: html`<span class="lc-chip" data-tone="red"
							>${__("changed after this build")}</span
						>`}
			</div>
		</div>
		<dl class="lc-facts">
			${facts
				.filter(([, value]) => value)
				.map(
					([label, value]) =>
						html`<div>
							<dt>${label}</dt>
							<dd>${value}</dd>
						</div>`
				)}
		</dl>
		${(source.corrections || []).map((one) => correction(one, may_correct))}
		${(source.files || []).length ? files(source.files) : ""}
		${may_correct
			? html`<div class="lc-line-buttons">
					<button
						type="button"
						class="btn btn-sm btn-default"
						data-do="correct"
						data-source="${at}"
					>
						${__("Correct a Figure")}
					</button>
				</div>`
			: ""}
	</article>`;
}

/** One correction in a sentence; with a button that takes it off where one may. */
export function correction(one, may_withdraw) {
	const { name, label, original, corrected, reason, by, on } = one;
	return html`<div class="lc-notice" data-tone="orange">
		${__("{0}: reported {1}, corrected to {2} by {3} on {4}. {5}", [
			label,
			original || "–",
			corrected,
			by,
			show_moment(on),
			reason,
		])}
		${may_withdraw ? withdraw_button(name) : ""}
	</div>`;
}

/** The button that takes the correction `name` off. */
export function withdraw_button(name) {
	return html`<button
		type="button"
		class="btn btn-xs btn-default"
		data-do="withdraw"
		data-correction="${name}"
	>
		${__("Withdraw the Correction")}
	</button>`;
}

function link_to({ report, readable }) {
	if (!readable) return html`${report}`;
	const address = `${frappe.utils.get_form_link("Progress Report", report)}`;
	return html`<a href="${address}" target="_blank" rel="noopener">${report}</a>`;
}

function files(rows) {
	return html`<ul class="lc-files lc-file-list">
		${rows.map(
			({ url, label }) =>
				html`<li><a href="${url}" target="_blank" rel="noopener">${label}</a></li>`
		)}
	</ul>`;
}

// The sources of one task: every line that was added up, with its report, words and files; and its correction.

import { show_day, show_moment } from "../common/dates.js";
import { html, paragraphs } from "../common/markup.js";
import { show_number } from "../common/numbers.js";
import { ask_to_correct } from "./correct.js";
import { after_build } from "./rebuild.js";
import { get_sources, standing_of, withdraw_correction } from "./server.js";

/** Open the dialog with the sources of a task. */
export async function open_sources(frm, plan_task) {
	const line = frm.doc.lines.find((row) => row.plan_task === plan_task);
	const { sources } = await get_sources(frm.docname, plan_task);
	const { can_rebuild } = standing_of(frm);
	const dialog = new frappe.ui.Dialog({
		title: __("Sources of Task {0}", [(line.order_no || plan_task).replace(/\.$/, "")]),
		size: "extra-large",
		fields: [{ fieldtype: "HTML", fieldname: "sources" }],
	});
	const $place = dialog.fields_dict.sources.$wrapper;
	$place.html(
		html`<p>${line.task_content}</p>
			${sources.length
				? sources.map((source) => card(source, can_rebuild))
				: html`<p class="lc-empty">
						${__("No counted report says anything of it.")}
					</p>`}`.toString()
	);
	const source_at = (event) =>
		sources.find(({ row }) => row === event.currentTarget.closest("[data-row]").dataset.row);
	$place.on("click", "[data-do=correct]", (event) => {
		dialog.hide();
		ask_to_correct(frm, plan_task, source_at(event));
	});
	$place.on("click", "[data-do=withdraw]", async (event) => {
		try {
			const found = await withdraw_correction(
				frm.docname,
				event.currentTarget.dataset.correction
			);
			dialog.hide();
			await after_build(frm, found);
		} catch {
			// the server refused and said why
		}
	});
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

function card(source, can_correct) {
	return html`<article class="lc-line" data-row="${source.row}">
		<div class="lc-line-task">
			<b>${source.agency_name}</b>
			<div>${link_to(source)}</div>
			<div class="lc-chips">
				<span class="lc-chip" data-tone="grey">${source.role_label}</span>
				<span class="lc-chip" data-tone="${source.is_provisional ? "blue" : "green"}">
					${source.is_provisional ? __("Provisional") : source.state_label}
				</span>
			</div>
		</div>
		${facts(source)} ${source.corrections.map((one) => correction(one, can_correct))}
		${source.files.length ? files(source.files) : ""}
		${can_correct && source.is_lead
			? html`<div class="lc-line-buttons">
					<button type="button" class="btn btn-sm btn-default" data-do="correct">
						${__("Correct a Figure")}
					</button>
				</div>`
			: ""}
	</article>`;
}

function link_to({ report, readable }) {
	if (!readable) return html`${report}`;
	const address = `${frappe.utils.get_form_link("Progress Report", report)}`;
	return html`<a href="${address}" target="_blank" rel="noopener">${report}</a>`;
}

function facts(source) {
	const rows = [
		[__("Result in the Period"), source.result && paragraphs(source.result)],
		[__("Percent Done"), source.is_lead && `${show_number(source.percent)}%`],
		[__("Completed On"), source.completed_on && show_day(source.completed_on)],
		[__("Difficulties"), source.difficulties && paragraphs(source.difficulties)],
		[
			__("Funds Planned (Million Dong)"),
			source.funds_planned && show_number(source.funds_planned),
		],
		[
			__("Funds Disbursed (Million Dong)"),
			source.funds_disbursed && show_number(source.funds_disbursed),
		],
	].filter(([, value]) => value);
	return html`<dl class="lc-facts">
		${rows.map(
			([label, value]) =>
				html`<div>
					<dt>${label}</dt>
					<dd>${value}</dd>
				</div>`
		)}
	</dl>`;
}

function correction({ name, label, original, corrected, reason, by, on }, may_withdraw) {
	return html`<div class="lc-notice" data-tone="orange">
		${__("{0}: reported {1}, corrected to {2} by {3} on {4}. {5}", [
			label,
			original || "–",
			corrected,
			by,
			show_moment(on),
			reason,
		])}
		${may_withdraw
			? html`<button
					type="button"
					class="btn btn-xs btn-default"
					data-do="withdraw"
					data-correction="${name}"
				>
					${__("Withdraw the Correction")}
				</button>`
			: ""}
	</div>`;
}

function files(rows) {
	return html`<ul class="lc-files lc-file-list">
		${rows.map(
			({ url, label }) =>
				html`<li><a href="${url}" target="_blank" rel="noopener">${label}</a></li>`
		)}
	</ul>`;
}

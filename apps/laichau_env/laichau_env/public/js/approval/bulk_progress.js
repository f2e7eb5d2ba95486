// Progress and results of a bulk approval: asked for while it runs, told for each record, kept for later.

import { show_moment } from "../common/dates.js";
import { follow as follow_job } from "../common/follow.js";
import { html } from "../common/markup.js";
import { get_bulk, go_on } from "./bulk_server.js";

const EVENT = "laichau_bulk";
const FINISHED = "Finished";
const TONE = { Done: "green", "Not Done": "red" };

/** Draw into `$place` and draw anew until it is finished; gives a function that ends it. */
export function follow(name, $place) {
	return follow_job({
		name,
		event: EVENT,
		ask: () => get_bulk(name),
		draw: (bulk, look) => draw(bulk, $place, look),
		ended: ({ status }) => status === FINISHED,
	});
}

function draw(bulk, $place, look) {
	const scrolled = $place.find(".lc-bulk-scroll").scrollTop();
	$place.html(page(bulk).toString());
	$place.find(".lc-bulk-scroll").scrollTop(scrolled || 0);
	$place.find("[data-do=go-on]").on("click", () => go_on(bulk.name).then(look, look));
	$place.find("[data-do=download]").on("click", () => download(bulk));
}

function page(bulk) {
	const all = bulk.items.length;
	const decided = bulk.items.filter(({ outcome }) => TONE[outcome]).length;
	const { Done: done, "Not Done": not_done } = bulk.counts;
	return html`<section class="lc-bulk-result">
		<div class="lc-bulk-head" role="status">
			<b>${bulk.action_label}: ${bulk.status_label}</b>
			<span class="lc-bar"
				><span style="width: ${(decided / (all || 1)) * 100}%"></span
			></span>
			<span>${__("{0} of {1} records", [decided, all])}</span>
			<span class="lc-chip" data-tone="green">${__("Done: {0}", [done])}</span>
			<span class="lc-chip" data-tone="${not_done ? "red" : "grey"}"
				>${__("Not done: {0}", [not_done])}</span
			>
		</div>
		<p class="lc-bulk-note">
			${__("Started By")}: ${bulk.asked_by_name}, ${show_moment(bulk.asked_on)}.
			${bulk.finished_on
				? html`${__("Finished On")}: ${show_moment(bulk.finished_on)}.`
				: ""}
			${bulk.reason ? html`<br />${__("Reason")}: ${bulk.reason}` : ""}
		</p>
		<div class="lc-bulk-buttons">
			${bulk.may_go_on
				? html`<button type="button" class="btn btn-primary btn-sm" data-do="go-on">
						${__("Carry On")}
					</button>`
				: ""}
			<button type="button" class="btn btn-default btn-sm" data-do="download">
				${__("Download Results (CSV)")}
			</button>
			<a
				class="btn btn-default btn-sm"
				href="${frappe.utils.get_form_link("Bulk Approval", bulk.name)}"
				>${__("Kept as {0}", [bulk.name])}</a
			>
		</div>
		<div class="lc-bulk-scroll">
			<table class="lc-bulk-table">
				<thead>
					<tr>
						<th>${__("Record")}</th>
						<th>${__("Outcome")}</th>
						<th>${__("Why")}</th>
					</tr>
				</thead>
				<tbody>
					${bulk.items.map((item) => result(bulk.doctype, item))}
				</tbody>
			</table>
		</div>
	</section>`;
}

function result(doctype, item) {
	return html`<tr>
		<td>
			${item.visible
				? html`<a href="${frappe.utils.get_form_link(doctype, item.name)}" target="_blank"
						>${item.title}</a
					>`
				: item.title}
		</td>
		<td>
			<span class="lc-chip" data-tone="${TONE[item.outcome] || "grey"}"
				>${item.outcome_label}</span
			>
		</td>
		<td>${item.message}</td>
	</tr>`;
}

/** As spreadsheets here read it: UTF-8 with its mark, and no cell that could be taken for a formula. */
function download(bulk) {
	const head = [__("Record Name"), __("Record"), __("Outcome"), __("Why"), __("Decided On")];
	const rows = bulk.items.map((item) => [
		item.name,
		item.title,
		item.outcome_label,
		item.message,
		show_moment(item.done_on),
	]);
	const text = [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
	const link = document.createElement("a");
	link.href = URL.createObjectURL(
		new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" })
	);
	link.download = `${bulk.name}.csv`;
	link.click();
	URL.revokeObjectURL(link.href);
}

function cell(value) {
	const text = String(value || "").replace(/^([=+\-@\t\r])/, "'$1");
	return `"${text.replaceAll('"', '""')}"`;
}

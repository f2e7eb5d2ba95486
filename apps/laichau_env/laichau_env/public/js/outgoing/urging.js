// Who owes what and how late, by open period; those ticked are urged by a letter.

import { show_day } from "../common/dates.js";
import { html } from "../common/markup.js";
import { open_dialog } from "./dialog.js";
import { get_offer, get_owed } from "./server.js";

const URGING = "urging";

/** Ask the server and show the list. */
export async function open_list() {
	const periods = await get_owed();
	const dialog = new frappe.ui.Dialog({
		title: __("Reports Owed"),
		size: "extra-large",
		fields: [{ fieldtype: "HTML", fieldname: "list", options: String(list_of(periods)) }],
		primary_action_label: __("Close"),
		primary_action: () => dialog.hide(),
	});
	dialog.$wrapper.addClass("lc-dialog lc-owing");
	dialog.$body.on("change", "[data-all]", ({ target }) => {
		part_of(target).find("[data-agency]").prop("checked", target.checked);
	});
	dialog.$body.on("change", "input", ({ target }) => count(part_of(target)));
	dialog.$body.on("click", "[data-do=late]", ({ target }) => {
		part_of(target)
			.find("[data-agency]")
			.each((at, box) => (box.checked = Number(box.dataset.days) > 0));
		count(part_of(target));
	});
	dialog.$body.on("click", "[data-do=urge]", async ({ target }) => {
		const $part = part_of(target);
		const chosen = chosen_in($part);
		if (!chosen.length) return;
		dialog.hide();
		await open_letter($part.data("period"), chosen);
	});
	dialog.show();
	dialog.$body.find(".lc-owing-part").each((at, part) => count($(part)));
}

async function open_letter(period, chosen) {
	const offer = await get_offer(period);
	const kind = offer.kinds.find(({ key }) => key === URGING);
	if (kind) open_dialog({ docname: period }, kind, offer, chosen);
}

function part_of(element) {
	return $(element).closest(".lc-owing-part");
}

function chosen_in($part) {
	return $part
		.find("[data-agency]:checked")
		.toArray()
		.map(({ dataset }) => dataset.agency);
}

/** The button says how many are ticked; without any there is nothing to press. */
function count($part) {
	const chosen = chosen_in($part).length;
	const $button = $part.find("[data-do=urge]");
	$button.text(__("Draft the Urging Letter ({0})", [chosen])).prop("disabled", !chosen);
}

function list_of(periods) {
	if (!periods.length) {
		return html`<p class="lc-empty">${__("No open period for you to urge for.")}</p>`;
	}
	return html`<p class="text-muted">${__("Your own agency is not in this list.")}</p>
		${periods.map(part)}`;
}

function part({ period, title, due, owed, unsent }) {
	return html`<section class="lc-owing-part" data-period="${period}">
		<h4 class="lc-weekly-title">
			${title} – ${__("due {0}", [show_day(due)])},
			${__("{0} of {1} not sent", [unsent.length, owed])}
		</h4>
		${unsent.length ? table(unsent) : html`<p class="lc-empty">${__("All have sent.")}</p>`}
	</section>`;
}

function table(unsent) {
	return html`<div class="lc-weekly-scroll">
			<table class="lc-weekly-table">
				<thead>
					<tr>
						<th scope="col">
							<input type="checkbox" data-all="1" aria-label="${__("All")}" />
						</th>
						<th scope="col">${__("Agency")}</th>
						<th scope="col">${__("Due Date")}</th>
						<th scope="col">${__("Overdue by Days")}</th>
					</tr>
				</thead>
				<tbody>
					${unsent.map(row)}
				</tbody>
			</table>
		</div>
		<div class="lc-owing-buttons">
			<button type="button" class="btn btn-default btn-sm" data-do="late">
				${__("Tick Those Overdue")}
			</button>
			<button type="button" class="btn btn-primary btn-sm" data-do="urge"></button>
		</div>`;
}

function row({ agency, name, due, days, came_back }) {
	const without_days = came_back ? __("sent back, not sent again") : __("not due yet");
	return html`<tr>
		<td>
			<input
				type="checkbox"
				data-agency="${agency}"
				data-days="${String(days)}"
				aria-label="${name}"
				${days ? "checked" : ""}
			/>
		</td>
		<td>${name}</td>
		<td>${show_day(due)}</td>
		<td class="lc-number">
			${days ? html`<span class="lc-chip" data-tone="red">${days}</span>` : without_days}
		</td>
	</tr>`;
}

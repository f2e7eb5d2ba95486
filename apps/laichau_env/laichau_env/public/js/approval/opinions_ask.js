// The dialog of asking: which lines, which agencies (those that coordinate on the lines first), until when.

import { show_day } from "../common/dates.js";
import { mirror_nothing } from "../common/dialogs.js";
import { fold } from "../common/find.js";
import { html } from "../common/markup.js";
import { ask_opinions, get_choices } from "./opinions_server.js";

/** Ask what is needed, then ask the agencies; the form is reloaded when it is done. */
export async function ask_for_opinions(frm) {
	const choices = await get_choices(frm);
	const dialog = new frappe.ui.Dialog({
		title: __("Ask for Opinions"),
		size: "large",
		fields: fields(choices),
		primary_action_label: __("Send the Request"),
		primary_action: ({ due_date, required, question }) =>
			ask_opinions(frm, {
				places: ticked(dialog, "lines"),
				agencies: ticked(dialog, "agencies"),
				due_date,
				required: required ? 1 : 0,
				question,
			}).then((answer) => {
				dialog.hide();
				tell(answer);
				frm.reload_doc();
			}),
		secondary_action_label: __("Go Back"),
		secondary_action: () => dialog.hide(),
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	draw_lists(dialog, choices);
	dialog.show();
	dialog.set_value("due_date", choices.due_date);
}

function fields({ examined_by, least_text }) {
	return [
		{ fieldtype: "HTML", fieldname: "lines" },
		{ fieldtype: "HTML", fieldname: "agencies" },
		{
			fieldtype: "Small Text",
			fieldname: "question",
			label: __("Question"),
			reqd: 1,
			description: __("What the agencies are to say. At least {0} characters.", [
				least_text,
			]),
		},
		{
			fieldtype: "Date",
			fieldname: "due_date",
			label: __("Answer By"),
			reqd: 1,
			description: examined_by
				? __("A working day. The report itself should be examined by {0}.", [
						show_day(examined_by),
					])
				: __("A working day."),
		},
		{
			fieldtype: "Check",
			fieldname: "required",
			label: __("Required"),
			default: 1,
			description: __(
				"The report cannot be recommended without this opinion before the due date."
			),
		},
	];
}

function draw_lists(dialog, { lines, agencies }) {
	const $lines = dialog.get_field("lines").$wrapper;
	const $agencies = dialog.get_field("agencies").$wrapper;
	$lines.html(
		list(
			__("Lines to Ask About"),
			lines.map(({ place, title }) => tick(place, title))
		).toString()
	);
	$agencies.html(
		html`${list(
				__("Agencies to Ask"),
				agencies.map(({ name, label, type_label }) => tick(name, label, type_label))
			)}
			<input
				type="search"
				class="form-control input-xs lc-ticks-find"
				placeholder="${__("Find an agency")}"
				aria-label="${__("Find an agency")}"
			/>`.toString()
	);
	$agencies.find(".lc-ticks-find").insertAfter($agencies.find(".lc-ticks-title"));
	$agencies.find(".lc-ticks-find").on("input", ({ currentTarget }) => {
		find($agencies, currentTarget.value);
	});
	const suggest = () => suggest_agencies($lines, $agencies, lines);
	$lines.on("change", "input", suggest);
}

function list(title, items) {
	return html`<div class="lc-ticks-title">${title}</div>
		<div class="lc-ticks" role="group" aria-label="${title}">${items}</div>`;
}

function tick(value, label, note = "") {
	return html`<label class="lc-tick">
		<input type="checkbox" value="${value}" />
		<span>${label}</span>
		<span class="lc-tick-note">${note}</span>
	</label>`;
}

/** Put the agencies that coordinate on the lines chosen first, and say so; what was ticked stays. */
function suggest_agencies($lines, $agencies, lines) {
	const chosen = new Set(values_of($lines));
	const wanted = new Set(
		lines.filter(({ place }) => chosen.has(place)).flatMap(({ suggested }) => suggested)
	);
	const $list = $agencies.find(".lc-ticks");
	const first = [];
	$list.find(".lc-tick").each((_, label) => {
		const input = label.querySelector("input");
		const coordinates = wanted.has(input.value);
		label.classList.toggle("lc-tick--suggested", coordinates);
		if (coordinates) first.push(label);
	});
	$list.prepend(first);
	$list.find(".lc-tick-suggested").remove();
	$(first).append(
		html`<span class="lc-chip lc-tick-suggested" data-tone="blue"
			>${__("Coordinates on this task")}</span
		>`.toString()
	);
	$list.scrollTop(0);
}

function find($agencies, typed) {
	const wanted = fold(typed);
	$agencies.find(".lc-tick").each((_, label) => {
		label.hidden = !fold(label.textContent).includes(wanted);
	});
}

function ticked(dialog, fieldname) {
	return values_of(dialog.get_field(fieldname).$wrapper);
}

function values_of($place) {
	return $place
		.find("input:checked")
		.map((_, input) => input.value)
		.get();
}

function tell({ requests, after_examination }) {
	frappe.show_alert({
		message: __("Sent to {0} agencies.", [requests.length]),
		indicator: "green",
	});
	if (after_examination) {
		frappe.msgprint({
			title: __("Later than the report's own due date"),
			indicator: "orange",
			message: __("The report should be examined by {0}; the opinions may come after it.", [
				after_examination,
			]),
		});
	}
}

// The dialog "Enter Result": all fields of one line and its evidence; saving writes the report at once.

import { html, paragraphs } from "../common/markup.js";
import { number_to_type, read_number, show_number } from "../common/numbers.js";
import { show_day } from "../common/dates.js";
import { attach_evidence, evidence_of, remove_evidence } from "./evidence.js";
import { file_list } from "./evidence_list.js";
import { forget_typed, keep_typed, typed_before } from "./typed.js";
import { save_report } from "./save.js";

const LINE = "Progress Report Line";
const NUMBERS = ["percent", "funds_planned", "funds_disbursed"];

/** Open the dialog for the line named `name`; `next()` gives the name of the line to go on with, or null. */
export function edit_line(frm, name, { period, next, opened_next }) {
	const line = () => frm.doc.lines.find((row) => row.name === name);
	const dialog = new frappe.ui.Dialog({
		title: __("Result of the Task"),
		size: "large",
		fields: fields_of(line(), period),
		primary_action_label: __("Save"),
		primary_action: () => save_and(() => dialog.hide()),
		secondary_action_label: __("Save and Go to Next Task"),
		secondary_action: () =>
			save_and(() => {
				const following = next();
				dialog.hide();
				following ? opened_next(following) : frappe.show_alert(__("All tasks have been entered."));
			}),
	});

	async function save_and(then) {
		const values = values_of(dialog);
		if (!values) return;
		write(frm, line(), values);
		if (await save_report(frm)) {
			forget_typed(frm, name);
			then();
		}
	}

	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
	fill(dialog, line(), typed_before(frm, name));
	dialog.$wrapper.on("input change", () => keep_typed(frm, name, raw_values(dialog)));
	show_evidence();
	setTimeout(() => dialog.get_field("result").$input.trigger("focus"), 300);

	function show_evidence() {
		const $place = dialog.get_field("evidence").$wrapper;
		$place.html(
			html`<label class="control-label">${__("Evidence Files")}</label>
				${file_list(evidence_of(frm, line().plan_task), true)}
				<button type="button" class="btn btn-sm btn-default" data-attach>
					${__("Attach Evidence")}
				</button>`.toString()
		);
		$place.find("[data-attach]").on("click", () => {
			const values = values_of(dialog);
			if (!values) return;
			attach_evidence(frm, line().plan_task, {
				before_save: () => write(frm, line(), values),
				done: show_evidence,
			});
		});
		$place.find("[data-remove-file]").on("click", async (event) => {
			await remove_evidence(frm, event.currentTarget.dataset.removeFile);
			show_evidence();
		});
	}
}

function fields_of(line, period) {
	return [
		{ fieldtype: "HTML", fieldname: "task", options: task(line, period) },
		text("result"),
		text("cumulative_result"),
		{ fieldtype: "Section Break" },
		number("percent"),
		{ fieldtype: "Column Break" },
		{ ...field("pace", "Select"), options: options_of("pace") },
		{ fieldtype: "Column Break" },
		field("completed_on", "Date"),
		{ fieldtype: "Section Break" },
		text("difficulties"),
		{ fieldtype: "Section Break" },
		number("funds_planned"),
		{ fieldtype: "Column Break" },
		number("funds_disbursed"),
		{ fieldtype: "Section Break" },
		{ fieldtype: "HTML", fieldname: "evidence" },
	];
}

function task(line, period) {
	return html`<div class="lc-dialog-task">
		<b>${line.order_no || ""}</b> ${paragraphs(line.task_content)}
		<div class="lc-dialog-days">
			${__("Figures from {0} to {1}", [show_day(period.data_from), show_day(period.data_to)])}
		</div>
	</div>`.toString();
}

function field(fieldname, fieldtype) {
	const df = frappe.meta.get_docfield(LINE, fieldname);
	return { fieldname, fieldtype, label: __(df.label), description: __(df.description) };
}

function text(fieldname) {
	return field(fieldname, "Small Text");
}

function number(fieldname) {
	return field(fieldname, "Data");
}

function options_of(fieldname) {
	return frappe.meta
		.get_docfield(LINE, fieldname)
		.options.split("\n")
		.map((value) => ({ value, label: value ? __(value) : "" }));
}

function fill(dialog, line, typed) {
	const stored = {};
	for (const { fieldname, fieldtype } of dialog.fields) {
		if (!fieldname || fieldtype === "HTML") continue;
		stored[fieldname] = NUMBERS.includes(fieldname)
			? number_to_type(line[fieldname])
			: line[fieldname] || "";
	}
	dialog.set_values({ ...stored, ...typed });
	for (const fieldname of NUMBERS) show_as_read(dialog.get_field(fieldname));
	if (typed) frappe.show_alert({ message: __("What you typed before was put back."), indicator: "blue" });
}

function show_as_read(control) {
	const $read = $('<div class="lc-read" role="status"></div>').insertAfter(control.$input);
	const show = () => {
		const value = read_number(control.$input.val());
		const wrong = Number.isNaN(value);
		$read.toggleClass("lc-read--wrong", wrong);
		$read.text(wrong ? __("This is not a number.") : value ? __("Read as: {0}", [show_number(value)]) : "");
	};
	control.$input.attr("inputmode", "decimal").on("input", show);
	show();
}

function raw_values(dialog) {
	return dialog.get_values(true) || {};
}

/** The values to write; null (and the cursor on the field) when a number can't be read. */
function values_of(dialog) {
	const values = raw_values(dialog);
	for (const fieldname of NUMBERS) {
		const value = read_number(dialog.get_field(fieldname).$input.val());
		if (Number.isNaN(value)) {
			dialog.get_field(fieldname).$input.trigger("focus");
			return null;
		}
		values[fieldname] = value || 0;
	}
	for (const fieldname of ["result", "cumulative_result", "difficulties", "pace", "completed_on"]) {
		values[fieldname] = values[fieldname] || (fieldname === "completed_on" ? null : "");
	}
	return values;
}

function write(frm, line, values) {
	Object.assign(line, values);
	frm.dirty();
}

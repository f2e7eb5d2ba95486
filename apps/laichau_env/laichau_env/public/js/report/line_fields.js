// The fields of the dialog "Enter Result"; labels and hints are those of the DocType.

import { html, paragraphs } from "../common/markup.js";
import { show_day } from "../common/dates.js";

const LINE = "Progress Report Line";

/** Fields of a line for frappe.ui.Dialog; numbers are text, read by line_values.js. */
export function fields_of(line, period) {
	return [
		{ fieldtype: "HTML", fieldname: "task", options: task(line, period) },
		field("result", "Small Text"),
		field("cumulative_result", "Small Text"),
		{ fieldtype: "Section Break" },
		field("percent", "Data"),
		{ fieldtype: "Column Break" },
		{ ...field("pace", "Select"), options: options_of("pace") },
		{ fieldtype: "Column Break" },
		field("completed_on", "Date"),
		{ fieldtype: "Section Break" },
		field("difficulties", "Small Text"),
		{ fieldtype: "Section Break" },
		field("funds_planned", "Data"),
		{ fieldtype: "Column Break" },
		field("funds_disbursed", "Data"),
		{ fieldtype: "Section Break" },
		{ fieldtype: "HTML", fieldname: "evidence" },
	];
}

function task(line, period) {
	return html`<div class="lc-dialog-task">
		<b>${line.order_no || ""}</b> ${paragraphs(line.task_content)}
		<div class="lc-dialog-days">
			${__("Figures from {0} to {1}", [
				show_day(period.data_from),
				show_day(period.data_to),
			])}
		</div>
	</div>`.toString();
}

function field(fieldname, fieldtype) {
	const df = frappe.meta.get_docfield(LINE, fieldname);
	return { fieldname, fieldtype, label: __(df.label), description: __(df.description) };
}

function options_of(fieldname) {
	return frappe.meta
		.get_docfield(LINE, fieldname)
		.options.split("\n")
		.map((value) => ({ value, label: value ? __(value) : "" }));
}

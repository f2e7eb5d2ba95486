// The form of a change of agencies: what it will do is shown before it is carried out; the server does both.

import { html, paragraphs } from "../common/markup.js";

const API = "laichau_env.organization.changes.api";
const MOST_NAMED = 12;

frappe.ui.form.on("Agency Change", {
	setup(frm) {
		// the province has one time zone; the framework would add it to the description and lose the translation
		frm.get_docfield("applied_on").hide_timezone = 1;
	},
	refresh(frm) {
		if (frm.doc.status !== "Draft") frm.disable_form();
		if (frm.is_new() || frm.doc.status === "Applied" || !frm.perm[0].write) return;
		frm.add_custom_button(__("Preview"), () => preview(frm));
		if (frm.doc.status === "Planned") {
			frm.add_custom_button(__("Back to Draft"), () => take_back(frm));
			frm.set_intro(
				__("{0}: the system carries it out on {1}.", [
					__("Planned"),
					frappe.datetime.str_to_user(frm.doc.effective_date),
				])
			);
			return;
		}
		frm.add_custom_button(__("Carry Out"), () => ask(frm));
		frm.change_custom_button_type(__("Carry Out"), null, "primary");
	},
});

async function rows_of(frm) {
	if (frm.is_dirty()) await frm.save();
	const { message } = await frappe.call({
		method: `${API}.get_preview`,
		type: "POST",
		args: { name: frm.docname },
		freeze: true,
	});
	return message;
}

function table_of(rows) {
	return String(
		html`<table class="table table-bordered table-sm">
			${rows.map(
				(row) =>
					html`<tr>
						<td class="lc-moved">${row.label}</td>
						<td class="text-right">${row.count}</td>
						<td class="text-muted">${shown(row.items)}</td>
					</tr>`
			)}
		</table>`
	);
}

function shown(items) {
	const rest = items.length > MOST_NAMED ? "; ..." : "";
	return items.slice(0, MOST_NAMED).join("; ") + rest;
}

async function preview(frm) {
	const rows = await rows_of(frm);
	frappe.msgprint({ title: __("What will happen"), message: table_of(rows), wide: true });
}

async function ask(frm) {
	const rows = await rows_of(frm);
	const dialog = new frappe.ui.Dialog({
		title: __("What will happen"),
		size: "large",
		fields: [
			{ fieldtype: "HTML", fieldname: "rows", options: table_of(rows) },
			{
				fieldtype: "HTML",
				fieldname: "warning",
				options: String(
					paragraphs(__("Carry out: {0}? It can't be undone.", [frm.doc.title]))
				),
			},
		],
		primary_action_label: __("Carry Out"),
		primary_action: () => {
			dialog.hide();
			call(frm, "apply_change");
		},
		secondary_action_label: __("Go Back"),
		secondary_action: () => dialog.hide(),
	});
	dialog.get_primary_btn().removeClass("btn-primary").addClass("btn-danger");
	dialog.show();
}

function take_back(frm) {
	return call(frm, "take_back");
}

async function call(frm, method) {
	await frappe.call({
		method: `${API}.${method}`,
		type: "POST",
		args: { name: frm.docname },
		freeze: true,
	});
	await frm.reload_doc();
}

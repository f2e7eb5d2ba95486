// The dialog "Enter Result": all fields of one line and its evidence; saving writes the report at once.

import { mirror_nothing } from "../common/dialogs.js";
import { html } from "../common/markup.js";
import { attach_evidence, evidence_of, remove_evidence } from "./evidence.js";
import { file_list } from "./evidence_list.js";
import { fields_of } from "./line_fields.js";
import { is_open, place_of_line } from "../approval/places.js";
import { FIELDS, fill, typed_now, values_of } from "./line_values.js";
import { save_report } from "./save.js";
import { forget_typed, keep_typed, typed_before } from "./typed.js";

/** Open the dialog for the line named `name`; `next()` gives the name of the line to go on with, or null. */
export function edit_line(frm, name, { period, next, open }) {
	const line = () => frm.doc.lines.find((row) => row.name === name);
	const dialog = new frappe.ui.Dialog({
		title: __("Result of the Task"),
		size: "large",
		fields: fields_of(line(), period),
		primary_action_label: __("Save"),
		primary_action: () => save_and(() => dialog.hide()),
		secondary_action_label: __("Save and Go to Next Task"),
		secondary_action: () => save_and(go_on),
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
	fill(dialog, line(), typed_before(frm, name));
	close_fields(frm, dialog, line());
	dialog.$wrapper.on("input change", () => keep_typed(frm, name, typed_now(dialog)));
	dialog.$wrapper.on("shown.bs.modal", () => dialog.get_field("result").$input.trigger("focus"));
	show_evidence();

	async function save_and(then) {
		if (write() && (await save_report(frm))) {
			forget_typed(frm, name);
			then();
		}
	}

	function write() {
		const values = values_of(dialog);
		if (!values) return false;
		const changed = Object.entries(values).filter(([field, value]) =>
			differs(line()[field], value)
		);
		if (changed.length) {
			Object.assign(line(), Object.fromEntries(changed));
			frm.dirty();
		}
		return true;
	}

	function go_on() {
		const following = next();
		dialog.hide();
		if (following) open(following);
		else frappe.show_alert(__("All tasks have been entered."));
	}

	function show_evidence() {
		const $place = dialog.get_field("evidence").$wrapper;
		const may_attach = is_open(frm, place_of_line(line()));
		$place.html(
			html`<label class="control-label">${__("Evidence Files")}</label> ${file_list(
					evidence_of(frm, line().plan_task),
					may_attach
				)}
				${may_attach
					? html`<button type="button" class="btn btn-sm btn-default" data-attach>
							${__("Attach Evidence")}
						</button>`
					: ""}`.toString()
		);
		$place.find("[data-attach]").on("click", () => {
			if (!values_of(dialog)) return;
			attach_evidence(frm, line().plan_task, { before_save: write, done: show_evidence });
		});
		$place.find("[data-remove-file]").on("click", async (event) => {
			await remove_evidence(frm, event.currentTarget.dataset.removeFile);
			show_evidence();
		});
	}
}

/** Where only some fields of the line came back, the others can be read, not typed into. */
function close_fields(frm, dialog, line) {
	for (const name of FIELDS) {
		if (is_open(frm, `${place_of_line(line)}|${name}`)) continue;
		const { $input, $wrapper } = dialog.get_field(name);
		$input.prop("disabled", true);
		$wrapper.append(
			html`<div class="lc-closed">
				${__("Read only: this part was not sent back.")}
			</div>`.toString()
		);
	}
}

function differs(stored, value) {
	return (stored || "") !== (value || "");
}

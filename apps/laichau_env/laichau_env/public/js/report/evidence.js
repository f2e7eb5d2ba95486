// Attaches evidence: uploads a private file to the report, adds its row and saves at once.

import { save_report } from "./save.js";

/** Rows of evidence of one task; of the whole report when `plan_task` is empty. */
export function evidence_of(frm, plan_task) {
	return (frm.doc.evidence || []).filter((row) => (row.plan_task || "") === (plan_task || ""));
}

/** Open the upload dialog; `before_save` may write other values into the record first. */
export function attach_evidence(frm, plan_task, { before_save, done } = {}) {
	const uploader = new frappe.ui.FileUploader({
		doctype: frm.doctype,
		docname: frm.docname,
		folder: "Home/Attachments",
		make_attachments_public: false,
		allow_toggle_private: false,
		disable_file_browser: true,
		allow_web_link: false,
		allow_take_photo: true,
		dialog_title: __("Attach Evidence"),
		async on_success(file) {
			before_save && before_save();
			frm.add_child("evidence", {
				plan_task: plan_task || null,
				file: file.file_url,
				caption: file.file_name,
			});
			frm.dirty();
			await save_report(frm);
			done && done();
		},
	});
	// evidence is always private, so nothing to choose
	if (uploader.dialog) uploader.dialog.$wrapper.addClass("lc-upload");
}

/** Take the row off and save; the file itself stays with the record's attachments. */
export async function remove_evidence(frm, row_name) {
	frappe.model.clear_doc("Report Evidence", row_name);
	frm.dirty();
	return save_report(frm);
}

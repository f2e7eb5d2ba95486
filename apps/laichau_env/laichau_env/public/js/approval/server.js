// The calls about approval. The server decides; this file only asks and tells what it answered.

import { html } from "../common/markup.js";

const API = "laichau_env.approval.api";

/** The approval facts that came with the record: state, actions, history, hash of what is shown. */
export function approval_of(frm) {
	return (frm.doc.__onload && frm.doc.__onload.approval) || null;
}

/** Ask for the facts anew and keep them on the record. */
export function refresh_approval(frm) {
	return frappe
		.call({
			method: `${API}.get_approval`,
			type: "GET",
			args: { doctype: frm.doctype, name: frm.docname },
		})
		.then(({ message }) => {
			frm.doc.__onload = { ...frm.doc.__onload, approval: message };
			return message;
		});
}

/** Do one action on what was seen. Rejects when the server refuses; the refusal is shown by then. */
export function act(frm, action, seen_hash, reason, values) {
	const given = { ...(reason ? { reason } : {}), ...(values ? { values } : {}) };
	return frappe.call({
		method: `${API}.act`,
		type: "POST",
		args: { doctype: frm.doctype, name: frm.docname, action, seen_hash, ...given },
		freeze: true,
		freeze_message: __("Please wait..."),
		error_handlers: { OutdatedError: (answer) => offer_reload(frm, answer) },
	});
}

/** The code of the refusal in a failed answer of the server. */
export function refusal_of(answer) {
	return ((answer && answer.responseJSON) || {}).refusal || "";
}

function offer_reload(frm, answer) {
	const told = JSON.parse(answer._server_messages || "[]").map((text) => JSON.parse(text));
	frappe.msgprint({
		title: told[0]?.title,
		indicator: "orange",
		message:
			told.map(({ message }) => message).join("<br>") ||
			html`${__("Reload the page and read it again.")}`.toString(),
		primary_action: {
			label: __("Reload Page"),
			action() {
				frappe.hide_msgprint();
				frm.reload_doc();
			},
		},
	});
}

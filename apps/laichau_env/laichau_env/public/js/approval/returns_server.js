// The calls about returns. The server decides; this file only asks.

const API = "laichau_env.approval.returns.api";

/** Answer a remark; resolves to the answer as it was kept. */
export function answer_remark(name, answer) {
	return frappe
		.call({
			method: `${API}.answer_remark`,
			type: "POST",
			args: { name, answer },
			freeze: true,
			freeze_message: __("Please wait..."),
		})
		.then(({ message }) => message);
}

/** What changed since the record last came back: [{label, old, new, parts}]. */
export function get_comparison(frm) {
	return frappe
		.call({
			method: `${API}.get_comparison`,
			type: "GET",
			args: { doctype: frm.doctype, name: frm.docname },
		})
		.then(({ message }) => message || []);
}

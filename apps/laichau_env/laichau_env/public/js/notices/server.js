// The calls about how the reader wants e-mail. The server keeps it for him alone.

const API = "laichau_env.follow_up.notices.api";

/** {mode, modes, is_mail_set_up}. */
export function get_choice() {
	return frappe
		.call({ method: `${API}.get_choice`, type: "GET" })
		.then(({ message }) => message);
}

/** Keeps one of the modes. */
export function choose(mode) {
	return frappe.call({ method: `${API}.choose`, type: "POST", args: { mode }, freeze: true });
}

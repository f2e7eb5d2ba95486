// The calls about opinions. The server decides; this file only asks.

const API = "laichau_env.approval.opinions.api";

function post(method, args) {
	return frappe
		.call({
			method: `${API}.${method}`,
			type: "POST",
			args,
			freeze: true,
			freeze_message: __("Please wait..."),
		})
		.then(({ message }) => message);
}

/** What the dialog of asking offers: lines, agencies, the usual due date. */
export function get_choices(frm) {
	return frappe
		.call({
			method: `${API}.get_choices`,
			type: "GET",
			args: { doctype: frm.doctype, name: frm.docname },
		})
		.then(({ message }) => message);
}

/** Ask agencies about lines. */
export function ask_opinions(frm, asked) {
	return post("ask_opinions", { doctype: frm.doctype, name: frm.docname, ...asked });
}

/** Answer a request. */
export function give_opinion(name, stance, opinion) {
	return post("give_opinion", { name, stance, opinion });
}

/** Go on without a late opinion. */
export function pass_over_opinion(name, reason) {
	return post("pass_over_opinion", { name, reason });
}

/** Take a waiting request back. */
export function withdraw_opinion(name, reason) {
	return post("withdraw_opinion", { name, reason });
}

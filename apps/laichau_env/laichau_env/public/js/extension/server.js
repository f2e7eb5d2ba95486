// The calls about extension requests. The server decides; this file only asks.

export const REQUEST = "Extension Request";

/** Make the request; resolves to {name}. */
export function draft_request(report, until, reason) {
	return frappe
		.call({
			method: "laichau_env.reporting.extensions.api.draft_request",
			type: "POST",
			args: { report, until, reason },
			freeze: true,
			freeze_message: __("Please wait..."),
		})
		.then(({ message }) => message);
}

/** What may be done with a record now, and the hash of what stands in it. */
export function get_approval({ doctype, docname }) {
	return frappe
		.call({
			method: "laichau_env.approval.api.get_approval",
			type: "GET",
			args: { doctype, name: docname },
		})
		.then(({ message }) => message);
}

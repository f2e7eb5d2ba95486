// The calls about adjusted layouts. The server decides; this file only asks.

const API = "laichau_env.documents.layouts.api";

function ask(method, type, args) {
	return frappe
		.call({
			method: `${API}.${method}`,
			type,
			args,
			freeze: type === "POST",
			freeze_message: __("Please wait..."),
		})
		.then(({ message }) => message);
}

/** The shipped layouts: [{value, label}]. */
export function get_layouts() {
	return ask("get_layouts", "GET", {});
}

/** Make a copy; resolves to {name}. */
export function adjust(print_format, agency, title) {
	return ask("adjust", "POST", { print_format, agency: agency || "", title: title || "" });
}

/** Old base, new base and copy, text by text. */
export function get_comparison(name) {
	return ask("get_comparison", "GET", { name });
}

/** One of use, lay_aside, back_to_base, keep_on_base. */
export function move(step, name) {
	return ask(step, "POST", { name });
}

/** A paper placed by the texts on the screen, as PDF; a fault is shown as the server tells it. */
export async function get_preview(texts) {
	frappe.dom.freeze(__("Please wait..."));
	try {
		const answer = await fetch(`/api/method/${API}.preview`, {
			method: "POST",
			headers: { "X-Frappe-CSRF-Token": frappe.csrf_token, Accept: "application/json" },
			body: new URLSearchParams(texts),
		});
		if (answer.ok) return await answer.blob();
		frappe.request.cleanup({}, await answer.json());
		return null;
	} finally {
		frappe.dom.unfreeze();
	}
}

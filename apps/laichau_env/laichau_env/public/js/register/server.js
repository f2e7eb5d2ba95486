// The calls about the register of outgoing papers. The server decides; this file only asks.

const API = "laichau_env.documents.register.api";

/** Kinds of papers: [{value, label}]. */
export function get_kinds() {
	return frappe.call({ method: `${API}.get_kinds`, type: "GET" }).then(({ message }) => message);
}

/** Numbers up to this one were used on paper; resolves to {next}. */
export function start_after(values) {
	return frappe
		.call({ method: `${API}.start_after`, type: "POST", args: values, freeze: true })
		.then(({ message }) => message);
}

/** Downloads the metadata of papers named, or of those that filters leave. */
export function export_metadata(form, { names = [], filters = [] }) {
	open_url_post(`/api/method/${API}.export_metadata`, {
		form,
		names: JSON.stringify(names),
		filters: JSON.stringify(filters),
	});
}

// The calls about many papers in one file. The server decides; this file only asks.

const API = "laichau_env.documents.batch.api";

function ask(method, type, args, options = {}) {
	return frappe
		.call({ method: `${API}.${method}`, type, args, ...options })
		.then(({ message }) => message);
}

const FREEZE = { freeze: true, freeze_message: __("Please wait...") };

/** Begin, or join what is under way; resolves to {name}. `what` is {period} or {names}. */
export function ask_batch(form, what) {
	return ask("ask", "POST", { form, ...what }, FREEZE);
}

/** How far it is. */
export function get_batch(name) {
	return ask("get_batch", "GET", { name });
}

/** Have one that stopped made by another worker. */
export function go_on(name) {
	return ask("go_on", "POST", { name }, FREEZE);
}

/** Address of the file. */
export function file_address(name) {
	return `/api/method/${API}.download?name=${encodeURIComponent(name)}`;
}

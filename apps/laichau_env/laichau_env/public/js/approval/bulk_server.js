// The calls about one action on many records. The server decides; this file only asks.

const API = "laichau_env.approval.bulk.api";

function ask(method, type, args, options = {}) {
	return frappe
		.call({ method: `${API}.${method}`, type, args, ...options })
		.then(({ message }) => message);
}

const FREEZE = { freeze: true, freeze_message: __("Please wait...") };

/** Steps that this person may take on many records of a kind; none for most people. */
export function get_bulk_actions(doctype) {
	return ask("get_bulk_actions", "GET", { doctype });
}

/** Digest, hash and what stands against the step, of each record. */
export function prepare_bulk(doctype, names, action) {
	return ask("prepare_bulk", "POST", { doctype, names, action }, FREEZE);
}

/** Begin; items are [{name, seen_hash}] as they were read. */
export function start_bulk(doctype, action, items, reason) {
	return ask("start_bulk", "POST", { doctype, action, items, reason: reason || "" }, FREEZE);
}

/** Progress and results. */
export function get_bulk(name) {
	return ask("get_bulk", "GET", { name });
}

/** Carry on with one that stopped. */
export function go_on(name) {
	return ask("go_on", "POST", { name }, FREEZE);
}

// The calls about papers that go out for a period. The server decides; this file only asks.

const API = "laichau_env.documents.outgoing.api";

/** Which papers the user may draft or issue: {kinds, agencies, recalled, unit, symbol, reply_by, urgencies}. */
export function get_offer(period) {
	return frappe
		.call({ method: `${API}.get_offer`, type: "GET", args: { period } })
		.then(({ message }) => message);
}

/** Open periods for which the reader may urge: [{period, title, due, owed, unsent: [{agency, name, due, days}]}]. */
export function get_owed() {
	return frappe
		.call({ method: `${API}.get_owed`, type: "GET", freeze: true })
		.then(({ message }) => message);
}

/** Plans on which the reader may ask for a report: [{value, label, agencies, tasks, due}]. */
export function get_askable() {
	return frappe
		.call({ method: `${API}.get_askable`, type: "GET" })
		.then(({ message }) => message);
}

/** Plans the report that is asked for; resolves to {period}. */
export function ask(values) {
	return call("ask", { values: JSON.stringify(values) });
}

/** The draft in short: {seen_hash, excerpt, addressees, may_issue}. */
export function prepare(kind, period, values) {
	return call("prepare", { kind, period, values: JSON.stringify(values) });
}

/** Issues the draft that was seen; resolves to {name, notation}. */
export function issue(kind, period, values, seen_hash) {
	return call("issue", { kind, period, seen_hash, values: JSON.stringify(values) });
}

/** Recalls an issued paper. */
export function recall(name, reason) {
	return call("recall", { name, reason });
}

/** Opens the draft as PDF beside the Desk, or downloads it as a Word file. */
export function download_draft(kind, period, values, as_word) {
	open_url_post(
		`/api/method/${API}.download_draft`,
		{ kind, period, values: JSON.stringify(values), as_word: as_word ? 1 : 0 },
		!as_word
	);
}

function call(method, args) {
	return frappe
		.call({ method: `${API}.${method}`, type: "POST", args, freeze: true })
		.then(({ message }) => message);
}

// The calls about consolidated reports. The server decides; this file only asks.

const API = "laichau_env.consolidation.api";

function call(method, args, type = "POST") {
	return frappe
		.call({
			method: `${API}.${method}`,
			type,
			args,
			freeze: true,
			freeze_message: __("Please wait..."),
		})
		.then(({ message }) => message);
}

/** What the form of a period offers; asked without freezing the page. */
export function get_offer(period) {
	return frappe
		.call({ method: `${API}.get_offer`, type: "GET", args: { period } })
		.then(({ message }) => message);
}

/** Make the report of one's department on a period, or find it; resolves to {name}. */
export const make_report = (period, scope, provisional) =>
	call("make_report", { period, scope, provisional: provisional ? 1 : 0 });

/** Add everything up again; `provisional` left out keeps the choice made before. */
export const rebuild = (name, provisional) =>
	call("rebuild", {
		name,
		...(provisional === undefined ? {} : { provisional: provisional ? 1 : 0 }),
	});

/** Where the figures of a task come from. */
export const get_sources = (name, plan_task) => call("get_sources", { name, plan_task }, "GET");

/** Where the total of an indicator comes from. */
export const get_indicator_sources = (name, indicator) =>
	call("get_indicator_sources", { name, indicator }, "GET");

/** Who wrote what a part, or the proposals to somebody, merge. */
export const get_text_sources = (name, kind, subject) =>
	call("get_text_sources", { name, kind, subject }, "GET");

/** Put another figure in the place of a reported one. */
export const correct = (name, given) => call("correct", { name, ...given });

/** Let the reported figure count again. */
export const withdraw_correction = (name, row) => call("withdraw_correction", { name, row });

/** The officer's words stand. */
export const keep_words = (name, row) => call("keep_words", { name, row });

/** What came with the record: who is late or missing, what is stale, what the last build changed. */
export function standing_of(frm) {
	return (frm.doc.__onload && frm.doc.__onload.consolidation) || null;
}

// The calls about who is on time. The server decides what each reader sees.

const API = "laichau_env.follow_up.api";

/** Agencies x periods of a year, as `filters` ask. */
export function get_matrix(filters) {
	return frappe
		.call({ method: `${API}.get_matrix`, type: "GET", args: filters })
		.then(({ message }) => message);
}

/** Whether the reader follows others up: {follows_others}. */
export function get_reach() {
	return frappe.call({ method: `${API}.get_reach`, type: "GET" }).then(({ message }) => message);
}

/** Take the same as an Excel file. */
export function download_matrix(filters) {
	window.open(`/api/method/${API}.download_matrix?${new URLSearchParams(filters)}`);
}

/** What the person who looks owes, what waits for him, what came back. */
export function get_my_work() {
	return frappe
		.call({ method: `${API}.get_my_work`, type: "GET" })
		.then(({ message }) => message);
}

/** How things stand for those whom the reader follows up. */
export function get_summary() {
	return frappe
		.call({
			method: "laichau_env.follow_up.weekly.api.get_summary",
			type: "GET",
			freeze: true,
		})
		.then(({ message }) => message);
}

/** The same on one page, as PDF beside the Desk or as a Word file. */
export function open_summary_paper(as_word) {
	const address = "/api/method/laichau_env.documents.sheets.api.download_weekly";
	window.open(`${address}?${new URLSearchParams({ as_word: as_word ? 1 : 0 })}`, "_blank");
}

// The calls about who is on time. The server decides what each reader sees.

const API = "laichau_env.follow_up.api";

/** Agencies x periods of a year, as `filters` ask. */
export function get_matrix(filters) {
	return frappe
		.call({ method: `${API}.get_matrix`, type: "GET", args: filters })
		.then(({ message }) => message);
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

// Shows days and moments as people here write them: 16/12/2026.

/** 2026-12-16 -> 16/12/2026; empty for nothing. */
export function show_day(value) {
	return value ? moment(value).format("DD/MM/YYYY") : "";
}

/** 2026-12-16 08:05:00 -> 08:05 ngày 16/12/2026. */
export function show_moment(value) {
	return value ? __("{0} on {1}", [moment(value).format("HH:mm"), show_day(value)]) : "";
}

/** How far a day is: "22 days left", "due today", "3 days late". */
export function show_distance(day) {
	const days = frappe.datetime.get_day_diff(day, frappe.datetime.get_today());
	if (days > 0) return __("{0} days left", [days]);
	return days === 0 ? __("due today") : __("{0} days late", [-days]);
}

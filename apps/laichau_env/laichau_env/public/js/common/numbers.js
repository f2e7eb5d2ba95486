// Reads and shows numbers as people here write them: 1.250,5.

import { show_day } from "./dates.js";

const GROUPED = /^-?\d{1,3}(\.\d{3})+$/;
const PLAIN = /^-?\d+(\.\d+)?$/;

/** The number that was typed; null when nothing was, NaN when it is none. */
export function read_number(typed) {
	let text = String(typed ?? "").replace(/[\s%]/g, "");
	if (!text) return null;
	if (text.includes(",")) text = text.replaceAll(".", "").replace(",", ".");
	else if (GROUPED.test(text)) text = text.replaceAll(".", "");
	return PLAIN.test(text) ? Number(text) : NaN;
}

/** A number for the eye: decimal comma, a point between thousands. */
export function show_number(value) {
	return new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 3 }).format(value || 0);
}

/** The number and day of a signed paper, as the paper prints them: below 10 with a leading 0. */
export function show_number_of_paper({ document_number, document_date }) {
	if (!document_number) return "";
	const number = String(document_number).padStart(2, "0");
	return __("{0} on {1}", [number, show_day(document_date)]);
}

/** A percentage worked out from others, rounded as papers print it. */
export function show_percent(value) {
	return new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 }).format(value || 0);
}

/** A number for an input field; empty when there is none. */
export function number_to_type(value) {
	return value ? show_number(value) : "";
}

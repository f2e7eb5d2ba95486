// Which places of a record are open to correction, as the server listed them, and the remarks made on each.

import { approval_of } from "./server.js";

/** The place of a line of a report, as the server writes it. */
export function place_of_line(line) {
	return ["lines", line.plan_task, line.role].join("|");
}

/** Whether the record came back for named places only. */
export function is_limited(frm) {
	const { can_edit, open_places = [] } = approval_of(frm) || {};
	return Boolean(can_edit && open_places.length);
}

/** Whether the reader may correct `place`; with no place named, all are open. */
export function is_open(frm, place) {
	const { can_edit, editable_places = [] } = approval_of(frm) || {};
	return Boolean(can_edit && (!is_limited(frm) || editable_places.includes(place)));
}

/** Whether the reader may correct `place` or some field of it. */
export function is_open_in_part(frm, place) {
	const { editable_places = [] } = approval_of(frm) || {};
	return (
		is_open(frm, place) ||
		(is_limited(frm) && editable_places.some((open) => open.startsWith(`${place}|`)))
	);
}

/** Remarks of the last return, while they are to be settled; else all that were made. */
export function remarks_of(frm) {
	return (approval_of(frm) || {}).remarks || [];
}

/** Live remarks on `place` and on its fields. */
export function remarks_on(frm, place) {
	return remarks_of(frm).filter(
		(remark) =>
			remark.is_live && (remark.place === place || remark.place.startsWith(`${place}|`))
	);
}

// Opens papers of a record as PDF or Word; the server makes them and checks who may read them.

const API = "/api/method/laichau_env.documents.api";

export function open_paper(frm) {
	open_file("download_report", frm, { doctype: frm.doctype });
}

/** Who did what and when, with the time at each tier. */
export function open_tracking_sheet(frm) {
	open_file("download_tracking_sheet", frm);
}

/** The paper as a Word file, to go on with. */
export function open_word(frm) {
	open_file("download_word", frm, { doctype: frm.doctype });
}

function open_file(call, frm, more = {}) {
	const asked = new URLSearchParams({ name: frm.docname, ...more });
	window.open(`${API}.${call}?${asked}`, "_blank");
}

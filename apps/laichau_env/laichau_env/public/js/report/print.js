// Opens the official paper of a report as PDF; the server makes it and checks who may read it.

const URL = "/api/method/laichau_env.documents.api.download_report";

export function open_paper(frm) {
	window.open(`${URL}?name=${encodeURIComponent(frm.docname)}`, "_blank");
}

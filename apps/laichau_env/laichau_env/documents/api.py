"""Papers over HTTP. For our DocTypes every print endpoint gives our paper; others get the stock answer."""

import json
from typing import Any

import frappe
from frappe.utils import print_format as stock

from laichau_env.documents import service
from laichau_env.documents.giving import give
from laichau_env.documents.printed import PRINTED, PROGRESS


@frappe.whitelist(methods=["GET"])
def download_report(name: str, doctype: str = PROGRESS) -> None:
	"""The paper of a report, of whichever kind, as PDF, shown in the browser. Raises PaperNotReadable (403)."""
	_answer(f"{name}.pdf", service.pdf_of(name, doctype))


@frappe.whitelist(methods=["GET"])
def download_word(name: str, doctype: str = PROGRESS) -> None:
	"""The paper of a report, of whichever kind, as a Word file, to go on with. Raises PaperNotReadable (403)."""
	paper, agency = service.paper_and_issuer(name, doctype)
	give(paper, agency, of=(doctype, name), stem=name, as_word=True)


@frappe.whitelist(methods=["GET"])
def download_tracking_sheet(name: str) -> None:
	"""The history of a progress report with the time at each tier. Raises PaperNotReadable (403)."""
	_answer(f"{name}-phieu-theo-doi.pdf", service.tracking_pdf_of(name))


@frappe.whitelist(methods=["GET"])
def download_sent(name: str) -> None:
	"""The paper of a report as it was last sent, for the agency that examined it. Raises NotVisible (403)."""
	_answer(f"{name}-ban-da-gui.pdf", service.sent_pdf_of(name))


# Guests reach the stock call too (web views opened by a key); for our DocTypes they are refused by permission.
@frappe.whitelist(methods=["GET", "POST"], allow_guest=True)
def download_pdf(doctype: str, name: str, **others: Any) -> None:
	"""Stands for frappe.utils.print_format.download_pdf; of ours, format, language and sent-in `doc` count for nothing."""
	if doctype in PRINTED:
		return _answer(f"{name}.pdf", service.pdf_of(name, doctype))
	return frappe.call(stock.download_pdf, doctype=doctype, name=name, **others)


@frappe.whitelist(methods=["GET", "POST"])
def download_multi_pdf(doctype: str | dict[str, list[str]], name: str, **others: Any) -> None:
	"""Stands for frappe.utils.print_format.download_multi_pdf: papers of one DocType or of several."""
	wanted = _wanted(doctype, name)
	ours = [(kind, record) for kind in PRINTED for record in wanted.pop(kind, [])]
	if not ours:
		return frappe.call(stock.download_multi_pdf, doctype=doctype, name=name, **others)
	content = service.pdf_of_several(ours)
	if wanted:
		frappe.call(stock.download_multi_pdf, doctype=wanted, name=name, **others)
		content = service.joined([content, frappe.local.response.filecontent])
	return _answer("bao-cao.pdf", content)


@frappe.whitelist(methods=["GET", "POST"])
def download_multi_pdf_async(doctype: str | dict[str, list[str]], name: str, **others: Any) -> dict[str, str]:
	"""Stands for the call of that name in newer releases: a worker makes the file and tells the browser."""
	if not _wanted(doctype, name).keys() & PRINTED.keys():
		return frappe.call(stock.download_multi_pdf_async, doctype=doctype, name=name, **others)
	task = frappe.generate_hash()
	frappe.enqueue(publish_several, doctype=doctype, name=name, task=task, others=others)
	return {"task_id": task}


def publish_several(
	doctype: str | dict[str, list[str]], name: str, task: str, others: dict[str, Any]
) -> None:
	"""Worker's half of download_multi_pdf_async, as the user who asked: a private file, and its address."""
	download_multi_pdf(doctype, name, **others)
	file = frappe.get_doc(
		doctype="File",
		file_name=f"bao-cao-{task}.pdf",
		content=frappe.local.response.filecontent,
		is_private=1,
	).insert()
	frappe.publish_realtime(f"task_complete:{task}", {"file_url": file.file_url}, user=frappe.session.user)


def _wanted(doctype: str | dict[str, list[str]], name: str) -> dict[str, list[str]]:
	if isinstance(doctype, str) and doctype.startswith("{"):
		doctype = json.loads(doctype)
	return dict(doctype) if isinstance(doctype, dict) else {doctype: json.loads(name)}


def _answer(filename: str, content: bytes) -> None:
	frappe.local.response.update({"type": "pdf", "filename": filename, "filecontent": content})

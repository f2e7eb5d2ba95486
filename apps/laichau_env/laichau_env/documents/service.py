"""Use cases of papers: give one, give several in one file. Reading is checked here, whoever asks."""

from io import BytesIO

import frappe
from frappe.core.doctype.access_log.access_log import make_access_log
from frappe.model.document import Document
from pypdf import PdfReader, PdfWriter

from laichau_env.approval.sent import sent_document
from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents import pdf
from laichau_env.documents.constants import Standing
from laichau_env.documents.contexts.progress_report import report_paper
from laichau_env.documents.contexts.tracking_sheet import tracking_sheet
from laichau_env.documents.kinds import kind_of
from laichau_env.documents.layouts.queries import layout_for
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.papers.progress_report import ReportPaper
from laichau_env.documents.register.files import issued_bytes
from laichau_env.documents.register.queries import issued_paper

NEEDED = ("read", "print")


def readable_report(name: str) -> Document:
	"""The stored report, for one who may read and print it. Raises PaperNotReadable (403)."""
	report = frappe.get_doc("Progress Report", name)
	if not all(report.has_permission(needed) for needed in NEEDED):
		refuse(errors.PaperNotReadable(name=name))
	return report


def paper_of(name: str) -> ReportPaper:
	"""What the paper of the stored report shows. Raises PaperNotReadable (403)."""
	return report_paper(readable_report(name))


def pdf_of(name: str) -> bytes:
	"""The paper of the stored report as PDF; what is issued is given back as issued, byte for byte.

	The reading is logged. Raises PaperNotReadable (403).
	"""
	paper = paper_of(name)
	make_access_log(doctype="Progress Report", document=name, file_type="PDF", method="Print")
	issued = issued_paper("Progress Report", name) if paper.standing == Standing.ISSUED else None
	return issued_bytes(issued) if issued else placed(paper, _agency_of(name))


def tracking_pdf_of(name: str) -> bytes:
	"""The tracking sheet of the stored report as PDF; the reading is logged. Raises PaperNotReadable (403)."""
	sheet = tracking_sheet(readable_report(name))
	make_access_log(doctype="Progress Report", document=name, file_type="PDF", method="Print")
	return placed(sheet, _agency_of(name))


def sent_pdf_of(name: str) -> bytes:
	"""The paper as it was last sent, for officials of the examining agency. Raises NotVisible (403)."""
	report = sent_document("Progress Report", name)
	make_access_log(doctype="Progress Report", document=name, file_type="PDF", method="Print")
	return placed(report_paper(report), report.agency)


def placed(paper: Frame, agency: str) -> bytes:
	"""A paper that is not issued as PDF, by the copy in use for the agency's papers, else the shipped layout.

	Raises LayoutBroken (409) where that copy does not fit the paper.
	"""
	layout = layout_for(kind_of(paper), agency)
	if layout is None:
		return pdf.pdf_of(paper)
	try:
		return pdf.pdf_of(paper, layout=layout)
	except Exception as error:
		refuse(errors.LayoutBroken(title=layout.name, why=error))


def _agency_of(report: str) -> str:
	return frappe.db.get_value("Progress Report", report, "agency") or ""


def pdf_of_several(names: list[str]) -> bytes:
	"""The papers one after the other; one that may not be read refuses the whole."""
	return joined([pdf_of(name) for name in names])


def joined(files: list[bytes]) -> bytes:
	"""PDF files as one."""
	writer = PdfWriter()
	for content in files:
		writer.append(PdfReader(BytesIO(content)))
	out = BytesIO()
	writer.write(out)
	return out.getvalue()

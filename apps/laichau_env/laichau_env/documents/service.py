"""Use cases of papers: give one, give several in one file. Reading is checked here, whoever asks."""

from collections.abc import Sequence
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
from laichau_env.documents.printed import PRINTED, PROGRESS
from laichau_env.documents.register.files import issued_bytes
from laichau_env.documents.register.queries import issued_paper

NEEDED = ("read", "print")


def readable_record(doctype: str, name: str) -> Document:
	"""The stored record that becomes a paper, for one who may read and print it. Raises PaperNotReadable (403)."""
	record = frappe.get_doc(doctype, name) if doctype in PRINTED else None
	if not (record and all(record.has_permission(needed) for needed in NEEDED)):
		refuse(errors.PaperNotReadable(name=name))
	return record


def readable_report(name: str) -> Document:
	"""The stored progress report, as above."""
	return readable_record(PROGRESS, name)


def paper_and_issuer(name: str, doctype: str = PROGRESS) -> tuple[Frame, str]:
	"""What the paper of the stored record shows, and the agency whose paper it is. Raises PaperNotReadable (403)."""
	record = readable_record(doctype, name)
	return PRINTED[doctype].paper(record), PRINTED[doctype].issuer(record)


def paper_of(name: str, doctype: str = PROGRESS) -> Frame:
	"""What the paper of the stored record shows. Raises PaperNotReadable (403)."""
	return paper_and_issuer(name, doctype)[0]


def pdf_of(name: str, doctype: str = PROGRESS) -> bytes:
	"""The paper of the stored record as PDF; what is issued is given back as issued, byte for byte.

	The reading is logged. Raises PaperNotReadable (403).
	"""
	paper, agency = paper_and_issuer(name, doctype)
	make_access_log(doctype=doctype, document=name, file_type="PDF", method="Print")
	issued = issued_paper(doctype, name) if paper.standing == Standing.ISSUED else None
	return issued_bytes(issued) if issued else placed(paper, agency)


def tracking_pdf_of(name: str) -> bytes:
	"""The tracking sheet of the stored report as PDF; the reading is logged. Raises PaperNotReadable (403)."""
	report = readable_report(name)
	sheet = tracking_sheet(report)
	make_access_log(doctype=PROGRESS, document=name, file_type="PDF", method="Print")
	return placed(sheet, report.agency)


def sent_pdf_of(name: str) -> bytes:
	"""The paper as it was last sent, for officials of the examining agency. Raises NotVisible (403)."""
	report = sent_document(PROGRESS, name)
	make_access_log(doctype=PROGRESS, document=name, file_type="PDF", method="Print")
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


def pdf_of_several(records: Sequence[tuple[str, str]]) -> bytes:
	"""The papers of records (DocType, name) one after the other; one that may not be read refuses the whole."""
	return joined([pdf_of(name, doctype) for doctype, name in records])


def joined(files: list[bytes]) -> bytes:
	"""PDF files as one."""
	writer = PdfWriter()
	for content in files:
		writer.append(PdfReader(BytesIO(content)))
	out = BytesIO()
	writer.write(out)
	return out.getvalue()

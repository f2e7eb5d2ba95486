"""The file of an issued paper: made from its frozen content once, and given back byte for byte ever after."""

import base64
import hashlib
import json
from dataclasses import asdict

import frappe
from frappe.model.document import Document

from laichau_env.common.approvable import ServiceWrite
from laichau_env.documents import pdf
from laichau_env.documents.kinds import kind_of
from laichau_env.documents.layouts.queries import kept_layout
from laichau_env.documents.register import frozen
from laichau_env.documents.register.queries import PAPER
from laichau_env.documents.verification.address import verification_address
from laichau_env.documents.verification.mark import mark_of

FILE = "Issued File"
SIGNATORY = "signatory"
"""Id of the signatory's name in the layouts; images of signatures go over it."""


def issued_bytes(name: str) -> bytes:
	"""The PDF of a paper as issued; made now if nobody has asked for it yet."""
	paper = frappe.get_doc(PAPER, name)
	sha256 = paper.pdf_sha256 or freeze(name)
	return kept_bytes(sha256)


def kept_bytes(sha256: str) -> bytes:
	"""A kept file by its SHA-256."""
	return base64.b64decode(frappe.db.get_value(FILE, sha256, "content"))


def freeze(name: str) -> str:
	"""Make the PDF of an issued paper from its frozen content, and keep it. Answers with its SHA-256.

	Under the paper's row lock: two who ask at once get the same bytes.
	"""
	paper = frappe.get_doc(PAPER, name, for_update=True)
	if paper.pdf_sha256:
		return paper.pdf_sha256
	made = laid_out(paper)
	paper.pdf_sha256, paper.page_count = keep(made.pdf), made.pages
	paper.signature_place = json.dumps(asdict(made.places[SIGNATORY])) if SIGNATORY in made.places else ""
	save(paper)
	return paper.pdf_sha256


def laid_out(paper: Document) -> pdf.Rendered:
	"""By the layout that was in use at issue; a copy that fails gives way to the shipped one, for it is signed.

	It bears the mark by which it is verified: this is the electronic copy.
	"""
	mark = mark_of(paper.verification_code, verification_address())
	value = frozen.from_json(paper.print_format, paper.context_json)
	if paper.layout_copy:
		layout = kept_layout(paper.print_format, paper.format_version, paper.layout_copy)
		try:
			return pdf.rendered(value, paper.context_json, mark, layout)
		except Exception:
			frappe.log_error(
				f"{paper.name}: {paper.layout_copy}", reference_doctype=PAPER, reference_name=paper.name
			)
			paper.layout_copy, paper.format_version = "", frozen.format_version(kind_of(value))
	return pdf.rendered(value, paper.context_json, mark)


def keep(content: bytes) -> str:
	"""Keep bytes under their SHA-256, which is the answer; the same bytes are kept once."""
	sha256 = hashlib.sha256(content).hexdigest()
	if not frappe.db.exists(FILE, sha256):
		file = frappe.get_doc(
			{"doctype": FILE, "size": len(content), "content": base64.b64encode(content).decode("ascii")}
		)
		file.name = sha256
		file.flags.service_write, file.flags.name_set = ServiceWrite(), True
		file.insert(ignore_permissions=True)
	return sha256


def save(record: Document) -> Document:
	"""Save a record of the register for its service."""
	record.flags.service_write = ServiceWrite()
	record.flags.ignore_permissions = True
	record.save()
	record.flags.service_write = record.flags.ignore_permissions = None
	return record

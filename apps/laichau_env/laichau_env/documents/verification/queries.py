"""Which paper a file or a code belongs to. Reads past permissions: the page is for everybody, and tells no content."""

from collections.abc import Collection
from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from laichau_env.documents.register.queries import PAPER

SIGNATURE, ANNEX = "Official Document Signature", "Official Document Annex"


@dataclass(frozen=True)
class Known:
	"""A file of the register: whose, and whether it is an annex's."""

	paper: str
	is_annex: bool = False


def known_files(hashes: Collection[str]) -> dict[str, Known]:
	"""Those of `hashes` that are files of papers or of their annexes. Four queries, however many hashes."""
	wanted = list(hashes)
	found: dict[str, Known] = {}
	for doctype, field, owner, annex in (
		(ANNEX, "signed_sha256", "parent", True),
		(SIGNATURE, "file_sha256", "parent", False),
		(PAPER, "frozen_sha256", "name", False),
		(PAPER, "pdf_sha256", "name", False),
	):
		rows = frappe.get_all(
			doctype, filters={field: ("in", wanted)}, fields=[f"{field} as sha256", f"{owner} as paper"]
		)
		for row in rows:
			found.setdefault(row.sha256, Known(row.paper, annex))
	return found


def paper_of_code(code: str) -> str | None:
	"""The paper with a verification code."""
	return frappe.db.get_value(PAPER, {"verification_code": code}) if code else None


def paper(name: str) -> Document:
	"""A paper of the register."""
	return frappe.get_doc(PAPER, name)

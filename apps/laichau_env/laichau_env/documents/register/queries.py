"""The reader of the register."""

from collections.abc import Collection, Mapping

import frappe
from frappe.model.document import Document

from laichau_env.documents.register import rules

SERIES, PAPER = "Document Number Series", "Official Document"


def kinds_of_series(agency: str, year: int) -> list[str]:
	"""Kinds that have a series of the agency in the year; "" for the one of all kinds."""
	rows = frappe.get_all(SERIES, filters={"agency": agency, "year": year}, pluck="paper_kind")
	return [kind or rules.ALL_KINDS for kind in rows]


def last_number(agency: str, year: int, paper_kind: str) -> int:
	"""The number that the agency's series for a kind gave last; 0 where it gave none. Unlocked: the next may be gone."""
	kind = rules.ALL_KINDS if rules.ALL_KINDS in kinds_of_series(agency, year) else paper_kind
	return frappe.db.get_value(SERIES, rules.series_name(agency, year, kind), "last_number") or 0


def has_papers(series: str) -> bool:
	"""Whether the series gave a number. A locking read: it sees what others commit."""
	return bool(frappe.db.get_value(SERIES, series, "last_date", for_update=True))


def live_papers(doctype: str, name: str) -> list[Document]:
	"""Papers of a record that count, newest first; locked, for whoever closes them waits for a file being made."""
	names = frappe.get_all(
		PAPER,
		filters={"source_doctype": doctype, "source_name": name, "status": "Issued"},
		pluck="name",
		order_by="creation desc",
	)
	return [frappe.get_doc(PAPER, paper, for_update=True) for paper in names]


def recalled_without_successor(entered: Document, of: Mapping[str, str]) -> list[Document]:
	"""Recalled papers of the record that `entered` shows which no other replaced; locked like the living ones."""
	filters = {
		"source_doctype": entered.source_doctype,
		"source_name": entered.source_name,
		"status": "Recalled",
		"replaced_by": ("is", "not set"),
		"name": ("!=", entered.name),
		**of,
	}
	names = frappe.get_all(PAPER, filters=filters, pluck="name")
	return [frappe.get_doc(PAPER, paper, for_update=True) for paper in names]


def organ_ids(agencies: Collection[str]) -> dict[str, str]:
	"""Agency -> its code in the exchange of electronic documents, where it has one. One query."""
	if not agencies:
		return {}
	rows = frappe.get_all("Agency", {"name": ("in", list(agencies))}, ["name", "organ_id"])
	return {row.name: row.organ_id for row in rows if row.organ_id}


def issued_paper(doctype: str, name: str) -> str | None:
	"""The paper of a record that counts now."""
	return frappe.db.get_value(
		PAPER, {"source_doctype": doctype, "source_name": name, "status": "Issued"}, order_by="creation desc"
	)

"""The writer of the register: gives numbers, enters papers, closes them.

Saves with `ignore_permissions`: nobody holds the right to write in the register; whether a paper may be issued is
decided where it comes from (approval's act(), or the service that drafts it).
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.register import queries, rules
from laichau_env.documents.register.files import save

ISSUED, RECALLED, REPLACED = "Issued", "Recalled", "Replaced"


@dataclass(frozen=True)
class Taken:
	"""A number given, and the series that gave it."""

	series: str
	number: int


@dataclass(frozen=True)
class Recipient:
	"""A line of the recipients as printed; with `agency`, one of this system, whose users see the paper."""

	organ_name: str
	agency: str = ""


@dataclass(frozen=True)
class Entry:
	"""What the register keeps of a paper; `metadata` holds further fields of the record."""

	agency: str
	paper_kind: str
	symbol: str
	day: date
	excerpt: str
	signatory_title: str
	signatory_name: str
	recipients: tuple[Recipient, ...]
	source_doctype: str = ""
	source_name: str = ""
	metadata: dict[str, Any] = field(default_factory=dict)


def take_number(agency: str, paper_kind: str, day: date, wanted: int | None = None) -> Taken:
	"""The next number of the agency's series in the year of `day`, or `wanted` where it was given on paper.

	The series stays locked until the transaction ends: a number is used by it or given back, so there is neither
	gap nor double. Raises NumberBehind, DateBehind (409).
	"""
	series = series_of(agency, day.year, paper_kind)
	record = frappe.get_doc(queries.SERIES, series, for_update=True)
	last = record.last_number
	refusal = rules.number_refusal(series, wanted, last) or rules.date_refusal(day, record.last_date)
	if refusal:
		refuse(refusal)
	number = wanted or last + 1
	record.last_number, record.last_date = number, day
	save(record)
	return Taken(series=series, number=number)


def start_after(agency: str, year: int, paper_kind: str, number: int, day: date) -> None:
	"""Go on after a number that was used on paper, on `day`; it and those before it are never given.

	For who may write in series. Raises StartForAdministrators (403), StartUnfit (417), StartBehind, DateBehind (409).
	"""
	if not frappe.has_permission(queries.SERIES, "write"):
		refuse(errors.StartForAdministrators())
	series = series_of(agency, year, paper_kind)
	record = frappe.get_doc(queries.SERIES, series, for_update=True)
	refusal = rules.start_refusal(
		series, year, number, day, record.last_number or 0, record.last_date, clock.today()
	)
	if refusal:
		refuse(refusal)
	go_on_after(agency, year, paper_kind, number, day)


def go_on_after(agency: str, year: int, paper_kind: str, number: int, day: date) -> None:
	"""Begin a series where an earlier way of numbering left off."""
	record = frappe.get_doc(queries.SERIES, series_of(agency, year, paper_kind), for_update=True)
	record.last_number, record.last_date = number, day
	save(record)


def enter(entry: Entry, taken: Taken) -> Document:
	"""Enter a paper under the number that was taken for it in this transaction."""
	agency = frappe.get_cached_doc("Agency", entry.agency)
	codes = queries.organ_ids([to.agency for to in entry.recipients if to.agency])
	paper = frappe.get_doc(
		{
			"doctype": queries.PAPER,
			"agency": entry.agency,
			"agency_name": agency.agency_name,
			"paper_kind": entry.paper_kind,
			"year": entry.day.year,
			"number": taken.number,
			"notation": rules.notation(taken.number, entry.symbol),
			"issued_date": entry.day,
			"status": ISSUED,
			"excerpt": entry.excerpt,
			"signatory_title": entry.signatory_title,
			"signatory_name": entry.signatory_name,
			"recipients": [{**asdict(to), "organ_id": codes.get(to.agency)} for to in entry.recipients],
			"source_doctype": entry.source_doctype or None,
			"source_name": entry.source_name or None,
			"organ_id": agency.organ_id,
			"file_catalog": entry.day.year,
			"verification_code": frappe.generate_hash(length=20),
			**entry.metadata,
		}
	)
	paper.flags.series = taken.series
	return save(paper)


def recall(paper: Document, reason: str) -> Document:
	"""The paper ceases to count; number and file stay (Decree 30/2020 article 18)."""
	return _close(paper, RECALLED, reason)


def replace(paper: Document, by: Document, reason: str) -> Document:
	"""The paper gives way to another of the same kind (Decree 30/2020 article 18)."""
	paper.replaced_by = by.name
	return _close(paper, REPLACED, reason)


def replace_recalled(entered: Document, **of: str) -> None:
	"""Recalled papers of the same record that no other replaced yet give way to `entered`; `of` names some of them.

	Each keeps the reason of its recall.
	"""
	for paper in queries.recalled_without_successor(entered, of):
		replace(paper, entered, paper.closed_reason)


def _close(paper: Document, status: str, reason: str) -> Document:
	paper.status, paper.closed_on, paper.closed_reason = status, clock.now(), reason
	return save(paper)


def series_of(agency: str, year: int, paper_kind: str) -> str:
	"""The series that numbers the agency's papers of a kind, begun where there is none."""
	kinds = queries.kinds_of_series(agency, year)
	kind = rules.ALL_KINDS if rules.ALL_KINDS in kinds else paper_kind
	name = rules.series_name(agency, year, kind)
	if kind not in kinds:
		_begin(agency, year, kind)
	return name


def _begin(agency: str, year: int, paper_kind: str) -> None:
	"""Under the agency's row lock: of two who begin it at one moment, the second finds it there.

	Two inserts of one name would each keep a lock on it after the second was refused, and then wait for each other.
	"""
	frappe.db.get_value("Agency", agency, for_update=True)
	if frappe.db.get_value(queries.SERIES, rules.series_name(agency, year, paper_kind), for_update=True):
		return
	save(
		frappe.get_doc({"doctype": queries.SERIES, "agency": agency, "year": year, "paper_kind": paper_kind})
	)

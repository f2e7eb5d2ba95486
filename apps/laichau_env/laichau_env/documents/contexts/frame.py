"""What every paper's context needs of agencies, officials and directives: cleaned words, head, citation."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import clock, vietnamese
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents import rules
from laichau_env.documents.constants import AgencyType, Standing
from laichau_env.documents.papers.frame import Citation, Heading, Signature


class Headed(NamedTuple):
	"""Headings that are printed before rows, and those rows."""

	headings: tuple[str, ...]
	rows: list[Any]


SIGNING_FOR_ANOTHER = ("KT.", "TL.", "TUQ.")


def one_line(text: str | None) -> str:
	"""`text` cleaned, on one line."""
	return " ".join(paragraphs(text))


def heading_of(agency: Document, name: str) -> Heading:
	"""The head of an agency's papers; `name` as it was when the paper was made."""
	governing = (
		frappe.get_cached_value("Agency", agency.governing_agency, "short_name")
		if agency.governing_agency
		else ""
	)
	return rules.heading_of(agency.agency_type, name, one_line(governing))


def written_date(day: date | str | None) -> str:
	"""A day in words, or nothing."""
	return vietnamese.long_date(getdate(day)) if day else ""


def number_and_date(record: Document, standing: Standing) -> dict[str, str]:
	"""Of a record that becomes a paper: blank in a draft but for month and year, which are those of its due date."""
	if standing == Standing.DRAFT or not record.document_date:
		due = getdate(record.due_date) if record.due_date else clock.today()
		return {"number": vietnamese.BLANK_NUMBER, "date": vietnamese.long_date(due, day_known=False)}
	return {
		"number": vietnamese.document_number(one_line(record.document_number)),
		"date": vietnamese.long_date(getdate(record.document_date)),
	}


def signature_of(record: Document, agency: Document, standing: Standing) -> Signature:
	"""Who signed; in a draft the block of the agency's head, without a name."""
	if standing != Standing.DRAFT and record.signatory_name:
		return Signature(block_lines(record.signature_block), one_line(record.signatory_name))
	committee = agency.agency_type in (AgencyType.COMMUNE, AgencyType.PROVINCE)
	return Signature(head_block(agency.name) or (rules.USUAL_BLOCK if committee else ()), "")


def citation_of(directive: Document) -> Citation:
	"""A plan that a decision promulgates bears no number of its own; the decision is cited with it."""
	promulgated = bool(directive.issued_with)
	number = one_line(directive.number)
	return Citation(
		kind=directive.directive_type,
		number="" if promulgated or not number else f"{number}/{directive.symbol}",
		date="" if promulgated else written_date(directive.directive_date),
		issuing_body="" if promulgated else issuing_body_of(directive),
		title=rules.in_sentence(one_line(directive.title)),
	)


def promulgating_decision(directive: Document) -> Citation | None:
	"""The decision that a plan was issued with, as it is cited beside the plan."""
	if not directive.issued_with:
		return None
	decision = frappe.get_cached_doc("Directive", directive.issued_with)
	number = one_line(decision.number)
	return Citation(
		kind=decision.directive_type,
		number=f"{number}/{decision.symbol}" if number else "",
		date=written_date(decision.directive_date),
		issuing_body=issuing_body_of(decision),
		title="",
	)


def issuing_body_of(directive: Document) -> str:
	"""Who issued a directive, as a sentence writes it."""
	bodies = frappe.get_all(
		"Agency",
		filters={"agency_type": ("in", (AgencyType.PROVINCE, AgencyType.CENTRAL))},
		pluck="agency_name",
	)
	return rules.body_in_sentence(one_line(directive.issuing_body), bodies)


def head_block(agency: str) -> tuple[str, ...]:
	"""Lines over the name of the agency's head, who signs for nobody else; empty where none is known."""
	heads = frappe.get_all(
		"Official",
		filters={
			"agency": agency,
			"disabled": 0,
			"signature_block": ("is", "set"),
			"signing_capacity": ("not in", SIGNING_FOR_ANOTHER),
		},
		pluck="signature_block",
		order_by="creation",
		limit=1,
	)
	return block_lines(heads[0]) if heads else ()


def block_lines(lines: str | None) -> tuple[str, ...]:
	"""The lines of a signature block, in capitals."""
	return tuple(line.upper() for line in paragraphs(lines))


def section_headings(directive: str) -> dict[str, tuple[tuple[str, str], ...]]:
	"""Section -> (label, heading) of it and of those above it, widest first. One query."""
	rows = frappe.get_all(
		"Plan Section", filters={"directive": directive}, fields=["name", "label", "title", "parent_section"]
	)
	words = {
		row.name: (one_line(row.label), one_line(f"{row.label or ''} {row.title or ''}")) for row in rows
	}
	parents = {row.name: row.parent_section or "" for row in rows}
	return {
		name: tuple(words[section] for section in rules.section_path(name, parents) if section in words)
		for name in words
	}


def under_headings(rows: Iterable[Any], headings: dict[str, tuple[tuple[str, str], ...]]) -> list[Headed]:
	"""Rows (each with its `section`) in their order, under the headings that begin before each."""
	found: list[Headed] = []
	previous: tuple[str, ...] = ()
	current: str | None = None
	for row in rows:
		if row.section != current or not found:
			path = tuple(heading for _, heading in headings.get(row.section, ()))
			found.append(Headed(rules.new_headings(path, previous), []))
			previous, current = path, row.section
		found[-1].rows.append(row)
	return found


def place_in_plan(section: str, headings: dict[str, tuple[tuple[str, str], ...]]) -> str:
	"""Labels of a section and of those above it, e.g. "II.C"."""
	return ".".join(label.rstrip(".") for label, _ in headings.get(section, ()) if label)


def agency_names(codes: Iterable[str | None]) -> dict[str, str]:
	"""Full names of agencies. One query."""
	wanted = {code for code in codes if code}
	if not wanted:
		return {}
	rows = frappe.get_all("Agency", filters={"name": ("in", list(wanted))}, fields=["name", "agency_name"])
	return {row.name: one_line(row.agency_name) for row in rows}

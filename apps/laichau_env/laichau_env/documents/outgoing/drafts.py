"""The draft of a paper that goes out for a period, made anew from the site's data each time somebody looks at it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.actor import ActingPerson, acting_persons
from laichau_env.common import clock, errors, vietnamese
from laichau_env.common.given import given_names
from laichau_env.common.hashing import canonical_json, sha256
from laichau_env.common.refuse import refuse
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents.contexts.consolidated_report import consolidated_paper
from laichau_env.documents.contexts.frame import one_line
from laichau_env.documents.contexts.letter import request_letter, urging_letter
from laichau_env.documents.contexts.outgoing import province
from laichau_env.documents.contexts.owing import Owing, owing
from laichau_env.documents.contexts.submission import submission
from laichau_env.documents.outgoing import queries, rules
from laichau_env.documents.outgoing.rules import OutgoingKind, Party
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.register import frozen
from laichau_env.documents.register.queries import PAPER
from laichau_env.documents.register.service import Recipient
from laichau_env.reporting.queries import examiners_of
from laichau_env.reporting.service import PERIOD


@dataclass(frozen=True)
class Values:
	"""What people choose and type for a paper. `agencies`: those written to, nothing said = all who owe.

	`replaces`: a recalled letter that this one stands for.
	"""

	agencies: tuple[str, ...] | None = None
	unit: str | None = None
	urgency: str = ""
	reply_by: date | None = None
	extra: str = ""
	replaces: str = ""


@dataclass(frozen=True)
class Place:
	"""Where the session's user stands with a plan's periods: who he is, on which side, for which agency papers go out."""

	persons: tuple[ActingPerson, ...]
	side: Party | None
	own: str
	examiners: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
	"""A draft with what its issue needs: whom it is written to, what it replaces, and the hash of what was seen."""

	kind: OutgoingKind
	period: Document
	agency: Document
	place: Place
	values: Values
	paper: Frame
	written_to: tuple[Recipient, ...]
	replaced: frappe._dict | None
	seen_hash: str


def label_of(kind: OutgoingKind) -> str:
	"""Name of the paper on the screen."""
	return {
		"urging": frappe._("Letter Urging Reports"),
		"request": frappe._("Letter Asking for Reports"),
		"submission": frappe._("Submission to the Province"),
	}[kind.key]


def place_of(directive: str) -> Place:
	"""On a plan's side: by his own post, else by that of somebody for whom he may act on outgoing papers."""
	persons = tuple(acting_persons(PAPER))
	examiners = examiners_of(directive)
	for person in persons:
		side = rules.side_of(person.facts, examiners)
		if side:
			return Place(persons, side, person.facts.agency, examiners)
	return Place(persons, None, "", examiners)


def values_of(given: dict[str, Any]) -> Values:
	"""What a form sent in. Raises PaperTextTooLong, UnitSymbolUnfit, ReplyDayPast, ReplyDayUnreadable (417)."""
	values = Values(
		agencies=tuple(given_names(given["agencies"], "agencies"))
		if given.get("agencies") is not None
		else None,
		unit=one_line(str(given["unit"])) if given.get("unit") is not None else None,
		urgency=rules.URGENCIES.get(str(given.get("urgency") or ""), ""),
		reply_by=_day(given.get("reply_by")),
		extra=str(given.get("extra") or ""),
		replaces=str(given.get("replaces") or ""),
	)
	texts = (values.extra, values.unit or "")
	refusal = rules.values_refusal(texts, values.unit, values.reply_by, clock.today())
	if refusal:
		refuse(refusal)
	return values


def draft(key: str, period_name: str, values: Values) -> Draft:
	"""The paper as it would be issued now.

	Raises NotForYouToDraft (403), NobodyOwesReport, NothingToReplace, NothingToSubmit (409), NoAgencyChosen (417).
	"""
	kind, period = rules.kind_named(key), frappe.get_doc(PERIOD, period_name)
	period.check_permission("read")
	if not kind:
		refuse(errors.NotForYouToDraft(kind=key))
	place = place_of(period.directive)
	issuer = rules.issuer_for(kind, place.side) if place.side else None
	if not issuer:
		refuse(errors.NotForYouToDraft(kind=label_of(kind)))
	agency = province() if issuer == Party.PROVINCE else frappe.get_cached_doc("Agency", place.own)
	asked = _asked(kind, period, agency, values) if kind.to_agencies else ()
	replaced = _replaced(kind, period, agency, values) if kind.to_agencies and values.replaces else None
	paper = BUILDERS[kind.key](period, agency, place, asked, _with_replaced(values, replaced))
	living = queries.living_papers(period.name, kind.paper_kind, agency.name)
	seen = sha256(canonical_json([frozen.as_json(paper), living]))
	return Draft(kind, period, agency, place, values, paper, _written_to(kind, asked), replaced, seen)


def _written_to(kind: OutgoingKind, asked: Collection[Owing]) -> tuple[Recipient, ...]:
	"""Agencies of this system that the paper is written to."""
	if kind.to_province:
		whole = province()
		return (Recipient(one_line(whole.agency_name), whole.name),)
	return tuple(Recipient(one.name, one.agency) for one in asked)


def _replaced(kind: OutgoingKind, period: Document, agency: Document, values: Values) -> frappe._dict:
	"""The recalled letter that was chosen. Raises NothingToReplace (409)."""
	found = queries.recalled_letters(period.name, kind.paper_kind, agency.name)
	chosen = next((letter for letter in found if letter.name == values.replaces), None)
	return chosen or refuse(errors.NothingToReplace())


def _with_replaced(values: Values, replaced: frappe._dict | None) -> Values:
	"""The letter says which one it stands for, after what people typed."""
	if not replaced:
		return values
	day = vietnamese.long_date(replaced.issued_date)
	said = f"Công văn này thay thế Công văn số {replaced.notation} {day} (đã thu hồi)."
	return replace(values, extra=f"{values.extra}\n{said}")


def _asked(kind: OutgoingKind, period: Document, agency: Document, values: Values) -> tuple[Owing, ...]:
	found = [one for one in owing(period, agency.name) if not (kind.unsent_only and one.sent)]
	if not found:
		refuse(errors.NobodyOwesReport(period=period.title))
	chosen = [one for one in found if values.agencies is None or one.agency in values.agencies]
	if not chosen:
		refuse(errors.NoAgencyChosen())
	return tuple(chosen)


def _letter(build: Callable[..., Frame]) -> Callable[..., Frame]:
	def built(
		period: Document, agency: Document, place: Place, to: Collection[Owing], values: Values
	) -> Frame:
		unit = agency.letter_symbol or "" if values.unit is None else values.unit
		return build(period, agency, to, unit, values.urgency, values.reply_by, paragraphs(values.extra))

	return built


def _submission(
	period: Document, agency: Document, place: Place, to: Collection[Owing], values: Values
) -> Frame:
	"""Made from the consolidated report that it brings. Raises NothingToSubmit (409)."""
	name = queries.report_on_its_way(period.name, agency.name)
	if not name:
		refuse(errors.NothingToSubmit(period=period.title))
	report = frappe.get_doc(queries.CONSOLIDATED, name)
	return submission(period, agency, consolidated_paper(report), paragraphs(values.extra))


BUILDERS: dict[str, Callable[..., Frame]] = {
	"urging": _letter(urging_letter),
	"request": _letter(request_letter),
	"submission": _submission,
}


def _day(text: Any) -> date | None:
	try:
		return getdate(text) if text else None
	except Exception:
		refuse(errors.ReplyDayUnreadable(day=str(text)[:20]))

"""Builds what a report's paper shows from the stored record: the only queries of printing stand here."""

from collections.abc import Iterable
from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import vietnamese
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents import rules
from laichau_env.documents.constants import REPORT_ABBREVIATION, AgencyType, Standing
from laichau_env.documents.paper import (
	AppendixLine,
	AppendixSection,
	Citation,
	Proposal,
	ProposalGroup,
	ReportPaper,
	Signature,
)

SIGNING_FOR_ANOTHER = ("KT.", "TL.", "TUQ.")


def report_paper(report: Document) -> ReportPaper:
	"""The paper of a stored progress report, as its state allows."""
	agency = frappe.get_cached_doc("Agency", report.agency)
	period = frappe.get_cached_doc("Reporting Period", report.period)
	directive = frappe.get_cached_doc("Directive", report.directive)
	addressee = _addressee(report, agency)
	standing = rules.standing_of(report.workflow_state)
	headings = _section_headings(report.directive)
	name = one_line(report.agency_printed_name or agency.agency_name)
	return ReportPaper(
		standing=standing,
		name=report.name,
		agency_type=agency.agency_type,
		agency=name,
		commune_word=rules.split_place(name)[1].partition(" ")[0],
		heading=rules.heading_of(agency.agency_type, name, _governing_name(agency)),
		**_number_and_date(report, standing),
		symbol=rules.symbol_of(REPORT_ABBREVIATION, one_line(report.agency_symbol or agency.symbol)),
		place=one_line(agency.place_name),
		addressees=(one_line(addressee.agency_name),),
		copy_to_province=addressee.agency_type != AgencyType.PROVINCE,
		plan_name=one_line(directive.short_title or directive.title),
		plan=_citation(directive),
		decision=_decision(directive),
		period=one_line(period.title),
		data_from=_date(period.data_from),
		data_to=_date(period.data_to),
		situation=paragraphs(report.situation),
		results_summary=paragraphs(report.results_summary),
		counts=rules.count(report.lines),
		funds=rules.funds_of(report.lines),
		strengths=paragraphs(report.strengths),
		shortcomings=paragraphs(report.shortcomings),
		causes=paragraphs(report.causes),
		next_steps=paragraphs(report.next_steps),
		proposals=_proposals(report, headings),
		signature=_signature(report, standing),
		records_symbol=one_line(agency.records_symbol),
		appendix=_appendix(report, headings),
	)


def one_line(text: str | None) -> str:
	"""`text` cleaned, on one line."""
	return " ".join(paragraphs(text))


def _addressee(report: Document, agency: Document) -> Document:
	"""Who examines it, else who it reports to, else the province."""
	name = report.examining_agency or agency.reports_to
	name = name or frappe.db.get_value("Agency", {"agency_type": AgencyType.PROVINCE, "disabled": 0})
	return frappe.get_cached_doc("Agency", name)


def _governing_name(agency: Document) -> str:
	if not agency.governing_agency:
		return ""
	return one_line(frappe.get_cached_value("Agency", agency.governing_agency, "short_name"))


def _number_and_date(report: Document, standing: Standing) -> dict[str, str]:
	"""Blank in a draft but for month and year, which are those of the day on which it is due."""
	if standing == Standing.DRAFT or not report.document_date:
		due = getdate(report.due_date)
		return {"number": vietnamese.BLANK_NUMBER, "date": vietnamese.long_date(due, day_known=False)}
	return {
		"number": vietnamese.document_number(one_line(report.document_number)),
		"date": vietnamese.long_date(getdate(report.document_date)),
	}


def _date(day: date | str | None) -> str:
	return vietnamese.long_date(getdate(day)) if day else ""


def _citation(directive: Document) -> Citation:
	"""A plan that a decision promulgates bears no number of its own; the decision is cited with it."""
	promulgated = bool(directive.issued_with)
	number = one_line(directive.number)
	return Citation(
		kind=directive.directive_type,
		number="" if promulgated or not number else f"{number}/{directive.symbol}",
		date="" if promulgated else _date(directive.directive_date),
		issuing_body="" if promulgated else _body(directive),
		title=rules.in_sentence(one_line(directive.title)),
	)


def _decision(directive: Document) -> Citation | None:
	if not directive.issued_with:
		return None
	decision = frappe.get_cached_doc("Directive", directive.issued_with)
	number = one_line(decision.number)
	return Citation(
		kind=decision.directive_type,
		number=f"{number}/{decision.symbol}" if number else "",
		date=_date(decision.directive_date),
		issuing_body=_body(decision),
		title="",
	)


def _body(directive: Document) -> str:
	bodies = frappe.get_all(
		"Agency",
		filters={"agency_type": ("in", (AgencyType.PROVINCE, AgencyType.CENTRAL))},
		pluck="agency_name",
	)
	return rules.body_in_sentence(one_line(directive.issuing_body), bodies)


def _signature(report: Document, standing: Standing) -> Signature:
	"""Who signed; in a draft the block of the agency's head, without a name."""
	if standing != Standing.DRAFT and report.signatory_name:
		return Signature(_block(report.signature_block), one_line(report.signatory_name))
	heads = frappe.get_all(
		"Official",
		filters={
			"agency": report.agency,
			"disabled": 0,
			"signature_block": ("is", "set"),
			"signing_capacity": ("not in", SIGNING_FOR_ANOTHER),
		},
		pluck="signature_block",
		order_by="creation",
		limit=1,
	)
	return Signature(_block(heads[0]) if heads else (), "")


def _block(lines: str | None) -> tuple[str, ...]:
	return tuple(line.upper() for line in paragraphs(lines))


def _section_headings(directive: str) -> dict[str, tuple[tuple[str, str], ...]]:
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


def _appendix(report: Document, headings: dict[str, tuple]) -> tuple[AppendixSection, ...]:
	sections: list[AppendixSection] = []
	previous: tuple[str, ...] = ()
	current: str | None = None
	for line in report.lines:
		if line.section != current or not sections:
			path = tuple(heading for _, heading in headings.get(line.section, ()))
			sections.append(AppendixSection(rules.new_headings(path, previous), ()))
			previous, current = path, line.section
		last = sections[-1]
		sections[-1] = AppendixSection(last.headings, (*last.lines, _appendix_line(line)))
	return tuple(sections)


def _appendix_line(line: Document) -> AppendixLine:
	reported = bool(line.result or line.cumulative_result or line.pace)
	return AppendixLine(
		order_no=one_line(line.order_no),
		task=paragraphs(line.task_content),
		role=line.role,
		result=paragraphs(line.result),
		cumulative_result=paragraphs(line.cumulative_result),
		percent=rules.percent_of(line, reported=reported),
		pace=line.pace or "",
		completed_on=vietnamese.short_date(getdate(line.completed_on)) if line.completed_on else "",
		difficulties=paragraphs(line.difficulties),
		funds_planned=rules.figure(line.funds_planned),
		funds_disbursed=rules.figure(line.funds_disbursed),
	)


def _proposals(report: Document, headings: dict[str, tuple]) -> tuple[ProposalGroup, ...]:
	"""Grouped by who must act, in the order in which each is first named."""
	places = _places_of_tasks(report, headings)
	names = _agency_names(row.addressee for row in report.proposals)
	groups: dict[str, list[Proposal]] = {}
	for row in report.proposals:
		text = paragraphs(row.proposal)
		if text:
			order_no, section = places.get(row.plan_task, ("", ""))
			groups.setdefault(names.get(row.addressee, ""), []).append(Proposal(text, order_no, section))
	return tuple(ProposalGroup(addressee, tuple(proposals)) for addressee, proposals in groups.items())


def _places_of_tasks(report: Document, headings: dict[str, tuple]) -> dict[str, tuple[str, str]]:
	"""Task -> printed number and section ("2", "II.C") of the tasks that proposals name."""
	tasks = {row.plan_task for row in report.proposals if row.plan_task}
	if not tasks:
		return {}
	rows = frappe.get_all(
		"Plan Task", filters={"name": ("in", list(tasks))}, fields=["name", "order_no", "section"]
	)
	return {
		row.name: (
			one_line(row.order_no).rstrip("."),
			".".join(label.rstrip(".") for label, _ in headings.get(row.section, ()) if label),
		)
		for row in rows
	}


def _agency_names(codes: Iterable[str | None]) -> dict[str, str]:
	wanted = {code for code in codes if code}
	if not wanted:
		return {}
	rows = frappe.get_all("Agency", filters={"name": ("in", list(wanted))}, fields=["name", "agency_name"])
	return {row.name: one_line(row.agency_name) for row in rows}

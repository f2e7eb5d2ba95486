"""Builds what a report's paper shows from the stored record: the only queries of its printing stand here."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.transitions import SENT_STATES, State
from laichau_env.common import vietnamese
from laichau_env.common.numbers import write_number
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents import rules
from laichau_env.documents.constants import REPORT, AgencyType
from laichau_env.documents.contexts.frame import (
	agency_names,
	citation_of,
	heading_of,
	number_and_date,
	one_line,
	place_in_plan,
	promulgating_decision,
	section_headings,
	signature_of,
	under_headings,
	written_date,
)
from laichau_env.documents.papers.progress_report import (
	AppendixLine,
	AppendixSection,
	IndicatorRow,
	Proposal,
	ProposalGroup,
	ReportPaper,
)
from laichau_env.documents.register.rules import symbol_of
from laichau_env.reporting.indicators.queries import TargetRow, indicators, targets_of

ISSUED_STATES = SENT_STATES - {State.REVOKED}
"""A report's paper is issued when its own agency signs; before that, and after a return, it is a draft."""


def report_paper(report: Document) -> ReportPaper:
	"""The paper of a stored progress report, as its state allows."""
	agency = frappe.get_cached_doc("Agency", report.agency)
	period = frappe.get_cached_doc("Reporting Period", report.period)
	directive = frappe.get_cached_doc("Directive", report.directive)
	addressee = _addressee(report, agency)
	to_province = addressee.agency_type == AgencyType.PROVINCE
	standing = rules.standing_of(report.workflow_state, ISSUED_STATES)
	headings = section_headings(report.directive)
	name = one_line(report.agency_printed_name or agency.agency_name)
	plan_name, period_title = one_line(directive.short_title or directive.title), one_line(period.title)
	return ReportPaper(
		standing=standing,
		name=report.name,
		agency_type=agency.agency_type,
		agency=name,
		heading=heading_of(agency, name),
		**number_and_date(report, standing),
		symbol=symbol_of(REPORT, one_line(report.agency_symbol or agency.symbol)),
		place=one_line(agency.place_name),
		excerpt=f"Kết quả thực hiện {plan_name} {period_title}",
		addressees=(one_line(addressee.agency_name),),
		copy_to_province=not to_province,
		plan_name=plan_name,
		plan=citation_of(directive),
		decision=promulgating_decision(directive),
		period=period_title,
		data_from=written_date(period.data_from),
		data_to=written_date(period.data_to),
		situation=paragraphs(report.situation),
		results_summary=paragraphs(report.results_summary),
		counts=rules.count(report.lines),
		funds=rules.funds_of(report.lines),
		strengths=paragraphs(report.strengths),
		shortcomings=paragraphs(report.shortcomings),
		causes=paragraphs(report.causes),
		next_steps=paragraphs(report.next_steps),
		proposals=_proposals(report, headings),
		signature=signature_of(report, agency, standing),
		recipients=rules.recipients_of_report(
			agency.agency_type, name, one_line(agency.records_symbol), to_province=to_province
		),
		appendix=appendix_of(report, headings),
		indicators=_indicators(report, getdate(period.data_to).year),
	)


def _addressee(report: Document, agency: Document) -> Document:
	"""Who examines it, else who it reports to, else the province."""
	name = report.examining_agency or agency.reports_to
	name = name or frappe.db.get_value("Agency", {"agency_type": AgencyType.PROVINCE, "disabled": 0})
	return frappe.get_cached_doc("Agency", name)


def appendix_of(report: Document, headings: dict[str, tuple]) -> tuple[AppendixSection, ...]:
	"""The lines of a report in the plan's order."""
	return tuple(
		AppendixSection(group.headings, tuple(map(_appendix_line, group.rows)))
		for group in under_headings(report.lines, headings)
	)


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


def _indicators(report: Document, year: int) -> tuple[IndicatorRow, ...]:
	"""The figures of a report; a target stands beside one only where somebody compared it with the text in force.

	Two queries where there are figures.
	"""
	if report.nothing_to_report or not report.indicator_values:
		return ()
	known, targets = indicators(), targets_of(year)
	rows = []
	for row in report.indicator_values:
		indicator, target = known.get(row.indicator), targets.get(row.indicator)
		settled = target and indicator and not indicator.unverified
		rows.append(
			IndicatorRow(
				name=one_line(row.indicator_name),
				unit=one_line(row.unit),
				previous=row.previous_value or "",
				current=row.value_text or "",
				target=_target(target, year) if settled else "",
				note=one_line(row.reason),
			)
		)
	return tuple(rows)


def _target(target: TargetRow, year: int) -> str:
	"""Of another year than the report's with that year."""
	text = write_number(target.target)
	return text if target.year == year else f"{text} ({target.year})"


def _proposals(report: Document, headings: dict[str, tuple]) -> tuple[ProposalGroup, ...]:
	"""Grouped by who must act, in the order in which each is first named."""
	places = _places_of_tasks(report, headings)
	names = agency_names(row.addressee for row in report.proposals)
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
			place_in_plan(row.section, headings),
		)
		for row in rows
	}

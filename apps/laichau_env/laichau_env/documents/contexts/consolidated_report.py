"""Builds what the paper of a consolidated report shows from the record alone: a fixed number of queries, whatever it adds up."""

from collections.abc import Mapping, Sequence
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.transitions import State
from laichau_env.common.vietnamese import paragraphs
from laichau_env.consolidation import keeping, records
from laichau_env.consolidation.constants import SOURCE, Figure, ReportScope, TextKind
from laichau_env.consolidation.hand import Place, Text
from laichau_env.consolidation.issuing import issuer_of
from laichau_env.documents import rules
from laichau_env.documents.constants import REPORT, AgencyType
from laichau_env.documents.contexts import consolidated_figures as figures
from laichau_env.documents.contexts.consolidated_figures import Noted, Source
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
from laichau_env.documents.contexts.outgoing import request_of
from laichau_env.documents.papers.consolidated_report import (
	AgencyRow,
	Asked,
	ConsolidatedPaper,
	Coverage,
	IndicatorRow,
	Section,
	TaskGroup,
	TaskRow,
	Words,
)
from laichau_env.documents.papers.frame import Paragraphs
from laichau_env.documents.register.rules import symbol_of
from laichau_env.reporting.outline import PERIODIC, Heading
from laichau_env.reporting.queries import outline_of

ISSUED_STATES = frozenset({State.ISSUED, State.SENT})
Headings = dict[str, tuple[tuple[str, str], ...]]


def consolidated_paper(report: Document) -> ConsolidatedPaper:
	"""The paper of a stored consolidated report, as its state allows."""
	agency = frappe.get_cached_doc("Agency", issuer_of(report))
	period = frappe.get_cached_doc("Reporting Period", report.period)
	directive = frappe.get_cached_doc("Directive", report.directive)
	addressee = frappe.get_cached_doc("Agency", agency.reports_to) if agency.reports_to else None
	own_tasks = report.scope == ReportScope.OWN_TASKS
	standing = rules.standing_of(report.workflow_state, ISSUED_STATES)
	name = one_line(report.agency_printed_name or agency.agency_name)
	regime = frappe.get_cached_doc("Reporting Regime", period.regime) if period.regime else None
	about = _about(report, regime, one_line(directive.short_title or directive.title), name)
	return ConsolidatedPaper(
		standing=standing,
		name=report.name,
		agency=name,
		heading=heading_of(agency, name),
		**number_and_date(report, standing),
		symbol=symbol_of(REPORT, one_line(report.agency_symbol or agency.symbol)),
		place=one_line(agency.place_name),
		excerpt=f"{about[0].upper()}{about[1:]} {one_line(period.title)}",
		addressees=(one_line(addressee.agency_name),) if addressee else (),
		signature=signature_of(report, agency, standing),
		recipients=_recipients(report, agency, name, addressee),
		own_tasks=own_tasks,
		to_province=bool(addressee and addressee.agency_type == AgencyType.PROVINCE),
		about=f"{about} {one_line(period.title)}",
		basis=one_line(regime.cited_as) if regime else "",
		request=request_of(period),
		plan=citation_of(directive),
		decision=promulgating_decision(directive),
		period=one_line(period.title),
		data_from=written_date(period.data_from),
		data_to=written_date(period.data_to),
		**_content(report, own_tasks=own_tasks, regime=period.regime),
	)


def _about(report: Document, regime: Document | None, plan_name: str, agency: str) -> str:
	"""What the paper reports: as the regime calls it, else the results of the plan or of the tasks that one agency leads."""
	if report.scope == ReportScope.OWN_TASKS:
		return f"kết quả thực hiện các nhiệm vụ do {agency} chủ trì theo {plan_name}"
	called = one_line(regime.paper_title) if regime else ""
	return rules.in_sentence(called) if called else f"kết quả thực hiện {plan_name}"


def _recipients(report: Document, agency: Document, name: str, addressee: Document | None) -> tuple[str, ...]:
	records_symbol = one_line(agency.records_symbol)
	if report.scope == ReportScope.PROVINCE:
		drafter = agency_names([report.agency]).get(report.agency, "")
		return rules.recipients_of_province(drafter, records_symbol)
	to_province = bool(addressee and addressee.agency_type == AgencyType.PROVINCE)
	return rules.recipients_of_report(agency.agency_type, name, records_symbol, to_province=to_province)


def _content(report: Document, *, own_tasks: bool, regime: str | None) -> dict[str, Any]:
	"""Everything but the frame: the record's rows, written out."""
	headings, texts = section_headings(report.directive), records.texts_of(report)
	sources, corrections = _sources(report.name), records.corrections_of(report)
	names = agency_names(
		[
			*(one.agency for one in sources),
			*(one.agency for one in corrections),
			*(text.subject for text in texts.values() if text.kind is TextKind.PROPOSALS),
		]
	)
	of_tasks = figures.noted(corrections, names, _task_names(report, headings), of_indicators=False)
	of_indicators = figures.noted(
		corrections,
		names,
		{
			row.indicator: f"chỉ tiêu {rules.in_sentence(one_line(row.indicator_name))}"
			for row in report.indicators
		},
		of_indicators=True,
	)
	rows = {line.plan_task: _task_row(line, texts, of_tasks) for line in report.lines}
	agencies = figures.agency_rows(sources, keeping.last_lines(report.name), names)
	return {
		"coverage": _coverage(report, sources, agencies),
		"sections": _sections(PERIODIC if own_tasks else outline_of(regime), texts),
		"words": Words(
			**{part: _shown(texts, TextKind.PART, subject=part) for part in Words.__dataclass_fields__}
		),
		"totals": figures.totals_of(report.lines),
		"tasks": _grouped(report.lines, rows, headings),
		"texts": _grouped(
			[
				line
				for line in report.lines
				if rows[line.plan_task].result or rows[line.plan_task].difficulties
			],
			rows,
			headings,
		),
		"agencies": agencies,
		"indicators": tuple(_indicator_row(row, of_indicators) for row in report.indicators),
		"proposals": _asked(texts, names),
		"task_notes": of_tasks.notes,
		"indicator_notes": of_indicators.notes,
	}


def _sources(report: str) -> list[Source]:
	"""Agencies that owe a report, in the order of their kinds and codes. One query."""
	source, agency = frappe.qb.DocType(SOURCE), frappe.qb.DocType("Agency")
	rows = (
		frappe.qb.from_(source)
		.join(agency)
		.on(agency.name == source.agency)
		.select(
			source.agency,
			source.counted,
			source.is_provisional,
			source.sent_on,
			source.days_late,
			source.late_reason,
			source.nothing_reason,
		)
		.where(source.consolidated_report == report)
		.orderby(agency.agency_type)
		.orderby(agency.code)
		.run(as_dict=True)
	)
	return [
		Source(
			agency=row.agency,
			counted=bool(row.counted),
			provisional=bool(row.is_provisional),
			sent_on=getdate(row.sent_on) if row.sent_on else None,
			days_late=row.days_late or 0,
			late_reason=row.late_reason or "",
			nothing_reason=row.nothing_reason or "",
		)
		for row in rows
	]


def _coverage(report: Document, sources: Sequence[Source], agencies: Sequence[AgencyRow]) -> Coverage:
	return Coverage(
		owed=report.owing,
		counted=report.counted,
		provisional=report.provisional,
		late=sum(one.counted and one.days_late > 0 for one in sources),
		missing=tuple(row.agency for row in agencies if not row.counted),
		as_of=written_date(getdate(report.built_on)),
	)


def _sections(headings: Sequence[Heading], texts: Mapping[Place, Text]) -> tuple[Section, ...]:
	return tuple(
		Section(one.title, one.contents, _shown(texts, TextKind.PART, subject=one.title)) for one in headings
	)


def _shown(
	texts: Mapping[Place, Text], kind: TextKind, *, plan_task: str = "", subject: str = ""
) -> Paragraphs:
	"""The officer's words at a place, else the merged ones."""
	text = texts.get((kind, plan_task, subject))
	return paragraphs(text.shown) if text else ()


def _task_names(report: Document, headings: Headings) -> dict[str, str]:
	"""How a sentence names each task: "nhiệm vụ 2, mục II.C"."""
	return {
		line.plan_task: f"nhiệm vụ {one_line(line.order_no).rstrip('.') or 'không đánh số'}, "
		f"mục {place_in_plan(line.section, headings)}"
		for line in report.lines
	}


def _task_row(line: Document, texts: Mapping[Place, Text], noted: Noted) -> TaskRow:
	boxes, task = figures.boxes_of(line), line.plan_task
	return TaskRow(
		order_no=one_line(line.order_no),
		task=paragraphs(line.task_content),
		owed=line.owed,
		boxes=boxes,
		mean=figures.percent(line.mean_percent, there=boxes.total > 0),
		weighted=figures.percent(line.weighted_percent, there=bool(line.has_weighted)),
		planned=rules.figure(line.funds_planned),
		disbursed=rules.figure(line.funds_disbursed),
		rate=rules.rate_of(line.funds_planned, line.funds_disbursed),
		result=_shown(texts, TextKind.RESULT, plan_task=task),
		difficulties=_shown(texts, TextKind.DIFFICULTIES, plan_task=task),
		percent_mark=noted.mark(task, Figure.PERCENT, Figure.COMPLETED_ON),
		planned_mark=noted.mark(task, Figure.FUNDS_PLANNED),
		disbursed_mark=noted.mark(task, Figure.FUNDS_DISBURSED),
	)


def _grouped(
	lines: Sequence[Document], rows: Mapping[str, TaskRow], headings: Headings
) -> tuple[TaskGroup, ...]:
	"""Rows in the plan's order, under its headings."""
	return tuple(
		TaskGroup(group.headings, tuple(rows[line.plan_task] for line in group.rows))
		for group in under_headings(lines, headings)
	)


def _indicator_row(row: Document, noted: Noted) -> IndicatorRow:
	return IndicatorRow(
		name=one_line(row.indicator_name),
		unit=one_line(row.unit),
		addition=frappe._(row.addition or ""),
		total=row.total or "",
		target=one_line(row.target),
		counted=row.counted,
		remark=paragraphs(row.remark),
		mark=noted.mark(row.indicator, Figure.INDICATOR),
	)


def _asked(texts: Mapping[Place, Text], names: Mapping[str, str]) -> tuple[Asked, ...]:
	"""In the record's order; who is named nowhere stands last there."""
	shown = [
		Asked(names.get(text.subject, ""), paragraphs(text.shown))
		for text in texts.values()
		if text.kind is TextKind.PROPOSALS
	]
	return tuple(one for one in shown if one.texts)

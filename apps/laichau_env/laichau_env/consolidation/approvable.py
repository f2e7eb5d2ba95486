"""What approval must know of a consolidated report: parties, content, what each action asks and writes."""

from collections.abc import Mapping
from typing import Any

from frappe import _
from frappe.model.document import Document

from laichau_env.approval.transitions import CONSOLIDATED_REPORT_APPROVAL, FORWARD, Action
from laichau_env.common import clock, errors
from laichau_env.common.approvable import ActionValue, ChildTable, Kind
from laichau_env.common.refuse import refuse
from laichau_env.consolidation import corrections, fitness, issuing, queries, records, service
from laichau_env.consolidation.constants import REPORT, ReportScope, TextKind
from laichau_env.consolidation.hand import Place, Text, meetings, says_something
from laichau_env.consolidation.places import called, label_of
from laichau_env.reporting.approvable import paper_values
from laichau_env.reporting.outline import Contents
from laichau_env.reporting.queries import outline_of

NO_FIGURE = "chưa có số liệu"
ON_THE_WAY_UP = FORWARD | {Action.ISSUE}


def check(doc: Document, action: str) -> None:
	"""Nothing goes up, and nothing is issued, that no longer agrees with its sources; they stay locked meanwhile.

	Before it leaves the officer, places where his words met new ones, headings that only he can fill, and corrections of
	figures that changed, are settled. Raises ConsolidationStale, WordsMeetNewFigures, HeadingEmpty, CorrectionOvertaken
	(409).
	"""
	if action not in ON_THE_WAY_UP:
		return
	stale = service.stale_parts(doc, for_update=True)
	if stale:
		refuse(fitness.stale_refusal(stale))
	if action == Action.REQUEST_SIGNATURE:
		_check_settled(doc)


def _check_settled(doc: Document) -> None:
	texts = records.texts_of(doc)
	met = meetings(texts.values())
	if met:
		refuse(errors.WordsMeetNewFigures(count=len(met), first=label_of(met[0])))
	empty = _empty_heading(doc, texts)
	if empty:
		refuse(errors.HeadingEmpty(heading=empty))
	over = corrections.overtaken(records.corrections_of(doc), service.originals_now(doc))
	if over:
		one, now = over[0]
		name = queries.agency_names([one.agency]).get(one.agency, one.agency)
		gone = "không còn số liệu" if now is None else now or NO_FIGURE
		refuse(
			errors.CorrectionOvertaken(
				figure=corrections.LABELS[one.figure],
				agency=name,
				original=one.original or NO_FIGURE,
				now=gone,
			)
		)


def _empty_heading(doc: Document, texts: Mapping[Place, Text]) -> str:
	"""The first heading of the paper that stands for the officer's own words and has none."""
	if doc.scope == ReportScope.OWN_TASKS:
		return ""
	regime = queries.period_of(doc.period).regime
	titles = [one.title for one in outline_of(regime) if one.contents is Contents.OWN_WORDS]
	written = {
		place[2] for place, text in texts.items() if text.kind is TextKind.PART and says_something(text.shown)
	}
	return next((title for title in titles if title not in written), "")


def action_values(doc: Any, action: str) -> tuple[ActionValue, ...]:
	"""Issuing asks for the day; recording the sending for day and way."""
	if action == Action.ISSUE:
		return paper_values()
	if action == Action.RECORD_SENDING:
		return (
			ActionValue("sent_on", "Sent On", "Date", "The day of sending.", default=str(clock.today())),
			ActionValue(
				"sent_way", "Way of Sending", "Small Text", "E.g. the national document axis, its reference."
			),
		)
	return ()


def digest(doc: Any) -> list[str]:
	"""How many reports were counted, and how many are missing."""
	missing = doc.owing - doc.counted
	counts = (
		(_("{0} reports counted"), doc.counted),
		(_("{0} missing"), missing),
		(_("{0} provisional"), doc.provisional),
	)
	return [words.format(number) for words, number in counts]


CONSOLIDATED_REPORT = Kind(
	doctype=REPORT,
	workflow=CONSOLIDATED_REPORT_APPROVAL,
	agency_field="agency",
	examiner_field="examining_agency",
	content=(),
	fixed=(
		"period",
		"agency",
		"scope",
		"examining_agency",
		"directive",
		"due_date",
		"title",
		"agency_symbol",
		"agency_printed_name",
		"include_provisional",
		"owing",
		"counted",
		"provisional",
		"inputs_hash",
		"amended_from",
	),
	tables=(
		ChildTable(
			fieldname="lines",
			doctype="Consolidated Line",
			key=("plan_task",),
			content=(),
			fixed=(
				"section",
				"order_no",
				"task_content",
				"owed",
				"reported",
				"completed_on_time",
				"completed_late",
				"within_time",
				"overdue",
				"mean_percent",
				"weighted_percent",
				"has_weighted",
				"funds_planned",
				"funds_disbursed",
			),
			fixed_rows=True,
		),
		ChildTable(
			fieldname="indicators",
			doctype="Consolidated Indicator",
			key=("indicator",),
			content=(),
			fixed=(
				"indicator_name",
				"unit",
				"addition",
				"total",
				"target",
				"counted",
				"missing",
				"remark",
			),
			fixed_rows=True,
		),
		ChildTable(
			fieldname="corrections",
			doctype="Consolidated Correction",
			key=("agency", "plan_task", "indicator", "figure"),
			content=(),
			fixed=(
				"original",
				"corrected",
				"reason",
				"corrected_by",
				"corrected_by_name",
				"corrected_on",
			),
			fixed_rows=True,
		),
		ChildTable(
			fieldname="texts",
			doctype="Consolidated Text",
			key=("kind", "plan_task", "subject"),
			content=("hand_text",),
			fixed=("built_text",),
			fixed_rows=True,
			called=called,
		),
	),
	service_fields=(
		"built_on",
		"build_number",
		"document_number",
		"document_date",
		"signatory_name",
		"signature_block",
		"sent_on",
		"sent_way",
	),
	editors_field="editors",
	check=check,
	write=issuing.write,
	action_values=action_values,
	digest=digest,
)

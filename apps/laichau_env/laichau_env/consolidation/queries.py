"""The reader of consolidation: reports of a period with all that is added up. A number of queries that does not grow."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import frappe
from frappe.query_builder import Order
from frappe.query_builder.functions import Count, IfNull
from frappe.utils import flt, getdate
from pypika.analytics import RowNumber

from laichau_env.approval.transitions import State
from laichau_env.consolidation.constants import PARTS, REPORT, ReportScope
from laichau_env.consolidation.inputs import Asked, Inputs, Owing
from laichau_env.consolidation.rules import Line, Task
from laichau_env.planning.queries import LEAD
from laichau_env.planning.rules import Schedule
from laichau_env.reporting.outline import WITHOUT_PART
from laichau_env.reporting.queries import outline_of

PROGRESS, LINE, PROPOSAL, EVENT = (
	"Progress Report",
	"Progress Report Line",
	"Report Proposal",
	"Approval Event",
)
PASSED_DEPARTMENT = State.PROVINCE_APPROVAL.value
"""Where a report lies that its department approved and the province has not yet."""


def gather(
	period: frappe._dict, agency: str, scope: str, *, provisional: bool, for_update: bool = False
) -> Inputs:
	"""Everything that a consolidation of `period` by `agency` reads. Eleven queries, whatever the number of reports.

	`provisional` counts what has passed its department too. `for_update` locks the period's reports, so that none
	moves until the transaction ends.
	"""
	own = scope == ReportScope.OWN_TASKS
	standing = how_things_stand(period, agency, scope, provisional=provisional, for_update=for_update)
	names = [task.name for task in standing.tasks]
	agencies = {one.report: one.agency for one in standing.counted}
	telling = [one.report for one in standing.counted if not one.nothing_reason]
	asked = _asked(telling, names if own else [*names, ""], agencies)
	return replace(
		standing,
		lines=_lines(telling, names, agencies),
		asked=asked,
		words={} if own else _words(telling),
		headings=() if own else _own_headings(period.regime),
		names=agency_names([*(one.agency for one in standing.owing), *(one.addressee for one in asked)]),
	)


def how_things_stand(
	period: frappe._dict, agency: str, scope: str, *, provisional: bool, for_update: bool = False
) -> Inputs:
	"""The same without what the reports say: who owes, which reports count, the tasks. Five queries."""
	own = scope == ReportScope.OWN_TASKS
	tasks = _tasks(period, agency if own else "")
	names = [task.name for task in tasks]
	reports = _reports(period.name, for_update)
	if own:
		concerned = _reports_on(names, [row.name for row in reports])
		reports = [row for row in reports if row.name in concerned]
	counted_names = {row.name for row in reports if _counts(row, provisional)}
	hashes = _content_hashes(sorted(counted_names))
	return Inputs(
		as_of=getdate(period.data_to),
		owing=[_owing(row, row.name in counted_names, hashes) for row in reports],
		tasks=tasks,
		owed=_owed([row.name for row in reports], names),
	)


def tasks_of_reports(reports: Collection[str]) -> dict[str, tuple[str, ...]]:
	"""Report -> the tasks that it has lines on. One query, none of none."""
	if not reports:
		return {}
	rows = frappe.get_all(
		LINE,
		{"parent": ("in", list(reports)), "parenttype": PROGRESS},
		["parent", "plan_task"],
		order_by="parent, idx",
	)
	found: dict[str, tuple[str, ...]] = {}
	for row in rows:
		found[row.parent] = (*found.get(row.parent, ()), row.plan_task)
	return found


def period_of(name: str) -> frappe._dict:
	"""What a consolidation must know of its period. One query."""
	return frappe.db.get_value(
		"Reporting Period",
		name,
		["name", "title", "directive", "regime", "status", "data_from", "data_to", "due_province"],
		as_dict=True,
	)


def asked_tasks(period: str) -> set[str]:
	"""Tasks that a period on request asks about; none = all."""
	return set(
		frappe.get_all(
			"Reporting Period Task", {"parent": period, "parenttype": "Reporting Period"}, pluck="plan_task"
		)
	)


def led_tasks(directive: str, agency: str) -> set[str]:
	"""Tasks of a plan that `agency` leads now. One query."""
	filters = {"directive": directive, "agency": agency, "ended_on": ("is", "not set")}
	return set(frappe.get_all("Task Assignment", filters=filters, pluck="plan_task"))


def agency_names(agencies: Iterable[str]) -> dict[str, str]:
	"""Agency -> its short name. One query."""
	rows = frappe.get_all("Agency", {"name": ("in", list(set(agencies) - {""}))}, ["name", "short_name"])
	return {row.name: row.short_name for row in rows}


def _tasks(period: frappe._dict, led_by: str) -> list[Task]:
	wanted = asked_tasks(period.name)
	led = led_tasks(period.directive, led_by) if led_by else None
	rows = frappe.get_all(
		"Plan Task",
		{"directive": period.directive},
		[
			"name",
			"section",
			"order_no",
			"content",
			"start_date",
			"end_date",
			"open_ended",
			"condition_text",
			"condition_met_on",
		],
		order_by="position",
	)
	return [
		Task(
			row.name,
			row.section or "",
			row.order_no or "",
			row.content,
			Schedule(row.start_date, row.end_date, bool(row.open_ended), row.condition_text or ""),
			row.condition_met_on,
		)
		for row in rows
		if (not wanted or row.name in wanted) and (led is None or row.name in led)
	]


def _reports(period: str, for_update: bool) -> list[frappe._dict]:
	"""The reports that count: not those that an amendment replaces or a successor goes on with."""
	report, agency = frappe.qb.DocType(PROGRESS), frappe.qb.DocType("Agency")
	query = (
		frappe.qb.from_(report)
		.join(agency)
		.on(agency.name == report.agency)
		.select(
			report.name,
			report.agency,
			report.workflow_state,
			report.docstatus,
			report.first_sent_on,
			report.days_late,
			report.late_reason,
			report.nothing_to_report,
			report.nothing_reason,
			report.amended_from,
		)
		.where((report.period == period) & (IfNull(report.succeeded_by, "") == ""))
		.orderby(agency.agency_type)
		.orderby(agency.code)
		.orderby(report.name)
	)
	rows = (query.for_update() if for_update else query).run(as_dict=True)
	replaced = {row.amended_from for row in rows}
	return [row for row in rows if row.name not in replaced]


def _counts(report: frappe._dict, provisional: bool) -> bool:
	return report.docstatus == 1 or (provisional and report.workflow_state == PASSED_DEPARTMENT)


def _owing(row: frappe._dict, counted: bool, hashes: dict[str, str]) -> Owing:
	return Owing(
		agency=row.agency,
		report=row.name,
		state=row.workflow_state,
		counted=counted,
		provisional=counted and row.docstatus == 0,
		content_hash=hashes.get(row.name, ""),
		sent_on=getdate(row.first_sent_on) if row.first_sent_on else None,
		days_late=row.days_late or 0,
		late_reason=row.late_reason or "",
		nothing_reason=(row.nothing_reason or "-") if row.nothing_to_report else "",
	)


def _content_hashes(reports: Sequence[str]) -> dict[str, str]:
	"""Report -> hash of the content that its last step was taken on. One query."""
	event = frappe.qb.DocType(EVENT)
	newest = RowNumber().over(event.reference_name).orderby(event.sequence, order=Order.desc)
	ranked = (
		frappe.qb.from_(event)
		.select(event.reference_name, event.content_hash, newest.as_("age"))
		.where((event.reference_doctype == PROGRESS) & event.reference_name.isin(list(reports) or [""]))
	)
	rows = (
		frappe.qb.from_(ranked)
		.select(ranked.reference_name, ranked.content_hash)
		.where(ranked.age == 1)
		.run()
	)
	return dict(rows)


def _reports_on(tasks: Collection[str], reports: Collection[str]) -> set[str]:
	line = frappe.qb.DocType(LINE)
	rows = (
		frappe.qb.from_(line)
		.select(line.parent)
		.distinct()
		.where(line.parent.isin(list(reports) or [""]) & (line.parenttype == PROGRESS))
		.where(line.plan_task.isin(list(tasks) or [""]))
		.run()
	)
	return {name for (name,) in rows}


def _owed(reports: Collection[str], tasks: Collection[str]) -> dict[str, int]:
	"""Task -> how many of the reports have a line on it as lead."""
	line = frappe.qb.DocType(LINE)
	rows = (
		frappe.qb.from_(line)
		.select(line.plan_task, Count("*"))
		.where(line.parent.isin(list(reports) or [""]) & (line.parenttype == PROGRESS))
		.where((line.role == LEAD) & line.plan_task.isin(list(tasks) or [""]))
		.groupby(line.plan_task)
		.run()
	)
	return dict(rows)


def _lines(reports: Sequence[str], tasks: Collection[str], agencies: Mapping[str, str]) -> list[Line]:
	line = frappe.qb.DocType(LINE)
	rows = (
		frappe.qb.from_(line)
		.select(
			line.parent,
			line.name,
			line.plan_task,
			line.role,
			line.result,
			line.percent,
			line.pace,
			line.completed_on,
			line.difficulties,
			line.funds_planned,
			line.funds_disbursed,
		)
		.where(line.parent.isin(list(reports) or [""]) & (line.parenttype == PROGRESS))
		.run()
	)
	wanted = set(tasks)
	by_report: dict[str, list[Line]] = {}
	for parent, name, task, role, result, percent, pace, done, difficulties, planned, disbursed in rows:
		if task in wanted:
			by_report.setdefault(parent, []).append(
				Line(
					parent,
					name,
					agencies[parent],
					task,
					role == LEAD,
					result or "",
					flt(percent),
					pace or "",
					done,
					difficulties or "",
					flt(planned),
					flt(disbursed),
				)
			)
	order = {task: position for position, task in enumerate(tasks)}
	return [
		line
		for report in reports
		for line in sorted(by_report.get(report, ()), key=lambda line: (order[line.plan_task], line.row))
	]


def _asked(reports: Sequence[str], tasks: Collection[str], agencies: Mapping[str, str]) -> list[Asked]:
	rows = frappe.get_all(
		PROPOSAL,
		{"parent": ("in", list(reports)), "parenttype": PROGRESS},
		["parent", "plan_task", "proposal", "addressee"],
		order_by="parent, idx",
	)
	order = {report: position for position, report in enumerate(reports)}
	return [
		Asked(row.parent, agencies[row.parent], row.plan_task or "", row.proposal or "", row.addressee or "")
		for row in sorted(rows, key=lambda row: order[row.parent])
		if (row.plan_task or "") in tasks
	]


def _words(reports: Sequence[str]) -> dict[str, dict[str, str]]:
	rows = frappe.get_all(PROGRESS, {"name": ("in", list(reports))}, ["name", *PARTS], order_by="name")
	return {row.name: {part: row[part] or "" for part in PARTS} for row in rows}


def _own_headings(regime: str | None) -> list[str]:
	"""Headings of the paper under which no part of the agencies' reports stands."""
	return [heading.title for heading in outline_of(regime) if heading.contents in WITHOUT_PART]


def last_report(period: str, agency: str, scope: str) -> frappe._dict | None:
	"""The newest report of a department on a period: a revoked one is replaced by one that names it. One query."""
	rows = frappe.get_all(
		REPORT,
		{"period": period, "agency": agency, "scope": scope},
		["name", "docstatus", "amended_from"],
		order_by="creation desc, name desc",
	)
	replaced = {row.amended_from for row in rows}
	return next((row for row in rows if row.name not in replaced), None)

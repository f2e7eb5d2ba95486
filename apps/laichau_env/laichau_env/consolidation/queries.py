"""The reader of consolidation: how the reports of a period stand, its tasks, who owes. A number of queries that does not grow."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

import frappe
from frappe.query_builder import Order
from frappe.query_builder.functions import Count, IfNull
from frappe.utils import getdate
from pypika.analytics import RowNumber

from laichau_env.approval.transitions import State
from laichau_env.consolidation.constants import REPORT, ReportScope
from laichau_env.consolidation.inputs import Inputs, Owing
from laichau_env.consolidation.rules import Task
from laichau_env.planning.queries import LEAD
from laichau_env.planning.rules import Schedule, Start
from laichau_env.reporting.constants import SENT_STATES
from laichau_env.reporting.queries import said_of_duties

PROGRESS, LINE, EVENT = "Progress Report", "Progress Report Line", "Approval Event"
NOT_SENT, NOT_COUNTED = "Not Sent", "Not counted yet"
"""What is told of a report of which more is not to be known."""
PASSED_DEPARTMENT = State.PROVINCE_APPROVAL.value
"""Where a report lies that its department approved and the province has not yet."""


def how_things_stand(
	period: frappe._dict, agency: str, scope: str, *, provisional: bool, for_update: bool = False
) -> Inputs:
	"""Who owes a report, which reports count, the tasks: all but what the reports say. Six queries."""
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
		data_from=getdate(period.data_from) if period.data_from else None,
		owing=[_owing(row, row.name in counted_names, hashes, own) for row in reports],
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
		["name", "title", "regime", "directive", "status", "data_from", "data_to", "due_province"],
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


def tasks_of(directive: str) -> list[Task]:
	"""Tasks of a plan in its order, with what their standing is derived from. One query."""
	rows = frappe.get_all(
		"Plan Task",
		{"directive": directive},
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
	]


def _tasks(period: frappe._dict, led_by: str) -> list[Task]:
	"""Those of them that the period asks about, and that `led_by` leads, if somebody is named."""
	wanted = asked_tasks(period.name)
	led = led_tasks(period.directive, led_by) if led_by else None
	return [
		task
		for task in tasks_of(period.directive)
		if (not wanted or task.name in wanted) and (led is None or task.name in led)
	]


def _reports(period: str, for_update: bool) -> list[frappe._dict]:
	"""The reports that count, by kind and code of their agencies: not those that are replaced or that a successor goes on with.

	Only the reports are locked, not the agencies: everybody else reads those too. Two queries.
	"""
	report = frappe.qb.DocType(PROGRESS)
	query = (
		frappe.qb.from_(report)
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
	)
	rows = (query.for_update() if for_update else query).run(as_dict=True)
	places = {
		row.name: (row.agency_type, row.code)
		for row in frappe.get_all(
			"Agency", {"name": ("in", [row.agency for row in rows])}, ["name", "agency_type", "code"]
		)
	}
	replaced = {row.amended_from for row in rows}
	living = [row for row in rows if row.name not in replaced]
	return sorted(living, key=lambda row: (*places[row.agency], row.name))


def _counts(report: frappe._dict, provisional: bool) -> bool:
	return report.docstatus == 1 or (provisional and report.workflow_state == PASSED_DEPARTMENT)


def _owing(row: frappe._dict, counted: bool, hashes: dict[str, str], own: bool) -> Owing:
	"""What an agency writes before it sends is its own: of a draft nothing is told but that nothing was sent."""
	sent = row.workflow_state in SENT_STATES
	return Owing(
		agency=row.agency,
		report=row.name,
		state=_told_state(row, counted, own),
		counted=counted,
		provisional=counted and row.docstatus == 0,
		content_hash=hashes.get(row.name, ""),
		sent_on=getdate(row.first_sent_on) if row.first_sent_on else None,
		days_late=row.days_late or 0,
		late_reason=row.late_reason or "",
		nothing_reason=(row.nothing_reason or "-") if row.nothing_to_report and sent else "",
	)


def _told_state(row: frappe._dict, counted: bool, own: bool) -> str:
	"""The state as who consolidates may know it: a department that examines nothing learns whether a report counts."""
	if counted:
		return row.workflow_state
	if own:
		return NOT_COUNTED
	if row.workflow_state in SENT_STATES:
		return row.workflow_state
	came_back = row.workflow_state == State.RETURNED or (row.first_sent_on and not row.amended_from)
	return State.RETURNED.value if came_back else NOT_SENT


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


def standing_before(rows: Collection[str], cut_off: date) -> dict[str, Start]:
	"""Row -> where its duty stood on `cut_off`: where it stands, unless a report on a later time moved it since. Three queries."""
	duties = dict(
		frappe.get_all(
			LINE, {"name": ("in", list(rows))}, ["name", "assignment"], as_list=True, order_by="name"
		)
	)
	stands, moved_later = _stands_of_duties({duty for duty in duties.values() if duty}, cut_off)
	said = said_of_duties(moved_later, cut_off) if moved_later else {}
	known = stands | {duty: Start(one.percent, one.completed_on) for duty, one in said.items()}
	return {row: known.get(duty, Start(0, None)) for row, duty in duties.items()}


def _stands_of_duties(duties: Collection[str], cut_off: date) -> tuple[dict[str, Start], set[str]]:
	"""Where duties stand, and apart those that a report on a time after `cut_off` moved. One query."""
	duty, report = frappe.qb.DocType("Task Assignment"), frappe.qb.DocType(PROGRESS)
	period = frappe.qb.DocType("Reporting Period")
	rows = (
		frappe.qb.from_(duty)
		.left_join(report)
		.on(report.name == duty.last_approved_report)
		.left_join(period)
		.on(period.name == report.period)
		.select(duty.name, duty.percent, duty.completed_on, period.data_to)
		.where(duty.name.isin(list(duties) or [""]))
		.run()
	)
	later = {name for name, _, _, until in rows if until and until > cut_off}
	return {name: Start(percent or 0, done) for name, percent, done, _ in rows if name not in later}, later


def last_report(period: str, agency: str, scope: str, *, for_update: bool = False) -> frappe._dict | None:
	"""The newest report of a department on a period: a revoked one is replaced by one that names it. One query.

	`for_update` shows what is committed now, not the transaction's snapshot: the caller holds the period's lock.
	"""
	report = frappe.qb.DocType(REPORT)
	query = (
		frappe.qb.from_(report)
		.select(report.name, report.docstatus, report.amended_from)
		.where((report.period == period) & (report.agency == agency) & (report.scope == scope))
		.orderby(report.creation, order=Order.desc)
		.orderby(report.name, order=Order.desc)
	)
	rows = (query.for_update() if for_update else query).run(as_dict=True)
	replaced = {row.amended_from for row in rows}
	return next((row for row in rows if row.name not in replaced), None)

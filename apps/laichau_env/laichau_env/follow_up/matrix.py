"""Completeness and timeliness: agencies x periods of a year, with each tier's standing. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

import frappe

from laichau_env.approval.transitions import Action
from laichau_env.common import clock
from laichau_env.follow_up import queries, rules
from laichau_env.follow_up.permissions import Reach, reach_of
from laichau_env.follow_up.rules import HOLDER_OF, Holder, Standing, Timeliness
from laichau_env.organization.changes.queries import predecessors_of
from laichau_env.planning.queries import duties_of_agencies
from laichau_env.reporting import lateness
from laichau_env.reporting.constants import PERIOD_PLANNED
from laichau_env.reporting.lateness import DueDates
from laichau_env.reporting.rules import examiner_of
from laichau_env.reporting.schedule import working_calendar

TIERS = (Holder.AGENCY, Holder.DEPARTMENT, Holder.PROVINCE)
OWES_NOTHING, PLANNED, NOT_MADE, NOT_SENT = "owes nothing", "planned", "not made", "not sent"
"""What a cell says where no state may be shown, or there is none."""


@dataclass(frozen=True)
class Row:
	"""An agency of the matrix."""

	name: str
	short_name: str
	agency_type: str
	examiner: str
	valid_from: date | None
	valid_to: date | None

	def exists_in(self, period: frappe._dict) -> bool:
		"""Whether it is there when the period's reports are due."""
		day = period.due_agency or period.data_to
		return (not self.valid_from or self.valid_from <= day) and (
			not self.valid_to or self.valid_to >= period.data_to
		)


@dataclass
class Cell:
	"""What the matrix says of one agency in one period."""

	state: str
	report: str = ""
	tiers: dict[str, dict[str, Any]] = field(default_factory=dict)
	nothing: bool = False
	extended_to: str = ""


def matrix(
	year: int,
	directive: str | None = None,
	agency_type: str = "",
	only_behind: bool = False,
	tier: str = "",
) -> dict[str, Any]:
	"""The matrix that the session's user may see. Eleven queries for one plan, five more for each further one.

	With `tier` only that tier is judged: its days, its counts, and who is behind at it.
	"""
	reach = reach_of()
	periods = queries.periods_of(directive, year)
	rows = [] if reach.is_empty or not periods else rows_in(reach, agency_type)
	cells = cells_of(periods, rows, reach) if rows else {}
	tiers = [one.value for one in TIERS if tier in ("", one.value)]
	for cell in cells.values():
		cell.tiers = {name: cell.tiers[name] for name in tiers if name in cell.tiers}
	shown = [row for row in rows if not only_behind or _is_behind(cells, row, periods)]
	return {
		"year": year,
		"tiers": tiers,
		"periods": [_period_view(period, cells, shown) for period in periods],
		"agencies": [
			{
				"name": row.name,
				"short_name": row.short_name,
				"agency_type": row.agency_type,
				"cells": [asdict(cells[row.name, period.name]) for period in periods],
			}
			for row in shown
		],
	}


def rows_in(reach: Reach, agency_type: str = "") -> list[Row]:
	"""Agencies with somebody to report to, as far as they lie in `reach`. One query."""
	agency, above = frappe.qb.DocType("Agency"), frappe.qb.DocType("Agency").as_("above")
	query = (
		frappe.qb.from_(agency)
		.left_join(above)
		.on(above.name == agency.reports_to)
		.select(
			agency.name,
			agency.short_name,
			agency.agency_type,
			agency.reports_to,
			above.agency_type.as_("above_type"),
			agency.valid_from,
			agency.valid_to,
		)
		.where((agency.disabled == 0) & (agency.reports_to != ""))
		.orderby(agency.agency_type)
		.orderby(agency.code)
	)
	if agency_type:
		query = query.where(agency.agency_type == agency_type)
	found = []
	for row in query.run(as_dict=True):
		examiner = examiner_of(row.name, row.reports_to or "", row.above_type == "Province", "")
		if reach.sees(row.name, examiner):
			found.append(
				Row(row.name, row.short_name, row.agency_type, examiner, row.valid_from, row.valid_to)
			)
	return found


def cells_of(
	periods: Sequence[frappe._dict], rows: Sequence[Row], reach: Reach
) -> dict[tuple[str, str], Cell]:
	"""(agency, period) -> how it stands there, as far as somebody with `reach` may know."""
	names, agencies = [period.name for period in periods], [row.name for row in rows]
	reports = {(row.agency, row.period): row for row in queries.reports_in(names, agencies)}
	passed = queries.passed_on([report.name for report in reports.values()])
	owing, before = _owing(periods, agencies), predecessors_of(agencies)
	days = [day for period in periods for day in (period.data_from, period.due_province) if day]
	granted = [report.due_date_granted for report in reports.values() if report.due_date_granted]
	today = clock.today()
	calendar = working_calendar(min([*days, today]).year, max([*days, *granted, today]).year + 1)
	cells = {}
	for period in periods:
		for row in rows:
			report = reports.get((row.name, period.name))
			settled = any((one, period.name) in reports for one in before.get(row.name, ()))
			owes = row.name in owing[period.name] and row.exists_in(period) and not settled
			if report:
				cells[row.name, period.name] = _of_report(
					report, period, passed.get(report.name, {}), calendar, today, own=row.name in reach.own
				)
			else:
				cells[row.name, period.name] = _without_report(period, owes, calendar, today)
	return cells


def _owing(periods: Sequence[frappe._dict], agencies: Sequence[str]) -> dict[str, set[str]]:
	"""Period -> agencies that owe a report in it, made or not."""
	names = [period.name for period in periods]
	asked = queries.asked_in(names, "Reporting Period Agency", "agency")
	tasks = queries.asked_in(names, "Reporting Period Task", "plan_task")
	directives = {period.directive for period in periods if period.directive}
	duties = {directive: duties_of_agencies(directive, agencies) for directive in directives}
	owing: dict[str, set[str]] = {}
	for period in periods:
		wanted = tasks.get(period.name)
		owing[period.name] = {
			agency
			for agency, held in duties.get(period.directive, {}).items()
			if (not asked.get(period.name) or agency in asked[period.name])
			and any(not wanted or duty.plan_task in wanted for duty in held)
		}
	return owing


def _of_report(
	report: frappe._dict, period: frappe._dict, passed: dict, calendar: Any, today: date, *, own: bool
) -> Cell:
	due = lateness.due_dates(
		DueDates(report.due_date, period.due_department, period.due_province),
		report.due_date_granted,
		calendar,
		bool(report.examining_agency),
	)
	sent = report.first_sent_on.date() if report.first_sent_on else None
	is_sent = queries.is_sent(report.workflow_state)
	department, province = passed.get(Action.APPROVE_AT_DEPARTMENT.value), passed.get(Action.APPROVE.value)
	holder = HOLDER_OF.get(report.workflow_state, Holder.NOBODY)
	judged = {
		Holder.AGENCY: rules.timeliness(sent, due.agency, today, calendar),
		**{
			tier: rules.timeliness(
				rules.done_on(tier, holder, moment), day, today, calendar, has_come=holder == tier
			)
			for tier, moment, day in (
				(Holder.DEPARTMENT, department, due.department if report.examining_agency else None),
				(Holder.PROVINCE, province, due.province),
			)
		},
	}
	return Cell(
		state=report.workflow_state if is_sent or own else NOT_SENT,
		report=report.name if is_sent or own else "",
		tiers=_tier_views(judged),
		nothing=bool(report.nothing_to_report) and (is_sent or own),
		extended_to=str(report.due_date_granted or ""),
	)


def _without_report(period: frappe._dict, owes: bool, calendar: Any, today: date) -> Cell:
	if not owes:
		return Cell(OWES_NOTHING)
	if period.status == PERIOD_PLANNED:
		return Cell(PLANNED)
	agency = rules.timeliness(None, period.due_agency, today, calendar)
	return Cell(NOT_MADE, tiers=_tier_views({Holder.AGENCY: agency}))


def _tier_views(judged: dict[Holder, Timeliness]) -> dict[str, dict[str, Any]]:
	return {
		tier.value: {"standing": one.standing.value, "days": one.days}
		for tier, one in judged.items()
		if one.standing != Standing.NOT_THERE
	}


def _is_behind(cells: dict, row: Row, periods: Sequence[frappe._dict]) -> bool:
	behind = (Standing.LATE.value, Standing.OVERDUE.value)
	return any(
		tier["standing"] in behind
		for period in periods
		for tier in cells[row.name, period.name].tiers.values()
	)


def _period_view(period: frappe._dict, cells: dict, rows: Sequence[Row]) -> dict[str, Any]:
	counts = {tier.value: dict.fromkeys((one.value for one in Standing), 0) for tier in TIERS}
	owed = sent = 0
	for row in rows:
		cell = cells[row.name, period.name]
		owed += cell.state != OWES_NOTHING
		sent += queries.is_sent(cell.state)
		for tier, one in cell.tiers.items():
			counts[tier][one["standing"]] += 1
	shares = {
		tier: rules.share_on_time(
			one[Standing.ON_TIME.value], one[Standing.LATE.value], one[Standing.OVERDUE.value]
		)
		for tier, one in counts.items()
	}
	return {
		"name": period.name,
		"title": period.title,
		"status": period.status,
		"due": {tier.value: str(period.get(f"due_{tier.value}") or "") for tier in TIERS},
		"owed": owed,
		"sent": sent,
		"counts": counts,
		"on_time": shares,
	}

"""The reader of reporting: typed rows, a fixed number of queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import frappe
from frappe.query_builder import Order
from frappe.query_builder.functions import Count, IfNull
from pypika.analytics import RowNumber

from laichau_env.planning.rules import Progress
from laichau_env.reporting.constants import APPROVED, LEAD, PERIOD_CLOSED, REVOKED, SENT_STATES
from laichau_env.reporting.outline import PERIODIC, Contents, Heading

DECIDED = (APPROVED, REVOKED)


@dataclass(frozen=True)
class ReportingAgency:
	"""An agency in force, with what a draft copies from it."""

	name: str
	agency_name: str
	short_name: str
	symbol: str
	reports_to: str
	reports_to_province: bool


def agencies_in_force(day: date) -> list[ReportingAgency]:
	"""Agencies in use on `day`, in the order of their codes. One query."""
	agency, above = frappe.qb.DocType("Agency"), frappe.qb.DocType("Agency").as_("above")
	rows = (
		frappe.qb.from_(agency)
		.left_join(above)
		.on(above.name == agency.reports_to)
		.select(
			agency.name,
			agency.agency_name,
			agency.short_name,
			agency.symbol,
			agency.reports_to,
			above.agency_type.as_("above_type"),
		)
		.where(agency.disabled == 0)
		.where(agency.valid_from.isnull() | (agency.valid_from <= day))
		.where(agency.valid_to.isnull() | (agency.valid_to >= day))
		.orderby(agency.name)
		.run(as_dict=True)
	)
	return [
		ReportingAgency(
			name=row.name,
			agency_name=row.agency_name,
			short_name=row.short_name,
			symbol=row.symbol or "",
			reports_to=row.reports_to or "",
			reports_to_province=row.above_type == "Province",
		)
		for row in rows
	]


def agencies_with_report(period: str) -> set[str]:
	"""Agencies that have a live or revoked report in the period, as committed now.

	A locking read: who opens a period right after somebody else sees what that one made.
	"""
	report = frappe.qb.DocType("Progress Report")
	query = frappe.qb.from_(report).select(report.agency).where(report.period == period)
	return set(query.for_update().run(pluck=True))


def periods_by_code(kind: str, year: int) -> dict[str, str]:
	"""Code -> regime of the periods of `kind` that end in or around `year`. One query."""
	rows = frappe.get_all(
		"Reporting Period",
		filters={"kind": kind, "data_to": ("between", (date(year, 1, 1), date(year + 1, 1, 31)))},
		fields=["name", "regime"],
		order_by="name",
	)
	return {row.name: row.regime or "" for row in rows}


def outline_of(regime: str | None) -> Sequence[Heading]:
	"""Headings of the consolidated reports of a regime; those of periodic reports where it names none. One query."""
	rows = frappe.get_all(
		"Regime Heading",
		{"parent": regime or "", "parenttype": "Reporting Regime"},
		["title", "contents"],
		order_by="idx",
	)
	return [Heading(row.title, Contents(row.contents)) for row in rows] or PERIODIC


def period_standing(period: str) -> tuple[str, str]:
	"""Status and title of a period."""
	return frappe.db.get_value("Reporting Period", period, ["status", "title"])


def period_standings(periods: Sequence[str]) -> dict[str, tuple[str, str]]:
	"""Period -> its status and title. One query."""
	rows = frappe.get_all(
		"Reporting Period", {"name": ("in", list(set(periods)))}, ["name", "status", "title"]
	)
	return {row.name: (row.status, row.title) for row in rows}


def closed_periods() -> list[str]:
	"""Names of the periods that are closed."""
	return frappe.get_all(
		"Reporting Period", filters={"status": PERIOD_CLOSED}, pluck="name", order_by="name"
	)


def granted_and_unsent(period: str, day: date) -> list[frappe._dict]:
	"""Reports of the period that were given time until `day` or later and are not sent. One query."""
	return frappe.get_all(
		"Progress Report",
		filters={
			"period": period,
			"due_date_granted": (">=", day),
			"workflow_state": ("not in", SENT_STATES),
		},
		fields=["name", "title", "due_date_granted"],
		order_by="due_date_granted asc, name asc",
	)


def unsent_and_undecided(period: str) -> tuple[int, int]:
	"""How many reports of the period have not left their agency, and how many wait for a decision. One query."""
	report = frappe.qb.DocType("Progress Report")
	counted = dict(
		frappe.qb.from_(report)
		.select(report.workflow_state, Count("*"))
		.where((report.period == period) & (IfNull(report.succeeded_by, "") == ""))
		.groupby(report.workflow_state)
		.run()
	)
	unsent = sum(number for state, number in counted.items() if state not in SENT_STATES)
	undecided = sum(
		number for state, number in counted.items() if state in SENT_STATES and state not in DECIDED
	)
	return unsent, undecided


def unsent_agencies(period: str) -> list[str]:
	"""Short names of the agencies whose reports of the period have not left them, in alphabetical order. One query."""
	report, agency = frappe.qb.DocType("Progress Report"), frappe.qb.DocType("Agency")
	return (
		frappe.qb.from_(report)
		.join(agency)
		.on(agency.name == report.agency)
		.select(agency.short_name)
		.where((report.period == period) & (IfNull(report.succeeded_by, "") == ""))
		.where(report.workflow_state.notin(SENT_STATES))
		.orderby(agency.short_name)
		.run(pluck=True)
	)


@dataclass(frozen=True)
class LastFigures:
	"""What an agency's last approved report says of a task, and the year whose money it tells."""

	year: int
	cumulative_result: str
	result: str
	percent: float
	pace: str
	completed_on: date | None
	difficulties: str
	funds_planned: float
	funds_disbursed: float


def last_approved(directive: str, agencies: Collection[str]) -> dict[str, dict[str, LastFigures]]:
	"""Agency -> task -> the line of its last approved report on it, by the period's cut-off. One query.

	Lines of a report that says that nothing arose say nothing.
	"""
	report, line = frappe.qb.DocType("Progress Report"), frappe.qb.DocType("Progress Report Line")
	period = frappe.qb.DocType("Reporting Period")
	figures = (
		"cumulative_result",
		"result",
		"percent",
		"pace",
		"completed_on",
		"difficulties",
		"funds_planned",
		"funds_disbursed",
	)
	newest = (
		RowNumber()
		.over(report.agency, line.plan_task)
		.orderby(period.data_to, order=Order.desc)
		.orderby(report.submitted_on, order=Order.desc)
	)
	ranked = (
		frappe.qb.from_(report)
		.join(period)
		.on(period.name == report.period)
		.join(line)
		.on(line.parent == report.name)
		.select(
			report.agency,
			line.plan_task,
			period.data_to,
			newest.as_("age"),
			*(line[name] for name in figures),
		)
		.where((report.directive == directive) & report.agency.isin(list(agencies)))
		.where((report.docstatus == 1) & (report.nothing_to_report == 0))
		.where(line.parenttype == "Progress Report")
	)
	last: dict[str, dict[str, LastFigures]] = {}
	for row in frappe.qb.from_(ranked).select(ranked.star).where(ranked.age == 1).run(as_dict=True):
		last.setdefault(row.agency, {})[row.plan_task] = LastFigures(
			year=row.data_to.year, **{name: row[name] for name in figures}
		)
	return last


def said_of_duties(assignments: Collection[str], until: date | None = None) -> dict[str, Progress]:
	"""Duty -> what its last approved report says: that of the latest period, of these the last signed. One query.

	`until`: only of periods that end by that day.
	"""
	report, line = frappe.qb.DocType("Progress Report"), frappe.qb.DocType("Progress Report Line")
	period = frappe.qb.DocType("Reporting Period")
	newest = (
		RowNumber()
		.over(line.assignment)
		.orderby(period.data_to, order=Order.desc)
		.orderby(report.submitted_on, order=Order.desc)
		.orderby(report.name, order=Order.desc)
	)
	ranked = (
		frappe.qb.from_(line)
		.join(report)
		.on(report.name == line.parent)
		.join(period)
		.on(period.name == report.period)
		.select(
			line.assignment,
			line.percent,
			line.completed_on,
			line.parent,
			report.submitted_on,
			newest.as_("age"),
		)
		.where((report.docstatus == 1) & (report.nothing_to_report == 0) & (line.role == LEAD))
		.where((line.parenttype == "Progress Report") & line.assignment.isin(list(assignments) or [""]))
	)
	if until:
		ranked = ranked.where(period.data_to <= until)
	rows = frappe.qb.from_(ranked).select(ranked.star).where(ranked.age == 1).run(as_dict=True)
	return {
		row.assignment: Progress(
			row.assignment, row.percent or 0, row.completed_on, row.parent, row.submitted_on
		)
		for row in rows
	}


def examiners_of(directive: str) -> tuple[str, ...]:
	"""Departments that examine reports on a plan: the one it names, else those that agencies report to. At most two queries."""
	named = frappe.db.get_value("Directive", directive, "examining_agency")
	if named:
		return (named,)
	agency, above = frappe.qb.DocType("Agency"), frappe.qb.DocType("Agency").as_("above")
	rows = (
		frappe.qb.from_(agency)
		.join(above)
		.on(above.name == agency.reports_to)
		.select(above.name)
		.where((agency.disabled == 0) & (above.disabled == 0) & (above.agency_type == "Department"))
		.distinct()
		.orderby(above.name)
		.run(pluck=True)
	)
	return tuple(rows)

"""The reader of follow_up: rows for clocks and matrix, a fixed number of queries."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

import frappe
from frappe.query_builder.functions import IfNull, Max

from laichau_env.approval.transitions import Action
from laichau_env.follow_up.rules import Step
from laichau_env.reporting.constants import PERIOD_OPEN, SENT_STATES

REPORT, EVENT = "Progress Report", "Approval Event"


def opened_on(doctype: str, names: Collection[str]) -> dict[str, datetime]:
	"""When each record was made, which for a report is when its period was opened. One query."""
	rows = frappe.get_all(doctype, {"name": ("in", list(names))}, ["name", "creation"])
	return {row.name: row.creation for row in rows}


def steps_of(doctype: str, names: Collection[str]) -> dict[str, list[Step]]:
	"""Events of each record in their order. One query."""
	rows = frappe.get_all(
		EVENT,
		filters={"reference_doctype": doctype, "reference_name": ("in", list(names))},
		fields=[
			"reference_name",
			"from_state",
			"to_state",
			"action",
			"actor_name",
			"agency_name",
			"event_time",
			"reason",
		],
		order_by="chain_position asc",
	)
	found: dict[str, list[Step]] = {name: [] for name in names}
	for row in rows:
		found[row.reference_name].append(
			Step(
				row.from_state,
				row.to_state,
				row.action,
				row.actor_name,
				row.agency_name,
				row.event_time,
				row.reason or "",
			)
		)
	return found


def periods_of(directive: str | None, year: int) -> list[frappe._dict]:
	"""Periods of a year (by the day on which they end), of one plan or of all, earliest first. One query."""
	filters = {"data_to": ("between", (date(year, 1, 1), date(year, 12, 31)))}
	if directive:
		filters["directive"] = directive
	return _periods(filters)


def open_periods() -> list[frappe._dict]:
	"""Periods that are open, of all plans and years, earliest first. One query."""
	return _periods({"status": PERIOD_OPEN})


def _periods(filters: dict[str, object]) -> list[frappe._dict]:
	return frappe.get_all(
		"Reporting Period",
		filters=filters,
		fields=[
			"name",
			"title",
			"directive",
			"status",
			"kind",
			"data_from",
			"data_to",
			"due_agency",
			"due_department",
			"due_province",
		],
		order_by="data_to asc, data_from desc, name asc",
	)


def asked_in(periods: Sequence[str], table: str, field: str) -> dict[str, set[str]]:
	"""Period -> agencies or tasks that it asks, where it asks a chosen set. One query."""
	rows = frappe.get_all(
		table, {"parent": ("in", list(periods)), "parenttype": "Reporting Period"}, ["parent", field]
	)
	found: dict[str, set[str]] = {}
	for row in rows:
		found.setdefault(row.parent, set()).add(row[field])
	return found


def reports_in(periods: Sequence[str], agencies: Collection[str]) -> list[frappe._dict]:
	"""The reports that count in periods: not those that an amendment replaces or a successor goes on with. One query."""
	report = frappe.qb.DocType(REPORT)
	amended = frappe.qb.DocType(REPORT).as_("amended")
	replaced = frappe.qb.from_(amended).select(amended.amended_from).where(amended.amended_from.isnotnull())
	return (
		frappe.qb.from_(report)
		.select(
			report.name,
			report.period,
			report.agency,
			report.examining_agency,
			report.workflow_state,
			report.nothing_to_report,
			report.due_date,
			report.due_date_granted,
			report.first_sent_on,
			report.days_late,
		)
		.where(report.period.isin(list(periods) or [""]) & report.agency.isin(list(agencies) or [""]))
		.where(report.name.notin(replaced) & (IfNull(report.succeeded_by, "") == ""))
		.run(as_dict=True)
	)


def passed_on(reports: Collection[str]) -> dict[str, dict[str, datetime]]:
	"""Report -> action -> when it was last taken, of the steps by which tiers are done. One query."""
	event = frappe.qb.DocType(EVENT)
	rows = (
		frappe.qb.from_(event)
		.select(event.reference_name, event.action, Max(event.event_time))
		.where((event.reference_doctype == REPORT) & event.reference_name.isin(list(reports) or [""]))
		.where(event.action.isin([Action.APPROVE_AT_DEPARTMENT.value, Action.APPROVE.value]))
		.groupby(event.reference_name, event.action)
		.run()
	)
	found: dict[str, dict[str, datetime]] = {}
	for name, action, last in rows:
		found.setdefault(name, {})[action] = last
	return found


def is_sent(state: str) -> bool:
	"""Whether a report in `state` has left its agency."""
	return state in SENT_STATES

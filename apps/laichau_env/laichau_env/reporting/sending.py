"""When a report was sent first, how late that was and why; and by when each tier must be done with it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.reporting import lateness
from laichau_env.reporting.constants import SENT_STATES
from laichau_env.reporting.lateness import DueDates
from laichau_env.reporting.schedule import working_calendar

LEAST_REASON = 10
"""Characters that the reason of late sending must have."""
DEPARTMENT_STATES = ("Under Department Review", "Pending Department Approval")
PROVINCE_STATES = ("Pending Province Approval",)


def days_late_now(doc: Any) -> int:
	"""How late the report would be, sent today for the first time; 0 where it was sent before. One query if late."""
	due = due_of_agency(doc)
	today = clock.today()
	if doc.first_sent_on or not due or today <= due:
		return 0
	return lateness.days_late(today, due, working_calendar(due.year, today.year))


def note_sending(doc: Document, values: dict[str, Any]) -> dict[str, Any]:
	"""Keep when the report was sent first; what is late needs its reason. Raises LateReasonMissing (417)."""
	if doc.first_sent_on:
		return {}
	late = days_late_now(doc)
	reason = str(values.get("late_reason") or "").strip()
	if late and len(reason) < LEAST_REASON:
		refuse(errors.LateReasonMissing(due=f"{due_of_agency(doc):%d/%m/%Y}", days=late, least=LEAST_REASON))
	doc.first_sent_on, doc.days_late = doc.submitted_on, late
	doc.late_reason = reason if late else ""
	return {"days_late": late, "late_reason": reason} if late else {}


def forget_sending(doc: Document) -> None:
	"""The agency took its first sending back before anybody acted on it: it was not sent.

	One that was returned before had been sent, and stays so whatever is recalled later.
	"""
	if doc.first_sent_on != doc.submitted_on:
		return
	doc.first_sent_on, doc.days_late, doc.late_reason = None, 0, ""


def count_again(doc: Document) -> None:
	"""Its due date moved: one that was sent before, and came back, was late by the day that counts now. One query if so."""
	due, sent = due_of_agency(doc), doc.first_sent_on and getdate(doc.first_sent_on)
	if due and sent:
		doc.days_late = (
			lateness.days_late(sent, due, working_calendar(due.year, sent.year)) if sent > due else 0
		)


def carry_over(amendment: Document, revoked: Document) -> None:
	"""An amendment replaces a report that was sent: when that was, how late and why stand for it too."""
	for name in ("due_date_granted", "first_sent_on", "days_late", "late_reason"):
		amendment.set(name, revoked.get(name))


def due_of_agency(doc: Any) -> date | None:
	"""The due date of the agency that counts."""
	due, granted = doc.get("due_date"), doc.get("due_date_granted")
	return lateness.effective_due(getdate(due) if due else None, getdate(granted) if granted else None)


def due_dates_of(reports: Sequence[str]) -> dict[str, DueDates]:
	"""Report -> due date of each tier, extensions counted. Two queries, whatever the number of reports."""
	report, period = frappe.qb.DocType("Progress Report"), frappe.qb.DocType("Reporting Period")
	if not reports:
		return {}
	rows = (
		frappe.qb.from_(report)
		.join(period)
		.on(period.name == report.period)
		.select(
			report.name,
			report.due_date,
			report.due_date_granted,
			report.examining_agency,
			period.due_department,
			period.due_province,
		)
		.where(report.name.isin(list(reports)))
		.run(as_dict=True)
	)
	granted = [row.due_date_granted for row in rows if row.due_date_granted]
	calendar = working_calendar(min(granted).year, max(granted).year + 1) if granted else None
	return {
		row.name: lateness.due_dates(
			DueDates(row.due_date, row.due_department, row.due_province),
			row.due_date_granted,
			calendar,
			bool(row.examining_agency),
		)
		for row in rows
	}


def due_where_it_is(rows: Sequence[Any], state_field: str) -> dict[str, date | None]:
	"""By when the tier whose turn it is must be done with each report. Two queries."""
	due = due_dates_of([row["name"] for row in rows])
	return {row["name"]: _of_tier(due[row["name"]], row[state_field]) for row in rows}


def _of_tier(due: DueDates, state: str) -> date | None:
	if state in DEPARTMENT_STATES:
		return due.department
	if state in PROVINCE_STATES:
		return due.province
	return due.agency if state not in SENT_STATES else None

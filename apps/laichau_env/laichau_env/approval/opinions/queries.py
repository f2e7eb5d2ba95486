"""Reading opinion requests: those of a record, those that wait for an agency, whom one may ask."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.actor import current_person
from laichau_env.approval.opinions import rules
from laichau_env.approval.opinions.rules import Asked, Opinion, Status
from laichau_env.common import clock
from laichau_env.organization.queries import in_use
from laichau_env.reporting.schedule import working_calendar

REQUEST = "Opinion Request"
TOLD = (
	"name",
	"round",
	"asked_agency",
	"asked_agency_name",
	"asked_by",
	"asked_on",
	"due_date",
	"required",
	"question",
	"status",
	"stance",
	"opinion",
	"given_by",
	"given_on",
	"days_late",
	"closed_by",
	"closed_on",
	"closing_reason",
)
"""Fields of a request that a form shows as they are stored."""
MOST_ROWS = 500


@dataclass(frozen=True)
class DueDay:
	"""Whether a day is a working day, and the first one from it (from tomorrow, if it is past) on."""

	is_working: bool
	next_working: date


def names_of(doctype: str, name: str) -> list[str]:
	"""Requests about a record, oldest first.

	Reads what is committed now: the caller holds the record's lock, under which requests are made and closed.
	"""
	request = frappe.qb.DocType(REQUEST)
	return (
		frappe.qb.from_(request)
		.select(request.name)
		.where((request.reference_doctype == doctype) & (request.reference_name == name))
		.orderby(request.creation)
		.for_update()
		.run(pluck=True)
	)


def waiting_of(doctype: str, name: str) -> list[Opinion]:
	"""Waiting requests about a record, as the transaction sees them. One query."""
	rows = frappe.get_all(
		REQUEST,
		filters={"reference_doctype": doctype, "reference_name": name, "status": Status.WAITING},
		fields=["name", "asked_agency", "asked_agency_name", "round", "status", "required", "due_date"],
		order_by="creation asc",
	)
	return [opinion_of(row) for row in rows]


def opinion_of(row: Document | frappe._dict) -> Opinion:
	"""A stored request as the rules see it."""
	return Opinion(
		name=row.name,
		agency=row.asked_agency,
		agency_label=row.asked_agency_name,
		round=row.round,
		status=row.status,
		required=bool(row.required),
		due=getdate(row.due_date),
	)


def visible_requests(doctype: str, name: str) -> list[frappe._dict]:
	"""Requests about a record that the session's user may see, oldest first. Three queries."""
	if not frappe.has_permission(REQUEST, "read"):
		return []
	return frappe.get_list(
		REQUEST,
		filters={"reference_doctype": doctype, "reference_name": name},
		fields=[*TOLD, "places", "snapshot"],
		order_by="creation asc",
		limit_page_length=0,
	)


def inbox_rows() -> list[dict[str, Any]]:
	"""Target of the hook list `inbox_providers`: requests that wait for the session user's agency. Four queries."""
	actor = current_person().facts
	if not rules.may_answer(actor, actor.agency):
		return []
	rows = frappe.get_list(
		REQUEST,
		filters={"asked_agency": ("in", (actor.agency, *actor.acts_for)), "status": Status.WAITING},
		fields=["name", "title", "agency", "status", "due_date", "asked_on", "asked_by"],
		order_by="due_date asc, name asc",
		limit_page_length=MOST_ROWS,
	)
	return [_inbox_row(row) for row in rows]


def agencies_to_ask() -> list[Asked]:
	"""Agencies that may be asked at all, in order of their type and code. One query."""
	agency = frappe.qb.DocType("Agency")
	rows = (
		frappe.qb.from_(agency)
		.select(agency.name, agency.short_name, agency.agency_type)
		.where(agency.agency_type.isin(rules.ASKED_TYPES) & in_use(agency))
		.orderby(agency.code)
		.run(as_dict=True)
	)
	asked = [Asked(row.name, row.short_name or row.name, row.agency_type) for row in rows]
	return sorted(asked, key=lambda one: rules.ASKED_TYPES.index(one.agency_type))


def agencies_asked(names: list[str]) -> list[Asked]:
	"""The named agencies, also those that may not be asked; an unknown name is an agency out of use. Two queries."""
	fit = {one.name: one for one in agencies_to_ask()}
	others = [name for name in names if name not in fit]
	known = {
		row.name: row
		for row in frappe.get_all(
			"Agency", filters={"name": ("in", others or [""])}, fields=["name", "short_name", "agency_type"]
		)
	}
	return [fit.get(name) or _unfit(name, known.get(name)) for name in dict.fromkeys(names)]


def due_day(day: date) -> DueDay:
	"""What the working calendar says of `day`. One query."""
	first = max(day, clock.today())
	calendar = working_calendar(first.year, first.year + 1)
	if day <= clock.today():
		return DueDay(calendar.is_working(day), calendar.after(clock.today()))
	return DueDay(calendar.is_working(day), day if calendar.is_working(day) else calendar.after(day))


def usual_due_day() -> date:
	"""The day that the form proposes. One query."""
	today = clock.today()
	return working_calendar(today.year, today.year + 1).after(today, rules.USUAL_WORKING_DAYS)


def _unfit(name: str, row: frappe._dict | None) -> Asked:
	if not row:
		return Asked(name, name, rules.ASKED_TYPES[0], in_use=False)
	return Asked(name, row.short_name or name, row.agency_type, in_use=False)


def _inbox_row(row: frappe._dict) -> dict[str, Any]:
	return {
		"doctype": REQUEST,
		"name": row.name,
		"title": row.title,
		"agency": row.agency,
		"state": row.status,
		"state_label": frappe._("Opinion asked"),
		"due_date": row.due_date,
		"overdue": bool(row.due_date and row.due_date < clock.today()),
		"since": row.asked_on,
		"from_whom": row.asked_by,
		"last_action": "",
	}

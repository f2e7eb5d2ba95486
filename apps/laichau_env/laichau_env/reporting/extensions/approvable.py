"""What approval must know of an extension request, and what its actions write, on it and on the report.

Grant and revoke write the report's granted day with `ignore_permissions`: the one who decides holds no right to
write reports; that he may decide was settled by act().
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import clock, errors
from laichau_env.common.approvable import ActionValue, Kind, ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.reporting import sending
from laichau_env.reporting.constants import SENT_STATES
from laichau_env.reporting.extensions import queries, rules
from laichau_env.reporting.extensions.constants import ASK, GRANT, REVOKE
from laichau_env.reporting.schedule import working_calendar


def action_values(doc: Any, action: str) -> tuple[ActionValue, ...]:
	"""Granting asks for the day, and may say something to it."""
	if action != GRANT:
		return ()
	return (
		ActionValue(
			"granted_date", "Granted Until", "Date", "The new due date.", default=str(doc.requested_date)
		),
		ActionValue("decision_note", "Note", "Small Text", "Said to the agency.", required=False),
	)


def check(doc: Document, action: str) -> None:
	"""Asked or asked again, the request must still make sense."""
	if action == ASK:
		report = frappe.get_doc("Progress Report", doc.report, for_update=True)
		facts = queries.facts_of(report, getdate(doc.requested_date))
		_check(rules.asking_refusal(facts, doc.reason or "", clock.today(), calendar_around(facts.until)))


def write(doc: Document, transition: Any, values: dict[str, Any], post: Any) -> dict[str, Any]:
	"""Granted: the day goes to the report. Revoked: what counted before counts again, unless it was sent."""
	if transition.action == GRANT:
		return _grant(doc, values)
	if transition.action == REVOKE:
		return _take_back(doc)
	return {}


def calendar_around(day: date) -> Any:
	"""The working calendar of the years about `day`. One query."""
	return working_calendar(min(day, clock.today()).year, day.year + 1)


def locked(doc: Any, transition: Any) -> errors.Refusal | None:
	"""A request lapses with its report, where the successors of its agency go on with that. One query."""
	successors = frappe.db.get_value("Progress Report", doc.get("report"), "succeeded_by")
	return _succeeded(doc.get("report"), successors) if successors else None


def locked_many(docs: Sequence[Any], transition: Any) -> dict[str, errors.Refusal]:
	"""As `locked`, of many requests by name. One query."""
	successors = dict(
		frappe.get_all(
			"Progress Report",
			{"name": ("in", [doc.get("report") for doc in docs]), "succeeded_by": ("is", "set")},
			["name", "succeeded_by"],
			as_list=True,
		)
	)
	return {
		doc.get("name"): _succeeded(doc.get("report"), successors[doc.get("report")])
		for doc in docs
		if doc.get("report") in successors
	}


def unlocked() -> dict[str, Any]:
	"""List filters that leave out requests that lapsed. One query."""
	succeeded = queries.succeeded_reports()
	return {"report": ("not in", succeeded)} if succeeded else {}


def _succeeded(report: str, successors: str) -> errors.Refusal:
	return errors.ReportSucceeded(name=report, successors=successors.replace("\n", ", "))


def _grant(doc: Document, values: dict[str, Any]) -> dict[str, Any]:
	until = _day(values.get("granted_date")) or getdate(doc.requested_date)
	report = frappe.get_doc("Progress Report", doc.report, for_update=True)
	facts = queries.facts_of(report, until)
	_check(rules.granting_refusal(facts, clock.today(), calendar_around(until)))
	note = str(values.get("decision_note") or "").strip()
	_check(rules.note_refusal(until, getdate(doc.requested_date), note))
	doc.granted_date, doc.decision_note = until, note
	_write_day(report, until)
	return {"granted_date": str(until), "decision_note": doc.decision_note, "report": report.name}


def _take_back(doc: Document) -> dict[str, Any]:
	report = frappe.get_doc("Progress Report", doc.report, for_update=True)
	if report.workflow_state in SENT_STATES:
		refuse(errors.ExtensionUnfit(why=f"báo cáo {report.name} đã gửi theo hạn mới"))
	before = queries.granted_before(report.name, doc.name)
	_write_day(report, before)
	return {"taken_back": str(doc.granted_date), "report": report.name}


def _write_day(report: Document, day: date | None) -> None:
	"""Written with `ignore_permissions`: who decides on more time may not write the report; his act is the right to this day."""
	report.due_date_granted = day
	sending.count_again(report)
	report.flags.service_write = ServiceWrite()
	report.flags.ignore_permissions = True
	report.save()
	report.flags.service_write = report.flags.ignore_permissions = None


def _day(value: Any) -> date | None:
	try:
		return getdate(value) if value else None
	except (ValueError, frappe.ValidationError):
		refuse(errors.ExtensionUnfit(why="ngày gia hạn không đúng dạng, ví dụ: 20/12/2026"))


def _check(refusal: errors.Refusal | None) -> None:
	if refusal:
		refuse(refusal)


EXTENSION_REQUEST = Kind(
	doctype="Extension Request",
	workflow="Extension Request Approval",
	agency_field="agency",
	examiner_field="examining_agency",
	content=("requested_date", "reason"),
	fixed=(
		"report",
		"period",
		"agency",
		"examining_agency",
		"due_date",
		"title",
		"asked_late",
		"amended_from",
	),
	tables=(),
	service_fields=("granted_date", "decision_note"),
	editors_field="editors",
	check=check,
	write=write,
	action_values=action_values,
	locked=locked,
	unlocked=unlocked,
	locked_many=locked_many,
)

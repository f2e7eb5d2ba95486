"""The writer of extension requests: makes one for a report; act() moves it."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import clock, errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.organization.scope import scopes_of
from laichau_env.reporting.extensions import queries, rules
from laichau_env.reporting.extensions.approvable import calendar_around


def draft_request(report_name: str, until: str | date, reason: str) -> Document:
	"""Make the request for more time for a report of the session user's agency, ready to be asked.

	Raises 403 for who may not make one, ExtensionUnfit (417) where report, day or reason is not fit,
	ExtensionPending (409) where one waits already.
	"""
	report = frappe.get_doc("Progress Report", report_name, for_update=True)
	if not any(report.agency in scope.writes_for for scope in scopes_of()):
		refuse(errors.NotVisible())
	if report.succeeded_by:
		refuse(errors.ReportSucceeded(name=report.name, successors=report.succeeded_by.replace("\n", ", ")))
	facts = queries.facts_of(report, _day(until))
	refusal = rules.asking_refusal(facts, reason or "", clock.today(), calendar_around(facts.until))
	if refusal:
		refuse(refusal)
	live = queries.live_request(report.name)
	if live:
		refuse(errors.ExtensionPending(name=live))
	request = frappe.get_doc(
		{
			"doctype": queries.REQUEST,
			"report": report.name,
			"period": report.period,
			"agency": report.agency,
			"examining_agency": report.examining_agency,
			"title": f"Xin gia hạn: {report.title}",
			"due_date": facts.due,
			"requested_date": facts.until,
			"reason": reason.strip(),
			"asked_late": int(facts.due < clock.today()),
			"workflow_state": "Draft",
		}
	)
	request.flags.service_write = ServiceWrite()
	request.insert()
	request.flags.service_write = None
	return request


def _day(value: str | date) -> date:
	try:
		day = getdate(value) if value else None
	except (ValueError, frappe.ValidationError):
		day = None
	if not day:
		refuse(errors.ExtensionUnfit(why="chưa chọn ngày xin gia hạn"))
	return day

"""Reading what a decision on an extension needs."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.query_builder.functions import IfNull
from frappe.utils import getdate

from laichau_env.reporting.extensions.constants import LIVE_STATES
from laichau_env.reporting.extensions.rules import Asked
from laichau_env.reporting.lateness import effective_due

REQUEST = "Extension Request"


def facts_of(report: Document, until: date) -> Asked:
	"""More time for `report` until a day, as the rules see it. Two queries."""
	period = frappe.db.get_value("Reporting Period", report.period, ["status", "regime"], as_dict=True)
	longest = (
		frappe.db.get_value("Reporting Regime", period.regime, "longest_extension_days")
		if period.regime
		else 0
	)
	return Asked(
		report=report.name,
		state=report.workflow_state,
		period_status=period.status,
		due=current_due(report),
		until=until,
		longest=longest or 0,
	)


def current_due(report: Document) -> date:
	"""The due date that counts for a report now."""
	granted = report.due_date_granted
	return effective_due(getdate(report.due_date), getdate(granted) if granted else None)


def live_request(report: str) -> str | None:
	"""The request on a report that is not decided, if there is one. A locking read."""
	return frappe.db.get_value(
		REQUEST, {"report": report, "workflow_state": ("in", LIVE_STATES)}, for_update=True
	)


def succeeded_reports() -> list[str]:
	"""Reports with a request that are gone on with by the successors of their agency. One query."""
	report, request = frappe.qb.DocType("Progress Report"), frappe.qb.DocType(REQUEST)
	return (
		frappe.qb.from_(report)
		.join(request)
		.on(request.report == report.name)
		.select(report.name)
		.distinct()
		.where(IfNull(report.succeeded_by, "") != "")
		.run(pluck=True)
	)


def granted_before(report: str, without: str) -> date | None:
	"""The day granted by another request on the report that still stands."""
	return frappe.db.get_value(
		REQUEST,
		{"report": report, "docstatus": 1, "workflow_state": "Granted", "name": ("!=", without)},
		"granted_date",
		order_by="granted_date desc",
	)

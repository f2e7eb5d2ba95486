"""Whether a revoked report may be written anew, and what its form tells of that."""

import frappe
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.reporting import queries
from laichau_env.reporting.constants import PERIOD_CLOSED, REVOKED

REPORT = "Progress Report"


def amending_refusal(report: Document) -> errors.Refusal | None:
	"""Why `report` may not be written anew by its agency; None when it may. Two queries for a revoked one."""
	if report.workflow_state != REVOKED:
		return errors.NotAmendable(name=report.name, state=frappe._(report.workflow_state))
	other = amendment_of(report)
	if other:
		return errors.AlreadyAmended(name=report.name, other=other)
	status, title = queries.period_standing(report.period)
	if status == PERIOD_CLOSED:
		return errors.PeriodLocked(period=title, name=report.name)
	return None


def amendment_of(report: Document) -> str:
	"""The report that stands in the place of a revoked one; empty where there is none. One query."""
	return frappe.db.get_value(REPORT, {"amended_from": report.name}) or ""


def show_amendment(doc: Document, method: str | None = None) -> None:
	"""Target of the report's onload: the form's button of writing anew, and the link to what was written."""
	if doc.workflow_state != REVOKED:
		return
	may_amend = doc.has_permission("write") and not amending_refusal(doc)
	other = amendment_of(doc)
	readable = other and frappe.has_permission(REPORT, "read", other)
	doc.set_onload("amendment", {"can_amend": bool(may_amend), "amended_by": other if readable else ""})

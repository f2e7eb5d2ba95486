"""What the form of a report shows of more time: whether the reader may ask for it, by when, what was asked."""

from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.common import clock
from laichau_env.organization.scope import scopes_of
from laichau_env.reporting.constants import PERIOD_OPEN, SENT_STATES
from laichau_env.reporting.extensions import queries, rules
from laichau_env.reporting.extensions.approvable import calendar_around
from laichau_env.reporting.extensions.constants import LIVE_STATES

PROPOSED_DAYS = 3
"""Working days that the dialog proposes; the one who asks may choose others."""


def show_extension(doc: Document, method: str | None = None) -> None:
	"""Target of the report's onload: give the form what it shows of more time."""
	if not doc.is_new():
		doc.set_onload("extension", extension_view(doc))


def extension_view(report: Document) -> dict[str, Any]:
	"""Requests of a report, and for its own agency, while it may ask, the day to propose. Four queries at most."""
	requests = frappe.get_list(
		queries.REQUEST,
		filters={"report": report.name},
		fields=["name", "workflow_state", "requested_date", "granted_date"],
		order_by="creation desc",
	)
	waits = any(row.workflow_state in LIVE_STATES for row in requests)
	proposed = None if waits or report.workflow_state in SENT_STATES else _proposal(report)
	return {
		"can_ask": bool(proposed),
		"proposed": str(proposed or ""),
		"least_reason": rules.LEAST_REASON,
		"requests": [{**row, "state_label": frappe._(row.workflow_state)} for row in requests],
	}


def _proposal(report: Document) -> date | None:
	"""The day to propose to who may ask for more time; None for all others, and where no day is left."""
	writes = any(report.agency in scope.writes_for for scope in scopes_of())
	if not writes or not report.due_date or not frappe.has_permission(queries.REQUEST, "create"):
		return None
	asked = queries.facts_of(report, clock.today())
	if asked.period_status != PERIOD_OPEN:
		return None
	calendar = calendar_around(max(asked.due, asked.until))
	day = calendar.after(max(asked.due, clock.today()), PROPOSED_DAYS)
	if asked.longest:
		day = min(day, calendar.after(asked.due, asked.longest))
	return day if day >= clock.today() else None

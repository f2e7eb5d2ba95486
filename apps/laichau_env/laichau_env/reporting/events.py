"""Targets of doc_events of the progress report: what an approval, or its revocation, moves."""

import frappe
from frappe.model.document import Document

from laichau_env.planning.service import Progress, record_progress
from laichau_env.reporting import queries
from laichau_env.reporting.constants import LEAD


def move_assignments(doc: Document, method: str | None = None) -> None:
	"""Approved: the agency's duties stand where the report says. That nothing arose moves nothing."""
	if not doc.nothing_to_report:
		record_progress(
			[
				Progress(line.assignment, line.percent or 0, line.completed_on, doc.name)
				for line in doc.lines
				if line.role == LEAD and line.assignment
			]
		)


def take_back_assignments(doc: Document, method: str | None = None) -> None:
	"""Revoked: duties that this report moved stand again where the approved one before it says."""
	moved = frappe.get_all("Task Assignment", {"last_approved_report": doc.name}, pluck="name")
	before = queries.progress_before(doc.agency, moved) if moved else {}
	record_progress([before.get(name) or Progress(name, 0, None, None) for name in moved])

"""Targets of doc_events of the progress report: what an approval, or its revocation, moves."""

from frappe.model.document import Document

from laichau_env.planning.rules import Progress
from laichau_env.planning.service import record_progress
from laichau_env.planning.succession import going_on_with
from laichau_env.reporting import queries
from laichau_env.reporting.constants import LEAD


def move_assignments(doc: Document, method: str | None = None) -> None:
	"""Approved: the agency's duties stand where its approved report of the latest period says.

	That nothing arose moves nothing, and a report on an earlier time, approved late, moves nothing back.
	"""
	if not doc.nothing_to_report:
		_settle(doc)


def take_back_assignments(doc: Document, method: str | None = None) -> None:
	"""Revoked: its duties stand again where the approved report before it says, or where they stood when taken over."""
	_settle(doc)


def _settle(doc: Document) -> None:
	"""Move the duties of a report, and those that go on with them, to what is approved now."""
	own = [line.assignment for line in doc.lines if line.role == LEAD and line.assignment]
	if not own:
		return
	duties = going_on_with(own)
	said = queries.said_of_duties(duties)
	record_progress([said.get(name) or Progress(name, 0, None, None) for name in duties])

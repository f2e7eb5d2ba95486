"""Tells those who have a consolidated report in hand that it no longer agrees with its sources: once a round.

At once, where an approval, its revocation, more time or a change of the plan did it; whatever else there is (an
indicator, agencies that merged, a source written past approval) is found by the look of every working morning. A rebuild
settles it, or that it agrees again; what changes after that is a new round.
"""

from collections.abc import Sequence

import frappe
from frappe.model.document import Document

from laichau_env.approval.kinds import kind_of
from laichau_env.approval.transitions import Action, State
from laichau_env.approval.turn import People, rows_of, turns_of
from laichau_env.common import clock
from laichau_env.consolidation import fitness, keeping, service, under_way
from laichau_env.consolidation.constants import REPORT
from laichau_env.consolidation.pins import Stale
from laichau_env.consolidation.queries import PROGRESS
from laichau_env.consolidation.under_way import UnderWay
from laichau_env.follow_up.notices import service as notices
from laichau_env.follow_up.notices import telling, wording
from laichau_env.follow_up.notices.constants import Kind
from laichau_env.follow_up.notices.rules import Notice
from laichau_env.reporting.schedule import working_calendar

EXTENSION = "Extension Request"
MOVES_SOURCES = frozenset({State.PROVINCE_APPROVAL.value, State.APPROVED.value, State.REVOKED.value})
"""States of a progress report that it counts in, or counted in."""
MOVES_DUE_DATE = frozenset({Action.GRANT.value, Action.REVOKE.value})
MOST_CHANGES = 10
"""Changes that a notice names one by one."""


def on_event(event: Document, method: str | None = None) -> None:
	"""Doc event after_insert of Approval Event. One query where no consolidated report is under way."""
	if event.reference_doctype == PROGRESS:
		moves = bool(MOVES_SOURCES & {event.from_state, event.to_state})
	else:
		moves = event.reference_doctype == EXTENSION and event.action in MOVES_DUE_DATE
	if moves:
		_look_at(under_way.beside(event.reference_doctype, event.reference_name))


def on_task(task: Document, method: str | None = None) -> None:
	"""Doc event on_update of Plan Task: its condition was met, its schedule or its words changed. One query as above."""
	_look_at(under_way.on_plan(task.directive))


def look_at_all() -> None:
	"""Scheduled every working morning: what nothing told of, and what is right again though nobody rebuilt.

	Every source of every report under way is read again; there is a handful of these at a time.
	"""
	today = clock.today()
	if not working_calendar(today.year, today.year).is_working(today):
		return
	for one in under_way.all_of_them():
		report = frappe.get_doc(REPORT, one.name)
		stale = service.stale_parts(report)
		if stale and not one.is_told:
			_tell(report, stale, one.round)
		elif not stale:
			notices.clear(REPORT, one.name, Kind.STALE)


def _look_at(found: Sequence[UnderWay]) -> None:
	for one in found:
		if not one.is_told:
			report = frappe.get_doc(REPORT, one.name)
			stale = service.stale_at_a_glance(report)
			if stale:
				_tell(report, stale, one.round)


def _tell(report: Document, stale: Sequence[Stale], round_: int) -> None:
	"""To who built it last and to those who must act on it; while it is with its officers to the builder alone."""
	kind = kind_of(REPORT)
	(row,) = rows_of(kind, name=report.name)
	people = People({report.agency, report.examining_agency or ""})
	turn = next(iter(turns_of(kind, [row], people)), None)
	builder = keeping.last_builder(report.name)
	posts = [one for one in people.standing_for(report.agency) if one.facts.user == builder]
	told = {one.facts.user: one for one in posts}
	if turn and not (posts and report.workflow_state == State.DRAFT):
		told |= {one.user: one.person for one in turn.awaited}
	said = fitness.said(stale[:MOST_CHANGES])
	sentence = wording.stale(
		telling.what_of(kind, row),
		said[0],
		len(stale) - 1,
		is_with_writers=report.workflow_state == State.DRAFT,
	)
	notices.tell(
		[
			Notice(
				user=user,
				kind=Kind.STALE,
				document_type=REPORT,
				document_name=report.name,
				sentence=sentence,
				agency=person.facts.agency,
				round=round_,
				detail="\n".join(said[1:]),
			)
			for user, person in told.items()
		]
	)

"""Tells those who have a consolidated report in hand, or issued it, that it no longer agrees with its sources: once a round.

At once, where an approval, its revocation, more time or a change of the plan did it; whatever else there is (an
indicator, agencies that merged, a source written past approval) is found by the looks of every working day. A rebuild
settles it, or that it agrees again; what changes after that is a new round.

Of one that is issued its department is told only where a report it counts is taken back or one arrives that it lacks:
the paper is out, and a plan that is kept up to date for years is no reason to call it in question.
"""

from collections.abc import Sequence

import frappe
from frappe.model.document import Document

from laichau_env.approval.actor import ActingPerson
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.transitions import Action, State
from laichau_env.approval.turn import People, rows_of, turns_of
from laichau_env.common import clock
from laichau_env.consolidation import fitness, keeping, service, watched
from laichau_env.consolidation.constants import REPORT
from laichau_env.consolidation.pins import Change, Stale
from laichau_env.consolidation.queries import PROGRESS
from laichau_env.consolidation.watched import Watched
from laichau_env.follow_up.notices import service as notices
from laichau_env.follow_up.notices import telling, wording
from laichau_env.follow_up.notices.constants import Kind
from laichau_env.follow_up.notices.rules import Notice, is_leader
from laichau_env.reporting.schedule import working_calendar

EXTENSION = "Extension Request"
MOVES_SOURCES = frozenset({State.PROVINCE_APPROVAL.value, State.APPROVED.value, State.REVOKED.value})
"""States of a progress report that it counts in, or counted in."""
MOVES_DUE_DATE = frozenset({Action.GRANT.value, Action.REVOKE.value})
AFTER_ISSUE = frozenset({Change.GONE, Change.ARRIVED})
"""What is told of a report that is out."""
MOST_CHANGES = 10
"""Changes that a notice names one by one."""


def on_event(event: Document, method: str | None = None) -> None:
	"""Doc event after_insert of Approval Event. One query where no consolidated report stands on the period."""
	if event.reference_doctype == REPORT and event.to_state == State.REVOKED:
		notices.clear(REPORT, event.reference_name, Kind.STALE)
	if event.reference_doctype == PROGRESS:
		moves = bool(MOVES_SOURCES & {event.from_state, event.to_state})
	else:
		moves = event.reference_doctype == EXTENSION and event.action in MOVES_DUE_DATE
	if moves:
		_look_at(watched.beside(event.reference_doctype, event.reference_name))


def on_task(task: Document, method: str | None = None) -> None:
	"""Doc event on_update of Plan Task: its condition was met, its schedule or its words changed. One query as above."""
	_look_at(watched.on_plan(task.directive))


def look_at_all() -> None:
	"""Scheduled three times a working day: what nothing told of, and what is right again though nobody rebuilt.

	Every source of every report under way is read again; there is a handful of these at a time.
	"""
	today = clock.today()
	if not working_calendar(today.year, today.year).is_working(today):
		return
	for one in watched.under_way():
		report = frappe.get_doc(REPORT, one.name)
		stale = service.stale_parts(report)
		if stale and not one.is_told:
			_tell(report, stale, one.round)
		elif not stale:
			notices.clear(REPORT, one.name, Kind.STALE)


def _look_at(found: Sequence[Watched]) -> None:
	for one in found:
		if not one.is_told:
			report = frappe.get_doc(REPORT, one.name)
			stale = service.stale_at_a_glance(report)
			if one.is_issued:
				stale = [part for part in stale if part.change in AFTER_ISSUE]
			if stale:
				_tell(report, stale, one.round)


def _tell(report: Document, stale: Sequence[Stale], round_: int) -> None:
	if report.docstatus.is_submitted():
		told, advice = _who_issued_it(report), wording.IS_ISSUED
	else:
		told = _who_has_it(report)
		advice = wording.REBUILD if report.workflow_state == State.DRAFT else wording.SEND_BACK
	said = fitness.said(stale[:MOST_CHANGES])
	sentence = wording.stale(telling.what_of(kind_of(REPORT), report), said[0], len(stale) - 1, advice)
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


def _who_has_it(report: Document) -> dict[str, ActingPerson]:
	"""Who built it last, and who must act on it; while it is with its officers the builder alone."""
	kind = kind_of(REPORT)
	people = People({report.agency, report.examining_agency or ""})
	builders = _builders(report, people)
	(row,) = rows_of(kind, name=report.name)
	turn = next(iter(turns_of(kind, [row], people)), None)
	if turn and not (builders and report.workflow_state == State.DRAFT):
		return builders | {one.user: one.person for one in turn.awaited}
	return builders


def _who_issued_it(report: Document) -> dict[str, ActingPerson]:
	"""The leaders of its department, and who built it last, or the officers where he has left."""
	people = People({report.agency})
	of_agency = {one.facts.user: one for one in people.standing_for(report.agency)}
	leaders = {user: one for user, one in of_agency.items() if is_leader(one.facts.roles)}
	return leaders | (_builders(report, people) or of_agency)


def _builders(report: Document, people: People) -> dict[str, ActingPerson]:
	"""Who built it last, where he still stands for its agency."""
	builder = keeping.last_builder(report.name)
	posts = {one.facts.user: one for one in people.standing_for(report.agency)}
	return {builder: posts[builder]} if builder in posts else {}

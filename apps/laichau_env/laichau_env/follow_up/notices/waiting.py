"""Everything that waits for somebody now: approvable records at their tiers, and opinions that were asked for.

A fixed number of queries, whatever the number of records, agencies and people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import frappe

from laichau_env.approval.actor import ActingPerson
from laichau_env.approval.kinds import all_kinds
from laichau_env.approval.opinions.rules import may_answer
from laichau_env.approval.turn import People, Turn, turns_of, waiting_rows
from laichau_env.common.approvable import Kind as RecordKind
from laichau_env.follow_up.notices import queries, rules
from laichau_env.follow_up.notices.rules import Clock


@dataclass(frozen=True)
class WaitingRecord:
	"""A record that waits: by when it is due where it is, what clock runs, whom a lateness is escalated to.

	`is_untold`: a draft of which nobody was told yet.
	"""

	kind: RecordKind
	turn: Turn
	due: date | None
	clock: Clock | None
	leaders: Sequence[ActingPerson]
	is_untold: bool = False


@dataclass(frozen=True)
class WaitingOpinion:
	"""A request for an opinion: who is to answer it, and his leaders."""

	request: frappe._dict
	clock: Clock
	officers: Sequence[ActingPerson]
	leaders: Sequence[ActingPerson]


@dataclass(frozen=True)
class Waiting:
	"""All that waits."""

	records: Sequence[WaitingRecord]
	opinions: Sequence[WaitingOpinion]

	@property
	def clocks(self) -> list[Clock]:
		"""The clocks that run."""
		found = [one.clock for one in self.records if one.clock]
		return found + [one.clock for one in self.opinions]


def everything() -> Waiting:
	"""What waits at this moment, as far as somebody must act on it."""
	rows = {kind.doctype: waiting_rows(kind) for kind in all_kinds()}
	requests = queries.waiting_opinions()
	agencies = {request.asked_agency for request in requests}
	for kind in all_kinds():
		for row in rows[kind.doctype]:
			agencies |= {row[kind.agency_field] or "", row[kind.examiner_field] or ""}
	people = People(agencies)
	records = [one for kind in all_kinds() for one in _records(kind, rows[kind.doctype], people)]
	return Waiting(records, [_opinion(request, people) for request in requests if request.due_date])


def answering(agency: str, people: People) -> tuple[list[ActingPerson], list[ActingPerson]]:
	"""Who is to answer for an agency that is asked, and who leads it; its leaders answer where it has no officer."""
	found = [person for person in people.standing_for(agency) if may_answer(person.facts, agency)]
	leaders = [person for person in found if rules.is_leader(person.facts.roles)]
	officers = [person for person in found if not rules.is_leader(person.facts.roles)]
	return officers or leaders, leaders


def _records(kind: RecordKind, rows: Sequence[Any], people: People) -> list[WaitingRecord]:
	turns = [turn for turn in turns_of(kind, rows, people) if rules.is_duty(turn.tier)]
	names = [turn.row.name for turn in turns]
	due = kind.due_of([turn.row for turn in turns], kind.state_field) if turns else {}
	set_on = queries.due_set_on(names)
	untold = {turn.row.name for turn in turns if not turn.events}
	untold -= queries.told_documents(kind.doctype, untold)
	return [
		WaitingRecord(
			kind=kind,
			turn=turn,
			due=due[turn.row.name],
			clock=_clock(kind, turn, due[turn.row.name], set_on.get(turn.row.name)),
			leaders=[one for one in people.standing_for(turn.agency) if rules.is_leader(one.facts.roles)],
			is_untold=turn.row.name in untold,
		)
		for turn in turns
	]


def _clock(kind: RecordKind, turn: Turn, due: date | None, set_on: date | None) -> Clock | None:
	state = turn.row[kind.state_field]
	came = turn.events[-1].event_time if turn.events else turn.row.creation
	back = [one.event_time for one in turn.events if rules.is_return(one.action, one.to_state)]
	if back and rules.is_with_agency(state):
		return Clock(due=back[-1].date(), since=came.date(), came_back=True)
	if not due:
		return None
	return Clock(due=due, since=max(day for day in (came.date(), set_on) if day))


def _opinion(request: frappe._dict, people: People) -> WaitingOpinion:
	officers, leaders = answering(request.asked_agency, people)
	clock = Clock(due=request.due_date, since=request.asked_on.date())
	return WaitingOpinion(request, clock, officers, leaders)

"""Targets of doc_events: who is told at once, in the transaction of what happened."""

from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.actor import ActingPerson
from laichau_env.approval.bulk.queries import events_of_many
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.opinions.rules import Status
from laichau_env.approval.queries import subject_of
from laichau_env.approval.rules import BEGINS_ROUND, tier_waited_for
from laichau_env.approval.transitions import TABLES, TIERS, Action, Tier
from laichau_env.approval.turn import People, rows_of, turns_of, waiting_rows
from laichau_env.common import errors
from laichau_env.common.approvable import Kind as RecordKind
from laichau_env.common.refuse import refuse
from laichau_env.follow_up.notices import rules, service, telling, wording
from laichau_env.follow_up.notices.constants import CHOICE, NOTICE, OF_A_STEP, VIETNAMESE, Kind
from laichau_env.follow_up.notices.rules import Notice
from laichau_env.follow_up.notices.waiting import answering
from laichau_env.follow_up.queries import REPORT
from laichau_env.reporting.constants import DRAFT, PERIOD_OPEN


def on_event(event: Document, method: str | None = None) -> None:
	"""Doc event after_insert of Approval Event: those who must act next, and who had set going what came back or ended.

	What was told of the step that the record left is settled, also where it was recalled.
	"""
	kind = kind_of(event.reference_doctype)
	if not kind:
		return
	if event.from_state != event.to_state:
		service.clear(event.reference_doctype, event.reference_name, *OF_A_STEP)
	if not rules.is_told(event.action):
		return
	row = rows_of(kind, name=event.reference_name)[0]
	subject = subject_of(row, kind)
	people = People({subject.agency, subject.examiner})
	turn = next(iter(turns_of(kind, [row], people)), None)
	due = kind.due_of([row], kind.state_field)[row.name]
	notices = telling.of_step(kind, turn, due, event) if turn and rules.is_duty(turn.tier) else []
	notices += _to_who_set_it_going(kind, row, people, event, {one.user for one in notices})
	service.tell(notices)


def on_period(period: Document, method: str | None = None) -> None:
	"""Doc event on_update of Reporting Period: opened, its drafts wait for the officers of the agencies."""
	before = period.get_doc_before_save()
	if period.status != PERIOD_OPEN or (before and before.status == PERIOD_OPEN):
		return
	kind = kind_of(REPORT)
	rows = waiting_rows(kind, period=period.name, workflow_state=DRAFT)
	due = kind.due_of(rows, kind.state_field)
	opener = frappe.session.user
	found = [telling.of_opening(kind, turn, due[turn.row.name], opener) for turn in turns_of(kind, rows)]
	service.tell([notice for notices in found for notice in notices])


def on_opinion_asked(request: Document, method: str | None = None) -> None:
	"""Doc event after_insert of Opinion Request: the officers of the asked agency."""
	sentence = wording.opinion_asked(request.title, getdate(request.due_date), request.asked_by)
	officers, _leaders = answering(request.asked_agency, People({request.asked_agency}))
	asker = request.asked_by_user
	service.tell(
		[
			telling.of_opinion(request, Kind.OPINION, person, sentence, from_user=asker)
			for person in officers
			if person.facts.user != asker
		]
	)


def on_opinion(request: Document, method: str | None = None) -> None:
	"""Doc event on_update of Opinion Request: answered, it is told to who asked, if he is with the examiners still."""
	before = request.get_doc_before_save()
	if request.status != Status.GIVEN or not before or before.status == request.status:
		return
	sentence = wording.opinion_given(request.title, request.asked_agency_name)
	stance = wording.stance_taken(frappe._(request.stance, VIETNAMESE))
	service.tell(
		[
			telling.of_opinion(
				request, Kind.OPINION_GIVEN, person, sentence, from_user=request.given_by_user, detail=stance
			)
			for person in People({request.examining_agency}).standing_for(request.examining_agency)
			if person.facts.user == request.asked_by_user
		]
	)


def refuse_sharing(share: Document, method: str | None = None) -> None:
	"""Doc event before_validate of DocShare: a notice is for the one who was told."""
	if share.share_doctype in (NOTICE, CHOICE):
		refuse(errors.SharingRefused(name=share.share_name))


def _to_who_set_it_going(
	kind: RecordKind, row: Any, people: People, event: Document, told: set[str]
) -> list[Notice]:
	"""Who had asked for signature or for more time, and of a revoked record its writers, while they are in their posts."""
	back = rules.goes_back_to_writers(event.action, event.to_state)
	subject = subject_of(row, kind)
	if not back and tier_waited_for(TABLES[kind.workflow], subject):
		return []
	events = events_of_many(kind.doctype, [row.name])[row.name]
	starter = next((one.actor for one in reversed(events) if one.action in BEGINS_ROUND), "")
	round_ = rules.round_of(event.to_state, [one.to_state for one in events])
	return [
		telling.to_person(kind, row, person, Kind.RETURNED if back else Kind.DECIDED, event, round_)
		for person in people.standing_for(subject.agency)
		if person.facts.user not in told | {event.actor}
		and (person.facts.user == starter or _writes_anew(person, event))
	]


def _writes_anew(person: ActingPerson, event: Document) -> bool:
	return event.action == Action.REVOKE and bool(person.facts.roles & set(TIERS[Tier.DRAFTING].roles))

"""Turns what happened or waits into notices: whom to tell, in which words. Reads nothing."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import frappe
from frappe.utils import get_url_to_form, getdate

from laichau_env.approval.actor import ActingPerson
from laichau_env.approval.opinions.queries import REQUEST as OPINION
from laichau_env.approval.transitions import NEEDS_REASON
from laichau_env.approval.turn import Awaited, Turn
from laichau_env.common.approvable import Kind as RecordKind
from laichau_env.follow_up.notices import rules, wording
from laichau_env.follow_up.notices.constants import VIETNAMESE, Kind
from laichau_env.follow_up.notices.letters import Item
from laichau_env.follow_up.notices.rules import Clock, Notice
from laichau_env.follow_up.notices.waiting import Waiting, WaitingOpinion, WaitingRecord
from laichau_env.follow_up.notices.wording import What
from laichau_env.reporting.calendar import WorkingCalendar
from laichau_env.reporting.lateness import days_late


def of_step(kind: RecordKind, turn: Turn, due: date | None, event: Any) -> list[Notice]:
	"""To all who must act after `event`, but for who took it."""
	told = rules.kind_of_turn(event.action)
	return [
		_notice(
			kind,
			turn,
			one,
			told,
			_after_step(kind, turn, one, due, event),
			due_date=due,
			detail=reason_of(event),
			from_user=event.actor,
		)
		for one in turn.awaited
		if one.user != event.actor
	]


def of_opening(kind: RecordKind, turn: Turn, due: date | None, opener: str = "") -> list[Notice]:
	"""To all who must act on a record that was just made."""
	return [
		_notice(
			kind,
			turn,
			one,
			Kind.YOUR_TURN,
			wording.your_turn(what_of(kind, turn.row, one), due, "", _giver(one.person)),
			due_date=due,
			from_user=opener,
		)
		for one in turn.awaited
		if one.user != opener
	]


def to_person(
	kind: RecordKind, row: Any, person: ActingPerson, told: Kind, event: Any, round_: int
) -> Notice:
	"""To one who need not act: what he had set going came back, or is decided."""
	what = what_of(kind, row)
	sentence = (
		wording.returned(what, None, event.actor_name)
		if told == Kind.RETURNED
		else wording.decided(what, frappe._(event.to_state, VIETNAMESE), event.actor_name)
	)
	return Notice(
		user=person.facts.user,
		kind=told,
		document_type=kind.doctype,
		document_name=row.name,
		sentence=sentence,
		agency=person.facts.agency,
		state=event.to_state,
		round=round_,
		detail=reason_of(event),
		from_user=event.actor,
	)


def of_reminder(one: WaitingRecord, day: date, today: date, calendar: WorkingCalendar) -> list[Notice]:
	"""To all who must act; after the due date to the leaders of their agency too, who learn with whom it is."""
	kind, turn, clock = one.kind, one.turn, one.clock
	told = rules.kind_of_reminder(day, clock.due)
	when = {"due_date": clock.due, "reminder_day": day}
	found = [
		_notice(
			kind,
			turn,
			person,
			told,
			_reminding(what_of(kind, turn.row, person), clock, today, calendar),
			**when,
		)
		for person in turn.awaited
	]
	if told != Kind.OVERDUE or not turn.awaited:
		return found
	first, users = turn.awaited[0], {person.user for person in turn.awaited}
	names = [person.person.name for person in turn.awaited]
	sentence = _reminding(what_of(kind, turn.row, first), clock, today, calendar, names)
	return found + [
		_notice(kind, turn, Awaited(leader, first.step), Kind.ESCALATION, sentence, **when)
		for leader in one.leaders
		if leader.facts.user not in users
	]


def of_opinion_reminder(
	one: WaitingOpinion, day: date, today: date, calendar: WorkingCalendar
) -> list[Notice]:
	"""To the officers of the asked agency; after the due date to its leaders too."""
	clock, request = one.clock, one.request
	told = rules.kind_of_reminder(day, clock.due)
	what = What(frappe._(OPINION, VIETNAMESE), request.title, frappe._("Give Opinion", VIETNAMESE))
	notices = [
		of_opinion(request, told, person, _reminding(what, clock, today, calendar), reminder_day=day)
		for person in one.officers
	]
	if told != Kind.OVERDUE:
		return notices
	users = {person.facts.user for person in one.officers}
	sentence = _reminding(what, clock, today, calendar, [person.name for person in one.officers])
	return notices + [
		of_opinion(request, Kind.ESCALATION, leader, sentence, reminder_day=day)
		for leader in one.leaders
		if leader.facts.user not in users
	]


def of_opinion(
	request: Any,
	told: Kind,
	person: ActingPerson,
	sentence: str,
	reminder_day: date | None = None,
	from_user: str = "",
	detail: str = "",
) -> Notice:
	"""To one person about a request for an opinion."""
	return Notice(
		user=person.facts.user,
		kind=told,
		document_type=OPINION,
		document_name=request.name,
		sentence=sentence,
		agency=person.facts.agency,
		state=request.status,
		round=request.round,
		due_date=getdate(request.due_date),
		reminder_day=reminder_day,
		detail=detail,
		from_user=from_user,
	)


def waits_for(found: Waiting) -> Iterator[tuple[str, str, str]]:
	"""Each person for whom something waits, with DocType and name of the record."""
	for one in found.records:
		for person in one.turn.awaited:
			yield person.user, one.kind.doctype, one.turn.row.name
	for one in found.opinions:
		for person in one.officers:
			yield person.facts.user, OPINION, one.request.name


def items_by_user(found: Waiting) -> dict[str, list[Item]]:
	"""Account -> what waits for it, as e-mails list it, nearest due date first."""
	items: dict[str, list[tuple[date, Item]]] = {}
	for one in found.records:
		for person in one.turn.awaited:
			item = _item(
				wording.your_turn(
					what_of(one.kind, one.turn.row, person), one.due, "", _giver(person.person)
				),
				one.kind.doctype,
				one.turn.row.name,
			)
			items.setdefault(person.user, []).append((one.due or date.max, item))
	for one in found.opinions:
		request = one.request
		for person in one.officers:
			sentence = wording.opinion_asked(request.title, request.due_date, request.asked_by)
			items.setdefault(person.facts.user, []).append(
				(request.due_date, _item(sentence, OPINION, request.name))
			)
	return {user: [item for _due, item in sorted(some)] for user, some in items.items()}


def _item(sentence: str, doctype: str, name: str) -> Item:
	return Item(sentence, "", get_url_to_form(doctype, name))


def what_of(kind: RecordKind, row: Any, awaited: Awaited | None = None) -> What:
	"""A record as sentences name it."""
	step = frappe._(awaited.step.action.value, VIETNAMESE) if awaited else ""
	return What(frappe._(kind.doctype, VIETNAMESE), row.title or row.name, step)


def reason_of(event: Any) -> str:
	"""Why a step leads back, for those told of it alone."""
	goes_back = event.action in NEEDS_REASON
	return f"Lý do: {event.reason}" if goes_back and event.reason else ""


def _after_step(kind: RecordKind, turn: Turn, one: Awaited, due: date | None, event: Any) -> str:
	what = what_of(kind, turn.row, one)
	if rules.kind_of_turn(event.action) == Kind.RETURNED:
		return wording.returned(what, due, event.actor_name)
	return wording.your_turn(what, due, event.actor_name, _giver(one.person))


def _reminding(
	what: What, clock: Clock, today: date, calendar: WorkingCalendar, names: Iterable[str] = ()
) -> str:
	"""How it stands today: after a stand-still the day that people are reminded of may be past."""
	if today <= clock.due and not clock.came_back:
		return wording.reminder(what, clock.due, today, rules.days_left(clock.due, today, calendar))
	days = days_late(today, clock.due, calendar)
	say = wording.not_sent_again if clock.came_back else wording.overdue
	return say(what, clock.due, days, tuple(names))


def _notice(kind: RecordKind, turn: Turn, one: Awaited, told: Kind, sentence: str, **more: Any) -> Notice:
	state = turn.row[kind.state_field]
	return Notice(
		user=one.user,
		kind=told,
		document_type=kind.doctype,
		document_name=turn.row.name,
		sentence=sentence,
		agency=one.person.facts.agency,
		state=state,
		round=rules.round_of(state, [event.to_state for event in turn.events]),
		**more,
	)


def _giver(person: ActingPerson) -> str:
	return f"{person.by.giver.position_title} {person.by.giver.full_name}".strip() if person.by else ""

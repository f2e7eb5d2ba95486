"""An approvable record with all that a decision on it needs, and the steps open to the session's user."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

import frappe
from frappe.model.document import Document

from laichau_env.approval import rules
from laichau_env.approval.actor import ActingPerson, acting_persons, holds_post
from laichau_env.approval.first import refuse_as_second
from laichau_env.approval.queries import event_rows, past_events, subject_of
from laichau_env.approval.transitions import TABLES, Action, Transition
from laichau_env.common import errors
from laichau_env.common.approvable import Kind
from laichau_env.common.refuse import refuse


@dataclass(frozen=True)
class Step:
	"""A transition and the person, by his own post or by a delegation, who takes it."""

	transition: Transition
	person: ActingPerson


@dataclass(frozen=True)
class Case:
	"""A record with its events and the user's posts, read once. `persons` begins with his own post."""

	doc: Document
	kind: Kind
	persons: Sequence[ActingPerson]
	subject: rules.Subject
	rows: Sequence[frappe._dict]
	events: Sequence[rules.PastEvent]

	@property
	def table(self) -> tuple[Transition, ...]:
		"""The transitions of the record's kind."""
		return TABLES[self.kind.workflow]

	@property
	def user(self) -> str:
		"""The account that acts."""
		return self.persons[0].facts.user


def load_case(doc: Document, kind: Kind, for_update: bool = False, user: str | None = None) -> Case:
	"""Everything a decision on `doc` needs. Three queries for a user without delegations.

	`user` is whom the decision is about, else the session's user.
	"""
	rows = event_rows(doc, for_update)
	subject = subject_of(doc, kind)
	return Case(
		doc=doc,
		kind=kind,
		persons=acting_persons(doc.doctype, subject.agency, user),
		subject=subject,
		rows=rows,
		events=past_events(rows, doc.name),
	)


def open_steps(case: Case) -> list[Step]:
	"""The steps that the user may take on the record now, one a transition, by his own post if he can."""
	steps = []
	for transition in rules.transitions_from(case.table, case.subject, case.events):
		person = next((one for one in case.persons if not _refusal(case, transition, one)), None)
		if person:
			steps.append(Step(transition, person))
	return steps


def choose_step(case: Case, action: str) -> Step:
	"""The step that `action` means in the record's state.

	Refuses with 403 where the user may not take it, with 409 where the record has moved on.
	"""
	rows = [
		row for row in rules.transitions_from(case.table, case.subject, case.events) if row.action == action
	]
	steps = [
		Step(row, person)
		for row in rows
		for person in case.persons
		if rules.acting_role(row, person.facts, case.subject)
	]
	for step in steps:
		if not _refusal(case, step.transition, step.person):
			return step
	if not steps:
		_tell_who_was_first(case, action)
	if not rows:
		refuse(errors.ActionNotInState(action=frappe._(action), state=frappe._(case.subject.state)))
	step = steps[0] if steps else Step(rows[0], case.persons[0])
	refuse_in_words(_refusal(case, step.transition, step.person))


def check_visible(case: Case) -> None:
	"""Who may not read the record learns nothing of it; a party to it goes on, to be told who was first."""
	parties = (case.subject.agency, case.subject.examiner)
	is_party = any(person.facts.stands_for(party) for person in case.persons for party in parties)
	if not is_party and not case.doc.has_permission("read"):
		refuse(errors.NotVisible())


def refuse_in_words(refusal: errors.Refusal) -> NoReturn:
	"""Refuse, with states, actions and tiers named as people read them."""
	facts = {
		key: frappe._(value) if isinstance(value, str) else value for key, value in refusal.facts.items()
	}
	refuse(type(refusal)(**facts))


def _refusal(case: Case, transition: Transition, person: ActingPerson) -> errors.Refusal | None:
	in_post = True
	if transition.action == Action.RECALL and case.rows:
		last = case.rows[-1]
		in_post = last.actor == case.user or holds_post(last.actor, last.agency)
	refusal = rules.refusal_of(transition, person.facts, case.subject, case.events, in_post)
	return refusal or case.kind.locked(case.doc, transition)


def _tell_who_was_first(case: Case, action: str) -> None:
	"""Somebody else moved the record out of the state in which the user could have taken `action`."""
	last = case.rows[-1] if case.rows else None
	elsewhere = any(
		row.action == action and rules.acting_role(row, person.facts, case.subject)
		for row in rules.on_route(case.table, case.subject)
		for person in case.persons
	)
	if last and elsewhere and last.actor != case.user:
		refuse_as_second(last, case.subject.state)

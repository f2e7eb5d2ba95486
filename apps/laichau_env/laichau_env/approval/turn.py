"""Whose turn it is with records: the persons from whom each awaits its next step, by the rules that act() asks.

The answer for many records and all persons at once, where case.py answers for one record and the session's user.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import frappe

from laichau_env.approval import rules
from laichau_env.approval.actor import ActingPerson, as_delegate, person_of
from laichau_env.approval.bulk.queries import events_of_many, lineages
from laichau_env.approval.delegation import posts_by_delegate
from laichau_env.approval.queries import past_events, subject_of
from laichau_env.approval.rules import Party
from laichau_env.approval.transitions import TABLES, TAKES_BACK, TIERS, Tier, Transition
from laichau_env.common.approvable import Kind
from laichau_env.common.roles import PROVINCE_OFFICER
from laichau_env.organization.scope import posts_in, posts_of

PROVINCE = "Province"


@dataclass(frozen=True)
class Awaited:
	"""A person from whom a record awaits a step, by his own post or (`person.by`) for somebody else."""

	person: ActingPerson
	step: Transition

	@property
	def user(self) -> str:
		"""His account."""
		return self.person.facts.user


@dataclass(frozen=True)
class Turn:
	"""A record that waits: at which tier, with which agency, since which event, and for whom.

	`agency` is the one whose officials must act, empty at the province; `events` are its own, oldest first.
	"""

	row: Any
	tier: Tier
	agency: str
	events: Sequence[frappe._dict]
	awaited: Sequence[Awaited]


class People:
	"""Everybody who could be waited for at some agencies and at the province, read once. At most eleven queries."""

	def __init__(self, agencies: Collection[str]) -> None:
		"""Officials of `agencies`, of the province, of agencies that act for others, and who acts for any of them."""
		provinces = frappe.get_all("Agency", {"agency_type": PROVINCE, "disabled": 0}, pluck="name")
		office = frappe.get_all("Has Role", {"role": PROVINCE_OFFICER, "parenttype": "User"}, pluck="parent")
		posts = [*posts_in({*agencies, *provinces} - {""}), *posts_of(office).values()]
		own = {post.user: person_of(post) for post in posts}
		delegated = posts_by_delegate()
		others = posts_of(set(delegated) - set(own))
		known = {**own, **{user: person_of(post) for user, post in others.items()}}
		self._standing: dict[str, list[ActingPerson]] = {}
		for person in own.values():
			self._add(person, person.facts)
		for user, posts in delegated.items():
			for post in posts if user in known else ():
				person = as_delegate(known[user], post)
				self._add(person, person.facts)

	def standing_for(self, agency: str, doctype: str = "", owner: str = "") -> list[ActingPerson]:
		"""Who acts for `agency` (none named: the province), own posts first.

		With `doctype`, by delegations too, those that cover records of it that belong to `owner`.
		"""
		return [
			person
			for person in self._standing.get(agency or PROVINCE, ())
			if not person.by or (doctype and person.by.covers(doctype, owner))
		]

	def _add(self, person: ActingPerson, facts: rules.Actor) -> None:
		stands_for = [facts.agency, *facts.acts_for]
		if facts.agency_type == PROVINCE or PROVINCE_OFFICER in facts.roles:
			stands_for.append(PROVINCE)
		for agency in stands_for:
			self._standing.setdefault(agency, []).append(person)


def waiting_rows(kind: Kind, **filters: Any) -> list[frappe._dict]:
	"""Records of a kind that some tier must take on, with the fields that `turns_of` asks. One query."""
	states = {row.source.value for row in TABLES[kind.workflow] if row.action not in TAKES_BACK}
	return rows_of(kind, **{kind.state_field: ("in", sorted(states)), **filters})


def rows_of(kind: Kind, **filters: Any) -> list[frappe._dict]:
	"""Records of a kind with the fields that `turns_of` asks. One query."""
	fields = {"name", "creation", kind.state_field, kind.editors_field, *kind.fixed, *kind.service_fields}
	rows = frappe.get_all(
		kind.doctype,
		filters=filters,
		fields=sorted(fields),
		order_by="name",
	)
	return [frappe._dict(row, doctype=kind.doctype) for row in rows]


def turns_of(kind: Kind, rows: Sequence[Any], people: People | None = None) -> list[Turn]:
	"""Of records with their stored fields, those that wait for a tier and are not closed to it.

	A fixed number of queries: people where they are not given, events, lineage by generation, and what the kind
	asks to tell what is closed.
	"""
	table = TABLES[kind.workflow]
	waiting = {row.name: (row, subject_of(row, kind)) for row in rows}
	tiers = {name: rules.tier_waited_for(table, subject) for name, (_row, subject) in waiting.items()}
	waiting = {name: one for name, one in waiting.items() if tiers[name]}
	closed = _closed(kind, list(waiting.values()))
	waiting = {name: one for name, one in waiting.items() if name not in closed}
	if not waiting:
		return []
	lines = lineages({name: row for name, (row, _subject) in waiting.items()})
	events = events_of_many(kind.doctype, list({name for line in lines.values() for name in line}))
	parties = {name: party_of(tiers[name], subject) for name, (_row, subject) in waiting.items()}
	people = people or People(set(parties.values()))
	found = []
	for name, (row, subject) in waiting.items():
		past = [event for one in reversed(lines[name]) for event in events[one]]
		persons = people.standing_for(parties[name], kind.doctype, subject.agency)
		awaited = _awaited(table, persons, subject, past_events(past, name))
		found.append(Turn(row, tiers[name], parties[name], events[name], awaited))
	return found


def party_of(tier: Tier, subject: rules.Subject) -> str:
	"""The agency whose officials stand at a tier; none at the province's."""
	return {Party.AGENCY: subject.agency, Party.EXAMINER: subject.examiner}.get(TIERS[tier].party, "")


def _awaited(
	table: Sequence[Transition],
	persons: Sequence[ActingPerson],
	subject: rules.Subject,
	events: Sequence[rules.PastEvent],
) -> list[Awaited]:
	"""Each person once, by his own post if he can."""
	found: dict[str, Awaited] = {}
	for person in persons:
		user = person.facts.user
		step = None if user in found else rules.awaits(table, person.facts, subject, events)
		if step:
			found[user] = Awaited(person, step)
	return list(found.values())


def _closed(kind: Kind, waiting: Sequence[tuple[Any, rules.Subject]]) -> set[str]:
	"""Records that take no step on from where they are. What the kind asks, once a step."""
	by_step: dict[Transition, list[Any]] = {}
	for row, subject in waiting:
		for step in rules.on_route(TABLES[kind.workflow], subject):
			if step.source == subject.state and not step.needs_reason:
				by_step.setdefault(step, []).append(row)
	return {name for step, rows in by_step.items() for name in kind.locked_many(rows, step)}

"""Who may act now, and who may edit: pure decisions over plain facts, no frappe.

Legal frame: Decree 30/2020 articles 10 to 13 (draft, approval of the draft, check, signature); the rules of
one tier a person and of reading before approving are the province's own, RULES.md lists them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from laichau_env.approval.transitions import (
	LEAST_REASON,
	SIGNS,
	STATES,
	TAKES_BACK,
	TIERS,
	Action,
	Party,
	Route,
	State,
	Tier,
	Transition,
)
from laichau_env.common import errors
from laichau_env.common.errors import Refusal

BEGINS_ROUND = frozenset({Action.REQUEST_SIGNATURE, Action.REQUEST_EXTENSION})


@dataclass(frozen=True)
class Actor:
	"""The person who acts: account, roles held, agency and its type."""

	user: str
	roles: frozenset[str]
	agency: str
	agency_type: str
	acts_for: tuple[str, ...] = ()
	"""Agencies that ended and whose records his agency finishes."""

	def stands_for(self, agency: str) -> bool:
		"""Whether he acts as an official of `agency`: his own, or one that ended and for which his acts."""
		return bool(agency) and (agency == self.agency or agency in self.acts_for)


@dataclass(frozen=True)
class Subject:
	"""The record acted on: state, its agency, who examines it, who changed its content in this round."""

	state: str
	agency: str
	examiner: str
	editors: frozenset[str]


@dataclass(frozen=True)
class PastEvent:
	"""An earlier action on the record or on those it amends; `own` is false for the latter."""

	actor: str
	actor_name: str
	action: str
	from_state: str
	tier: str
	round: int
	own: bool = True


def route_of(subject: Subject) -> Route:
	"""Which way the record goes: through its examining agency, or straight to the province."""
	return Route.THROUGH_DEPARTMENT if subject.examiner else Route.DIRECT


def on_route(table: Iterable[Transition], subject: Subject) -> list[Transition]:
	"""The rows of `table` that lie on the record's way, whatever its state."""
	return [row for row in table if row.route in (Route.ANY, route_of(subject))]


def transitions_from(
	table: Iterable[Transition], subject: Subject, events: Sequence[PastEvent]
) -> list[Transition]:
	"""The rows of `table` that apply to the record as it stands, whoever acts.

	A recall leads back to where the last forward step came from, and is there only while that step is the
	last thing that happened.
	"""
	rows = [row for row in on_route(table, subject) if row.source == subject.state]
	return [row for row in rows if row.action != Action.RECALL or _can_be_recalled(row, events)]


def refusal_of(
	transition: Transition,
	actor: Actor,
	subject: Subject,
	events: Sequence[PastEvent],
	last_actor_in_post: bool = True,
) -> Refusal | None:
	"""Why `actor` may not take `transition`; None when he may.

	`last_actor_in_post` tells whether the person of the last event still holds his post: if not, his
	successor in role and agency may recall for him.
	"""
	if not actor.agency:
		return errors.NoOfficialRecord()
	if not acting_role(transition, actor, subject):
		return errors.NotYourTurn(action=transition.action, state=subject.state, who=transition.tier)
	if transition.action == Action.RECALL and last_actor_in_post and events[-1].actor != actor.user:
		return errors.NotLastActor(who=events[-1].actor_name)
	for event in events:
		if event.actor == actor.user and event.tier != transition.tier:
			return errors.TwoTiersByOnePerson(earlier=event.tier, now=transition.tier)
	signs = transition.tier == Tier.SIGNING and transition.action in SIGNS
	if signs and subject.editors == {actor.user}:
		return errors.SigningOwnDraft()
	return None


def acting_role(transition: Transition, actor: Actor, subject: Subject) -> str | None:
	"""The role by which `actor` stands at the transition's tier, or None."""
	tier = TIERS[transition.tier]
	if not _stands_for(tier.party, actor, subject):
		return None
	return next((role for role in tier.roles if role in actor.roles), None)


def reason_refusal(transition: Transition, reason: str | None) -> Refusal | None:
	"""Going back needs a reason that says something."""
	if transition.needs_reason and len((reason or "").strip()) < LEAST_REASON:
		return errors.ReasonTooShort(action=transition.action, least=LEAST_REASON)
	return None


def may_edit(actor: Actor, subject: Subject) -> bool:
	"""Whether `actor` may change content now: an officer of the agency, in a state that names officers."""
	editors = STATES[State(subject.state)].editors
	return actor.stands_for(subject.agency) and bool(actor.roles & set(editors))


def next_round(action: str, events: Sequence[PastEvent]) -> int:
	"""Round of the event to come: 1 from the first request that the agency makes, one more with each later one."""
	current = max((event.round for event in events if event.own), default=0)
	return current + 1 if action in BEGINS_ROUND else current


def tier_waited_for(table: Iterable[Transition], subject: Subject) -> Tier | None:
	"""Whose turn it is: the tier of the first step open to the record that neither takes back nor revokes."""
	rows = (
		row
		for row in on_route(table, subject)
		if row.source == subject.state and row.action not in TAKES_BACK
	)
	return next((row.tier for row in rows), None)


def awaits(
	table: Iterable[Transition], actor: Actor, subject: Subject, events: Sequence[PastEvent]
) -> Transition | None:
	"""The step by which the record would go on and that it awaits from `actor`; None where it awaits none from him.

	He may take it by every rule there is: who is barred (two tiers, his own draft) is not waited for.
	"""
	for row in transitions_from(table, subject, events):
		if not row.needs_reason and not refusal_of(row, actor, subject, events):
			return row
	return None


def _can_be_recalled(transition: Transition, events: Sequence[PastEvent]) -> bool:
	if not events or not events[-1].own:
		return False
	last = events[-1]
	is_forward = Transition(
		transition.target, Action(last.action), transition.source, transition.tier
	).is_forward
	return is_forward and last.from_state == transition.target and last.tier == transition.tier


def _stands_for(party: Party, actor: Actor, subject: Subject) -> bool:
	if party == Party.AGENCY:
		return actor.stands_for(subject.agency)
	if party == Party.EXAMINER:
		return actor.stands_for(subject.examiner) and subject.examiner != subject.agency
	if (
		party == Party.PROVINCE_OFFICE
	):  # the role says it: the office is an agency of its own beside the departments
		return bool(actor.agency)
	return actor.agency_type == "Province"

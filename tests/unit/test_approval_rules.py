"""The table of transitions and the rules over it, without a site: every state, action, route and relation."""

import pytest
from laichau_env.approval import rules
from laichau_env.approval.rules import Actor, PastEvent, Subject
from laichau_env.approval.transitions import (
	PROGRESS_REPORT_APPROVAL,
	SENT_STATES,
	STATES,
	TABLES,
	TIERS,
	Action,
	Party,
	State,
	Tier,
	Transition,
)
from laichau_env.common import errors, roles
from laichau_env.reporting.constants import SENT_STATES as REPORTING_SENT_STATES

TABLE = TABLES[PROGRESS_REPORT_APPROVAL]
COMMUNE, DEPARTMENT, PROVINCE = "03433", "SNNMT", "UBND-LC"

OFFICER = Actor("xa.canbo", frozenset({roles.COMMUNE_OFFICER}), COMMUNE, "Commune")
LEADER = Actor("xa.lanhdao", frozenset({roles.COMMUNE_LEADER}), COMMUNE, "Commune")
EXAMINER = Actor("so.canbo", frozenset({roles.DEPARTMENT_OFFICER}), DEPARTMENT, "Department")
DIRECTOR = Actor("so.lanhdao", frozenset({roles.DEPARTMENT_LEADER}), DEPARTMENT, "Department")
CHAIRMAN = Actor("tinh.chutich", frozenset({roles.PROVINCE_LEADER}), PROVINCE, "Province")
OTHER_COMMUNE = Actor(
	"khac.lanhdao", frozenset({roles.COMMUNE_LEADER, roles.COMMUNE_OFFICER}), "03388", "Commune"
)
OTHER_DEPARTMENT = Actor(
	"syt.canbo", frozenset({roles.DEPARTMENT_OFFICER, roles.DEPARTMENT_LEADER}), "SYT", "Department"
)
SUPERVISOR = Actor("mttq.giamsat", frozenset({roles.SUPERVISOR}), "MTTQ", "Front")
HOMELESS = Actor("nobody", frozenset(roles.ROLES), "", "")


def subject(state: State, examiner: str = DEPARTMENT, editors: frozenset[str] = frozenset()) -> Subject:
	return Subject(state=state, agency=COMMUNE, examiner=examiner, editors=editors)


def event(
	actor: Actor, action: Action, source: State, tier: Tier, round_: int = 1, own: bool = True
) -> PastEvent:
	return PastEvent(actor.user, actor.user, action, source, tier, round_, own)


def row(source: State, action: Action, target: State | None = None) -> Transition:
	return next(
		t
		for t in TABLE
		if t.source == source and t.action == action and (target is None or t.target == target)
	)


REQUESTED = event(OFFICER, Action.REQUEST_SIGNATURE, State.DRAFT, Tier.DRAFTING)
SIGNED = event(LEADER, Action.SIGN_AND_SUBMIT, State.PENDING_SIGNATURE, Tier.SIGNING)
RECOMMENDED = event(EXAMINER, Action.RECOMMEND, State.DEPARTMENT_REVIEW, Tier.EXAMINING)


def test_reporting_and_approval_agree_on_what_was_sent() -> None:
	assert set(REPORTING_SENT_STATES) == {state.value for state in SENT_STATES}


@pytest.mark.parametrize("transition", TABLE, ids=lambda t: f"{t.source}-{t.action}-{t.target}-{t.route}")
def test_only_the_party_of_the_tier_may_act(transition: Transition) -> None:
	"""Each of nine people against each row: exactly the one of the tier's party and role is let through."""
	examiner = "" if transition.route == "direct" else DEPARTMENT
	owner = {
		Party.AGENCY: {OFFICER, LEADER},
		Party.EXAMINER: {EXAMINER, DIRECTOR},
		Party.PROVINCE: {CHAIRMAN},
	}
	info = TIERS[transition.tier]
	for actor in (
		OFFICER,
		LEADER,
		EXAMINER,
		DIRECTOR,
		CHAIRMAN,
		OTHER_COMMUNE,
		OTHER_DEPARTMENT,
		SUPERVISOR,
		HOMELESS,
	):
		last = [event(actor, Action.REQUEST_SIGNATURE, transition.target, transition.tier)]
		refusal = rules.refusal_of(transition, actor, subject(transition.source, examiner), last)
		should = actor in owner[info.party] and bool(actor.roles & set(info.roles))
		assert (refusal is None) == should, (actor.user, refusal)


def test_direct_route_skips_the_department_and_returns_to_the_agency() -> None:
	direct = subject(State.PENDING_SIGNATURE, examiner="")
	targets = {
		t.target for t in rules.transitions_from(TABLE, direct, []) if t.action == Action.SIGN_AND_SUBMIT
	}
	assert targets == {State.PROVINCE_APPROVAL}
	back = rules.transitions_from(TABLE, subject(State.PROVINCE_APPROVAL, examiner=""), [])
	assert {t.target for t in back if t.action == Action.SEND_BACK} == {State.RETURNED}


def test_examining_department_never_examines_its_own_report() -> None:
	own = Subject(State.DEPARTMENT_REVIEW, DEPARTMENT, DEPARTMENT, frozenset())
	refusal = rules.refusal_of(row(State.DEPARTMENT_REVIEW, Action.RECOMMEND), EXAMINER, own, [SIGNED])
	assert isinstance(refusal, errors.NotYourTurn)


def test_nobody_acts_at_two_tiers_even_over_an_amendment() -> None:
	both = Actor("xa.canbo", frozenset({roles.COMMUNE_OFFICER, roles.COMMUNE_LEADER}), COMMUNE, "Commune")
	for own in (True, False):
		drafted = event(both, Action.REQUEST_SIGNATURE, State.DRAFT, Tier.DRAFTING, own=own)
		refusal = rules.refusal_of(
			row(State.PENDING_SIGNATURE, Action.SIGN_AND_SUBMIT),
			both,
			subject(State.PENDING_SIGNATURE),
			[drafted],
		)
		assert isinstance(refusal, errors.TwoTiersByOnePerson)


def test_nobody_signs_what_he_alone_wrote() -> None:
	sign = row(State.PENDING_SIGNATURE, Action.SIGN_AND_SUBMIT)
	alone = subject(State.PENDING_SIGNATURE, editors=frozenset({LEADER.user}))
	together = subject(State.PENDING_SIGNATURE, editors=frozenset({LEADER.user, OFFICER.user}))
	assert isinstance(rules.refusal_of(sign, LEADER, alone, [REQUESTED]), errors.SigningOwnDraft)
	assert rules.refusal_of(sign, LEADER, together, [REQUESTED]) is None


@pytest.mark.parametrize("action", [Action.SEND_BACK, Action.RECALL, Action.REVOKE])
@pytest.mark.parametrize("reason", [None, "", "   ", "ngắn quá", "123456789 "])
def test_going_back_needs_a_reason(action: Action, reason: str | None) -> None:
	transition = next(t for t in TABLE if t.action == action)
	assert isinstance(rules.reason_refusal(transition, reason), errors.ReasonTooShort)
	assert rules.reason_refusal(transition, "Thiếu số liệu thu gom rác") is None


def test_forward_steps_need_no_reason() -> None:
	assert all(rules.reason_refusal(t, None) is None for t in TABLE if t.is_forward)


RECALLS = [
	(State.PENDING_SIGNATURE, [REQUESTED], State.DRAFT),
	(
		State.PENDING_SIGNATURE,
		[event(OFFICER, Action.REQUEST_SIGNATURE, State.RETURNED, Tier.DRAFTING)],
		State.RETURNED,
	),
	(State.DEPARTMENT_REVIEW, [REQUESTED, SIGNED], State.PENDING_SIGNATURE),
	(State.DEPARTMENT_APPROVAL, [REQUESTED, SIGNED, RECOMMENDED], State.DEPARTMENT_REVIEW),
]


@pytest.mark.parametrize(("state", "events", "target"), RECALLS)
def test_recall_leads_to_the_state_before_the_last_forward_step(state, events, target) -> None:
	rows = [t for t in rules.transitions_from(TABLE, subject(state), events) if t.action == Action.RECALL]
	assert [t.target for t in rows] == [target]


def test_no_recall_after_somebody_sent_it_back_or_before_anything_happened() -> None:
	sent_back = event(DIRECTOR, Action.SEND_BACK, State.DEPARTMENT_APPROVAL, Tier.DEPARTMENT)
	for events in ([], [REQUESTED, SIGNED, RECOMMENDED, sent_back]):
		rows = rules.transitions_from(TABLE, subject(State.DEPARTMENT_REVIEW), events)
		assert not [t for t in rows if t.action == Action.RECALL]


def test_recall_is_for_the_last_actor_or_his_successor() -> None:
	recall = row(State.DEPARTMENT_REVIEW, Action.RECALL)
	deputy = Actor("xa.phochutich", LEADER.roles, COMMUNE, "Commune")
	at = subject(State.DEPARTMENT_REVIEW)
	assert rules.refusal_of(recall, LEADER, at, [REQUESTED, SIGNED]) is None
	assert isinstance(rules.refusal_of(recall, deputy, at, [REQUESTED, SIGNED]), errors.NotLastActor)
	assert rules.refusal_of(recall, deputy, at, [REQUESTED, SIGNED], last_actor_in_post=False) is None


@pytest.mark.parametrize("state", list(STATES))
def test_only_officers_of_the_agency_edit_and_only_in_draft_and_returned(state: State) -> None:
	editors = [
		a.user
		for a in (OFFICER, LEADER, EXAMINER, CHAIRMAN, OTHER_COMMUNE)
		if rules.may_edit(a, subject(state))
	]
	assert editors == (["xa.canbo"] if state in (State.DRAFT, State.RETURNED) else [])


def test_round_counts_requests_for_signature_of_this_record_only() -> None:
	assert rules.next_round(Action.REQUEST_SIGNATURE, []) == 1
	assert rules.next_round(Action.SIGN_AND_SUBMIT, [REQUESTED]) == 1
	assert rules.next_round(Action.REQUEST_SIGNATURE, [REQUESTED, SIGNED]) == 2
	amended = event(OFFICER, Action.REQUEST_SIGNATURE, State.DRAFT, Tier.DRAFTING, round_=3, own=False)
	assert rules.next_round(Action.REQUEST_SIGNATURE, [amended]) == 1


def test_every_state_leads_to_approved_and_none_but_revoked_ends() -> None:
	"""From each state there is a way to Approved or Revoked, on both routes."""
	for examiner in (DEPARTMENT, ""):
		reached = {State.APPROVED, State.REVOKED}
		for _ in STATES:
			for state in STATES:
				targets = {t.target for t in rules.transitions_from(TABLE, subject(state, examiner), [])}
				if targets & reached:
					reached.add(state)
		expected = {row.source for row in TABLE} - (
			set() if examiner else {State.DEPARTMENT_REVIEW, State.DEPARTMENT_APPROVAL}
		)
		assert expected <= reached

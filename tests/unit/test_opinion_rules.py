"""Rules of opinions, without a site: who asks whom, until when, who answers, what holds a record up."""

from datetime import date

import pytest
from laichau_env.approval.opinions import rules
from laichau_env.approval.opinions.rules import Asked, Opinion, Stance, Status
from laichau_env.approval.rules import Actor, Subject
from laichau_env.approval.transitions import PROGRESS_REPORT_APPROVAL, TABLES, Action, State
from laichau_env.common import errors, roles

TABLE = TABLES[PROGRESS_REPORT_APPROVAL]
COMMUNE, DEPARTMENT, HEALTH = "03433", "SNNMT", "SYT"
TODAY, DUE = date(2026, 11, 24), date(2026, 11, 27)
SUBJECT = Subject(State.DEPARTMENT_REVIEW, COMMUNE, DEPARTMENT, frozenset())


def actor(agency: str, *held: str) -> Actor:
	return Actor("ai.do", frozenset(held), agency, "Department")


def opinion(status: str = Status.WAITING, required: bool = True, agency: str = HEALTH, round_: int = 1):
	return Opinion("YK-1", agency, "Sở Y tế", round_, status, required, DUE)


def row(source: State, action: Action):
	return next(row for row in TABLE if row.source == source and row.action == action)


def test_opinions_belong_to_the_state_in_which_the_department_examines() -> None:
	assert [state for state in State if rules.is_examined(TABLE, state)] == [State.DEPARTMENT_REVIEW]


@pytest.mark.parametrize(
	("who", "may"),
	[
		(actor(DEPARTMENT, roles.DEPARTMENT_OFFICER), True),
		(actor(DEPARTMENT, roles.DEPARTMENT_LEADER), True),
		(actor(DEPARTMENT, roles.SUPERVISOR), False),
		(actor(HEALTH, roles.DEPARTMENT_OFFICER), False),
		(actor(COMMUNE, roles.COMMUNE_LEADER), False),
		(actor("", roles.DEPARTMENT_OFFICER), False),
	],
)
def test_officers_and_leaders_of_the_examining_agency_manage(who: Actor, may: bool) -> None:
	assert rules.may_manage(who, SUBJECT) is may


def test_nobody_manages_opinions_on_his_own_report() -> None:
	own = Subject(State.DEPARTMENT_REVIEW, DEPARTMENT, DEPARTMENT, frozenset())
	assert not rules.may_manage(actor(DEPARTMENT, roles.DEPARTMENT_OFFICER), own)


@pytest.mark.parametrize(
	("who", "may"),
	[
		(actor(HEALTH, roles.DEPARTMENT_OFFICER), True),
		(actor(HEALTH, roles.DEPARTMENT_LEADER), True),
		(actor(HEALTH, roles.SUPERVISOR), False),
		(actor(HEALTH, roles.PLAN_ADMINISTRATOR), False),
		(actor(DEPARTMENT, roles.DEPARTMENT_LEADER), False),
	],
)
def test_officers_and_leaders_of_the_asked_agency_answer(who: Actor, may: bool) -> None:
	assert rules.may_answer(who, HEALTH) is may


def test_an_official_without_agency_answers_for_nobody() -> None:
	assert not rules.may_answer(actor("", roles.DEPARTMENT_OFFICER), "")


@pytest.mark.parametrize(
	("asked", "fit"),
	[
		(Asked(HEALTH, "Sở Y tế", "Department"), True),
		(Asked("MTTQ", "Mặt trận", "Front"), True),
		(Asked("DKTTV", "Đài KTTV", "Central"), True),
		(Asked("03388", "xã khác", "Commune"), True),
		(Asked("UBND-LC", "UBND tỉnh", "Province"), False),
		(Asked(DEPARTMENT, "chính sở", "Department"), False),
		(Asked(COMMUNE, "chính xã", "Commune"), False),
		(Asked("CU", "sở cũ", "Department", in_use=False), False),
	],
)
def test_whom_one_may_ask(asked: Asked, fit: bool) -> None:
	refusal = rules.agency_refusal(asked, SUBJECT, (), 1)
	assert (refusal is None) is fit
	assert fit or isinstance(refusal, errors.OpinionAgencyUnfit)


def test_nobody_is_asked_twice_in_a_round_while_one_waits() -> None:
	asked = Asked(HEALTH, "Sở Y tế", "Department")
	assert rules.agency_refusal(asked, SUBJECT, [opinion()], 1)
	assert not rules.agency_refusal(asked, SUBJECT, [opinion()], 2)
	assert not rules.agency_refusal(asked, SUBJECT, [opinion(Status.GIVEN)], 1)
	assert not rules.agency_refusal(asked, SUBJECT, [opinion(agency="SXD")], 1)


def test_due_on_a_working_day_tomorrow_at_the_earliest() -> None:
	assert isinstance(rules.due_refusal(TODAY, TODAY, True, DUE), errors.OpinionDueTooEarly)
	assert isinstance(
		rules.due_refusal(date(2026, 11, 28), TODAY, False, date(2026, 11, 30)), errors.OpinionDueNotWorking
	)
	assert rules.due_refusal(date(2026, 11, 25), TODAY, True, date(2026, 11, 25)) is None


@pytest.mark.parametrize(
	("stance", "text", "refusal"),
	[
		(Stance.AGREE, "", None),
		(Stance.AGREE, None, None),
		(Stance.WITH_REMARKS, "ngắn", errors.OpinionTooShort),
		(Stance.DISAGREE, " " * 20, errors.OpinionTooShort),
		(Stance.DISAGREE, "Số liệu chưa đúng", None),
		("Đồng ý", "Số liệu đúng cả", errors.OpinionStanceUnknown),
		("", "Số liệu đúng cả", errors.OpinionStanceUnknown),
	],
)
def test_an_opinion_is_a_stance_and_words_unless_it_agrees(stance, text, refusal) -> None:
	found = rules.text_refusal(stance, text)
	assert type(found) is (refusal or type(None))


def test_only_a_late_one_is_passed_over() -> None:
	assert isinstance(rules.passing_refusal(opinion(), DUE), errors.OpinionNotOverdue)
	assert rules.passing_refusal(opinion(), date(2026, 11, 28)) is None


@pytest.mark.parametrize(
	("opinions", "today", "refusal"),
	[
		([], TODAY, None),
		([opinion()], TODAY, errors.OpinionAwaited),
		([opinion()], DUE, errors.OpinionAwaited),
		([opinion()], date(2026, 11, 28), errors.OpinionOverdueOpen),
		([opinion(required=False)], TODAY, None),
		([opinion(Status.GIVEN), opinion(Status.PASSED_OVER), opinion(Status.WITHDRAWN)], TODAY, None),
		([opinion(Status.GIVEN), opinion()], TODAY, errors.OpinionAwaited),
	],
)
def test_a_required_opinion_holds_the_record(opinions, today, refusal) -> None:
	assert type(rules.forward_refusal(opinions, today)) is (refusal or type(None))


def test_what_waits_is_passed_over_on_the_way_up_and_withdrawn_on_the_way_back() -> None:
	assert rules.leaving(row(State.DEPARTMENT_REVIEW, Action.RECOMMEND)).status == Status.PASSED_OVER
	for action in (Action.SEND_BACK, Action.RECALL):
		assert rules.leaving(row(State.DEPARTMENT_REVIEW, action)).status == Status.WITHDRAWN


def test_days_late_count_from_the_due_date() -> None:
	assert [rules.days_late(DUE, day) for day in (TODAY, DUE, date(2026, 11, 30))] == [0, 0, 3]

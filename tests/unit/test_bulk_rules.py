"""What may be done to many records at once, and when a job wants a worker: plain facts, no site."""

from datetime import datetime, timedelta

import pytest
from laichau_env.approval.bulk import rules
from laichau_env.approval.bulk.rules import Item, may_be_taken_up, offered_actions, start_refusal
from laichau_env.approval.rules import Actor
from laichau_env.approval.transitions import (
	EXTENSION_REQUEST_APPROVAL,
	PROGRESS_REPORT_APPROVAL,
	TABLES,
	Action,
)
from laichau_env.common import errors, roles

TABLE = TABLES[PROGRESS_REPORT_APPROVAL]
HASH = "a" * 64
REASON = "Thiếu số liệu thu gom rác thải"
NOW = datetime(2026, 11, 24, 10)


def actor(role: str, agency_type: str = "Department", agency: str = "SNNMT") -> Actor:
	return Actor("x@laichau.example", frozenset({role}), agency, agency_type)


def items(count: int) -> list[Item]:
	return [Item(f"BC-{number}", HASH) for number in range(count)]


@pytest.mark.parametrize(
	("held", "offered"),
	[
		(actor(roles.DEPARTMENT_OFFICER), [Action.RECOMMEND, Action.SEND_BACK]),
		(actor(roles.DEPARTMENT_LEADER), [Action.SEND_BACK, Action.APPROVE_AT_DEPARTMENT]),
		(actor(roles.PROVINCE_LEADER, "Province"), [Action.APPROVE, Action.SEND_BACK]),
		(actor(roles.PROVINCE_LEADER, "Department"), []),
		(actor(roles.COMMUNE_LEADER, "Commune"), [Action.SEND_BACK]),
		(actor(roles.COMMUNE_OFFICER, "Commune"), []),
		(actor(roles.SUPERVISOR), []),
		(actor(roles.DEPARTMENT_OFFICER, agency=""), []),
	],
	ids=lambda value: next(iter(value.roles)) if isinstance(value, Actor) else "",
)
def test_each_is_offered_the_steps_of_his_own_tier(held: Actor, offered: list[Action]) -> None:
	assert offered_actions(TABLE, [held]) == offered


def test_steps_that_ask_for_values_are_taken_one_by_one() -> None:
	leader = actor(roles.DEPARTMENT_LEADER)
	assert offered_actions(TABLES[EXTENSION_REQUEST_APPROVAL], [leader]) == []
	for action in (Action.SIGN_AND_SUBMIT, Action.REVOKE, Action.RECALL, Action.GRANT, "không có"):
		assert isinstance(start_refusal(TABLE, action, items(1), REASON), errors.BulkActionUnfit)


@pytest.mark.parametrize(
	"chosen",
	[[], items(1001), [*items(2), Item("BC-0", HASH)], [Item("BC-0", "")], [Item("BC-0", "abc")]],
	ids=["none", "too many", "twice", "no hash", "no real hash"],
)
def test_what_makes_no_sense_does_not_begin(chosen: list[Item]) -> None:
	assert isinstance(start_refusal(TABLE, Action.RECOMMEND, chosen, ""), errors.BulkUnfit)


def test_a_thousand_may_begin_and_sending_back_needs_a_reason() -> None:
	assert start_refusal(TABLE, Action.RECOMMEND, items(1000), "") is None
	assert isinstance(start_refusal(TABLE, Action.SEND_BACK, items(2), "ngắn"), errors.ReasonTooShort)
	assert start_refusal(TABLE, Action.SEND_BACK, items(2), REASON) is None


@pytest.mark.parametrize(
	("status", "is_held", "minutes", "taken_up"),
	[
		(rules.RUNNING, True, 600, False),
		(rules.RUNNING, False, 0, True),
		(rules.QUEUED, False, 1, False),
		(rules.QUEUED, False, 3, True),
		(rules.QUEUED, True, 3, False),
		(rules.FINISHED, False, 600, False),
	],
)
def test_a_job_wants_a_worker_only_where_none_is_at_it(
	status: str, is_held: bool, minutes: int, taken_up: bool
) -> None:
	assert may_be_taken_up(status, is_held, NOW - timedelta(minutes=minutes), NOW) is taken_up

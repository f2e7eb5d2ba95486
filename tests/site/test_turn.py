"""Whose turn it is, asked of many records at once, is what each person's own form says."""

from collections.abc import Iterator
from datetime import timedelta
from types import ModuleType

import frappe
import pytest
from actors import (
	CHAIR,
	DEPUTY_DIRECTOR,
	DIRECTOR,
	EXAMINER,
	PROVINCE_CHAIR,
	PROVINCE_VICE,
	SECOND_EXAMINER,
	VICE_CHAIR,
	as_user,
)
from factories import REPORT, REPORT_STATES, act, report_at
from frappe.model.document import Document
from laichau_env.approval.case import load_case, open_steps
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.transitions import Action, State
from laichau_env.approval.turn import Turn, turns_of, waiting_rows
from laichau_env.common import clock
from laichau_env.reporting.service import open_period


def turn_of(record: Document) -> Turn | None:
	kind = kind_of(record.doctype)
	return next(iter(turns_of(kind, waiting_rows(kind, name=record.name))), None)


def awaited(record: Document) -> set[str]:
	turn = turn_of(record)
	return {one.user for one in turn.awaited} if turn else set()


def by_each_form(record: Document) -> set[str]:
	"""Everybody with a post whose own form offers a step by which the record goes on."""
	kind, doc = kind_of(record.doctype), frappe.get_doc(record.doctype, record.name)
	users = frappe.get_all("Official", {"disabled": 0}, pluck="user")
	return {
		user
		for user in users
		if any(not step.transition.needs_reason for step in open_steps(load_case(doc, kind, user=user)))
	}


@pytest.fixture
def delegation(site: ModuleType) -> Iterator[Document]:
	"""The chairman of Bum Tở has his vice sign reports, the director of the department an officer of his."""
	givers = {CHAIR: (VICE_CHAIR, "KT."), DIRECTOR: (SECOND_EXAMINER, "TUQ.")}
	for giver, (delegate, capacity) in givers.items():
		with as_user(giver):
			frappe.get_doc(
				{
					"doctype": "Delegation",
					"from_official": frappe.db.get_value("Official", {"user": giver.user}),
					"to_official": frappe.db.get_value("Official", {"user": delegate.user}),
					"capacity": capacity,
					"authority": "Văn bản số 12/UQ ngày 05/01/2026",
					"valid_from": clock.today(),
					"valid_to": clock.today() + timedelta(days=5),
					"scope": [{"document_type": REPORT}],
				}
			).insert()
	yield


@pytest.mark.parametrize("state", REPORT_STATES)
def test_it_is_who_may_take_the_next_step(site: ModuleType, delegation: None, state: State) -> None:
	report = report_at(state, f"TURN-{REPORT_STATES.index(state)}", evidence=False)
	assert awaited(report) == by_each_form(report)
	assert bool(awaited(report)) == (state not in (State.APPROVED, State.REVOKED))


def test_delegates_in_force_are_waited_for(site: ModuleType, delegation: None) -> None:
	report = report_at(State.DEPARTMENT_APPROVAL, "TURN-D", evidence=False)
	assert awaited(report) == {DIRECTOR.user, DEPUTY_DIRECTOR.user, SECOND_EXAMINER.user}
	delegate = next(one for one in turn_of(report).awaited if one.user == SECOND_EXAMINER.user)
	assert delegate.person.by.giver.user == DIRECTOR.user


def test_who_is_barred_is_not_waited_for(site: ModuleType, delegation: None) -> None:
	"""The officer who recommended a report does not approve it for the director, and a leader not what he alone wrote."""
	report = report_at(State.DEPARTMENT_REVIEW, "TURN-B", evidence=False)
	act(report, SECOND_EXAMINER, Action.RECOMMEND)
	assert awaited(report) == {DIRECTOR.user, DEPUTY_DIRECTOR.user} == by_each_form(report)


def test_an_agency_is_not_waited_for_once_its_period_is_closed(site: ModuleType) -> None:
	report = report_at(State.DRAFT, "TURN-C", evidence=False)
	sent = report_at(State.DEPARTMENT_REVIEW, "TURN-C2", evidence=False)
	assert awaited(report)
	for period in (report.period, sent.period):
		frappe.db.set_value("Reporting Period", period, "status", "Closed")
	assert not awaited(report) and not by_each_form(report)
	assert awaited(sent) == by_each_form(sent) == {EXAMINER.user, SECOND_EXAMINER.user}


def test_a_post_that_was_left_and_an_account_that_is_shut_are_not_waited_for(site: ModuleType) -> None:
	report = report_at(State.PROVINCE_APPROVAL, "TURN-L", evidence=False)
	assert awaited(report) == {PROVINCE_CHAIR.user, PROVINCE_VICE.user}
	frappe.db.set_value("User", PROVINCE_VICE.user, "enabled", 0)
	assert awaited(report) == {PROVINCE_CHAIR.user}
	frappe.db.set_value("Official", {"user": PROVINCE_CHAIR.user}, "disabled", 1)
	assert awaited(report) == set()


def test_queries_do_not_grow_with_records_and_agencies(
	site: ModuleType, delegation: None, monkeypatch: pytest.MonkeyPatch
) -> None:
	kind = kind_of(REPORT)
	one = report_at(State.DRAFT, "TURN-Q", evidence=False)
	open_period(one.period)
	asked = [0]
	sql = frappe.db.sql

	def counted(*args: object, **kwargs: object) -> object:
		asked[0] += 1
		return sql(*args, **kwargs)

	monkeypatch.setattr(frappe.db, "sql", counted)
	counts = []
	for filters in ({"name": one.name}, {"period": one.period}):  # what a process asks once is not the call
		turns_of(kind, waiting_rows(kind, **filters))
	for filters in ({"name": one.name}, {"period": one.period}):
		asked[0] = 0
		found = turns_of(kind, waiting_rows(kind, **filters))
		counts.append((len(found), asked[0]))
	print(counts)
	assert counts[1][0] > 40 and counts[0][1] == counts[1][1] <= 15

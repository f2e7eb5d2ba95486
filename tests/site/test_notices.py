"""Who is told what, once: the persons who must act, in the system and by e-mail."""

from types import ModuleType

import frappe
import pytest
from actors import (
	CHAIR,
	DEPUTY_DIRECTOR,
	DIRECTOR,
	EXAMINER,
	OFFICER,
	PROVINCE_CHAIR,
	PROVINCE_VICE,
	SECOND_EXAMINER,
	STRANGER,
	SYT,
	VICE_CHAIR,
	Person,
	as_user,
)
from factories import REASON, REPORT, act, report_at, write
from frappe.model.document import Document
from laichau_env.approval.opinions import service as opinions
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.follow_up.notices import events, mail, queries
from laichau_env.follow_up.notices.constants import LOG, NOTICE, Email, Kind
from laichau_env.patches.v0_3 import settle_what_is_past
from laichau_env.reporting.extensions import service as extensions
from laichau_env.reporting.schedule import working_calendar
from laichau_env.reporting.service import open_period

TURN, BACK, DECIDED = Kind.YOUR_TURN, Kind.RETURNED, Kind.DECIDED


def told(record: Document) -> dict[str, str]:
	"""Who was told of the record, and of which kind; the last of each person counts."""
	rows = frappe.get_all(
		NOTICE, {"document_name": record.name}, ["user", "kind"], order_by="creation asc, name asc"
	)
	return {row.user: row.kind for row in rows}


def told_by(record: Document, person: Person, action: Action, **values: str) -> dict[str, str]:
	"""Who is told by a step, and of which kind."""
	before = set(frappe.get_all(NOTICE, pluck="name"))
	act(record, person, action, **values)
	rows = frappe.get_all(
		NOTICE, {"name": ("not in", before), "document_name": record.name}, ["user", "kind"]
	)
	assert len({row.user for row in rows}) == len(rows), "told twice"
	return {row.user: row.kind for row in rows}


@pytest.fixture(autouse=True)
def nobody_stands_in(site: ModuleType) -> None:
	"""Without the delegations that other tests of the run gave: who has one is told too."""
	frappe.db.delete("Delegation")


def all_of(kind: Kind, *people: Person) -> dict[str, str]:
	return {person.user: kind.value for person in people}


def test_each_step_is_told_to_who_must_act_next_and_to_nobody_else(site: ModuleType) -> None:
	report = report_at(State.DRAFT, "TB-1", evidence=False)
	write(report, OFFICER, evidence=False)
	assert told_by(report, OFFICER, Action.REQUEST_SIGNATURE) == all_of(TURN, CHAIR, VICE_CHAIR)
	examiners = (EXAMINER, SECOND_EXAMINER)
	assert told_by(report, CHAIR, Action.SIGN_AND_SUBMIT) == all_of(TURN, *examiners)
	directors = (DIRECTOR, DEPUTY_DIRECTOR)
	assert told_by(report, EXAMINER, Action.RECOMMEND) == all_of(TURN, *directors)
	assert told_by(report, DIRECTOR, Action.SEND_BACK) == all_of(BACK, *examiners)
	assert told_by(report, EXAMINER, Action.RECOMMEND) == all_of(TURN, *directors), "a new round, told anew"
	chairmen = (PROVINCE_CHAIR, PROVINCE_VICE)
	assert told_by(report, DIRECTOR, Action.APPROVE_AT_DEPARTMENT) == all_of(TURN, *chairmen)
	assert told_by(report, DIRECTOR, Action.RECALL) == {}, (
		"who takes his own step back goes on with it himself"
	)
	act(report, DIRECTOR, Action.APPROVE_AT_DEPARTMENT)
	assert told_by(report, PROVINCE_CHAIR, Action.APPROVE) == all_of(DECIDED, OFFICER)
	assert told_by(report, PROVINCE_CHAIR, Action.REVOKE) == all_of(DECIDED, OFFICER)


def waits(record: Document) -> set[str]:
	"""Who is told of a step of the record that has not been taken yet."""
	rows = {"document_name": record.name, "kind": ("!=", DECIDED), "settled_on": ("is", "not set")}
	return set(frappe.get_all(NOTICE, rows, pluck="user"))


def test_what_was_told_of_a_step_is_settled_once_the_record_moves_on(site: ModuleType) -> None:
	report = report_at(State.PENDING_SIGNATURE, "TB-SETTLED", evidence=False)
	assert waits(report) == {CHAIR.user, VICE_CHAIR.user}
	act(report, CHAIR, Action.SIGN_AND_SUBMIT)
	assert waits(report) == {EXAMINER.user, SECOND_EXAMINER.user}, "the leaders have nothing to do any more"
	act(report, EXAMINER, Action.SEND_BACK)
	assert OFFICER.user in waits(report) and EXAMINER.user not in waits(report)
	act(report, OFFICER, Action.REQUEST_SIGNATURE)
	act(report, OFFICER, Action.RECALL)
	assert waits(report) == set(), "recalled, it awaits no leader"


def test_what_was_told_before_notices_were_settled_is_settled_by_the_patch(site: ModuleType) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TB-PATCH", evidence=False)
	frappe.db.set_value(NOTICE, {"document_name": report.name}, "settled_on", None)
	frappe.db.set_value(LOG, {"document_name": report.name}, "read", 0)
	settle_what_is_past.execute()
	assert waits(report) == {EXAMINER.user, SECOND_EXAMINER.user}
	unread = set(frappe.get_all(LOG, {"document_name": report.name, "read": 0}, pluck="for_user"))
	assert unread == {EXAMINER.user, SECOND_EXAMINER.user}


def test_what_comes_back_is_told_to_who_asked_for_signature_with_the_reason(site: ModuleType) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TB-2", evidence=False)
	assert told_by(report, EXAMINER, Action.SEND_BACK) == all_of(BACK, OFFICER)
	notice = frappe.get_last_doc(NOTICE, {"document_name": report.name, "user": OFFICER.user})
	assert REASON in notice.detail and REASON not in notice.sentence
	assert (notice.state, notice.round, notice.agency) == (State.RETURNED, 1, report.agency)


def test_who_left_his_post_is_not_told_even_of_what_he_asked_for(site: ModuleType) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TB-3", evidence=False)
	frappe.db.set_value("Official", {"user": OFFICER.user}, "agency", SYT)
	assert OFFICER.user not in told_by(report, EXAMINER, Action.SEND_BACK)


def test_an_opened_period_is_told_to_the_officers_of_each_agency(site: ModuleType) -> None:
	report = report_at(State.DRAFT, "TB-4", evidence=False)
	assert told(report) == {}
	open_period(report.period)
	assert told(report) == all_of(TURN, OFFICER)
	others = frappe.get_all(
		NOTICE, {"kind": TURN.value, "document_name": ("like", "BC-TB-4-%")}, pluck="agency"
	)
	officers = frappe.get_all(
		"Has Role", {"role": ("in", ("Commune Officer", "Department Officer"))}, pluck="parent"
	)
	agencies = set(frappe.get_all("Official", {"user": ("in", officers), "disabled": 0}, pluck="agency"))
	assert set(others) == agencies, "each agency that has an officer on this site"
	count = frappe.db.count(NOTICE)
	open_period(report.period)
	assert frappe.db.count(NOTICE) == count


def test_a_request_for_time_is_told_to_who_decides_and_the_answer_to_who_asked(site: ModuleType) -> None:
	report = report_at(State.DRAFT, "TB-5", evidence=False)
	frappe.db.set_value("Reporting Period", report.period, "status", "Open")
	day = working_calendar(clock.today().year, clock.today().year + 1).after(clock.today(), 3)
	with as_user(OFFICER):
		request = extensions.draft_request(report.name, day, REASON)
	asked = told_by(request, OFFICER, "Request Extension")
	assert asked == all_of(TURN, DIRECTOR, DEPUTY_DIRECTOR)
	assert told_by(request, DIRECTOR, "Grant", granted_date=str(day)) == all_of(DECIDED, OFFICER)


def test_an_opinion_is_told_to_who_is_asked_and_the_answer_to_who_asked(site: ModuleType) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TB-6", evidence=False)
	day = working_calendar(clock.today().year, clock.today().year + 1).after(clock.today(), 3)
	line = report.lines[0]
	with as_user(EXAMINER):
		(request,) = opinions.ask(
			REPORT, report.name, [SYT], [f"lines|{line.plan_task}|{line.role}"], day, "Đề nghị cho ý kiến"
		)
	assert told(request) == all_of(Kind.OPINION, STRANGER)
	with as_user(STRANGER):
		opinions.give(request.name, "Agree")
	assert told(request) == {**all_of(Kind.OPINION, STRANGER), **all_of(Kind.OPINION_GIVEN, EXAMINER)}


def test_the_same_event_tells_nobody_twice(site: ModuleType) -> None:
	report = report_at(State.PENDING_SIGNATURE, "TB-7", evidence=False)
	event = frappe.get_last_doc("Approval Event", {"reference_name": report.name})
	counts = [frappe.db.count(doctype, {"document_name": report.name}) for doctype in (NOTICE, LOG)]
	events.on_event(event)
	assert [frappe.db.count(doctype, {"document_name": report.name}) for doctype in (NOTICE, LOG)] == counts


def test_the_database_itself_takes_no_notice_twice(site: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
	"""Of two workers neither of which sees the other's notices, one writes: the other finds his rows not written."""
	report = report_at(State.PENDING_SIGNATURE, "TB-8", evidence=False)
	event = frappe.get_last_doc("Approval Event", {"reference_name": report.name})
	monkeypatch.setattr(queries, "known_keys", lambda keys: set())
	before = [frappe.db.count(doctype, {"document_name": report.name}) for doctype in (NOTICE, LOG)]
	events.on_event(event)
	after = [frappe.db.count(doctype, {"document_name": report.name}) for doctype in (NOTICE, LOG)]
	assert after == before != [0, 0]


def test_every_alert_leads_to_a_record_that_its_reader_may_read(site: ModuleType) -> None:
	for number, state in enumerate((State.PROVINCE_APPROVAL, State.RETURNED, State.REVOKED)):
		report_at(state, f"TB-9{number}", evidence=False)
	own = {"type": "Alert", "document_type": REPORT, "document_name": ("like", "BC-TB-9%")}
	rows = frappe.get_all(LOG, own, ["*"])
	assert rows
	seen = {
		(row.for_user, row.document_name): frappe.has_permission(
			REPORT, "read", row.document_name, user=row.for_user
		)
		for row in rows
	}
	# what went back to its agency is not the department's to read any more: its alert names the title alone
	hidden = {user for (user, name), may in seen.items() if not may and "TB-91" not in name}
	assert not hidden
	assert not [row.subject for row in rows if REASON in row.subject and row.for_user != OFFICER.user]
	assert all(
		"chờ bước" in row.subject or "trả lại" in row.subject or "quyết định" in row.subject for row in rows
	)


def test_with_no_mail_server_nothing_fails_and_the_notice_is_there(site: ModuleType) -> None:
	site.db.delete("Email Account")
	report = report_at(State.PENDING_SIGNATURE, "TB-10", evidence=False)
	states = frappe.get_all(NOTICE, {"document_name": report.name}, pluck="email_state")
	assert states and set(states) == {Email.NOT_SET_UP.value}
	mail.send_each()
	assert set(frappe.get_all(NOTICE, {"document_name": report.name}, pluck="email_state")) == set(states)
	assert frappe.db.count(LOG, {"document_name": report.name, "for_user": CHAIR.user}) == 1


def test_what_an_opinion_says_is_for_who_asked_alone(site: ModuleType) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TB-16", evidence=False)
	day = working_calendar(clock.today().year, clock.today().year + 1).after(clock.today(), 3)
	line = report.lines[0]
	with as_user(EXAMINER):
		(request,) = opinions.ask(
			REPORT, report.name, [SYT], [f"lines|{line.plan_task}|{line.role}"], day, "Đề nghị cho ý kiến"
		)
	with as_user(STRANGER):
		opinions.give(request.name, "Agree")
	notice = frappe.get_last_doc(NOTICE, {"document_name": request.name, "user": EXAMINER.user})
	assert notice.kind == Kind.OPINION_GIVEN
	assert "Nhất trí" in notice.detail and "Nhất trí" not in notice.sentence

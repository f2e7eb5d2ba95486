"""Who is told what, once, and who reads it: the persons who must act, in the system and by e-mail."""

import json
from collections.abc import Callable, Iterator
from types import ModuleType

import frappe
import pytest
from actors import (
	CHAIR,
	DEPUTY_DIRECTOR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_VICE,
	SECOND_EXAMINER,
	SNNMT,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
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
from laichau_env.follow_up.notices import events, mail, queries, service
from laichau_env.follow_up.notices.constants import LOG, NOTICE, Email, Kind, Mode
from laichau_env.follow_up.notices.rules import Notice
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


# --- who reads a notice


def code_of_its_own() -> str:
	"""Of a period of a test that commits: it can run again on the same site."""
	return f"TB-{frappe.utils.random_string(6).upper()}"


def own_ways(http: Callable, person: Person, name: str) -> dict[str, str]:
	"""What each way of reading gives `person` of one notice."""
	session, filters = http(person.user), json.dumps([["name", "=", name]])
	fields = json.dumps(["name", "sentence", "detail", "user"])
	listed = {"doctype": NOTICE, "fields": fields, "filters": filters}
	return {
		"record": session.get(f"/api/resource/{NOTICE}/{name}").text,
		"list": session.get(f"/api/resource/{NOTICE}", params={"fields": fields, "filters": filters}).text,
		"get_list": session.get("/api/method/frappe.client.get_list", params=listed).text,
		"get_value": session.get(
			"/api/method/frappe.client.get_value",
			params={"doctype": NOTICE, "fieldname": json.dumps(["sentence", "detail"]), "filters": filters},
		).text,
		"report view": session.post(
			"/api/method/frappe.desk.reportview.get",
			data={"doctype": NOTICE, "fields": json.dumps(["`tabWork Notice`.`sentence`", "`tabWork Notice`.`detail`"]), "filters": filters, "page_length": 20, "view": "Report"},
		).text,
		"export": session.post(
			"/api/method/frappe.desk.reportview.export_query",
			data={"doctype": NOTICE, "title": "x", "file_format_type": "CSV", "fields": json.dumps(["`tabWork Notice`.`sentence`", "`tabWork Notice`.`detail`"]), "filters": filters, "view": "Report"},
		).text,
		"form": session.get(
			"/api/method/frappe.desk.form.load.getdoc", params={"doctype": NOTICE, "name": name}
		).text,
		"count": session.get(
			"/api/method/frappe.client.get_count", params={"doctype": NOTICE, "filters": filters}
		).text,
		"alerts": session.get(
			"/api/method/frappe.desk.doctype.notification_log.notification_log.get_notification_logs"
		).text,
		"alert list": session.get(
			f"/api/resource/{LOG}",
			params={"fields": json.dumps(["subject"]), "order_by": "creation desc", "limit_page_length": 200},
		).text,
	}  # fmt: skip


def test_nobody_reads_the_notice_of_another_by_any_way(site: ModuleType, http: Callable) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, code_of_its_own(), evidence=False)
	act(report, EXAMINER, Action.SEND_BACK, "Bảng số liệu rác thải ZKX81 chưa khớp")
	notice = frappe.get_last_doc(NOTICE, {"document_name": report.name, "user": OFFICER.user})
	frappe.db.commit()
	said = json.loads(json.dumps(notice.sentence))
	for way, answer in own_ways(http, OFFICER, notice.name).items():
		if way == "count":
			assert json.loads(answer)["message"] == 1
		elif way != "export":
			assert "ZKX81" in answer, f"{way} shows nothing to the person told either: {answer[:200]}"
	for person in (CHAIR, OTHER_OFFICER, EXAMINER, DIRECTOR, STRANGE_DIRECTOR, SUPERVISOR, PROVINCE_CHAIR):
		for way, answer in own_ways(http, person, notice.name).items():
			assert "ZKX81" not in answer and said not in answer, f"{way} as {person}: {answer[:300]}"
			assert way != "count" or json.loads(answer)["message"] == 0
	for way, answer in own_ways(http, PLANNER, notice.name).items():
		assert "ZKX81" not in answer, f"the plan administrator reads content by {way}: {answer[:300]}"
	assert notice.name in own_ways(http, PLANNER, notice.name)["list"]


@pytest.fixture
def kept(site: ModuleType) -> Iterator[Callable[[Person, str], None]]:
	"""Moves a person to another agency for everybody to see, and back."""
	moved = {}

	def move(person: Person, agency: str) -> None:
		moved[person.user] = frappe.db.get_value("Official", {"user": person.user}, "agency")
		frappe.db.set_value("Official", {"user": person.user}, "agency", agency)
		frappe.db.commit()

	yield move
	frappe.db.rollback()
	for user, agency in moved.items():
		frappe.db.set_value("Official", {"user": user}, "agency", agency)
	frappe.db.commit()


def reads_nothing(http: Callable, person: Person, notice: Document, *secrets: str) -> None:
	for way, answer in own_ways(http, person, notice.name).items():
		for secret in secrets:
			assert secret not in answer, (
				f"{way} tells {person} what is not his to read any more: {answer[:300]}"
			)
		assert way != "count" or json.loads(answer)["message"] == 0


def reads(http: Callable, person: Person, notice: Document, secret: str) -> None:
	for way, answer in own_ways(http, person, notice.name).items():
		assert way in ("count", "export") or secret in answer, f"{way} shows {person} nothing: {answer[:300]}"


def test_who_moved_to_another_agency_reads_none_of_his_old_notices(
	site: ModuleType, http: Callable, kept: Callable
) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, code_of_its_own(), evidence=False)
	act(report, EXAMINER, Action.SEND_BACK, "Bảng số liệu rác thải ZKX82 chưa khớp")
	notice = frappe.get_last_doc(NOTICE, {"document_name": report.name, "user": OFFICER.user})
	frappe.db.commit()
	reads(http, OFFICER, notice, "ZKX82")
	kept(OFFICER, DOAN_KET)
	reads_nothing(http, OFFICER, notice, "ZKX82", json.dumps(report.title).strip('"'), report.title)


def test_what_went_back_out_of_sight_says_nothing_until_it_comes_again(
	site: ModuleType, http: Callable
) -> None:
	code = code_of_its_own()
	report = report_at(State.DEPARTMENT_REVIEW, code, evidence=False)
	frappe.db.commit()
	notice = frappe.get_last_doc(NOTICE, {"document_name": report.name, "user": EXAMINER.user})
	reads(http, EXAMINER, notice, code)
	act(report, CHAIR, Action.RECALL)
	act(report, CHAIR, Action.SEND_BACK)
	frappe.db.commit()
	assert frappe.db.get_value(REPORT, report.name, "workflow_state") == State.DRAFT
	reads_nothing(http, EXAMINER, notice, code)
	own = frappe.get_last_doc(NOTICE, {"document_name": report.name, "user": OFFICER.user})
	reads(http, OFFICER, own, code)
	act(report, OFFICER, Action.REQUEST_SIGNATURE)
	act(report, CHAIR, Action.SIGN_AND_SUBMIT)
	frappe.db.commit()
	reads(http, EXAMINER, notice, code)


def test_a_summary_is_for_who_is_in_the_same_post(site: ModuleType, http: Callable, kept: Callable) -> None:
	told_now = Notice(
		DIRECTOR.user, Kind.WEEKLY, "", "", "Tóm tắt tuần ZKX83", SNNMT, state=code_of_its_own()
	)
	(name,) = service.tell([told_now])
	frappe.db.commit()
	notice = frappe.get_doc(NOTICE, name)
	reads(http, DIRECTOR, notice, "ZKX83")
	kept(DIRECTOR, SYT)
	reads_nothing(http, DIRECTOR, notice, "ZKX83")
	frappe.db.delete(LOG, {"document_name": name})
	frappe.db.delete(NOTICE, {"name": name})
	frappe.db.commit()


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


def test_one_chooses_for_oneself_alone(site: ModuleType, http: Callable) -> None:
	address = "/api/method/laichau_env.follow_up.notices.api"
	session = http(EXAMINER.user)
	assert session.post(f"{address}.choose", data={"mode": Mode.DIGEST.value}).status_code == 200
	assert session.get(f"{address}.get_choice").json()["message"]["mode"] == Mode.DIGEST
	assert http(DIRECTOR.user).get(f"{address}.get_choice").json()["message"]["mode"] == Mode.EACH
	assert session.post(f"{address}.choose", data={"mode": "khác"}).json()["refusal"] == "notice-mode-unknown"
	assert http(DIRECTOR.user).get(f"/api/resource/Notice Choice/{EXAMINER.user}").status_code == 403
	assert http().get(f"{address}.get_choice").status_code == 403
	assert session.post(f"{address}.choose", data={"mode": Mode.EACH.value}).status_code == 200
	site.db.rollback()

"""Opinions over HTTP: the asked see the lines asked about and nothing else, and nobody writes one past the service."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import ModuleType
from urllib.parse import quote

import frappe
import pytest
from actors import (
	ADMINISTRATOR,
	CHAIR,
	DIRECTOR,
	EXAMINER,
	GUEST,
	OFFICER,
	OTHER_CHAIR,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	SECOND_EXAMINER,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	Person,
	as_user,
)
from attacking.web import Answer, Web
from factories import act, report_at, seen
from laichau_env.approval.opinions import queries
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock

REPORT, REQUEST = "Progress Report", "Opinion Request"
API = "laichau_env.approval.opinions.api"
QUESTION = "Đề nghị cho ý kiến về số liệu thu gom"
ANSWER = "Số liệu chưa gồm hai bản vùng cao"
REASON = "Đã quá hạn ba ngày mà chưa có ý kiến"
SEES = {EXAMINER, DIRECTOR, STRANGER, STRANGE_DIRECTOR, PROVINCE_OFFICER, PROVINCE_CHAIR, SUPERVISOR}
BLIND = {OFFICER, CHAIR, OTHER_OFFICER, OTHER_CHAIR, PLANNER, GUEST}


@pytest.fixture(scope="module")
def web(base_url: str, demo_password: str) -> Iterator[Web]:
	sessions = Web(base_url, demo_password)
	yield sessions
	sessions.close()


def ask(
	web: Web,
	report,
	agencies: tuple[str, ...] = ("SYT",),
	who: Person = EXAMINER,
	due_date: str = "",
	required: int = 1,
) -> Answer:
	"""Ask about the report's first line; frappe is asked for a day only where none is given: threads have none."""
	line = report.lines[0]
	return web.call(
		who,
		f"{API}.ask_opinions",
		doctype=REPORT,
		name=report.name,
		agencies=list(agencies),
		places=[f"lines|{line.plan_task}|{line.role}"],
		due_date=due_date or str(queries.usual_due_day()),
		question=QUESTION,
		required=required,
	)


def answer(web: Web, who: Person, request: str, stance: str = "Disagree", text: str = ANSWER) -> Answer:
	return web.call(who, f"{API}.give_opinion", name=request, stance=stance, opinion=text)


@pytest.fixture(scope="module")
def asked(frappe_site: ModuleType, web: Web) -> tuple[str, str]:
	"""A report under examination and one request about it, not to be answered by any test."""
	report = report_at(State.DEPARTMENT_REVIEW, "YK-XEM")
	frappe_site.db.commit()
	known = frappe.get_all(REQUEST, {"reference_name": report.name, "status": "Waiting"}, pluck="name")
	if not known:
		told = ask(web, report)
		assert told.status == 200, told
		known = told.body["message"]["requests"]
	frappe_site.db.rollback()
	return report.name, known[0]


@pytest.fixture
def under_review(site: ModuleType, web: Web, request: pytest.FixtureRequest) -> Callable[..., tuple]:
	"""Makes a report of its own under examination with one request to SYT."""

	def make(**values):
		from frappe.utils import random_string

		report = report_at(State.DEPARTMENT_REVIEW, f"YK-{random_string(8).upper()}")
		site.db.commit()
		told = ask(web, report, **values)
		assert told.status == 200, told
		site.db.rollback()
		return report, told.body["message"]["requests"][0]

	return make


def stored(site: ModuleType, request: str) -> dict:
	site.db.rollback()
	return frappe.db.get_value(REQUEST, request, ["status", "stance", "opinion", "days_late"], as_dict=True)


def make_late(site: ModuleType, request: str, days: int = 3) -> None:
	"""Time passes: only the date on which it was due moves, straight in the database."""
	frappe.db.set_value(REQUEST, request, "due_date", clock.today() - timedelta(days=days))
	site.db.commit()


# --- who sees what

LOOKS: dict[str, Callable[[Web, Person, str], bool]] = {
	"REST record": lambda web, who, name: web.rest(who, "GET", REQUEST, name).status == 200,
	"form": lambda web, who, name: (
		web.call(who, "frappe.desk.form.load.getdoc", verb="GET", doctype=REQUEST, name=name).status == 200
	),
	"REST list": lambda web, who, name: (
		name in str(web.get(who, f"/api/resource/{REQUEST}", limit_page_length=0).body)
	),
	"report view": lambda web, who, name: (
		name
		in str(
			web.call(
				who,
				"frappe.desk.reportview.get",
				doctype=REQUEST,
				fields=["`tabOpinion Request`.`name`"],
				page_length=500,
			).body
		)
	),
	"link search": lambda web, who, name: (
		name
		in str(
			web.call(who, "frappe.desk.search.search_link", doctype=REQUEST, txt=name, page_length=100).body
		)
	),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("person", sorted(SEES | BLIND, key=str), ids=str)
def test_each_way_of_looking_at_a_request_shows_the_same(web, asked, person: Person, look: str) -> None:
	assert LOOKS[look](web, person, asked[1]) is (person in SEES)


REPORT_LOOKS: dict[str, Callable[[Web, Person, str], Answer]] = {
	"record": lambda web, who, name: web.rest(who, "GET", REPORT, name),
	"form": lambda web, who, name: web.call(
		who, "frappe.desk.form.load.getdoc", verb="GET", doctype=REPORT, name=name
	),
	"approval": lambda web, who, name: web.call(
		who, "laichau_env.approval.api.get_approval", doctype=REPORT, name=name
	),
	"choices": lambda web, who, name: web.call(
		who, f"{API}.get_choices", verb="GET", doctype=REPORT, name=name
	),
	"paper": lambda web, who, name: web.call(
		who, "laichau_env.documents.api.download_report", verb="GET", name=name
	),
	"file": lambda web, who, name: web.get(
		who, quote(frappe.db.get_value("Report Evidence", {"parent": name}, "file"))
	),
}


@pytest.mark.parametrize("look", REPORT_LOOKS)
@pytest.mark.parametrize("person", (STRANGER, STRANGE_DIRECTOR), ids=str)
def test_the_asked_still_cannot_read_the_report(web, asked, person: Person, look: str) -> None:
	assert REPORT_LOOKS[look](web, person, asked[0]).status == 403


@pytest.mark.parametrize(
	"doctype",
	("Progress Report Line", "Report Indicator Value", "Report Proposal", "Report Evidence", "File"),
)
def test_the_asked_find_none_of_its_rows_and_files(web, asked, doctype: str) -> None:
	where = "attached_to_name" if doctype == "File" else "parent"
	told = web.call(
		STRANGER,
		"frappe.client.get_list",
		doctype=doctype,
		parent=REPORT,
		filters={where: asked[0]},
		fields=["name"],
	)
	assert told.status in (200, 403)
	assert not (told.body or {}).get("message")


def test_what_the_asked_get_holds_one_line_only(web, asked) -> None:
	report, request = asked
	told = web.rest(STRANGER, "GET", REQUEST, request).body["data"]
	lines = frappe.get_all("Progress Report Line", {"parent": report}, ["plan_task", "role"], order_by="idx")
	other = lines[-1].plan_task
	assert lines[0].plan_task in told["snapshot"]
	assert f'"{other}"' not in str(told)
	assert "Đề nghị hỗ trợ xe thu gom" not in str(told)


def test_a_comment_on_a_request_is_not_shown_to_strangers(web, asked) -> None:
	told = web.call(
		EXAMINER,
		"frappe.desk.form.utils.add_comment",
		reference_doctype=REQUEST,
		reference_name=asked[1],
		content="Ghi chú về dòng một",
		comment_email=EXAMINER.user,
		comment_by="x",
	)
	assert told.status in (200, 403)
	seen = web.get(
		OTHER_OFFICER,
		"/api/resource/Comment",
		filters=[["reference_doctype", "=", REQUEST]],
		fields=["name", "content"],
	)
	assert "Ghi chú" not in str(seen.body)


def test_assigning_or_sharing_a_request_opens_it_to_nobody(web, asked) -> None:
	for who in (EXAMINER, STRANGER, ADMINISTRATOR):
		web.call(
			who,
			"frappe.desk.form.assign_to.add",
			doctype=REQUEST,
			name=asked[1],
			assign_to=[OTHER_OFFICER.user],
			description="Xem giúp",
		)
		web.call(who, "frappe.share.add", doctype=REQUEST, name=asked[1], user=OTHER_OFFICER.user, read=1)
	assert web.rest(OTHER_OFFICER, "GET", REQUEST, asked[1]).status == 403
	assert asked[1] not in str(web.get(OTHER_OFFICER, f"/api/resource/{REQUEST}", limit_page_length=0).body)


# --- attacks on the record

ATTACKS: dict[str, Callable[[Web, Person, str], Answer]] = {
	"REST create": lambda web, who, name: web.rest(
		who, "POST", REQUEST, body={"asked_agency": "SYT", "status": "Waiting", "question": QUESTION}
	),
	"client.insert": lambda web, who, name: web.call(
		who,
		"frappe.client.insert",
		doc={"doctype": REQUEST, "asked_agency": "SYT", "flags": {"service_write": 1}},
	),
	"REST change": lambda web, who, name: web.rest(
		who, "PUT", REQUEST, name, {"status": "Given", "stance": "Agree"}
	),
	"set_value": lambda web, who, name: web.call(
		who, "frappe.client.set_value", doctype=REQUEST, name=name, fieldname="status", value="Given"
	),
	"bulk edit": lambda web, who, name: web.call(
		who,
		"frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs",
		doctype=REQUEST,
		docnames=[name],
		action="update",
		data={"status": "Given"},
	),
	"REST delete": lambda web, who, name: web.rest(who, "DELETE", REQUEST, name),
	"rename": lambda web, who, name: web.call(
		who, "frappe.client.rename_doc", doctype=REQUEST, old_name=name, new_name="YK-KHAC"
	),
	"submit": lambda web, who, name: web.call(
		who, "frappe.client.submit", doc={"doctype": REQUEST, "name": name}
	),
	"cancel": lambda web, who, name: web.call(who, "frappe.client.cancel", doctype=REQUEST, name=name),
}


@pytest.mark.parametrize("path", ATTACKS)
@pytest.mark.parametrize("person", (STRANGER, EXAMINER, CHAIR, PROVINCE_CHAIR, GUEST, ADMINISTRATOR), ids=str)
def test_nobody_makes_changes_or_deletes_one_by_other_ways(site, web, asked, person, path: str) -> None:
	site.db.rollback()
	before = frappe.get_doc(REQUEST, asked[1]).as_dict(), frappe.db.count(REQUEST)
	ATTACKS[path](web, person, asked[1])
	site.db.rollback()
	assert (frappe.get_doc(REQUEST, asked[1]).as_dict(), frappe.db.count(REQUEST)) == before


# --- who answers, and when


@pytest.mark.parametrize(
	"person",
	(OTHER_CHAIR, CHAIR, OFFICER, EXAMINER, DIRECTOR, PROVINCE_OFFICER, PROVINCE_CHAIR, SUPERVISOR, PLANNER, GUEST),
	ids=str,
)  # fmt: skip
def test_nobody_answers_for_another_agency(site, web, asked, person: Person) -> None:
	told = answer(web, person, asked[1])
	assert told.status == 403
	assert stored(site, asked[1]).status == "Waiting"


@pytest.mark.parametrize("person", (STRANGER, CHAIR, PROVINCE_CHAIR, OTHER_CHAIR, GUEST), ids=str)
def test_only_the_examiner_asks_passes_over_and_withdraws(site, web, asked, person: Person) -> None:
	report = frappe.get_doc(REPORT, asked[0])
	assert ask(web, report, ("SXD",), who=person).status == 403
	for call in ("pass_over_opinion", "withdraw_opinion"):
		assert web.call(person, f"{API}.{call}", name=asked[1], reason=REASON).status == 403
	assert stored(site, asked[1]).status == "Waiting"


def test_a_late_answer_is_taken_while_the_request_waits_and_counted(site, web, under_review) -> None:
	_report, request = under_review()
	make_late(site, request)
	assert answer(web, STRANGER, request).status == 200
	assert stored(site, request) == {
		"status": "Given",
		"stance": "Disagree",
		"opinion": ANSWER,
		"days_late": 3,
	}


def test_an_answer_after_it_was_passed_over_is_told_who_did_so(site, web, under_review) -> None:
	report, request = under_review()
	held = web.call(
		EXAMINER,
		"laichau_env.approval.api.act",
		doctype=REPORT,
		name=report.name,
		action="Recommend",
		seen_hash=web.call(
			EXAMINER, "laichau_env.approval.api.get_approval", doctype=REPORT, name=report.name
		).body["message"]["content_hash"],
	)
	assert (held.status, held.code) == (417, "opinion-awaited")
	early = web.call(EXAMINER, f"{API}.pass_over_opinion", name=request, reason=REASON)
	assert (early.status, early.code) == (417, "opinion-not-overdue")
	make_late(site, request)
	assert web.call(EXAMINER, f"{API}.pass_over_opinion", name=request, reason=REASON).status == 200
	told = answer(web, STRANGER, request)
	assert (told.status, told.code) == (409, "opinion-closed")
	assert frappe.db.get_value("Official", {"user": EXAMINER.user}, "full_name") in told.told
	assert stored(site, request).opinion in (None, "")


def test_an_answer_after_the_report_moved_on_is_refused(site, web, under_review) -> None:
	report, request = under_review(required=0)
	act(report, EXAMINER, Action.RECOMMEND)
	site.db.commit()
	told = answer(web, STRANGER, request)
	assert (told.status, told.code) == (409, "opinion-closed")
	assert stored(site, request).status == "Passed Over"


# --- at the same instant

TRIES = 8


def at_once(*calls: Callable[[], Answer]) -> list[Answer]:
	with ThreadPoolExecutor(len(calls)) as pool:
		return [one.result() for one in [pool.submit(call) for call in calls]]


def test_two_who_ask_the_same_agency_at_once_ask_once(site, web, under_review) -> None:
	due = str(queries.usual_due_day())
	for _ in range(TRIES):
		report, _request = under_review()
		for who in (EXAMINER, SECOND_EXAMINER):
			web.rest(who, "GET", REPORT, report.name)
		answers = at_once(
			*(lambda who=who: ask(web, report, ("SXD",), who, due) for who in (EXAMINER, SECOND_EXAMINER))
		)
		assert sorted(one.status for one in answers) == [200, 417], answers
		site.db.rollback()
		assert frappe.db.count(REQUEST, {"reference_name": report.name, "asked_agency": "SXD"}) == 1


def test_asking_and_recommending_at_once_leave_no_required_opinion_open(site, web, under_review) -> None:
	due = str(queries.usual_due_day())
	for _ in range(TRIES):
		report, _request = under_review(required=0)
		with as_user(EXAMINER):
			known = seen(report)
		site.db.rollback()
		asking, moving = at_once(
			lambda report=report: ask(web, report, ("SXD",), SECOND_EXAMINER, due),
			lambda report=report, known=known: web.call(
				EXAMINER,
				"laichau_env.approval.api.act",
				doctype=REPORT,
				name=report.name,
				action="Recommend",
				seen_hash=known,
			),
		)
		assert (asking.status, moving.status) in ((200, 417), (409, 200)), (asking, moving)
		site.db.rollback()
		state = frappe.db.get_value(REPORT, report.name, "workflow_state")
		waiting = frappe.db.count(REQUEST, {"reference_name": report.name, "status": "Waiting"})
		assert (state == State.DEPARTMENT_REVIEW) is bool(waiting)


def test_an_answer_and_a_passing_over_at_once_leave_one_of_them(site, web, under_review) -> None:
	for _ in range(TRIES):
		_report, request = under_review()
		make_late(site, request)
		answers = at_once(
			lambda request=request: answer(web, STRANGER, request),
			lambda request=request: web.call(
				EXAMINER, f"{API}.pass_over_opinion", name=request, reason=REASON
			),
		)
		assert sorted(one.status for one in answers) == [200, 409], answers
		kept = stored(site, request)
		assert (kept.status == "Given") is bool(kept.opinion)

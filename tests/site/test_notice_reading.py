"""Who reads a notice, by every way there is, and how he wants e-mail."""

import json
from collections.abc import Callable, Iterator
from types import ModuleType

import frappe
import pytest
from actors import (
	CHAIR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	SNNMT,
	STRANGE_DIRECTOR,
	SUPERVISOR,
	SYT,
	Person,
)
from factories import REPORT, act, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.follow_up.notices import service
from laichau_env.follow_up.notices.constants import LOG, NOTICE, Kind, Mode
from laichau_env.follow_up.notices.rules import Notice


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

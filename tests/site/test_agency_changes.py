"""Three communes of Lai Châu are merged in the middle of a quarter: old papers keep their names, nothing is orphaned.

All in one transaction that is undone; over HTTP only drafts are made, and taken away again.
"""

import json
from collections.abc import Callable
from types import ModuleType

import frappe
import pytest
from actors import (
	BUM_TO,
	CHAIR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	STRANGER,
	SUPERVISOR,
	Person,
	as_user,
)
from agency_changes import NAME, NEW, change_of, song_da, third_commune
from factories import INDICATOR, PLAN, REPORT, act, attach, indicator_asked, make_period, report_at, write
from frappe.utils import add_days, today
from laichau_env.approval.inbox import waiting_rows
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation import service as consolidation
from laichau_env.follow_up import matrix
from laichau_env.organization.changes import service
from laichau_env.planning.queries import duties_of_agencies
from laichau_env.planning.service import make_assignments
from laichau_env.reporting.service import make_draft, open_period
from laichau_env.setup import content

PERIOD = "SX-Q"


@pytest.fixture
def merged(site: ModuleType) -> dict[str, object]:
	"""A period in which Bum Tở has sent, Đoàn Kết has written and a third has not begun; then all three merge."""
	sent = report_at(State.DEPARTMENT_REVIEW, PERIOD, BUM_TO)
	third = third_commune()
	written, empty = make_draft(PERIOD, DOAN_KET), make_draft(PERIOD, third)
	write(written, OTHER_OFFICER, "Đã trồng 300 cây")
	with as_user(PLANNER):
		change = frappe.get_doc(change_of("Merge", [BUM_TO, DOAN_KET, third], [song_da()])).insert()
		before = {row["label"]: row["count"] for row in service.preview(change.name)}
		change = service.apply_agency_change(change.name)
	for report in (sent, written, empty):
		report.reload()
	return {
		"sent": sent,
		"written": written,
		"empty": empty,
		"third": third,
		"change": change,
		"preview": before,
	}


def test_old_papers_keep_name_and_number_and_go_on_to_approval(merged: dict) -> None:
	sent, number = merged["sent"], merged["sent"].document_number
	act(sent, EXAMINER, Action.RECOMMEND)
	act(sent, DIRECTOR, Action.APPROVE_AT_DEPARTMENT)
	act(sent, PROVINCE_CHAIR, Action.APPROVE)
	sent.reload()
	assert (sent.workflow_state, sent.agency, sent.document_number) == (State.APPROVED, BUM_TO, number)
	assert "Bum Tở" in sent.agency_printed_name and sent.agency_symbol == "UBND"


def test_the_new_commune_goes_on_with_what_was_not_sent(merged: dict) -> None:
	draft = frappe.get_doc(REPORT, f"BC-{PERIOD}-{NEW}")
	assert draft.agency_printed_name == "Ủy ban nhân dân xã Sông Đà"
	assert [row.result for row in draft.lines if row.role == "Lead"]
	assert all("Đã trồng 300 cây" in row.result for row in draft.lines if row.role == "Lead")
	assert {row.percent for row in draft.lines if row.role == "Lead"} == {0}, "the third has done nothing"
	assert [row.file for row in draft.evidence] == [row.file for row in merged["written"].evidence]
	assert merged["written"].succeeded_by == merged["empty"].succeeded_by == draft.name
	assert not merged["sent"].succeeded_by
	with as_user(OTHER_OFFICER):
		waiting = {row["name"] for row in waiting_rows()}
		assert draft.name in waiting and merged["written"].name not in waiting
		attach(draft)
	write(draft, OTHER_OFFICER, evidence=False)
	act(draft, OFFICER, Action.REQUEST_SIGNATURE)
	act(draft, CHAIR, Action.SIGN_AND_SUBMIT)
	draft.reload()
	assert draft.workflow_state == State.DEPARTMENT_REVIEW


def test_what_comes_back_is_finished_by_the_new_commune(merged: dict) -> None:
	sent = merged["sent"]
	act(sent, EXAMINER, Action.SEND_BACK)
	with as_user(OTHER_OFFICER):
		assert sent.name in {row["name"] for row in waiting_rows()}
	write(sent, OTHER_OFFICER, "Đã bổ sung", evidence=False)
	act(sent, OTHER_OFFICER, Action.REQUEST_SIGNATURE)
	act(sent, CHAIR, Action.SIGN_AND_SUBMIT)
	event = frappe.get_last_doc("Approval Event", {"reference_name": sent.name})
	assert event.agency_name == f"{NAME} (thay UBND xã Bum Tở)"


def test_every_open_duty_has_one_taker_and_the_plan_is_untouched(merged: dict) -> None:
	old = [BUM_TO, DOAN_KET, merged["third"]]
	duties = duties_of_agencies(PLAN, [*old, NEW])
	assert not any(duties[agency] for agency in old)
	ended = frappe.get_all("Task Assignment", {"agency": ("in", old)}, ["plan_task", "ended_on"])
	assert ended and all(row.ended_on for row in ended)
	assert {duty.plan_task for duty in duties[NEW] if duty.role == "Lead"} == {row.plan_task for row in ended}
	before = frappe.db.count("Task Assignment")
	make_assignments(PLAN)
	assert frappe.db.count("Task Assignment") == before


def test_list_and_record_say_the_same_for_the_successor_and_for_strangers(merged: dict) -> None:
	names = [merged[key].name for key in ("sent", "written", "empty")]
	for person in (OFFICER, OTHER_OFFICER, CHAIR, EXAMINER, STRANGER, SUPERVISOR):
		with as_user(person):
			listed = set(frappe.get_list(REPORT, {"name": ("in", names)}, pluck="name"))
			seen = {name for name in names if frappe.get_doc(REPORT, name).has_permission("read")}
			assert listed == seen, str(person)
	with as_user(OFFICER):
		assert set(frappe.get_list(REPORT, {"name": ("in", names)}, pluck="name")) == set(names)


def test_a_later_period_is_owed_by_the_new_commune_alone(merged: dict) -> None:
	later = make_period("SX-Q2")
	open_period(later.name)
	owing = frappe.get_all(REPORT, {"period": later.name}, pluck="agency")
	assert owing.count(NEW) == 1 and not {BUM_TO, DOAN_KET, merged["third"]} & set(owing)
	open_period(PERIOD)
	assert frappe.db.count(REPORT, {"period": PERIOD, "agency": NEW}) == 1


def test_the_matrix_shows_the_paper_of_the_old_and_asks_nothing_twice(merged: dict) -> None:
	with as_user(EXAMINER):
		found = matrix.matrix(2026)
	at = [period["name"] for period in found["periods"]].index(PERIOD)
	cells = {row["name"]: row["cells"][at] for row in found["agencies"]}
	assert cells[BUM_TO]["report"] == merged["sent"].name
	assert cells[DOAN_KET]["state"] == matrix.OWES_NOTHING
	assert cells[NEW]["state"] == matrix.NOT_SENT


def test_loading_the_content_again_leaves_the_change_alone(merged: dict) -> None:
	def standing() -> list:
		fields = ["name", "agency_name", "valid_to", "successor", "reports_to", "predecessors"]
		return frappe.get_all("Agency", fields=fields, order_by="name")

	def leads() -> list:
		return frappe.get_all("Plan Task Lead", fields=["parent", "agency"], order_by="parent, idx")

	agencies, parties = standing(), leads()
	content.load_content()
	assert standing() == agencies and leads() == parties


def test_a_renamed_department_stays_renamed_when_the_content_is_loaded(site: ModuleType) -> None:
	new = {"code": "SNNMT", "agency_name": "Sở Môi trường", "short_name": "Sở Môi trường"}
	with as_user(PLANNER):
		change = frappe.get_doc(change_of("Rename", ["SNNMT"], [new])).insert()
		service.apply_agency_change(change.name)
	assert frappe.db.get_value("Agency", BUM_TO, "reports_to") == "SNNMT-2"
	content.load_content()
	assert frappe.db.get_value("Agency", BUM_TO, "reports_to") == "SNNMT-2"
	assert frappe.db.get_value("Agency", "SNNMT-2", "short_name") == "Sở Môi trường"
	with as_user(EXAMINER):
		assert frappe.get_list(REPORT, limit=1) is not None
	report = report_at(State.DEPARTMENT_REVIEW, "SX-SO")
	assert report.examining_agency == "SNNMT-2", "the plan names the department that was"
	act(report, EXAMINER, Action.RECOMMEND)


def test_queries_do_not_grow_with_the_communes(site: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
	"""Reading who goes on with whose work is a fixed number of queries, whatever the number of agencies."""
	from laichau_env.organization.changes.queries import successions, successors_of

	successors_of([BUM_TO])  # what is read once and kept does not count
	successions()
	asked = []
	sql = frappe.db.sql
	monkeypatch.setattr(frappe.db, "sql", lambda *args, **kwargs: asked.append(1) or sql(*args, **kwargs))
	for agencies in ([BUM_TO], frappe.get_all("Agency", pluck="name")):
		asked.clear()
		successors_of(agencies)
		successions()
		assert len(asked) <= 3


@pytest.fixture
def draft(http: Callable) -> str:
	"""A draft made over HTTP by the Plan Administrator, taken away again."""
	planner = http(PLANNER.user)
	values = change_of("Rename", [BUM_TO], [song_da()], effective_date=add_days(today(), 30))
	answer = planner.post("/api/resource/Agency Change", json=values)
	assert answer.status_code == 200, answer.text
	name = answer.json()["data"]["name"]
	yield name
	planner.post("/api/method/laichau_env.organization.changes.api.take_back", json={"name": name})
	assert planner.delete(f"/api/resource/Agency Change/{name}").status_code == 202


@pytest.mark.parametrize("person", [OFFICER, CHAIR, EXAMINER, DIRECTOR, PROVINCE_CHAIR, SUPERVISOR], ids=str)
def test_nobody_else_previews_or_carries_out(draft: str, http: Callable, person: Person) -> None:
	session = http(person.user)
	for call in ("get_preview", "apply_change", "take_back"):
		answer = session.post(
			f"/api/method/laichau_env.organization.changes.api.{call}", json={"name": draft}
		)
		assert answer.status_code == 403, call
	assert session.put(f"/api/resource/Agency Change/{draft}", json={"note": "x"}).status_code == 403
	assert session.delete(f"/api/resource/Agency Change/{draft}").status_code == 403


def test_the_planner_cannot_write_what_the_service_writes(draft: str, http: Callable) -> None:
	planner = http(PLANNER.user)
	path = f"/api/resource/Agency Change/{draft}"
	for values in ({"status": "Applied"}, {"result": "x"}, {"applied_by": PLANNER.user}):
		assert planner.put(path, json=values).status_code == 403, values
	for values in ({"predecessors": DOAN_KET}, {"acts_for": DOAN_KET}, {"ended_by": draft}):
		assert planner.put(f"/api/resource/Agency/{BUM_TO}", json=values).status_code == 403, values
	call = "/api/method/frappe.client.set_value"
	named = {"doctype": "Agency", "name": BUM_TO, "fieldname": json.dumps({"acts_for": DOAN_KET})}
	assert planner.post(call, json=named).status_code == 403


def test_what_waits_for_its_day_is_neither_edited_nor_deleted(draft: str, http: Callable) -> None:
	planner = http(PLANNER.user)
	api = "/api/method/laichau_env.organization.changes.api"
	answer = planner.post(f"{api}.apply_change", json={"name": draft})
	assert answer.json()["message"]["status"] == "Planned"
	assert planner.put(f"/api/resource/Agency Change/{draft}", json={"note": "x"}).status_code == 403
	assert planner.delete(f"/api/resource/Agency Change/{draft}").status_code == 403


def test_who_ended_without_giving_its_figure_is_named_as_missing(site: ModuleType) -> None:
	code = "SX-CHITIEU"
	with indicator_asked():
		make_period(code, (BUM_TO, DOAN_KET))
		open_period(code)
		report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
		report_at(State.APPROVED, code, DOAN_KET, evidence=False)
		with as_user(PLANNER):
			change = frappe.get_doc(change_of("Merge", [BUM_TO, third_commune()], [song_da()])).insert()
			service.apply_agency_change(change.name)
		with as_user(EXAMINER):
			report = consolidation.make_report(code, "Province")
	(row,) = [row for row in report.indicators if row.indicator == INDICATOR]
	assert row.missing == 1 and "Bum Tở" in row.remark

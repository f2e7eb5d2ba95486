"""The matrix and one's own work on the real site: figures recomputed from events, and who sees which row."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from types import ModuleType

import actors
import frappe
import pytest
from actors import BUM_TO, DOAN_KET, Person, as_user
from factories import DUE, report_at
from laichau_env.approval.transitions import State
from laichau_env.common import clock
from laichau_env.follow_up import clocks, export, matrix, my_work
from laichau_env.follow_up.rules import Holder
from laichau_env.reporting.schedule import working_calendar
from openpyxl import load_workbook

YEAR = 2026
REPORT = "Progress Report"
STATES = (State.DRAFT, State.DEPARTMENT_REVIEW, State.PROVINCE_APPROVAL, State.APPROVED, State.RETURNED)


@pytest.fixture(scope="module")
def kept(frappe_site: ModuleType) -> None:
	"""The reports of these tests, made once: one of them reads over HTTP, for which they are committed anyhow."""
	made()
	frappe_site.db.commit()


@pytest.fixture
def reports(kept: None, site: ModuleType) -> dict[str, object]:
	"""A report of Bum Tở in each of some states, each in a period of its own."""
	return made()


def made() -> dict[str, object]:
	return {
		state: report_at(state, f"FU-{position}", BUM_TO, evidence=False)
		for position, state in enumerate(STATES)
	}


@pytest.fixture
def count_queries(site: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
	asked = [0]
	sql = frappe.db.sql

	def counted(*args: object, **kwargs: object) -> object:
		asked[0] += 1
		return sql(*args, **kwargs)

	monkeypatch.setattr(frappe.db, "sql", counted)
	yield asked


def cell(person: Person, report: object) -> dict | None:
	with as_user(person):
		found = matrix.matrix(YEAR)
	periods = [period["name"] for period in found["periods"]]
	row = next((row for row in found["agencies"] if row["name"] == report.agency), None)
	return row["cells"][periods.index(report.period)] if row else None


def late_by_hand(report: object) -> int:
	"""Working days after the due date to the first signature, from the events alone."""
	signed = frappe.get_all(
		"Approval Event",
		{"reference_name": report.name, "action": "Sign and Submit"},
		pluck="event_time",
		order_by="sequence asc",
	)
	due = date.fromisoformat(DUE)
	until = signed[0].date() if signed else clock.today()
	calendar = working_calendar(YEAR, YEAR + 1)
	days = (due + timedelta(days=n) for n in range(1, (until - due).days + 1))
	return sum(calendar.is_working(day) for day in days)


def test_state_and_lateness_are_those_of_the_events(reports: dict) -> None:
	for state, report in reports.items():
		shown = cell(actors.PLANNER, report)
		standing = "overdue" if state == State.DRAFT else "late"
		assert shown["tiers"]["agency"] == {"standing": standing, "days": late_by_hand(report)}, state
		assert shown["state"] == ("not sent" if state in (State.DRAFT, State.RETURNED) else state.value)


def test_while_the_agency_has_it_again_no_other_tier_is_behind(reports: dict) -> None:
	returned = reports[State.RETURNED]
	frappe.db.set_value("Reporting Period", returned.period, {"due_department": DUE, "due_province": DUE})
	assert set(cell(actors.PLANNER, returned)["tiers"]) == {"agency"}
	review = reports[State.DEPARTMENT_REVIEW]
	frappe.db.set_value("Reporting Period", review.period, {"due_department": DUE, "due_province": DUE})
	tiers = cell(actors.PLANNER, review)["tiers"]
	assert set(tiers) == {"agency", "department"} and tiers["department"]["standing"] == "overdue"


def test_of_what_was_not_sent_others_learn_only_that(reports: dict) -> None:
	for person in (actors.EXAMINER, actors.PROVINCE_CHAIR, actors.SUPERVISOR, actors.PLANNER):
		shown = cell(person, reports[State.RETURNED])
		assert (shown["state"], shown["report"]) == ("not sent", "")
	own = cell(actors.OFFICER, reports[State.RETURNED])
	assert (own["state"], own["report"]) == (State.RETURNED.value, reports[State.RETURNED].name)


@pytest.mark.parametrize(
	("person", "sees"),
	[
		(actors.OFFICER, {BUM_TO}),
		(actors.CHAIR, {BUM_TO}),
		(actors.OTHER_OFFICER, {DOAN_KET}),
		(actors.STRANGER, {"SYT"}),
		(actors.GUEST, set()),
	],
	ids=str,
)
def test_an_agency_sees_its_own_row(site: ModuleType, reports: dict, person: Person, sees: set[str]) -> None:
	with as_user(person):
		assert {row["name"] for row in matrix.matrix(YEAR)["agencies"]} == sees


def test_a_department_sees_whom_it_examines_and_those_above_all(site: ModuleType, reports: dict) -> None:
	with as_user(actors.EXAMINER):
		examined = {row["name"] for row in matrix.matrix(YEAR)["agencies"]}
	with as_user(actors.PROVINCE_CHAIR):
		everybody = {row["name"] for row in matrix.matrix(YEAR)["agencies"]}
	wanted = set(frappe.get_all("Agency", {"reports_to": "SNNMT", "disabled": 0}, pluck="name"))
	assert wanted <= examined and examined - wanted <= {"SNNMT"}
	assert examined <= everybody


def test_counts_of_a_period_are_those_of_its_cells(reports: dict) -> None:
	with as_user(actors.PROVINCE_CHAIR):
		found = matrix.matrix(YEAR)
	for position, period in enumerate(found["periods"]):
		cells = [row["cells"][position] for row in found["agencies"]]
		assert period["owed"] == sum(cell["state"] != "owes nothing" for cell in cells)
		for tier, counts in period["counts"].items():
			for standing, number in counts.items():
				there = sum(cell["tiers"].get(tier, {}).get("standing") == standing for cell in cells)
				assert number == there, (period["name"], tier, standing)


def test_only_those_behind(reports: dict) -> None:
	with as_user(actors.PROVINCE_CHAIR):
		behind = matrix.matrix(YEAR, only_behind=True)["agencies"]
	assert BUM_TO in {row["name"] for row in behind}
	for row in behind:
		standings = {one["standing"] for cell in row["cells"] for one in cell["tiers"].values()}
		assert standings & {"late", "overdue"}


@pytest.mark.parametrize("tier", ["agency", "department", "province"])
def test_a_tier_alone_is_judged_by_its_own_days(reports: dict, count_queries: list[int], tier: str) -> None:
	review = reports[State.DEPARTMENT_REVIEW]
	frappe.db.set_value("Reporting Period", review.period, {"due_department": DUE, "due_province": DUE})
	with as_user(actors.PROVINCE_CHAIR):
		whole = matrix.matrix(YEAR)
		asked_before = count_queries[0]
		whole = matrix.matrix(YEAR)
		asked_whole, count_queries[0] = count_queries[0] - asked_before, 0
		alone = matrix.matrix(YEAR, tier=tier)
		assert count_queries[0] == asked_whole
		behind = matrix.matrix(YEAR, tier=tier, only_behind=True)
	assert alone["tiers"] == [tier] and len(alone["agencies"]) == len(whole["agencies"])
	for every, one in zip(whole["periods"], alone["periods"], strict=True):
		assert one["counts"][tier] == every["counts"][tier]
	for every, one in zip(whole["agencies"], alone["agencies"], strict=True):
		for cell_of_all, cell_of_one in zip(every["cells"], one["cells"], strict=True):
			kept = {name: words for name, words in cell_of_all["tiers"].items() if name == tier}
			assert cell_of_one == {**cell_of_all, "tiers": kept}
	wanted = {
		row["name"]
		for row in alone["agencies"]
		if any(cell["tiers"].get(tier, {}).get("standing") in ("late", "overdue") for cell in row["cells"])
	}
	assert {row["name"] for row in behind["agencies"]} == wanted
	assert tier == "province" or BUM_TO in wanted


def test_queries_do_not_grow_with_what_is_seen(reports: dict, count_queries: list[int]) -> None:
	asked = {}
	for person in (actors.OFFICER, actors.PROVINCE_CHAIR):
		with as_user(person):
			matrix.matrix(YEAR)
			count_queries[0] = 0
			matrix.matrix(YEAR)
			asked[str(person)] = count_queries[0]
	print(asked)
	assert max(asked.values()) <= 20 and max(asked.values()) - min(asked.values()) <= 2


def test_my_work_names_what_i_owe_and_what_came_back(reports: dict) -> None:
	for code in frappe.get_all("Reporting Period", {"name": ("like", "FU-%")}, pluck="name"):
		frappe.db.set_value("Reporting Period", code, "status", "Open")
	with as_user(actors.OFFICER):
		work = my_work.my_work()
	owed = {row["name"]: row for row in work["owed"]}
	back = owed[reports[State.RETURNED].name]
	assert back["came_back_by"] and back["came_back_why"] and not back["is_done"]
	assert owed[reports[State.DRAFT].name]["overdue"]
	assert owed[reports[State.APPROVED].name]["is_done"]
	assert {row["name"] for row in work["waiting"]} >= {back["name"], reports[State.DRAFT].name}
	with as_user(actors.SUPERVISOR):
		assert my_work.my_work()["owed"] == []


@pytest.fixture
def duties(site: ModuleType) -> list[frappe._dict]:
	"""Duties of Bum Tở and their tasks, all with years to go."""
	found = frappe.get_all(
		"Task Assignment", {"agency": BUM_TO}, ["name", "plan_task"], order_by="name", limit=5
	)
	for duty in found:
		set_days(duty, clock.today() + timedelta(days=900))
	return found


def set_days(duty: frappe._dict, end: date, **values: object) -> None:
	days = {"end_date": end, "open_ended": 0, "condition_text": None, "condition_met_on": None}
	frappe.db.set_value("Plan Task", duty.plan_task, {**days, **values})


def tasks_of(person: Person) -> dict[str, dict]:
	with as_user(person):
		return {row["name"]: row for row in my_work.my_work()["tasks"]}


def test_my_work_names_tasks_that_are_overdue_or_due_soon(duties: list, reports: dict) -> None:
	late, soon, done, open_ended, waiting = duties
	names = {duty.name for duty in duties}
	assert not names & set(tasks_of(actors.OFFICER))
	yesterday = clock.today() - timedelta(days=1)
	set_days(late, yesterday)
	set_days(soon, clock.today() + timedelta(days=30))
	set_days(done, yesterday)
	frappe.db.set_value("Task Assignment", done.name, "completed_on", yesterday)
	set_days(open_ended, yesterday, open_ended=1)
	set_days(waiting, yesterday, condition_text="sau khi có hướng dẫn")
	for person in (actors.OFFICER, actors.CHAIR):
		found = tasks_of(person)
		assert names & set(found) == {late.name, soon.name}
		assert (found[late.name]["overdue"], found[soon.name]["overdue"]) == (True, False)
		days = [row["due_date"] for row in found.values()]
		assert days == sorted(days)
	assert found[late.name]["last_approved_report"] == reports[State.APPROVED].name
	for person in (actors.OTHER_OFFICER, actors.EXAMINER, actors.PROVINCE_CHAIR, actors.SUPERVISOR):
		assert not names & set(tasks_of(person))


def test_queries_of_my_work_do_not_grow(reports: dict, duties: list, count_queries: list[int]) -> None:
	asked = []
	for due in (clock.today() + timedelta(days=900), clock.today()):
		for duty in duties:
			set_days(duty, due)
		tasks_of(actors.OFFICER)
		count_queries[0] = 0
		assert (len(tasks_of(actors.OFFICER)) >= len(duties)) == (due == clock.today())
		asked.append(count_queries[0])
	print(asked)
	assert asked[0] == asked[1] <= 40


def test_clocks_of_a_real_report_begin_with_its_making(reports: dict) -> None:
	report = reports[State.APPROVED]
	stays = clocks.stays_of(REPORT, [report.name])[report.name]
	assert [stay.state for stay in stays][:2] == [State.DRAFT.value, State.PENDING_SIGNATURE.value]
	assert stays[-1].holder == Holder.NOBODY
	assert clocks.clocks_of(stays)["agency"]["hours"] >= 0


def test_the_excel_file_holds_no_formula(site: ModuleType) -> None:
	cells = [{"state": "not sent", "nothing": False, "tiers": {}}]
	found = {
		"year": YEAR,
		"periods": [{"title": "=1+1"}],
		"agencies": [{"short_name": '=HYPERLINK("http://x")', "cells": cells}],
	}
	sheet = load_workbook(BytesIO(export.workbook(found))).active
	assert all(cell.data_type in ("s", "n") for row in sheet for cell in row)
	assert sheet["B2"].value == '=HYPERLINK("http://x")' and sheet["B2"].data_type == "s"


def test_over_http_each_gets_his_own(base_url: str, http: object, reports: dict) -> None:
	frappe.db.commit()
	answer = http(actors.OFFICER.user).get("/api/method/laichau_env.follow_up.api.get_matrix?year=2026")
	assert answer.status_code == 200
	assert {row["name"] for row in answer.json()["message"]["agencies"]} == {BUM_TO}
	address = "/api/method/laichau_env.follow_up.api.get_matrix?year=2026&tier=department"
	assert http(actors.EXAMINER.user).get(address).json()["message"]["tiers"] == ["department"]
	file = http(actors.EXAMINER.user).get("/api/method/laichau_env.follow_up.api.download_matrix?year=2026")
	assert file.status_code == 200 and file.content[:2] == b"PK"
	for call in ("get_matrix", "download_matrix", "get_my_work"):
		assert http().get(f"/api/method/laichau_env.follow_up.api.{call}").status_code == 403

"""From the list of who owes what to the letter that urges, and from a letter that asks to the period that it opens."""

import json
from collections.abc import Callable
from datetime import timedelta
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
	PROVINCE_OFFICER,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	Person,
	as_user,
)
from factories import PLAN, REPORT, act, make_period, report_at
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.documents.outgoing import asking, drafts, service
from laichau_env.follow_up import matrix
from laichau_env.follow_up.notices.constants import NOTICE, Kind
from laichau_env.reporting import service as reporting
from laichau_env.reporting.schedule import working_calendar

OUT = "/api/method/laichau_env.documents.outgoing.api"
PAPER, PERIOD = "Official Document", "Reporting Period"


@pytest.fixture
def period(site: ModuleType) -> str:
	"""An open period of two communes: Bum Tở has sent its report, Đoàn Kết has not."""
	code = f"DD-{frappe.utils.random_string(6).upper()}"
	make_period(code, (BUM_TO, DOAN_KET))
	report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	report_at(State.DRAFT, code, DOAN_KET, evidence=False)
	frappe.db.set_value(PERIOD, code, "status", "Open")
	return code


def wanted(**changes: object) -> dict[str, object]:
	"""What a form sends that asks two communes for a report."""
	today = clock.today()
	due = working_calendar(today.year, today.year + 1).after(today, 3)
	return {
		"directive": PLAN,
		"title": "đột xuất về thu gom rác thải",
		"data_from": str(today - timedelta(days=30)),
		"data_to": str(today),
		"due": str(due),
		"agencies": [BUM_TO, DOAN_KET],
		**changes,
	}


def issue(person: Person, period: str, kind: str = "request", **values: object) -> object:
	given = drafts.values_of(values)
	with as_user(person):
		return service.issue(kind, period, given, drafts.draft(kind, period, given).seen_hash)


def test_the_list_says_who_owes_what_and_how_late(site: ModuleType, period: str) -> None:
	with as_user(EXAMINER):
		listed = {one["period"]: one for one in asking.owed()}
		shown = matrix.matrix(frappe.db.get_value(PERIOD, period, "data_to").year)
	one = listed[period]
	assert one["owed"] == 2 and [row["agency"] for row in one["unsent"]] == [DOAN_KET]
	column = [column["name"] for column in shown["periods"]].index(period)
	cell = next(row for row in shown["agencies"] if row["name"] == DOAN_KET)["cells"][column]
	assert one["unsent"][0]["days"] == cell["tiers"]["agency"]["days"] > 0
	for other in listed.values():
		days = [row["days"] for row in other["unsent"]]
		assert days == sorted(days, reverse=True)
	for person in (DIRECTOR, PROVINCE_OFFICER, PROVINCE_CHAIR):
		with as_user(person):
			assert period in {one["period"] for one in asking.owed()}, person
	for person in (OFFICER, CHAIR, STRANGER, STRANGE_DIRECTOR, SUPERVISOR, PLANNER):
		with as_user(person):
			assert asking.owed() == [] == asking.offer(), person


def test_what_was_sent_back_is_told_as_that_and_not_as_having_time(site: ModuleType, period: str) -> None:
	act(frappe.get_doc(REPORT, f"BC-{period}-{BUM_TO}"), EXAMINER, Action.SEND_BACK)
	with as_user(EXAMINER):
		unsent = {
			row["agency"]: row
			for row in next(one for one in asking.owed() if one["period"] == period)["unsent"]
		}
	assert (unsent[BUM_TO]["days"], unsent[BUM_TO]["came_back"]) == (0, True)
	assert unsent[DOAN_KET]["days"] > 0 and not unsent[DOAN_KET]["came_back"]


def test_chosen_rows_become_a_letter_to_them_alone(site: ModuleType, period: str) -> None:
	frappe.db.delete("Reporting Period Agency", {"parent": period})
	frappe.clear_document_cache(PERIOD, period)
	with as_user(DIRECTOR):
		unsent = next(one for one in asking.owed() if one["period"] == period)["unsent"]
	chosen = [row["agency"] for row in unsent[:3]]
	letter = issue(DIRECTOR, period, "urging", agencies=chosen)
	assert sorted(row.agency for row in letter.recipients if row.agency) == sorted(chosen)
	assert letter.status == "Issued" and letter.number


def test_a_letter_that_asks_opens_its_period_in_one_action(site: ModuleType) -> None:
	with as_user(EXAMINER):
		planned = asking.ask(wanted())
	assert (planned.status, planned.kind) == ("Planned", "Ad Hoc")
	assert planned.due_department > planned.due_agency and planned.due_province > planned.due_department
	assert not frappe.db.exists(REPORT, {"period": planned.name})
	letter = issue(DIRECTOR, planned.name)
	opened = frappe.get_doc(PERIOD, planned.name)
	assert (opened.status, opened.request_number, opened.request_date) == (
		"Open",
		letter.notation,
		letter.issued_date,
	)
	reports = frappe.get_all(REPORT, {"period": planned.name}, ["agency", "workflow_state"])
	assert sorted((row.agency, row.workflow_state) for row in reports) == [
		(DOAN_KET, "Draft"),
		(BUM_TO, "Draft"),
	]
	told = frappe.get_all(NOTICE, {"document_name": ("like", f"BC-{planned.name}-%")}, ["user", "kind"])
	assert {(row.user, row.kind) for row in told} == {
		(OFFICER.user, Kind.YOUR_TURN.value),
		(OTHER_OFFICER.user, Kind.YOUR_TURN.value),
	}
	with as_user(DIRECTOR):
		later = drafts.draft("request", planned.name, drafts.values_of({})).paper
	assert f"Văn bản số {letter.notation}" in later.opening[0], "what comes after it cites the letter"


def test_only_those_written_to_are_asked(site: ModuleType) -> None:
	with as_user(DIRECTOR):
		planned = asking.ask(wanted())
	issue(DIRECTOR, planned.name, agencies=[DOAN_KET])
	assert frappe.get_all(REPORT, {"period": planned.name}, pluck="agency") == [DOAN_KET]
	assert [row.agency for row in frappe.get_doc(PERIOD, planned.name).agencies] == [DOAN_KET]


def test_what_the_period_asks_about_is_what_the_drafts_are_about(site: ModuleType) -> None:
	with as_user(PROVINCE_OFFICER):
		(plan,) = [plan for plan in asking.offer() if plan["value"] == PLAN]
		tasks = frappe.get_all("Task Assignment", {"agency": BUM_TO}, pluck="plan_task", limit=2)
		planned = asking.ask(wanted(tasks=tasks))
	assert {BUM_TO, "SNNMT"} <= {row["value"] for row in plan["agencies"]}
	assert set(tasks) <= {row["value"] for row in plan["tasks"]}
	assert planned.name.startswith("YC-UBND-LC-")
	issue(PROVINCE_CHAIR, planned.name)
	report = frappe.get_doc(REPORT, {"period": planned.name, "agency": BUM_TO})
	assert {line.plan_task for line in report.lines} <= set(tasks)


def test_a_letter_for_a_period_that_is_open_opens_nothing(site: ModuleType, period: str) -> None:
	before = frappe.db.get_value(PERIOD, period, ["status", "request_number"])
	issue(DIRECTOR, period)
	assert frappe.db.get_value(PERIOD, period, ["status", "request_number"]) == before


def test_where_the_period_cannot_be_opened_no_letter_is_issued(
	site: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
	with as_user(EXAMINER):
		planned = asking.ask(wanted())
	frappe.db.savepoint("asked")
	count = frappe.db.count(PAPER)
	monkeypatch.setattr(reporting, "_make_missing", lambda *args: 1 / 0)
	with pytest.raises(ZeroDivisionError):
		issue(DIRECTOR, planned.name)
	frappe.db.rollback(save_point="asked")
	assert frappe.db.count(PAPER) == count
	assert frappe.db.get_value(PERIOD, planned.name, "status") == "Planned"


@pytest.mark.parametrize(
	("changes", "refusal"),
	[
		({"title": " "}, "request-unfit"),
		({"due": ""}, "request-unfit"),
		({"data_to": "ngày mai"}, "request-unfit"),
		({"directive": "KHONG-CO"}, "request-unfit"),
		({"agencies": []}, "no-agency-chosen"),
		({"agencies": ["KHONG-CO"]}, "no-agency-chosen"),
		({"due": "2026-01-05"}, "reply-day-past"),
		({"data_from": "2099-01-01"}, "dates-out-of-order"),
	],
)
def test_what_is_not_fit_is_refused_in_words(
	site: ModuleType, http: Callable, changes: dict[str, object], refusal: str
) -> None:
	answer = http(EXAMINER.user).post(f"{OUT}.ask", data={"values": json.dumps(wanted(**changes))})
	assert answer.json().get("refusal") == refusal, answer.text[:400]


@pytest.mark.parametrize("who", [OFFICER, CHAIR, STRANGER, STRANGE_DIRECTOR, SUPERVISOR, PLANNER], ids=str)
def test_others_ask_for_nothing(site: ModuleType, http: Callable, who: Person) -> None:
	answer = http(who.user).post(f"{OUT}.ask", data={"values": json.dumps(wanted())})
	assert (answer.status_code, answer.json()["refusal"]) == (403, "not-for-you-to-draft")
	for call in ("get_owed", "get_askable"):
		assert http(who.user).get(f"{OUT}.{call}").json()["message"] == []

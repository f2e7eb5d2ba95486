"""The weekly summary: its figures recomputed from the records, who gets it, and that it is told once a week."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from types import ModuleType

import frappe
import frappe.utils.data
import pytest
from actors import (
	BUM_TO,
	CHAIR,
	DEPUTY_DIRECTOR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	SUPERVISOR,
	as_user,
)
from factories import REASON, act, make_period, report_at
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock, errors
from laichau_env.documents.contexts.weekly_summary import weekly_sheet
from laichau_env.documents.pdf import pdf_of
from laichau_env.follow_up.notices import morning
from laichau_env.follow_up.notices.constants import LOG, NOTICE, Kind
from laichau_env.follow_up.weekly import rules
from laichau_env.follow_up.weekly.summary import own_summary
from laichau_env.reporting.extensions import service as extensions
from laichau_env.reporting.schedule import working_calendar
from laichau_env.reporting.service import open_period
from pypdf import PdfReader


@pytest.fixture
def week(site: ModuleType) -> str:
	"""An open period of two communes: Bum Tở's report waits at the department, Đoàn Kết has not sent and asks for time."""
	code = f"TUAN-{frappe.utils.random_string(5).upper()}"
	make_period(code, (BUM_TO, DOAN_KET))
	report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	late = report_at(State.DRAFT, code, DOAN_KET, evidence=False)
	frappe.db.set_value("Reporting Period", code, "status", "Open")
	day = working_calendar(clock.today().year, clock.today().year + 1).after(clock.today(), 3)
	with as_user(OTHER_OFFICER):
		request = extensions.draft_request(late.name, day, REASON)
	act(request, OTHER_OFFICER, "Request Extension")
	return code


def late_task(agency: str) -> str:
	duty = frappe.get_all("Task Assignment", {"agency": agency}, ["name", "plan_task"], limit=1)[0]
	days = {"end_date": "2026-06-30", "open_ended": 0, "condition_text": None, "condition_met_on": None}
	frappe.db.set_value("Plan Task", duty.plan_task, days)
	return duty.name


def test_the_figures_are_those_of_the_records(site: ModuleType, week: str) -> None:
	task = late_task(BUM_TO)
	with as_user(DIRECTOR):
		found = own_summary()
	line = next(period for period in found.periods if period.name == week)
	assert (line.owed, line.sent, line.sent_lately, line.late, line.overdue) == (2, 1, 1, 1, 1)
	(behind,) = [row for row in found.behind if row.period == week]
	assert behind.agency == DOAN_KET and behind.days > 0
	(waits,) = [row for row in found.waiting if row.name == f"BC-{week}-{BUM_TO}"]
	assert waits.state == State.DEPARTMENT_REVIEW and len(waits.who) == 2 and waits.working_days == 0
	assert task in {row.name for row in found.tasks}
	(asked,) = [row for row in found.asked if row.period_title.endswith(week)]
	assert asked.state == "Pending Decision" and asked.short_name == frappe.db.get_value(
		"Agency", DOAN_KET, "short_name"
	)
	act(frappe.get_doc("Progress Report", waits.name), EXAMINER, Action.SEND_BACK, REASON)
	with as_user(DIRECTOR):
		(after,) = [period for period in own_summary().periods if period.name == week]
	assert (line.again, line.sent) == (0, 1) and (after.again, after.sent) == (1, 0)
	assert [row.days for row in found.behind] == sorted((row.days for row in found.behind), reverse=True)


def test_it_is_for_those_who_follow_others_up(site: ModuleType, week: str) -> None:
	for person in (DIRECTOR, EXAMINER, PROVINCE_CHAIR, SUPERVISOR, PLANNER):
		with as_user(person):
			assert any(period.name == week for period in own_summary().periods), person
	for person in (OFFICER, CHAIR):
		with as_user(person), pytest.raises(frappe.PermissionError) as refused:
			own_summary()
		assert isinstance(refused.value.refusal, errors.SummaryNotForYou)


def test_queries_do_not_grow(site: ModuleType, week: str, monkeypatch: pytest.MonkeyPatch) -> None:
	asked = [0]
	sql = frappe.db.sql

	def counted(*args: object, **kwargs: object) -> object:
		asked[0] += 1
		return sql(*args, **kwargs)

	monkeypatch.setattr(frappe.db, "sql", counted)
	counts = []
	for agencies in (2, 54):
		if agencies > 2:
			frappe.db.delete("Reporting Period Agency", {"parent": week})
			frappe.clear_document_cache("Reporting Period", week)
			open_period(week)
		with as_user(PROVINCE_CHAIR):
			own_summary()
			asked[0] = 0
			found = own_summary()
		counts.append((len(found.behind), asked[0]))
	print(counts)
	assert counts[1][0] > counts[0][0] and counts[0][1] == counts[1][1] <= 40


def test_it_stands_on_one_page_however_much_there_is(site: ModuleType, week: str) -> None:
	name = "Ban Quản lý Khu kinh tế cửa khẩu Ma Lù Thàng và các dự án đầu tư"
	day = clock.today()
	full = rules.WeeklySummary(
		since=rules.looks_back_to(day),
		day=day,
		periods=(rules.PeriodLine("P", f"kỳ báo cáo đột xuất {name}", day, 54, 41, 12, 3, 2, 13, 20),) * 9,
		behind=(rules.Behind("A", name, "P", f"kỳ báo cáo đột xuất {name}", day, 120),) * 54,
		waiting=(rules.Waits("R", f"{name} - {name}", "Pending Department Approval", (name, name), day, 120, 99),) * 50,
		tasks=(rules.LateTask("T", name, f"II.B.1. {name} {name}", day),) * 200,
		asked=(rules.Asked("X", name, name, day, None, "Pending Decision"),) * 20,
	)  # fmt: skip
	with as_user(DIRECTOR):
		paper = weekly_sheet(full)
	pages = PdfReader(BytesIO(pdf_of(paper))).pages
	assert len(pages) == 1
	assert "nêu 6 trong 54 báo cáo" in " ".join(pages[0].extract_text().split())


def test_over_http_it_is_given_to_who_may_have_it(site: ModuleType, http: Callable, week: str) -> None:
	frappe.db.commit()
	shown = (
		http(DIRECTOR.user).get("/api/method/laichau_env.follow_up.weekly.api.get_summary").json()["message"]
	)
	assert week in {period["name"] for period in shown["periods"]}
	assert all(row["state_label"] for row in shown["waiting"])
	sheet = "/api/method/laichau_env.documents.sheets.api.download_weekly"
	paper = http(DIRECTOR.user).get(sheet)
	assert paper.status_code == 200 and paper.content[:4] == b"%PDF"
	assert http(DIRECTOR.user).get(sheet, params={"as_word": 1}).content[:2] == b"PK"
	for call in (sheet, "/api/method/laichau_env.follow_up.weekly.api.get_summary"):
		assert http(CHAIR.user).get(call).json()["refusal"] == "summary-not-for-you"
		assert http().get(call).status_code == 403


def at_six(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
	moment = datetime(day.year, day.month, day.day, 6, 15)
	monkeypatch.setattr(clock, "now_datetime", lambda: moment)
	monkeypatch.setattr(frappe.utils.data, "now_datetime", lambda: moment)


def weekly() -> list[tuple[str, date]]:
	rows = frappe.get_all(NOTICE, {"kind": Kind.WEEKLY.value}, ["user", "sent_on"], order_by="sent_on, user")
	return [(row.user, row.sent_on.date()) for row in rows]


def test_it_is_told_to_the_leaders_on_the_first_working_day_of_a_week_and_once(
	site: ModuleType, week: str, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(frappe, "enqueue", lambda *args, **words: None)
	leaders = sorted((DIRECTOR.user, DEPUTY_DIRECTOR.user))
	day = date(2027, 1, 31)  # a Sunday; Tết is from Thursday 4 to Wednesday 10 February
	while day <= date(2027, 2, 17):
		at_six(monkeypatch, day)
		morning.remind_everybody()
		morning.remind_everybody()
		day += timedelta(days=1)
	wanted = (date(2027, 2, 1), date(2027, 2, 11), date(2027, 2, 15))
	assert weekly() == [(user, one) for one in wanted for user in leaders]
	notice = frappe.get_last_doc(NOTICE, {"kind": Kind.WEEKLY.value, "user": DIRECTOR.user})
	assert "Tóm tắt tuần đến 15/02/2027" in notice.sentence and notice.reminder_day == date(2027, 2, 15)
	alert = frappe.get_last_doc(LOG, {"for_user": DIRECTOR.user, "document_type": NOTICE})
	assert frappe.has_permission(NOTICE, "read", alert.document_name, user=DIRECTOR.user)
	assert not frappe.has_permission(NOTICE, "read", alert.document_name, user=EXAMINER.user)


def test_a_week_begins_on_monday() -> None:
	assert rules.week_of(date(2027, 2, 11)) == rules.week_of(date(2027, 2, 8)) == date(2027, 2, 8)
	assert rules.looks_back_to(date(2027, 2, 15)) == date(2027, 2, 8)

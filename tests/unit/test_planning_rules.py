"""Schedules, leads, coordinators and standings, without a site."""

from datetime import date, datetime

import pytest
import seed_text
from laichau_env.planning import rules
from laichau_env.planning.rules import Party, Schedule, Standing

Y26, Y30 = date(2026, 12, 31), date(2030, 12, 31)
START = date(2026, 1, 1)
NDC = "sau khi Đóng góp do quốc gia tự quyết định giai đoạn 2026 – 2035 được thông qua"
SCHEDULES = {
	"2026": Schedule(START, Y26),
	f"2026 ({NDC})": Schedule(None, Y26, condition=NDC),
	"2026 - 2030": Schedule(START, Y30),
	"2026-2030": Schedule(START, Y30),
	"2026 - 2030 và các năm tiếp theo": Schedule(START, Y30, open_ended=True),
	"Các năm tiếp theo": Schedule(open_ended=True),
	"Sau khi kế hoạch được ban hành và các năm tiếp theo": Schedule(
		open_ended=True, condition="Sau khi kế hoạch được ban hành"
	),
	"Các năm tiếp theo sau khi có hướng dẫn của các Bộ, ngành": Schedule(
		open_ended=True, condition="sau khi có hướng dẫn của các Bộ, ngành"
	),
	"2026 - 2030 và các năm tiếp theo sau khi các chương trình được ban hành": Schedule(
		None, Y30, open_ended=True, condition="sau khi các chương trình được ban hành"
	),
}
GROUPS = {"xã": ["03388", "03433"], "sở": ["SNNMT", "SYT"]}


@pytest.mark.parametrize("text", SCHEDULES)
def test_schedule_is_read(text):
	assert rules.parse_schedule(text) == SCHEDULES[text]


def test_table_above_holds_every_schedule_of_the_decision():
	_, tasks = seed_text.appendix()
	assert {task.schedule for task in tasks} == set(SCHEDULES)


@pytest.mark.parametrize("text", ["2026 – 2030", "  2026  -  2030 ", "2026 -\n2030"])
def test_schedule_is_read_whatever_dash_and_blanks(text):
	assert rules.parse_schedule(text) == Schedule(START, Y30)


@pytest.mark.parametrize(
	"text",
	[
		"",
		"  ",
		"quý IV",
		"2026 -",
		"2030 - 2026",
		"20261",
		"2026 và",
		"2026 - 2030 - 2031",
		"sau khi",
		"0001",
	],
)
def test_schedule_that_says_something_else_is_not_guessed(text):
	with pytest.raises(rules.ScheduleNotUnderstood):
		rules.parse_schedule(text)


# --- whom a column names


def test_group_leads_through_each_member_with_the_group_s_scope():
	leads = rules.expand_leads([Party(group="xã", scope="trên địa bàn")], GROUPS)
	assert leads == {"03388": "trên địa bàn", "03433": "trên địa bàn"}


def test_agency_named_and_in_a_group_leads_once_with_its_own_scope():
	parties = [Party(group="sở", scope="kiểm tra"), Party(agency="SYT", scope="thanh tra")]
	assert rules.expand_leads(parties, GROUPS) == {"SNNMT": "kiểm tra", "SYT": "thanh tra"}
	assert rules.expand_leads([Party(group="sở", scope="kiểm tra"), Party(agency="SYT")], GROUPS)["SYT"] == ""


def test_agency_in_two_groups_leads_once():
	groups = {"một": ["A", "B"], "hai": ["B", "C"]}
	assert list(rules.expand_leads([Party(group="một"), Party(group="hai")], groups)) == ["A", "B", "C"]


def test_agency_named_twice_has_both_scopes_joined_once():
	parties = [Party(agency="A", scope="x"), Party(agency="A", scope="y"), Party(agency="A", scope="x")]
	assert rules.expand_leads(parties, {}) == {"A": "x; y"}


def test_leads_stand_in_the_printed_order():
	parties = [Party(group="xã"), Party(agency="SNNMT")]
	assert list(rules.expand_leads(parties, GROUPS)) == ["03388", "03433", "SNNMT"]


def test_unknown_group_has_no_members():
	assert rules.expand_leads([Party(group="khác")], GROUPS) == {}


def test_group_concerned_only_coordinates_through_nobody():
	parties = [Party(group="sở", concerned_only=True), Party(group="xã")]
	assert rules.expand_coordinators(parties, GROUPS) == ["03388", "03433"]


def test_named_agency_coordinates_also_beside_its_group_concerned_only():
	parties = [Party(agency="SNNMT"), Party(group="sở", concerned_only=True)]
	assert rules.expand_coordinators(parties, GROUPS) == ["SNNMT"]


def test_who_leads_does_not_coordinate_and_nobody_does_twice():
	parties = [Party(agency="SYT"), Party(group="sở"), Party(group="xã")]
	assert rules.expand_coordinators(parties, GROUPS, leads=["SNNMT", "03388"]) == ["SYT", "03433"]


# --- how a duty stands

CLOSED = Schedule(START, Y26)
OPEN = Schedule(START, Y30, open_ended=True)
WAITS = Schedule(None, Y26, condition=NDC)


@pytest.mark.parametrize(
	("schedule", "met", "completed", "today", "box"),
	[
		(CLOSED, None, None, Y26, Standing.WITHIN_TIME),
		(CLOSED, None, None, date(2027, 1, 1), Standing.OVERDUE),
		(CLOSED, None, Y26, date(2027, 5, 1), Standing.COMPLETED_ON_TIME),
		(CLOSED, None, date(2027, 1, 1), date(2027, 5, 1), Standing.COMPLETED_LATE),
		(OPEN, None, None, date(2035, 1, 1), Standing.WITHIN_TIME),
		(OPEN, None, date(2035, 1, 1), date(2035, 1, 2), Standing.COMPLETED_ON_TIME),
		(WAITS, None, None, date(2027, 6, 1), Standing.WITHIN_TIME),
		(WAITS, date(2026, 7, 1), None, date(2027, 6, 1), Standing.OVERDUE),
		(WAITS, date(2026, 7, 1), date(2027, 3, 1), date(2027, 6, 1), Standing.COMPLETED_LATE),
		(WAITS, date(2027, 2, 1), None, date(2027, 6, 1), Standing.WITHIN_TIME),
		(WAITS, date(2027, 2, 1), date(2027, 3, 1), date(2027, 6, 1), Standing.COMPLETED_ON_TIME),
	],
)
def test_standing_is_one_of_four_boxes(schedule, met, completed, today, box):
	assert rules.standing(schedule, met, completed, today) is box
	assert rules.is_overdue(schedule, met, completed, today) == (box is Standing.OVERDUE)


@pytest.mark.parametrize(
	("schedule", "met", "today", "waiting"),
	[
		(CLOSED, None, START, False),
		(WAITS, None, START, True),
		(WAITS, date(2026, 7, 1), date(2026, 6, 30), True),
		(WAITS, date(2026, 7, 1), date(2026, 7, 1), False),
	],
)
def test_duty_waits_until_its_condition_is_met(schedule, met, today, waiting):
	assert rules.is_waiting(schedule, met, today) == waiting


@pytest.mark.parametrize(
	("percent", "status"),
	[(0, "Not Started"), (0.5, "In Progress"), (99.9, "In Progress"), (100, "Completed")],
)
def test_status_follows_the_percent(percent, status):
	assert rules.status_of(percent) == status


@pytest.mark.parametrize(
	("deadline", "pressing"),
	[
		(None, False),
		(date(2026, 11, 1), True),
		(date(2026, 12, 31), True),
		(date(2027, 1, 24), True),
		(date(2027, 1, 25), False),
	],
)
def test_a_duty_presses_once_overdue_or_sixty_days_before_its_last_day(deadline, pressing):
	assert rules.presses(deadline, date(2026, 11, 25)) == pressing


MERGED, BEFORE, AFTER = datetime(2026, 6, 17, 9), datetime(2026, 6, 16, 9), datetime(2026, 7, 1, 9)
TAKEN = [rules.Taken(rules.Start(30, None), MERGED)]


@pytest.mark.parametrize(
	("report", "signed", "has_own", "percent"),
	[
		(None, None, False, 30),  # nothing of its own: where the others stood
		(None, None, True, 0),  # its own part has not begun
		("BC", BEFORE, True, 30),  # its report tells of its own part only
		("BC", AFTER, True, 80),  # its report tells of the whole
		("BC", AFTER, False, 80),
	],
)
def test_a_report_tells_of_what_was_taken_over_before_it_was_signed(report, signed, has_own, percent):
	said = rules.Progress("N", 80 if report else 0, None, report, signed)
	assert rules.with_taken(said, has_own, TAKEN).percent == percent


def test_what_is_just_being_taken_over_is_in_no_report_yet():
	said = rules.Progress("N", 80, None, "BC", AFTER)
	assert rules.with_taken(said, True, [rules.Taken(rules.Start(30, None), None)]).percent == 30


# --- names and titles


def test_names_come_from_the_running_row():
	assert rules.section_name("KH", 7) == "KH-M07"
	assert rules.task_name("KH", "3") == "KH-03"
	assert rules.assignment_name("KH-03", "03433") == "KH-03-03433"


def test_title_is_place_and_first_words():
	assert rules.task_title(["II.", "B."], "1.", "Đẩy mạnh  điều tra", 180) == "II.B.1. Đẩy mạnh điều tra"
	assert rules.task_title(["II.", "G."], "", "Ứng dụng", 180) == "II.G. Ứng dụng"
	long = rules.task_title(["I."], "1.", "từ " * 100, 40)
	assert len(long) <= 40 and long.endswith("từ…")

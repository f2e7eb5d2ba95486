"""What a period covers and when it is due, against a table made by hand from the wall calendar.

How the table was made. Days off besides weekends (Labour Code article 112, and papers where named):

2026  Thu 1/1; Fri 2/1 swapped for Sat 10/1 (12729/VPCP-KGVX); Tết Mon 16/2 to Fri 20/2 (with the weekends before
      and after: 14/2 to 22/2); Giỗ Tổ (10 of the 3rd moon) falls on Sun 26/4, so Mon 27/4; Thu 30/4, Fri 1/5;
      Mon 31/8 swapped for Sat 22/8, Tue 1/9, Wed 2/9; Tue 24/11 (Ngày Văn hóa Việt Nam).
2027  Fri 1/1; Tết: Fri 5/2 to Tue 9/2, whose Sat 6/2 and Sun 7/2 are made good by Thu 4/2 and Wed 10/2, as in 2024
      when the first day was a Saturday too; Giỗ Tổ Fri 16/4; Fri 30/4; Sat 1/5, so Mon 3/5; Thu 2/9, Fri 3/9;
      Wed 24/11.

A period of a month is cut off on the 14th. Agencies have 2 working days after it, the department 5, the province
9, but no later than the 25th; a 25th on a day off means the last working day before it. Counting e.g. April 2026
from Tue 14/4: 15 (1), 16 (2) = agencies, 17, 20, 21 (5) = department, 22, 23, 24 (8), [27 off], 28 (9), later than
the 25th, a Saturday, so Fri 24/4 = province.
"""

import csv
import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laichau_env.reporting.calendar import NoWorkingDay, WorkingCalendar, national_calendar
from laichau_env.reporting.deadlines import (
	DeadlineNotUnderstood,
	LatestDay,
	NoSuchPeriod,
	PeriodKind,
	TierRule,
	due_dates,
	due_on_request,
	parse_latest,
	period_code,
	period_title,
	periods_in_year,
	window_of,
)

DAYS = national_calendar(2024, 2030).with_changes([date(2026, 1, 2)], [date(2026, 1, 10)])
PLAN = (TierRule(2), TierRule(5), TierRule(9, LatestDay(25)))
ENVIRONMENT = (
	TierRule(latest=LatestDay(31, 1)),
	TierRule(latest=LatestDay(10, 2)),
	TierRule(latest=LatestDay(15, 2)),
)


def day(text: str, year: int) -> date:
	"""`16/12` of a year, or a full `16/12/2026`."""
	parts = [int(part) for part in text.split("/")]
	return date(parts[2] if len(parts) > 2 else year, parts[1], parts[0])


MONTHS = [
	# year, month: agencies, department, province
	(2026, 1, "16/1", "21/1", "23/1"),  # 25/1 is a Sunday
	(
		2026,
		2,
		"23/2",
		"24/2",
		"25/2",
	),  # cut off on the eve of Tết: three working days until the 25th, one a tier
	(2026, 3, "17/3", "20/3", "25/3"),  # 14/3 is a Saturday; the 9th working day would be 26/3
	(2026, 4, "16/4", "21/4", "24/4"),  # 25/4 is a Saturday
	(2026, 5, "18/5", "21/5", "25/5"),
	(2026, 6, "16/6", "19/6", "25/6"),  # 14/6 is a Sunday
	(2026, 7, "16/7", "21/7", "24/7"),  # 25/7 is a Saturday
	(2026, 8, "18/8", "21/8", "25/8"),
	(2026, 9, "16/9", "21/9", "25/9"),
	(2026, 10, "16/10", "21/10", "23/10"),  # 25/10 is a Sunday
	(2026, 11, "17/11", "20/11", "25/11"),  # 24/11 is off, the 25th is not
	(2026, 12, "16/12", "21/12", "25/12"),
	(2027, 1, "18/1", "21/1", "25/1"),
	(2027, 2, "16/2", "19/2", "25/2"),  # Tết ends on Wed 10/2, 14/2 is a Sunday
	(2027, 3, "16/3", "19/3", "25/3"),
	(2027, 4, "19/4", "22/4", "23/4"),  # 16/4 is Giỗ Tổ, 25/4 a Sunday
	(2027, 5, "18/5", "21/5", "25/5"),
	(2027, 6, "16/6", "21/6", "25/6"),
	(2027, 7, "16/7", "21/7", "23/7"),  # 25/7 is a Sunday
	(2027, 8, "17/8", "20/8", "25/8"),  # 14/8 is a Saturday
	(2027, 9, "16/9", "21/9", "24/9"),  # 25/9 is a Saturday
	(2027, 10, "18/10", "21/10", "25/10"),
	(2027, 11, "16/11", "19/11", "25/11"),  # 24/11 is off
	(2027, 12, "16/12", "21/12", "24/12"),  # 25/12 is a Saturday
]
LAST_MONTH_OF = {
	PeriodKind.QUARTERLY: 3,
	PeriodKind.HALF_YEAR: 6,
	PeriodKind.NINE_MONTH: 9,
	PeriodKind.ANNUAL: 12,
}


@pytest.mark.parametrize(("year", "month", "agency", "department", "province"), MONTHS)
def test_due_dates_of_a_month(year, month, agency, department, province) -> None:
	window = window_of("Monthly", year, month)
	assert due_dates(window.data_to, PLAN, DAYS) == [
		day(text, year) for text in (agency, department, province)
	]


@pytest.mark.parametrize("kind", LAST_MONTH_OF)
@pytest.mark.parametrize("year", [2026, 2027])
def test_longer_periods_are_due_with_the_month_they_end_in(kind, year) -> None:
	by_month = {(row[0], row[1]): row[2:] for row in MONTHS}
	for sequence in range(1, periods_in_year(kind, year) + 1):
		expected = [day(text, year) for text in by_month[year, LAST_MONTH_OF[kind] * sequence]]
		assert due_dates(window_of(kind, year, sequence).data_to, PLAN, DAYS) == expected


WEEKS = [
	# ISO week: Monday, Sunday, first working day after it
	(2026, 1, "29/12/2025", "4/1", "5/1"),  # the year's first week begins in the old one
	(2026, 2, "5/1", "11/1", "12/1"),
	(2026, 7, "9/2", "15/2", "23/2"),  # all of Tết lies between
	(2026, 8, "16/2", "22/2", "23/2"),
	(2026, 17, "20/4", "26/4", "28/4"),  # Mon 27/4 made good for Giỗ Tổ on Sunday
	(2026, 18, "27/4", "3/5", "4/5"),
	(2026, 34, "17/8", "23/8", "24/8"),
	(2026, 35, "24/8", "30/8", "3/9"),  # 31/8 swapped, 1/9 and 2/9 off
	(2026, 47, "16/11", "22/11", "23/11"),
	(2026, 53, "28/12", "3/1/2027", "4/1/2027"),
	(2027, 4, "25/1", "31/1", "1/2"),
	(2027, 5, "1/2", "7/2", "11/2"),  # Tết 4/2 to 10/2
	(2027, 6, "8/2", "14/2", "15/2"),
	(2027, 17, "26/4", "2/5", "4/5"),  # Sat 1/5 made good on Mon 3/5
	(2027, 35, "30/8", "5/9", "6/9"),
	(2027, 52, "27/12", "2/1/2028", "4/1/2028"),  # Sat 1/1/2028 made good on Mon 3/1
]


@pytest.mark.parametrize(("year", "week", "monday", "sunday", "due"), WEEKS)
def test_weeks(year, week, monday, sunday, due) -> None:
	window = window_of("Weekly", year, week)
	assert (window.data_from, window.data_to) == (day(monday, year), day(sunday, year))
	assert due_dates(window.data_to, [TierRule(1)], DAYS) == [day(due, year)]


COUNTED = [
	# cut-off, working days, due
	("31/12/2025", 1, "5/1/2026"),  # Thu 1/1 off, Fri 2/1 swapped away, weekend
	("9/1/2026", 1, "10/1/2026"),  # the Saturday that was swapped in is worked
	("9/1/2026", 2, "12/1/2026"),
	("12/2/2026", 1, "13/2/2026"),  # last working day of the old year
	("12/2/2026", 2, "23/2/2026"),
	("13/2/2026", 1, "23/2/2026"),
	("17/2/2026", 1, "23/2/2026"),  # first day of the new year
	("20/2/2026", 3, "25/2/2026"),
	("24/4/2026", 1, "28/4/2026"),
	("29/4/2026", 1, "4/5/2026"),  # 30/4, 1/5, weekend
	("21/8/2026", 1, "22/8/2026"),  # the Saturday worked for Mon 31/8
	("28/8/2026", 1, "3/9/2026"),
	("28/8/2026", 2, "4/9/2026"),
	("23/11/2026", 1, "25/11/2026"),
	("31/12/2026", 1, "4/1/2027"),
	("3/2/2027", 1, "11/2/2027"),
	("3/2/2027", 2, "12/2/2027"),
	("6/2/2027", 1, "11/2/2027"),  # first day of the new year, a Saturday
	("10/2/2027", 3, "15/2/2027"),
	("15/4/2027", 1, "19/4/2027"),
	("29/4/2027", 1, "4/5/2027"),
	("1/9/2027", 1, "6/9/2027"),
	("23/11/2027", 1, "25/11/2027"),
]


@pytest.mark.parametrize(("cut_off", "count", "due"), COUNTED)
def test_working_days_are_counted_around_holidays(cut_off, count, due) -> None:
	assert due_dates(day(cut_off, 0), [TierRule(count)], DAYS) == [day(due, 0)]


FIXED = [
	# year reported on: communes 31/01, department 10/02, province 15/02 of the next
	(2025, "30/1/2026", "10/2/2026", "13/2/2026"),  # 31/1 is a Saturday, 15/2 a Sunday
	(
		2026,
		"29/1/2027",
		"3/2/2027",
		"15/2/2027",
	),  # 31/1 is a Sunday; 10/2 is the last day of Tết, 3/2 the last before
	(2027, "31/1/2028", "10/2/2028", "15/2/2028"),
]


@pytest.mark.parametrize(("year", "agency", "department", "province"), FIXED)
def test_fixed_days_are_not_passed(year, agency, department, province) -> None:
	cut_off = window_of("Annual", year, 1).data_to
	assert due_dates(cut_off, ENVIRONMENT, DAYS) == [day(text, 0) for text in (agency, department, province)]


def test_the_table_is_long_enough() -> None:
	assert 3 * len(MONTHS) + len(WEEKS) + len(COUNTED) + 3 * len(FIXED) >= 60


WINDOWS = [
	("Monthly", 2026, 1, "15/12/2025", "14/1/2026"),
	("Monthly", 2026, 3, "15/2/2026", "14/3/2026"),
	("Monthly", 2026, 12, "15/11/2026", "14/12/2026"),
	("Quarterly", 2026, 1, "15/12/2025", "14/3/2026"),
	("Quarterly", 2026, 2, "15/3/2026", "14/6/2026"),
	("Quarterly", 2026, 3, "15/6/2026", "14/9/2026"),
	("Quarterly", 2026, 4, "15/9/2026", "14/12/2026"),
	("Half-Year", 2027, 1, "15/12/2026", "14/6/2027"),
	("Half-Year", 2027, 2, "15/6/2027", "14/12/2027"),
	("Nine-Month", 2026, 1, "15/12/2025", "14/9/2026"),
	("Annual", 2026, 1, "15/12/2025", "14/12/2026"),
]


@pytest.mark.parametrize(("kind", "year", "sequence", "first", "last"), WINDOWS)
def test_data_windows_of_the_decree(kind, year, sequence, first, last) -> None:
	window = window_of(kind, year, sequence)
	assert (window.data_from, window.data_to) == (day(first, 0), day(last, 0))


@pytest.mark.parametrize(
	("kind", "year", "count"),
	[
		("Weekly", 2026, 53),
		("Weekly", 2027, 52),
		("Monthly", 2026, 12),
		("Quarterly", 2026, 4),
		("Half-Year", 2026, 2),
		("Nine-Month", 2026, 1),
		("Annual", 2026, 1),
		("Ad Hoc", 2026, 0),
	],
)
def test_periods_of_a_year(kind, year, count) -> None:
	assert periods_in_year(kind, year) == count
	for sequence in (0, count + 1):
		with pytest.raises(NoSuchPeriod):
			window_of(kind, year, sequence)


@pytest.mark.parametrize("kind", ["Weekly", "Monthly", "Quarterly", "Half-Year", "Annual"])
def test_windows_follow_each_other_without_gap(kind) -> None:
	windows = [
		window_of(kind, year, sequence)
		for year in range(2024, 2031)
		for sequence in range(1, periods_in_year(kind, year) + 1)
	]
	for earlier, later in pairwise(windows):
		assert later.data_from == earlier.data_to + timedelta(days=1)


@given(
	cut_off=st.dates(date(2024, 6, 1), date(2029, 6, 1)),
	working_days=st.lists(st.integers(0, 15), min_size=3, max_size=3),
	latest=st.lists(st.integers(1, 31), min_size=3, max_size=3),
	capped=st.lists(st.booleans(), min_size=3, max_size=3),
)
def test_tiers_are_in_order_on_working_days_after_the_cut_off(cut_off, working_days, latest, capped) -> None:
	tiers = [
		TierRule(count, LatestDay(last) if has_cap else None)
		for count, last, has_cap in zip(working_days, latest, capped, strict=True)
	]
	due = due_dates(cut_off, tiers, DAYS)
	assert [value is None for value in due] == [not tier.is_set for tier in tiers]
	given_dates = [value for value in due if value]
	assert all(DAYS.is_working(value) for value in given_dates)
	for earlier, later in zip([cut_off, *given_dates], given_dates, strict=False):
		assert DAYS.after(earlier) <= later


def test_order_counts_more_than_a_cap_that_leaves_no_time() -> None:
	due = due_dates(date(2026, 3, 24), PLAN, DAYS)
	assert due == [date(2026, 3, 25), date(2026, 3, 26), date(2026, 3, 27)]


def test_changes_count_before_the_library() -> None:
	holiday, weekend, workday = date(2026, 11, 24), date(2026, 11, 28), date(2026, 11, 23)
	changed = DAYS.with_changes([workday], [holiday, weekend])
	assert [changed.is_working(each) for each in (workday, holiday, weekend)] == [False, True, True]
	back = changed.with_changes([holiday, weekend], [workday])
	assert [back.is_working(each) for each in (workday, holiday, weekend)] == [True, False, False]


def test_a_calendar_without_working_days_is_told() -> None:
	first = date(2026, 1, 1)
	with pytest.raises(NoWorkingDay):
		WorkingCalendar(off=frozenset(first + timedelta(days=step) for step in range(100))).after(first)


@pytest.mark.parametrize(
	("text", "expected"),
	[
		(None, None),
		("  ", None),
		("25", LatestDay(25)),
		(" 31/01 ", LatestDay(31, 1)),
		("29/2", LatestDay(29, 2)),
	],
)
def test_latest_days_are_read(text, expected) -> None:
	assert parse_latest(text) == expected


@pytest.mark.parametrize("text", ["0", "32", "31/02", "1/13", "1/0", "25th", "25/", "-1", "٢٥", "1/1/2026"])
def test_other_latest_days_are_not(text) -> None:
	with pytest.raises(DeadlineNotUnderstood):
		parse_latest(text)


def test_latest_day_of_a_shorter_month_is_its_last() -> None:
	assert LatestDay(31).after(date(2026, 2, 14)) == date(2026, 2, 28)
	assert LatestDay(31, 1).after(date(2026, 1, 31)) == date(2027, 1, 31)


@pytest.mark.parametrize(
	("kind", "sequence", "code", "title"),
	[
		("Weekly", 5, "W05-2026", "tuần 5 năm 2026"),
		("Monthly", 3, "M03-2026", "tháng 3 năm 2026"),
		("Quarterly", 4, "Q4-2026", "quý IV năm 2026"),
		("Half-Year", 1, "H1-2026", "6 tháng đầu năm 2026"),
		("Half-Year", 2, "H2-2026", "6 tháng cuối năm 2026"),
		("Nine-Month", 1, "9M-2026", "9 tháng năm 2026"),
		("Annual", 1, "Y-2026", "năm 2026"),
	],
)
def test_names(kind, sequence, code, title) -> None:
	assert (period_code(kind, 2026, sequence), period_title(kind, 2026, sequence)) == (code, title)
	assert period_code(kind, 2026, sequence, "BVMT") == f"BVMT-{code}"


def test_shipped_period_agrees_with_its_regime() -> None:
	content = Path(__file__).parents[2] / "fixtures"
	regimes = {row["regime_code"]: row for row in json.loads((content / "regimes.json").read_text("utf-8"))}
	with open(content / "reporting_periods.csv", encoding="utf-8", newline="") as handle:
		periods = list(csv.DictReader(handle))
	assert [row["period_code"] for row in periods] == ["Q4-2026"]
	for row in periods:
		regime = regimes[row["regime"]]
		place = (row["kind"], int(row["year"]), int(row["sequence"]))
		window = window_of(*place)
		tiers = [
			TierRule(int(regime[f"due_{tier}_days"]), parse_latest(regime[f"latest_{tier}"]))
			for tier in ("agency", "department", "province")
		]
		due = due_dates(window.data_to, tiers, DAYS)
		shipped = ("data_from", "data_to", "due_agency", "due_department", "due_province")
		assert [row[name] for name in shipped] == [
			str(value) for value in (window.data_from, window.data_to, *due)
		]
		assert (row["period_code"], row["title"]) == (period_code(*place), period_title(*place))


def test_each_tier_has_its_days_after_a_report_on_request() -> None:
	# Tết 2027 is off from Thu 4/2 to Wed 10/2: after Tue 2/2 come 3, 11, 12 (department), 15, 16, 17, 18 (province)
	assert due_on_request(date(2027, 2, 2), DAYS) == (date(2027, 2, 12), date(2027, 2, 18))

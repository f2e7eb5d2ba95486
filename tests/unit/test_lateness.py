"""How late a report is, in working days, Tết included; and by when each tier must be done after an extension."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laichau_env.reporting.calendar import national_calendar
from laichau_env.reporting.lateness import DueDates, days_late, due_dates, effective_due

DAYS = national_calendar(2025, 2028)


@pytest.mark.parametrize(
	("due", "sent", "late"),
	[
		("2026-12-16", "2026-12-15", 0),
		("2026-12-16", "2026-12-16", 0),
		("2026-12-16", "2026-12-17", 1),
		("2026-12-16", "2026-12-18", 2),
		("2026-12-18", "2026-12-19", 1),  # a Saturday after a Friday: late, though no working day passed
		("2026-12-18", "2026-12-20", 1),
		("2026-12-18", "2026-12-21", 1),
		("2026-12-31", "2027-01-04", 1),  # New Year's Day is a Friday
		("2026-02-13", "2026-02-23", 1),  # Tết 2026: 16 to 20 February
		("2026-02-13", "2026-02-24", 2),
		("2026-04-24", "2026-04-29", 2),  # Hùng Kings' day 26 April, off on Monday the 27th
		("2026-04-29", "2026-05-04", 1),
		("2026-08-31", "2026-09-03", 1),  # National Day: 1 and 2 September
	],
)
def test_days_late_are_working_days(due: str, sent: str, late: int) -> None:
	calendar = DAYS.with_changes(off=[date(2026, 9, 1)], working=[])
	assert days_late(date.fromisoformat(sent), date.fromisoformat(due), calendar) == late


def test_without_a_due_date_nobody_is_late() -> None:
	assert days_late(date(2026, 12, 31), None, DAYS) == 0


days = st.dates(date(2026, 1, 1), date(2027, 12, 1))


@given(days, days, days)
def test_later_is_never_less_late(due: date, one: date, other: date) -> None:
	first, second = sorted((one, other))
	assert days_late(first, due, DAYS) <= days_late(second, due, DAYS)
	assert (days_late(first, due, DAYS) > 0) == (first > due)


@given(days, days, days, days)
def test_an_extension_keeps_the_tiers_apart(
	agency: date, department: date, province: date, granted: date
) -> None:
	moved = due_dates(DueDates(agency, department, province), granted, DAYS)
	assert moved.agency == granted
	assert moved.department >= department and moved.department > granted
	assert moved.province >= province and moved.province > moved.department


def test_without_an_extension_nothing_moves() -> None:
	due = DueDates(date(2026, 12, 16), date(2026, 12, 21), date(2026, 12, 25))
	assert due_dates(due, None, DAYS) == due
	assert effective_due(due.agency, None) == due.agency
	assert effective_due(due.agency, date(2026, 12, 18)) == date(2026, 12, 18)


def test_a_report_that_goes_straight_up_does_not_wait_for_the_department() -> None:
	due = DueDates(date(2026, 12, 16), date(2026, 12, 21), date(2026, 12, 25))
	moved = due_dates(due, date(2026, 12, 23), DAYS, goes_through_department=False)
	assert (moved.department, moved.province) == (date(2026, 12, 21), date(2026, 12, 25))

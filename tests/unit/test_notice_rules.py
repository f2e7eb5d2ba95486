"""On which days people are reminded, against days counted by hand on the wall calendar, Tết 2027 included.

Working days about Tết 2027 (see test_deadlines.py): Mon 25/1 to Fri 29/1, Mon 1/2 to Wed 3/2; Thu 4/2 to Wed 10/2 are
off; Thu 11/2, Fri 12/2, Mon 15/2 and so on.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laichau_env.follow_up.notices.rules import reminders_due
from laichau_env.reporting.calendar import national_calendar

DAYS = national_calendar(2025, 2029)
SWAPPED = DAYS.with_changes(off=[date(2027, 2, 11), date(2027, 2, 12)], working=[date(2027, 1, 30)])
"""As if the province took Thursday and Friday after Tết off and worked on Saturday 30 January."""


def day(text: str) -> date:
	number, month = text.split("/")
	return date(2027, int(month), int(number))


def days(text: str) -> list[date]:
	return [day(one) for one in text.split()]


@pytest.mark.parametrize(
	("due", "until", "reminded"),
	[
		# five working days before, one before, the day, then every second working day
		("20/1", "31/1", "13/1 19/1 20/1 22/1 26/1 28/1"),
		# the Monday after: weekends do not count
		("25/1", "31/1", "18/1 22/1 25/1 27/1 29/1"),
		# the last working day before Tết: the first reminder after it comes two working days later, on 12/2
		("3/2", "22/2", "27/1 2/2 3/2 12/2 16/2 18/2 22/2"),
		# the first working day after Tết: the day before it is 3/2
		("11/2", "19/2", "28/1 3/2 11/2 15/2 17/2 19/2"),
		# in the midst of Tết: on the last working day before it, and counted on from the first one after it
		("8/2", "16/2", "27/1 2/2 3/2 12/2 16/2"),
		# a Saturday
		("13/2", "18/2", "29/1 11/2 12/2 16/2 18/2"),
	],
)
def test_reminder_days_by_hand(due: str, until: str, reminded: str) -> None:
	assert reminders_due(day(due), day(until), date(2026, 1, 1), DAYS) == days(reminded)


@pytest.mark.parametrize(
	("due", "until", "reminded"),
	[
		("3/2", "18/2", "28/1 2/2 3/2 16/2 18/2"),  # Sat 30/1 counts, 11/2 and 12/2 do not
		("15/2", "19/2", "29/1 3/2 15/2 17/2 19/2"),
	],
)
def test_the_data_s_changes_of_the_calendar_count(due: str, until: str, reminded: str) -> None:
	assert reminders_due(day(due), day(until), date(2026, 1, 1), SWAPPED) == days(reminded)


@pytest.mark.parametrize(
	("last_run", "today", "reminded"),
	[
		("26/1", "27/1", "27/1"),
		("27/1", "27/1", ""),  # the same day again
		("27/1", "28/1", ""),
		("1/2", "4/2", "2/2 3/2"),  # three days' stand-still: both, of which the last is told
		("3/2", "10/2", ""),
		("3/2", "12/2", "12/2"),
	],
)
def test_only_days_since_the_last_run(last_run: str, today: str, reminded: str) -> None:
	assert reminders_due(day("3/2"), day(today), day(last_run), DAYS) == days(reminded)


def test_what_was_overdue_before_the_first_run_is_told_once() -> None:
	assert reminders_due(day("20/1"), day("27/1"), None, DAYS) == [day("26/1")]
	assert len(reminders_due(date(2026, 2, 16), day("29/1"), None, DAYS)) == 1
	assert reminders_due(day("20/1"), day("12/1"), None, DAYS) == []


dues = st.dates(date(2026, 1, 1), date(2027, 12, 1))


@given(due=dues, first=dues, length=st.integers(0, 60), gaps=st.lists(st.integers(0, 5), min_size=1))
def test_no_day_is_missed_and_none_comes_twice(due: date, first: date, length: int, gaps: list[int]) -> None:
	"""However often and however late the job runs, together its runs find what one run over all days finds."""
	last, found, run, at = first + timedelta(days=length), [], first, 0
	while run < last:
		following = min(run + timedelta(days=gaps[at % len(gaps)]), last) if any(gaps) else last
		found += reminders_due(due, following, run, DAYS)
		run, at = following, at + 1
	assert found == reminders_due(due, last, first, DAYS)
	assert all(DAYS.is_working(one) for one in found)

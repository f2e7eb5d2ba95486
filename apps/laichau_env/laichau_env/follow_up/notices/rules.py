"""On which days people are reminded of what waits for them: pure, over due dates and the working calendar.

Source: issue 5 and Decree 09/2019/ND-CP article 8 (a due date for each level); days are counted as deadlines are, in
working days. The province's own: 5 and 1 working days before, on the day, then every 2 working days after it.
"""

from collections.abc import Iterator
from datetime import date

from laichau_env.reporting.calendar import WorkingCalendar

DAYS_BEFORE = (5, 1)
"""Working days before the due date on which a reminder goes out."""
DAYS_BETWEEN = 2
"""Working days from the due date to the first reminder after it, and from each of those to the next."""


def reminders_due(due: date, today: date, last_run: date | None, calendar: WorkingCalendar) -> list[date]:
	"""Reminder days of `due` that lie in (last_run, today], earliest first; all are working days.

	`last_run` is the last day that was dealt with; of a site or record where there is none only the latest day
	passed counts, so that what has been overdue for months is told once.

	Who runs after a stand-still tells people the last of these days and no other: it says how things are now, and
	the earlier ones would say what is not so any more. They are covered by it and not made up.
	"""
	passed = [day for day in _days(due, today, calendar) if last_run is None or day > last_run]
	return passed if last_run else passed[-1:]


def _days(due: date, today: date, calendar: WorkingCalendar) -> Iterator[date]:
	"""All reminder days up to `today`. A due date on a day off is reminded of on the working day before it."""
	on_the_day = calendar.on_or_before(due)
	for count in DAYS_BEFORE:
		day = on_the_day
		for _ in range(count):
			day = calendar.before(day)
		if day <= today:
			yield day
	if on_the_day <= today:
		yield on_the_day
	day = calendar.after(due, DAYS_BETWEEN)
	while day <= today:
		yield day
		day = calendar.after(day, DAYS_BETWEEN)

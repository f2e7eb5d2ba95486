"""When a report is due at each tier and how late it was sent, over plain values. Pure.

Decree 09/2019/ND-CP article 8: a due date for each level, at least one working day after the one below; days are
counted as working days, as deadlines are.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from laichau_env.reporting.calendar import WorkingCalendar

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DueDates:
	"""By when each tier must be done with a report; None where the period sets no day for it."""

	agency: date | None
	department: date | None
	province: date | None


def effective_due(due: date | None, granted: date | None) -> date | None:
	"""The day that counts: the granted one where more time was given."""
	return granted or due


def due_dates(
	due: DueDates, granted: date | None, calendar: WorkingCalendar, goes_through_department: bool = True
) -> DueDates:
	"""The due dates of one report after an extension: each tier keeps a working day after the one below."""
	if not granted:
		return due
	department = province = None
	below = granted
	if due.department:
		department = max(due.department, calendar.after(below)) if goes_through_department else due.department
		below = department if goes_through_department else below
	if due.province:
		province = max(due.province, calendar.after(below))
	return DueDates(granted, department, province)


def days_late(sent: date, due: date | None, calendar: WorkingCalendar) -> int:
	"""Working days from the due date to the day of sending; at least 1 where it was sent after it, else 0."""
	if due is None or sent <= due:
		return 0
	days = (due + ONE_DAY * count for count in range(1, (sent - due).days + 1))
	return max(1, sum(calendar.is_working(day) for day in days))

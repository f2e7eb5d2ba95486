"""How a due date was kept, in the words of sheets and registers."""

from datetime import date

from laichau_env.common import clock
from laichau_env.follow_up import rules
from laichau_env.follow_up.rules import Standing
from laichau_env.reporting.calendar import WorkingCalendar


def kept(done: date | None, due: date | None, calendar: WorkingCalendar, *, has_come: bool = True) -> str:
	"""E.g. "Đúng hạn", "Quá hạn 2 ngày làm việc"; nothing where no day was set or nothing has come."""
	found = rules.timeliness(done, due, clock.today(), calendar, has_come)
	return {
		Standing.ON_TIME: "Đúng hạn",
		Standing.LATE: f"Muộn {found.days} ngày làm việc",
		Standing.WAITING: "Còn hạn",
		Standing.OVERDUE: f"Quá hạn {found.days} ngày làm việc",
		Standing.NOT_THERE: "",
	}[found.standing]

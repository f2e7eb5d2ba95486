"""Working days, counted one by one: weekends, Vietnam's holidays, and the site's changes of them."""

from datetime import date, datetime, timedelta

import frappe
import holidays

SATURDAY = 5
DAY = timedelta(days=1)


class Days:
	"""The calendar of the site."""

	def __init__(self) -> None:
		rows = frappe.db.sql("select day, change_type from `tabWorking Day Change` where unverified = 0")
		self.changed = {day: change == "Working Day" for day, change in rows}
		self.known = holidays.country_holidays("VN", years=range(2025, 2031))

	def is_working(self, day: date) -> bool:
		if day in self.changed:
			return self.changed[day]
		if day in self.known.weekend_workdays:
			return True
		return day.weekday() < SATURDAY and day not in self.known

	def between(self, earlier: date, later: date) -> int:
		"""Working days after `earlier` up to `later`."""
		count, day = 0, earlier
		while day < later:
			day += DAY
			count += self.is_working(day)
		return count

	def next_after(self, day: date) -> date:
		day += DAY
		while not self.is_working(day):
			day += DAY
		return day

	def late(self, done: datetime | date, due: date | None) -> int:
		"""By how many working days something was done after its day; at least one if it was."""
		day = done.date() if isinstance(done, datetime) else done
		if not due or day <= due:
			return 0
		return max(1, self.between(due, day))

"""Which days are working days: Vietnam's public holidays, and what the province's data change of them. Pure.

The `holidays` library knows the holidays of Labour Code article 112, days given for holidays that fall on a
weekend, and the swaps that were announced before its release. Later ones are data (Working Day Change) and
count before the library.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

import holidays

COUNTRY = "VN"
SATURDAY = 5
ONE_DAY = timedelta(days=1)
MOST_DAYS_OFF = 60
"""Days in a row without a working day that no calendar has: more means that the data are wrong."""


class NoWorkingDay(ValueError):
	"""The calendar has no working day where one must be."""


@dataclass(frozen=True)
class WorkingCalendar:
	"""Days off besides weekends, and days on which people work although they are a weekend or holiday."""

	off: frozenset[date] = frozenset()
	working: frozenset[date] = frozenset()

	def with_changes(self, off: Iterable[date], working: Iterable[date]) -> "WorkingCalendar":
		"""The same calendar with the data's days off and working days counting first."""
		off, working = frozenset(off), frozenset(working)
		return replace(self, off=self.off | off, working=(self.working - off) | working)

	def is_working(self, day: date) -> bool:
		"""Whether offices work on `day`."""
		if day in self.working:
			return True
		return day.weekday() < SATURDAY and day not in self.off

	def after(self, day: date, count: int = 1) -> date:
		"""The `count`-th working day after `day`."""
		for _ in range(count):
			day = self._nearest(day + ONE_DAY, ONE_DAY)
		return day

	def before(self, day: date) -> date:
		"""The last working day before `day`."""
		return self._nearest(day - ONE_DAY, -ONE_DAY)

	def on_or_before(self, day: date) -> date:
		"""`day` if it is a working day, else the last one before it."""
		return self._nearest(day, -ONE_DAY)

	def _nearest(self, day: date, step: timedelta) -> date:
		for _ in range(MOST_DAYS_OFF):
			if self.is_working(day):
				return day
			day += step
		raise NoWorkingDay(day)


@lru_cache(maxsize=64)
def national_calendar(first_year: int, last_year: int) -> WorkingCalendar:
	"""Vietnam's public holidays and announced swaps of these years, as the library knows them."""
	known = holidays.country_holidays(COUNTRY, years=range(first_year, last_year + 1))
	return WorkingCalendar(off=frozenset(known), working=frozenset(known.weekend_workdays))

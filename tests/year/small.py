"""A small year written by hand: five agencies, two quarters, and what some rules of the app are needed for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from actors import BUM_TO, DOAN_KET, SNNMT, SYT

from year import year
from year.plan import Size
from year.year import Happening, Merger, Period, What

THAN_UYEN = "03595"
SMALL = Size(
	periods=(("Quarterly", 1), ("Quarterly", 2)), tasks=3, only=(BUM_TO, DOAN_KET, THAN_UYEN, SNNMT, SYT)
)
WORDS = {THAN_UYEN: 18, DOAN_KET: 26, BUM_TO: 4}
"""Seeds of what agencies write: the commune that ends has done less than the one that goes on with its work."""
WAY_UP = (
	(year.OFFICER, year.REQUEST),
	(year.LEADER, year.SIGN),
	(year.EXAMINER, year.RECOMMEND),
	(year.DIRECTOR, year.AT_DEPARTMENT),
	(year.PROVINCE, year.APPROVE),
)


def beginning(periods: Sequence[Period]) -> list[Happening]:
	"""Up to the last days: three reports of the first quarter are approved, two wait; a commune has gone into another."""
	first, second = (period.code for period in periods)
	course = _Course()
	course.add(periods[0].opens, What.OPEN, first)
	for agency, day, steps in (
		(BUM_TO, date(2027, 3, 12), 5),
		(DOAN_KET, date(2027, 3, 25), 5),
		(THAN_UYEN, date(2027, 3, 15), 2),
		(SYT, date(2027, 3, 16), 5),
	):
		course.up(day, first, agency, steps)
	course.direct(date(2027, 3, 16), first, 2)
	merger = Merger(date(2027, 4, 5), (THAN_UYEN, DOAN_KET), into=DOAN_KET)
	course.add(merger.day, What.MERGE, merger=merger)
	course.add(periods[1].opens, What.OPEN, second)
	course.up(date(2027, 6, 11), second, BUM_TO, 4)
	course.add(date(2027, 6, 14), What.ASK_TIME, second, DOAN_KET, days=9)
	course.add(date(2027, 6, 14), What.DECIDE_TIME, second, DOAN_KET, action=year.GRANT)
	course.up(date(2027, 6, 15), second, DOAN_KET, 1)
	course.up(date(2027, 6, 16), second, SYT, 1)
	course.direct(date(2027, 6, 16), second, 3)
	return course.found


def ending(periods: Sequence[Period]) -> list[Happening]:
	"""The last days: each thing in it is told rightly by one rule only."""
	first, second = (period.code for period in periods)
	course = _Course()
	course.act(date(2027, 6, 18), second, DOAN_KET, year.LEADER, year.SIGN)
	course.act(date(2027, 6, 21), second, SYT, year.LEADER, year.SIGN)
	course.act(date(2027, 6, 21), second, SYT, year.LEADER, year.RECALL)
	course.act(date(2027, 6, 22), second, BUM_TO, year.PROVINCE, year.APPROVE)
	course.act(date(2027, 6, 23), second, BUM_TO, year.PROVINCE, year.REVOKE)
	course.act(date(2027, 6, 24), first, SNNMT, year.PROVINCE, year.APPROVE)
	for who, action in WAY_UP[2:]:
		course.act(date(2027, 6, 25), first, THAN_UYEN, who, action)
	return course.found


class _Course:
	"""Happenings in the order in which they are added."""

	def __init__(self) -> None:
		self.found: list[Happening] = []

	def add(self, day: date, what: What, period: str = "", agency: str = "", **told: Any) -> None:
		self.found.append(Happening(day, len(self.found), what, period, agency, told))

	def act(self, day: date, period: str, agency: str, who: str, action: str) -> None:
		self.add(day, What.ACT, period, agency, who=who, action=action)

	def up(self, day: date, period: str, agency: str, steps: int) -> None:
		"""A report is written and goes some steps up."""
		self.add(day, What.WRITE, period, agency, seed=WORDS.get(agency, 5))
		for who, action in WAY_UP[:steps]:
			self.act(day, period, agency, who, action)

	def direct(self, day: date, period: str, steps: int) -> None:
		"""The department's own report, which nobody examines."""
		self.add(day, What.WRITE, period, SNNMT, seed=len(period))
		for who, action in (WAY_UP[0], WAY_UP[1], WAY_UP[4])[:steps]:
			self.act(day, period, SNNMT, who, action)


def all_of(periods: Sequence[Period]) -> Iterator[Happening]:
	"""The whole small year."""
	yield from beginning(periods)
	yield from ending(periods)

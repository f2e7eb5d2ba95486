"""The course of a year, drawn from a seed: which agency does what on which day. Pure: reads no site, writes nothing.

Happenings are wishes: whether one can come true is settled by the site (a report that a successor goes on with, a closed
period); steps.py counts those that could not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from typing import Any


class What(StrEnum):
	"""What happens."""

	OPEN = "period opened"
	CLOSE = "period closed"
	COMPARE = "compared"
	MERGE = "agencies merged"
	CONDITION = "condition met"
	DELEGATE = "authority delegated"
	END_DELEGATION = "delegation ended"
	WRITE = "report written"
	NOTHING = "nothing to report"
	ACT = "acted"
	RETURN_BY_LINE = "returned by line"
	CORRECT = "lines corrected"
	ASK_TIME = "more time asked for"
	DECIDE_TIME = "decided on more time"
	AMEND = "report amended"


REQUEST, SIGN, RECOMMEND = "Request Signature", "Sign and Submit", "Recommend"
AT_DEPARTMENT, APPROVE, BACK = "Approve at Department", "Approve", "Send Back"
RECALL, REVOKE, GRANT, REFUSE = "Recall", "Revoke", "Grant", "Refuse"
OFFICER, LEADER, EXAMINER, DIRECTOR, PROVINCE = "officer", "leader", "examiner", "director", "province"


@dataclass(frozen=True)
class Agency:
	"""Who reports; `direct`: straight to the province, no department between."""

	code: str
	direct: bool = False


@dataclass(frozen=True)
class Period:
	"""A stretch of time that is reported on, with its due dates; `agencies`: who is asked (none = all)."""

	code: str
	data_from: date
	data_to: date
	due_agency: date
	due_department: date
	due_province: date
	agencies: tuple[str, ...] = ()

	@property
	def opens(self) -> date:
		"""Ten days before its figures are cut off."""
		return self.data_to - timedelta(days=10)

	@property
	def closes(self) -> date:
		"""A good while after all of it should be decided."""
		return self.due_province + timedelta(days=35)


@dataclass(frozen=True)
class Merger:
	"""Agencies that become one on a day: a new one with `code`, or `into` one of them, which goes on."""

	day: date
	sources: tuple[str, ...]
	into: str = ""
	code: str = ""


@dataclass(frozen=True)
class Happening:
	"""One thing that happens to the report of an agency in a period, or to the province."""

	day: date
	order: float
	what: What
	period: str = ""
	agency: str = ""
	told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Odds:
	"""How often things go another way than straight on, of 1."""

	never_sent: float = 0.05
	late: float = 0.22
	nothing: float = 0.06
	taken_back_before_signing: float = 0.06
	sent_back_by_leader: float = 0.06
	recalled_by_leader: float = 0.08
	returned_by_line: float = 0.14
	recalled_by_examiner: float = 0.05
	sent_back_by_director: float = 0.05
	recalled_by_director: float = 0.04
	sent_back_by_province: float = 0.05
	undecided: float = 0.06
	late_decision: float = 0.08
	revoked: float = 0.10
	amended: float = 0.75
	more_time: float = 0.14


def course(
	seed: int,
	agencies: Sequence[Agency],
	periods: Sequence[Period],
	mergers: Sequence[Merger],
	odds: Odds,
	delegating: int,
) -> list[Happening]:
	"""Everything that happens, in its order; `delegating`: how many leaders of agencies give their signature to another.

	Each report's way is drawn by itself, so that an agency more on the site changes no other's.
	"""
	found = [*_of_province(periods, mergers)]
	for period in periods:
		found.append(Happening(period.opens, 0, What.OPEN, period.code))
		found.append(Happening(period.closes, 900, What.CLOSE, period.code))
		for agency in _reporting(agencies, period, mergers):
			way = _Way(Random(f"{seed} {period.code} {agency.code}"), odds, period, agency)
			found += way.happenings()
	found += _delegations(Random(seed), found, delegating)
	for day in sorted({period.closes for period in periods} | {merger.day for merger in mergers}):
		found.append(Happening(day, 999, What.COMPARE))
	revoked = [one.day for one in found if one.told.get("action") == REVOKE]
	if revoked:
		found.append(Happening(max(revoked), 999, What.COMPARE))
	return sorted(found, key=lambda one: (one.day, one.order))


def _reporting(agencies: Sequence[Agency], period: Period, mergers: Sequence[Merger]) -> Iterator[Agency]:
	"""Those that are there when the period opens, the new ones included, and those that come while it is open."""
	gone = {
		code
		for merger in mergers
		if merger.day <= period.opens
		for code in merger.sources
		if code != merger.into
	}
	new = [Agency(merger.code) for merger in mergers if merger.code and merger.day <= period.closes]
	for agency in [*agencies, *new]:
		if agency.code not in gone and (not period.agencies or agency.code in period.agencies):
			yield agency


def _of_province(periods: Sequence[Period], mergers: Sequence[Merger]) -> Iterator[Happening]:
	for merger in mergers:
		yield Happening(merger.day, 500, What.MERGE, told={"merger": merger})
	first, last = periods[0].opens, periods[-1].closes
	yield Happening(first + (last - first) / 3, 1, What.CONDITION)
	for giver in ("director", "province"):
		begin = periods[len(periods) // 2].due_agency
		yield Happening(begin, 3, What.DELEGATE, told={"giver": giver, "days": 12})
		yield Happening(begin + timedelta(days=8), 4, What.END_DELEGATION, told={"giver": giver})


def _delegations(rng: Random, found: Sequence[Happening], number: int) -> Iterator[Happening]:
	"""Some leaders give their signature to another on a day on which they have something to sign, and for a while after."""
	first = {
		one.agency: one.day
		for one in reversed(found)
		if one.told.get("delegate") and one.told["who"] == LEADER
	}
	for agency in rng.sample(sorted(first), min(number, len(first))):
		yield Happening(first[agency], 2, What.DELEGATE, agency=agency, told={"days": rng.randrange(10, 120)})


class _Way:
	"""The way of one report, step by step; each step is later than the one before."""

	def __init__(self, rng: Random, odds: Odds, period: Period, agency: Agency) -> None:
		self.rng, self.odds, self.period, self.agency = rng, odds, period, agency
		self.day, self.order = period.opens, rng.random() * 100 + 10
		self.found: list[Happening] = []

	def happenings(self) -> list[Happening]:
		odds, period = self.odds, self.period
		begin = period.opens + timedelta(days=self.rng.randrange(1, 10))
		if self._comes(odds.more_time):
			self._more_time()
		if self._comes(odds.never_sent):
			if self._comes(0.5):
				self._write(begin)
			return self.found
		if self._comes(odds.late):
			begin = period.due_agency + timedelta(days=self.rng.randrange(1, 9))
		self._write(begin, nothing=self._comes(odds.nothing))
		self._to_the_leader()
		self._to_the_department()
		if self._comes(odds.undecided):
			return self.found
		self._to_the_province()
		if self._comes(odds.revoked):
			self._revoked()
		return self.found

	def _comes(self, chance: float) -> bool:
		return self.rng.random() < chance

	def _later(self, most: int = 2) -> None:
		"""Some days on; the same day too, later in it."""
		days = self.rng.randrange(most + 1)
		self.day += timedelta(days=days)
		self.order = self.order + 1 if not days else self.rng.random() * 100 + 10

	def _happens(self, what: What, **told: Any) -> None:
		self.order += 0.001
		self.found.append(Happening(self.day, self.order, what, self.period.code, self.agency.code, told))

	def _act(self, who: str, action: str, **told: Any) -> None:
		self._later(told.pop("within", 1))
		self._happens(What.ACT, who=who, action=action, **told)

	def _write(self, day: date, nothing: bool = False) -> None:
		self.day = max(self.day, day)
		self._happens(What.NOTHING if nothing else What.WRITE, seed=self.rng.randrange(10**9))

	def _request(self) -> None:
		self._act(OFFICER, REQUEST)

	def _sign(self) -> None:
		self._act(LEADER, SIGN, delegate=self._comes(0.7), within=2)

	def _to_the_leader(self) -> None:
		self._request()
		if self._comes(self.odds.taken_back_before_signing):
			self._act(OFFICER, RECALL)
			self._write(self.day)
			self._request()
		if self._comes(self.odds.sent_back_by_leader):
			self._act(LEADER, BACK)
			self._write(self.day)
			self._request()
		self._sign()
		if self._comes(self.odds.recalled_by_leader):
			self._act(LEADER, RECALL)
			self._sign()

	def _to_the_department(self) -> None:
		if self._comes(self.odds.returned_by_line):
			self._later(3)
			self._happens(
				What.RETURN_BY_LINE,
				who=PROVINCE if self.agency.direct else EXAMINER,
				seed=self.rng.randrange(10**9),
			)
			self._later(3)
			self._happens(What.CORRECT, seed=self.rng.randrange(10**9))
			self._request()
			self._sign()
			if self._comes(self.odds.recalled_by_leader):
				self._act(LEADER, RECALL)
				self._sign()
		if self.agency.direct:
			return
		self._act(EXAMINER, RECOMMEND, within=3)
		if self._comes(self.odds.recalled_by_examiner):
			self._act(EXAMINER, RECALL)
			self._act(EXAMINER, RECOMMEND)
		if self._comes(self.odds.sent_back_by_director):
			self._act(DIRECTOR, BACK)
			self._act(EXAMINER, RECOMMEND)

	def _to_the_province(self) -> None:
		if not self.agency.direct:
			self._act(DIRECTOR, AT_DEPARTMENT, within=3, delegate=True)
			if self._comes(self.odds.recalled_by_director):
				self._act(DIRECTOR, RECALL)
				self._act(DIRECTOR, AT_DEPARTMENT)
			if self._comes(self.odds.sent_back_by_province):
				self._act(PROVINCE, BACK)
				self._act(EXAMINER, RECOMMEND)
				self._act(DIRECTOR, AT_DEPARTMENT)
		if self._comes(self.odds.late_decision):
			self.day += timedelta(days=self.rng.randrange(20, 130))
		self._act(PROVINCE, APPROVE, within=4, delegate=True)

	def _revoked(self) -> None:
		self.day += timedelta(days=self.rng.randrange(25))
		self._act(PROVINCE, REVOKE)
		if not self._comes(self.odds.amended):
			return
		self._later(3)
		self._happens(What.AMEND)
		self._write(self.day)
		self._request()
		self._sign()
		if not self.agency.direct:
			self._act(EXAMINER, RECOMMEND)
			self._act(DIRECTOR, AT_DEPARTMENT)
		if self._comes(0.8):
			self._act(PROVINCE, APPROVE)

	def _more_time(self) -> None:
		"""Asked for while it is written, or so late that the due date has passed."""
		before = self.day, self.order
		self.day = self.period.due_agency - timedelta(days=self.rng.randrange(-2, 5))
		self._happens(What.ASK_TIME, days=self.rng.randrange(2, 9))
		self._later(2)
		decision = self.rng.choices([GRANT, REFUSE], [3, 1])[0]
		self._happens(What.DECIDE_TIME, action=decision)
		if decision == GRANT and self._comes(0.2):
			self._later(2)
			self._happens(What.DECIDE_TIME, action=REVOKE)
		self.day, self.order = before

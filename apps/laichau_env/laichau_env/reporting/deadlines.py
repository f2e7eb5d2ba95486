"""What a period covers and when it is due, over plain values. Pure.

Decree 09/2019/ND-CP: article 12 (data windows), article 8 (a due date for each level, at least one working day
after the cut-off), article 13 (to the Government by the 25th of the last month). Weeks and reports on request
are whoever asks' own: a week is Monday to Sunday, numbered as ISO 8601 does.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from laichau_env.reporting.calendar import WorkingCalendar

FIRST_DAY, CUT_OFF_DAY = 15, 14
DECEMBER = 12
REQUEST_DEPARTMENT_DAYS, REQUEST_PROVINCE_DAYS = 3, 4
"""Working days that department and province have for a report on request, each after the tier below: as in the plan's regimes."""


class PeriodKind(StrEnum):
	"""How long a period is; the options of Reporting Period and Reporting Regime."""

	WEEKLY = "Weekly"
	MONTHLY = "Monthly"
	QUARTERLY = "Quarterly"
	HALF_YEAR = "Half-Year"
	NINE_MONTH = "Nine-Month"
	ANNUAL = "Annual"
	AD_HOC = "Ad Hoc"


MONTHS = {
	PeriodKind.MONTHLY: 1,
	PeriodKind.QUARTERLY: 3,
	PeriodKind.HALF_YEAR: 6,
	PeriodKind.NINE_MONTH: 9,
	PeriodKind.ANNUAL: 12,
}
"""Length of the kinds that the decree knows."""


class NoSuchPeriod(ValueError):
	"""A year has no period of that number, or the kind has no windows by rule."""


class DeadlineNotUnderstood(ValueError):
	"""A latest day is written neither as a day nor as day/month."""


@dataclass(frozen=True)
class Window:
	"""First and last day that figures cover; the last is the cut-off."""

	data_from: date
	data_to: date


@dataclass(frozen=True)
class LatestDay:
	"""A day that no due date may pass: of the cut-off's month, or (with a month) the next such day after it."""

	day: int
	month: int = 0

	def after(self, cut_off: date) -> date:
		"""The day meant for a period that ends on `cut_off`; a 31 stands for the last of a shorter month."""
		year, month = cut_off.year, self.month or cut_off.month
		found = _day_of(year, month, self.day)
		return found if not self.month or found > cut_off else _day_of(year + 1, month, self.day)


@dataclass(frozen=True)
class TierRule:
	"""Deadline of one tier: working days after the cut-off (0 = not counted so), and a day not to pass."""

	working_days: int = 0
	latest: LatestDay | None = None

	@property
	def is_set(self) -> bool:
		"""Whether the tier has a deadline by rule."""
		return self.working_days > 0 or self.latest is not None


def periods_in_year(kind: str, year: int) -> int:
	"""How many periods of `kind` a year has; none of those on request."""
	if kind == PeriodKind.WEEKLY:
		return date(year, DECEMBER, 28).isocalendar().week
	if kind == PeriodKind.NINE_MONTH:
		return 1
	return 12 // MONTHS[PeriodKind(kind)] if kind in MONTHS else 0


def window_of(kind: str, year: int, sequence: int) -> Window:
	"""The data window of a year's `sequence`-th period of `kind`. Raises NoSuchPeriod."""
	if not 1 <= sequence <= periods_in_year(kind, year):
		raise NoSuchPeriod(f"{kind} {sequence}/{year}")
	if kind == PeriodKind.WEEKLY:
		monday = date.fromisocalendar(year, sequence, 1)
		return Window(monday, monday + timedelta(days=6))
	length = MONTHS[PeriodKind(kind)]
	last_month = length * sequence
	before = last_month - length
	data_from = date(year, before, FIRST_DAY) if before else date(year - 1, DECEMBER, FIRST_DAY)
	return Window(data_from, date(year, last_month, CUT_OFF_DAY))


def due_dates(cut_off: date, tiers: Sequence[TierRule], days: WorkingCalendar) -> list[date | None]:
	"""Due date of each tier, from the lowest up; None for a tier without a rule.

	Counted in working days, so never on a weekend or holiday; a latest day that is one counts as the working
	day before it. Where a cap leaves too little time, the tiers below move up; each stays a working day after
	the one below, and the first a working day after the cut-off: only that may push a date past its cap.
	"""
	due = {place: _wanted(cut_off, rule, days) for place, rule in enumerate(tiers) if rule.is_set}
	places = list(due)
	for lower, upper in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
		if due[lower] >= due[upper]:
			due[lower] = days.before(due[upper])
	earliest = days.after(cut_off)
	for place in places:
		due[place] = max(due[place], earliest)
		earliest = days.after(due[place])
	return [due.get(place) for place in range(len(tiers))]


def due_on_request(due: date, days: WorkingCalendar) -> tuple[date, date]:
	"""Due dates of department and province for a report that agencies are asked for until `due`."""
	department = days.after(due, REQUEST_DEPARTMENT_DAYS)
	return department, days.after(department, REQUEST_PROVINCE_DAYS)


def parse_latest(text: str | None) -> LatestDay | None:
	"""Read "25" or "31/01"; nothing for an empty text. Raises DeadlineNotUnderstood."""
	written = (text or "").strip()
	if not written:
		return None
	found = re.fullmatch(r"(\d{1,2})(?:/(\d{1,2}))?", written, re.ASCII)
	day, month = (int(found[1]), int(found[2] or 0)) if found else (0, 0)
	longest = monthrange(2024, month)[1] if 1 <= month <= DECEMBER else 31
	if not 1 <= day <= longest or month > DECEMBER or (found and found[2] and not month):
		raise DeadlineNotUnderstood(written)
	return LatestDay(day, month)


# --- names


CODE_OF = {
	PeriodKind.WEEKLY: "W{:02d}",
	PeriodKind.MONTHLY: "M{:02d}",
	PeriodKind.QUARTERLY: "Q{}",
	PeriodKind.HALF_YEAR: "H{}",
	PeriodKind.NINE_MONTH: "9M",
	PeriodKind.ANNUAL: "Y",
}
ROMAN = ("", "I", "II", "III", "IV")


def period_code(kind: str, year: int, sequence: int, prefix: str = "") -> str:
	"""Short key of a period by rule, e.g. Q4-2026, H1-2026, BVMT-Y-2026."""
	code = f"{CODE_OF[PeriodKind(kind)].format(sequence)}-{year}"
	return f"{prefix}-{code}" if prefix else code


def period_title(kind: str, year: int, sequence: int) -> str:
	"""The period as papers name it, e.g. "quý IV năm 2026", "6 tháng đầu năm 2026"."""
	return {
		PeriodKind.WEEKLY: f"tuần {sequence} năm {year}",
		PeriodKind.MONTHLY: f"tháng {sequence} năm {year}",
		PeriodKind.QUARTERLY: f"quý {ROMAN[sequence] if sequence < len(ROMAN) else sequence} năm {year}",
		PeriodKind.HALF_YEAR: f"6 tháng {'đầu' if sequence == 1 else 'cuối'} năm {year}",
		PeriodKind.NINE_MONTH: f"9 tháng năm {year}",
		PeriodKind.ANNUAL: f"năm {year}",
	}[PeriodKind(kind)]


def _wanted(cut_off: date, rule: TierRule, days: WorkingCalendar) -> date:
	wanted = []
	if rule.working_days:
		wanted.append(days.after(cut_off, rule.working_days))
	if rule.latest:
		wanted.append(days.on_or_before(rule.latest.after(cut_off)))
	return min(wanted)


def _day_of(year: int, month: int, day: int) -> date:
	return date(year, month, min(day, monthrange(year, month)[1]))

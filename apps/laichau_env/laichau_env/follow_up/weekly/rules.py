"""Which stretch of time a weekly summary tells of, and how much of it stands on one page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from laichau_env.common.vietnamese import in_order

DAYS = 7
"""Days that a summary looks back."""


@dataclass(frozen=True)
class PeriodLine:
	"""An open period in numbers; `sent_lately` within the days that the summary looks back, `late` of all
	that were sent, `again` those that came back to their agencies and are to be sent again.
	"""

	name: str
	title: str
	due: date | None
	owed: int = 0
	sent: int = 0
	sent_lately: int = 0
	late: int = 0
	again: int = 0
	overdue: int = 0
	approved: int = 0


@dataclass(frozen=True)
class Behind:
	"""An agency that has not sent its report though the day has passed."""

	agency: str
	short_name: str
	period: str
	period_title: str
	due: date
	days: int


@dataclass(frozen=True)
class Waits:
	"""A report that waits above its agency: at which step, for whom, how long, how many working days overdue there."""

	name: str
	title: str
	state: str
	who: tuple[str, ...]
	since: date
	working_days: int
	overdue_days: int


@dataclass(frozen=True)
class LateTask:
	"""A task that an agency leads and that is not done though its last day has passed."""

	name: str
	short_name: str
	title: str
	due: date


@dataclass(frozen=True)
class Asked:
	"""A request for more time that waits, or was decided lately."""

	name: str
	short_name: str
	period_title: str
	asked_until: date
	granted_until: date | None
	state: str


@dataclass(frozen=True)
class WeeklySummary:
	"""How things stand for the open periods, each list with the worst first."""

	since: date
	day: date
	periods: tuple[PeriodLine, ...]
	behind: tuple[Behind, ...]
	waiting: tuple[Waits, ...]
	tasks: tuple[LateTask, ...]
	asked: tuple[Asked, ...]

	@property
	def is_empty(self) -> bool:
		"""Whether there is nothing to tell."""
		return not (self.periods or self.behind or self.waiting or self.tasks or self.asked)


def looks_back_to(day: date) -> date:
	"""First day of the stretch that ends on `day`."""
	return day - timedelta(days=DAYS)


def week_of(day: date) -> date:
	"""The Monday of a day's week: what a week's notice is known by."""
	return day - timedelta(days=day.weekday())


def worst_first(rows: Sequence[Behind]) -> tuple[Behind, ...]:
	"""The longest overdue first."""
	return tuple(sorted(rows, key=lambda row: (-row.days, in_order(row.short_name), row.period)))


def longest_first(rows: Sequence[Waits]) -> tuple[Waits, ...]:
	"""Those most overdue first, then those that wait longest."""
	return tuple(sorted(rows, key=lambda row: (-row.overdue_days, -row.working_days, row.name)))

"""How long a record stayed where, and whether each tier was on time: pure, over events and dates.

Decree 09/2019/ND-CP article 8: a due date for each level. Two clocks for each report: the writer's runs while the
agency has it, the reviewers' while a tier above has it, each return and recall counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from laichau_env.approval.transitions import STATES, State
from laichau_env.reporting.calendar import WorkingCalendar
from laichau_env.reporting.lateness import days_late

ONE_DAY = timedelta(days=1)


class Holder(StrEnum):
	"""Who has a report in a state, from the lowest tier up; nobody once it is decided."""

	AGENCY = "agency"
	DEPARTMENT = "department"
	PROVINCE = "province"
	NOBODY = "nobody"


HOLDER_OF = {
	State.DRAFT: Holder.AGENCY,
	State.PENDING_SIGNATURE: Holder.AGENCY,
	State.RETURNED: Holder.AGENCY,
	State.DEPARTMENT_REVIEW: Holder.DEPARTMENT,
	State.DEPARTMENT_APPROVAL: Holder.DEPARTMENT,
	State.PROVINCE_APPROVAL: Holder.PROVINCE,
	State.PROVINCE_REVIEW: Holder.PROVINCE,
}
"""States of the way of a report; in all others nobody has to act."""


@dataclass(frozen=True)
class Step:
	"""An event as the clocks see it."""

	from_state: str
	to_state: str
	action: str
	actor_name: str
	agency_name: str
	moment: datetime
	reason: str = ""


@dataclass(frozen=True)
class Stay:
	"""A stretch of time in one state; `left` is None while it lasts, `step` is what ended it."""

	state: str
	holder: Holder
	came: datetime
	left: datetime | None
	working_days: int
	hours: float
	step: Step | None = None


class Standing(StrEnum):
	"""Where a tier stands with a report that it has to deal with."""

	ON_TIME = "on time"
	LATE = "late"
	WAITING = "waiting"
	OVERDUE = "overdue"
	NOT_THERE = "not there"
	"""The report has not come to the tier, or the period sets no day for it."""


@dataclass(frozen=True)
class Timeliness:
	"""A tier's standing, and by how many working days it is late."""

	standing: Standing
	days: int = 0


def stays(opened: datetime, steps: Sequence[Step], now: datetime, calendar: WorkingCalendar) -> list[Stay]:
	"""The stays of a record from its opening, by its events in their order; the last one lasts until `now`."""
	found, state, came = [], State.DRAFT.value, opened
	for step in steps:
		found.append(_stay(state, came, step.moment, calendar, step))
		state, came = step.to_state, step.moment
	found.append(_stay(state, came, None, calendar, None, until=now))
	return found


def time_of(stays_: Sequence[Stay], holder: Holder) -> tuple[int, float]:
	"""Working days and hours that `holder` had the record, all rounds together."""
	mine = [stay for stay in stays_ if stay.holder == holder]
	return sum(stay.working_days for stay in mine), round(sum(stay.hours for stay in mine), 1)


def working_days_between(came: datetime, left: datetime, calendar: WorkingCalendar) -> int:
	"""Working days after the day of coming up to the day of leaving; 0 on the same day."""
	days = (came.date() + ONE_DAY * count for count in range(1, (left.date() - came.date()).days + 1))
	return sum(calendar.is_working(day) for day in days)


def timeliness(
	done: date | None, due: date | None, today: date, calendar: WorkingCalendar, has_come: bool = True
) -> Timeliness:
	"""How a tier stands that was `done` on a day (None = not yet) and had to be by `due`."""
	if due is None or not (has_come or done):
		return Timeliness(Standing.NOT_THERE)
	late = days_late(done or today, due, calendar)
	if done:
		return Timeliness(Standing.LATE if late else Standing.ON_TIME, late)
	return Timeliness(Standing.OVERDUE if late else Standing.WAITING, late)


def done_on(tier: Holder, holder: Holder, moment: datetime | None) -> date | None:
	"""When `tier` was done with a report that `holder` has now; not while it, or a tier below it, has it again."""
	order = list(Holder)
	return moment.date() if moment and order.index(holder) > order.index(tier) else None


def share_on_time(on_time: int, late: int, overdue: int) -> float | None:
	"""Percent on time of those that are due or done; None where nothing is."""
	counted = on_time + late + overdue
	return round(100 * on_time / counted, 1) if counted else None


def _stay(
	state: str,
	came: datetime,
	left: datetime | None,
	calendar: WorkingCalendar,
	step: Step | None,
	until: datetime | None = None,
) -> Stay:
	end = max(came, left or until)
	holder = HOLDER_OF.get(State(state), Holder.NOBODY) if state in STATES else Holder.NOBODY
	return Stay(
		state=state,
		holder=holder,
		came=came,
		left=left,
		working_days=working_days_between(came, end, calendar),
		hours=(end - came).total_seconds() / 3600,
		step=step,
	)

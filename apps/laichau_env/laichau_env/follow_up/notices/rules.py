"""Who is told what and when, of what waits for somebody: pure, over due dates, events and the working calendar.

Source: issue 5 and Decree 09/2019/ND-CP article 8 (a due date for each level); days are counted as deadlines are, in
working days. The province's own: 5 and 1 working days before, on the day, then every 2 working days after it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from laichau_env.approval.delegation_rules import LEADERS
from laichau_env.approval.transitions import STATES, Action, State, Tier
from laichau_env.common.hashing import sha256
from laichau_env.follow_up.notices.constants import Email, Kind, Mode
from laichau_env.reporting.calendar import WorkingCalendar

ONE_DAY = timedelta(days=1)
DAYS_BEFORE = (5, 1)
"""Working days before the due date on which a reminder goes out."""
DAYS_BETWEEN = 2
"""Working days from the due date to the first reminder after it, and from each of those to the next."""


@dataclass(frozen=True)
class Notice:
	"""What one person is told of one record; `round`: how often the record has come into its state.

	`detail` is what only the person told may read, e.g. the reason of a return.
	"""

	user: str
	kind: Kind
	document_type: str
	document_name: str
	sentence: str
	agency: str = ""
	state: str = ""
	round: int = 0
	due_date: date | None = None
	reminder_day: date | None = None
	detail: str = ""
	from_user: str = ""

	@property
	def key(self) -> str:
		"""The same for whoever would tell the same thing again, on whichever machine."""
		parts = (
			self.document_type,
			self.document_name,
			self.state,
			self.round,
			self.kind.value,
			self.due_date or "",
			self.reminder_day or "",
			self.user,
		)
		return sha256("|".join(map(str, parts)))


@dataclass(frozen=True)
class Clock:
	"""The time that runs for who has a record: the day it counts from, and from which day on people are reminded.

	`due` is the due date; where the agency sent in time and has the record again, the day on which it came back.
	"""

	due: date
	since: date
	came_back: bool = False


def reminders_due(due: date, today: date, last_run: date | None, calendar: WorkingCalendar) -> list[date]:
	"""Reminder days of `due` that lie in (last_run, today], earliest first; all are working days.

	`last_run` is the last day that was dealt with; of a site or record where there is none only the latest day
	passed counts, so that what has been overdue for months is told once.

	Who runs after a stand-still tells people the last of these days and no other: it says how things are now, and
	the earlier ones would say what is not so any more. They are covered by it and not made up.
	"""
	passed = [day for day in _days(due, today, calendar) if last_run is None or day > last_run]
	return passed if last_run else passed[-1:]


def reminder_now(clock: Clock, today: date, calendar: WorkingCalendar) -> date | None:
	"""The reminder day of which people are to have been told by today, if any.

	Whoever got the record late counts from the day on which he got it: days before that were no days of his, and
	on that day itself he was told that it is his turn.
	"""
	days = reminders_due(max(clock.due, clock.since), today, clock.since, calendar)
	return days[-1] if days else None


def round_of(state: str, entered: Sequence[str]) -> int:
	"""How often a record has come into `state`, by the states that its events led to; it begins as a draft."""
	return entered.count(state) + (state == State.DRAFT)


def is_return(action: str, target: str) -> bool:
	"""Whether a step sends a record that had left its agency back to it."""
	return action == Action.SEND_BACK and target == State.RETURNED


def is_with_agency(state: str) -> bool:
	"""Whether a record in `state` has not left its agency."""
	return state in (State.DRAFT, State.PENDING_SIGNATURE, State.RETURNED)


def is_duty(tier: Tier) -> bool:
	"""Whether somebody must act at a tier; nobody must ask for more time."""
	return tier != Tier.ASKING


def is_leader(roles: Collection[str]) -> bool:
	"""Whether somebody is told when those under him are late."""
	return bool(LEADERS & set(roles))


def is_told(action: str) -> bool:
	"""Whether people are told of a step; who takes his own step back does so to go on with it himself."""
	return action != Action.RECALL


def kind_of_turn(action: str) -> Kind:
	"""What those who must act next are told."""
	return Kind.RETURNED if action == Action.SEND_BACK else Kind.YOUR_TURN


def goes_back_to_writers(action: str, target: str) -> bool:
	"""Whether a step puts a record back into the hands of those who write it."""
	return action == Action.SEND_BACK and bool(STATES[State(target)].editors)


def days_left(due: date, today: date, calendar: WorkingCalendar) -> int:
	"""Working days after today up to the due date; 0 on the last of them."""
	days = (today + ONE_DAY * count for count in range(1, (due - today).days + 1))
	return sum(calendar.is_working(day) for day in days)


def kind_of_reminder(day: date, due: date) -> Kind:
	"""What those who must act are told on a reminder day."""
	return Kind.OVERDUE if day > due else Kind.REMINDER


def email_state(mode: str, *, set_up: bool) -> Email:
	"""What becomes of the e-mail of a notice at first."""
	if mode == Mode.NONE:
		return Email.NOT_WANTED
	if not set_up:
		return Email.NOT_SET_UP
	return Email.FOR_DIGEST if mode == Mode.DIGEST else Email.TO_SEND


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

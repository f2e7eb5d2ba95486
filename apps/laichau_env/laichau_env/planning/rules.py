"""What a plan's schedule means, whom its leads and coordinators name, how a duty stands today. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

# --- the schedule as printed

PRINTED = re.compile(
	r"""
	(?: (?P<first>20[0-9]{2}) (?: \s*[-–]\s* (?P<last>20[0-9]{2}) )? )?     # 2026 - 2030
	(?: \s* (?:và\s)? (?P<after>các\snăm\stiếp\stheo) )?          # và các năm tiếp theo
	(?: \s* \(? (?P<condition>sau\skhi\s.+?) \)? )?               # (sau khi ... được thông qua)
	(?: \svà\s (?P<later>các\snăm\stiếp\stheo) )?
	""",
	re.IGNORECASE | re.VERBOSE,
)


class ScheduleNotUnderstood(ValueError):
	"""The printed schedule follows none of the known patterns."""


@dataclass(frozen=True)
class Schedule:
	"""A printed schedule as dates; `end` stays where years are printed before "và các năm tiếp theo"."""

	start: date | None = None
	end: date | None = None
	open_ended: bool = False
	condition: str = ""

	@property
	def deadline(self) -> date | None:
		"""Last day to finish; none where the years after count too."""
		return None if self.open_ended else self.end


def parse_schedule(text: str) -> Schedule:
	"""Read a schedule such as "2026 - 2030 và các năm tiếp theo sau khi ... được ban hành".

	A condition takes the first day away, for nobody knows when it will be met; its words are kept as printed.
	Raises ScheduleNotUnderstood where anything is left over.
	"""
	words = " ".join(text.split())
	found = PRINTED.fullmatch(words)
	if not words or not found:
		raise ScheduleNotUnderstood(text)
	condition = found["condition"] or ""
	start = end = None
	if found["first"]:
		start = date(int(found["first"]), 1, 1)
		end = date(int(found["last"] or found["first"]), 12, 31)
		if start > end:
			raise ScheduleNotUnderstood(text)
	return Schedule(
		start=None if condition else start,
		end=end,
		open_ended=bool(found["after"] or found["later"]),
		condition=condition,
	)


# --- whom a column names


@dataclass(frozen=True)
class Party:
	"""One row of leads or coordinators: an agency or a group, with its part of the task.

	`concerned_only`: the text says "có liên quan", so the row names nobody in particular.
	"""

	agency: str = ""
	group: str = ""
	scope: str = ""
	concerned_only: bool = False


def expand_leads(parties: Iterable[Party], members: Mapping[str, Sequence[str]]) -> dict[str, str]:
	"""Agencies that lead, each once, with its scope; in the order printed, members in their group's order.

	An agency that is named counts as named, also where its group is named too: its own scope stands. Scopes
	of an agency named twice are joined.
	"""
	parties = list(parties)
	named: dict[str, list[str]] = {}
	for party in parties:
		if party.agency:
			named.setdefault(party.agency, [])
			if party.scope and party.scope not in named[party.agency]:
				named[party.agency].append(party.scope)
	leads: dict[str, str] = {}
	for party in parties:
		for agency in [party.agency] if party.agency else members.get(party.group, ()):
			leads.setdefault(agency, "; ".join(named[agency]) if agency in named else party.scope)
	return leads


def expand_coordinators(
	parties: Iterable[Party], members: Mapping[str, Sequence[str]], leads: Iterable[str] = ()
) -> list[str]:
	"""Agencies that coordinate, each once: named, or of a group that is meant as a whole.

	Who leads the task does not coordinate on it too.
	"""
	lead = set(leads)
	agencies: dict[str, None] = {}
	for party in parties:
		if party.concerned_only:
			continue
		agencies.update(dict.fromkeys([party.agency] if party.agency else members.get(party.group, ())))
	return [agency for agency in agencies if agency not in lead]


def follow_successors(parties: Iterable[Party], successors: Mapping[str, Sequence[str]]) -> list[Party]:
	"""The rows as they count today: one that names an agency that ended counts for those that took over."""
	return [
		replace(party, agency=agency)
		for party in parties
		for agency in successors.get(party.agency, [party.agency])
	]


# --- how a duty stands


@dataclass(frozen=True)
class Start:
	"""Where a duty begins that is taken over: percent done and, if it is done, since when."""

	percent: float
	completed_on: date | None


def joined_start(starts: Sequence[Start]) -> Start:
	"""Where a duty begins that several agencies had: the least of them, completed only if all were."""
	if not starts:
		return Start(0, None)
	dates = [start.completed_on for start in starts]
	done = all(start.percent >= 100 for start in starts) and all(dates)
	return Start(min(start.percent for start in starts), max(dates) if done else None)


@dataclass(frozen=True)
class Progress:
	"""What the last approved report on a duty says of it, and when that was signed; no `report` = none says anything."""

	assignment: str
	percent: float
	completed_on: date | None
	report: str | None
	signed_on: datetime | None = None


@dataclass(frozen=True)
class Taken:
	"""A duty that was taken over: where it stands, and when it was (None = it is just being)."""

	start: Start
	taken_on: datetime | None


def with_taken(said: Progress, has_own: bool, taken: Iterable[Taken]) -> Start:
	"""Where a duty stands that goes on with others: what its report says, and the least of what that does not know of.

	A report knows of what was taken over before it was signed. `has_own`: the agency had a part in the task before it
	took over any, which counts as not begun where no report tells of it.
	"""
	unknown = [
		one.start
		for one in taken
		if not (said.report and said.signed_on and one.taken_on and said.signed_on > one.taken_on)
	]
	own = [Start(said.percent, said.completed_on)] if said.report or has_own else []
	return joined_start([*own, *unknown])


class Standing(StrEnum):
	"""The four boxes in which the Government counts tasks."""

	COMPLETED_ON_TIME = "Completed on Time"
	COMPLETED_LATE = "Completed Late"
	WITHIN_TIME = "Not Completed, Within Time"
	OVERDUE = "Not Completed, Overdue"


def is_waiting(schedule: Schedule, condition_met_on: date | None, today: date) -> bool:
	"""Whether the duty waits for its condition."""
	return bool(schedule.condition) and (condition_met_on is None or condition_met_on > today)


def deadline_of(schedule: Schedule, condition_met_on: date | None) -> date | None:
	"""Last day of the duty: none while its condition is unmet, none if it was met after the printed end."""
	if not schedule.condition or schedule.deadline is None:
		return schedule.deadline
	if condition_met_on is None or condition_met_on > schedule.deadline:
		return None
	return schedule.deadline


def is_overdue(
	schedule: Schedule, condition_met_on: date | None, completed_on: date | None, today: date
) -> bool:
	"""Whether the last day has passed and the duty is not done."""
	return standing(schedule, condition_met_on, completed_on, today) is Standing.OVERDUE


def standing(
	schedule: Schedule, condition_met_on: date | None, completed_on: date | None, today: date
) -> Standing:
	"""The box of a duty. The last day itself is on time; what has no last day cannot be late."""
	deadline = deadline_of(schedule, condition_met_on)
	if completed_on is not None:
		late = deadline is not None and completed_on > deadline
		return Standing.COMPLETED_LATE if late else Standing.COMPLETED_ON_TIME
	if is_waiting(schedule, condition_met_on, today) or deadline is None or today <= deadline:
		return Standing.WITHIN_TIME
	return Standing.OVERDUE


SOON = timedelta(days=60)
"""Before its last day a duty is due soon: most tasks end with the year, which leaves time for one more report."""


def presses(deadline: date | None, today: date) -> bool:
	"""Whether an unfinished duty with this last day is overdue or due soon."""
	return deadline is not None and deadline <= today + SOON


def status_of(percent: float) -> str:
	"""Stored status of a duty from the percent that its last approved report says."""
	if percent >= 100:
		return "Completed"
	return "In Progress" if percent > 0 else "Not Started"


# --- names


def section_name(directive: str, position: int) -> str:
	"""Record name of a heading."""
	return f"{directive}-M{int(position):02d}"


def task_name(directive: str, position: int) -> str:
	"""Record name of a task."""
	return f"{directive}-{int(position):02d}"


def assignment_name(plan_task: str, agency: str) -> str:
	"""Record name of a duty."""
	return f"{plan_task}-{agency}"


def task_title(labels: Sequence[str], order_no: str | None, content: str, length: int) -> str:
	"""Section, number and first words, e.g. "II.B.1. Đẩy mạnh điều tra", cut at a word to `length` signs."""
	place = "".join(labels) + (order_no or "")
	title = f"{place} {' '.join(content.split())}".strip()
	if len(title) <= length:
		return title
	return title[: length - 1].rsplit(" ", 1)[0] + "…"

"""Puts the results of two selections of reports (periods, years, agencies) side by side. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.consolidation.rules import Line, Task, TaskFigures, by_task, task_figures
from laichau_env.planning.rules import Standing
from laichau_env.reporting.rules import FIRST_YEAR, LAST_YEAR

DONE = (Standing.COMPLETED_ON_TIME, Standing.COMPLETED_LATE)


@dataclass(frozen=True)
class Dated:
	"""A line of an approved report, with the last day of the time that it tells about."""

	line: Line
	until: date


@dataclass(frozen=True)
class Compared:
	"""A task in both selections; `difference` is of the mean percents, None where one side has none."""

	task: Task
	left: TaskFigures
	right: TaskFigures

	@property
	def difference(self) -> float | None:
		"""Points of percent from left to right."""
		if self.left.mean_percent is None or self.right.mean_percent is None:
			return None
		return self.right.mean_percent - self.left.mean_percent


@dataclass(frozen=True)
class Latest:
	"""What counts of a selection; `gone_over`: agency that ended -> who tells of its work since, and is counted."""

	lines: Sequence[Line]
	gone_over: Mapping[str, str]


def latest(lines: Iterable[Dated], predecessors: Mapping[str, Collection[str]]) -> Latest:
	"""Of each agency and task the line that tells about the latest time: what it says is since the plan began.

	So says the line of a successor: from then on those of its `predecessors` (agency -> agencies that ended) on the
	task are in it, and are not counted beside it. Both count where they tell about the same time, in which each
	reported on places of its own.
	"""
	newest: dict[tuple[str, str], Dated] = {}
	for one in lines:
		key = (one.line.agency, one.line.plan_task)
		if key not in newest or one.until >= newest[key].until:
			newest[key] = one
	gone_over: dict[tuple[str, str], str] = {}
	for (agency, task), one in newest.items():
		for before in predecessors.get(agency, ()):
			earlier = newest.get((before, task))
			if earlier and earlier.until < one.until:
				gone_over.setdefault((before, task), agency)
	return Latest(
		[one.line for key, one in newest.items() if key not in gone_over],
		{before: successor for (before, _), successor in gone_over.items()},
	)


def figures(tasks: Sequence[Task], lines: Sequence[Line], as_of: date) -> dict[str, TaskFigures]:
	"""Task -> its figures over these lines, as things stood on `as_of`."""
	of_task = by_task(lines)
	return {task.name: task_figures(task, of_task.get(task.name, ()), 0, as_of) for task in tasks}


def compare(
	tasks: Sequence[Task], left: Mapping[str, TaskFigures], right: Mapping[str, TaskFigures]
) -> list[Compared]:
	"""A row a task, where either side says something."""
	rows = [Compared(task, left[task.name], right[task.name]) for task in tasks]
	return [row for row in rows if row.left.reported or row.right.reported]


def done(one: TaskFigures) -> int:
	"""Agencies that completed the task, in time or late."""
	return sum(one.boxes.get(box, 0) for box in DONE)


def year_refusal(year: str, field: str) -> Refusal | None:
	"""Why no reports can be selected by a year as it was typed; `field` is how the form names it."""
	if year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR:
		return None
	return errors.SelectionUnfit(field=field, given=year or "-", first=FIRST_YEAR, last=LAST_YEAR)

"""Puts the results of two selections of reports (periods, years, agencies) side by side. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laichau_env.consolidation.rules import Line, Task, TaskFigures, by_task, task_figures
from laichau_env.planning.rules import Standing

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


def latest(lines: Iterable[Dated]) -> list[Line]:
	"""Of each agency and task the line that tells about the latest time: what it says is since the plan began."""
	newest: dict[tuple[str, str], Dated] = {}
	for one in lines:
		key = (one.line.agency, one.line.plan_task)
		if key not in newest or one.until >= newest[key].until:
			newest[key] = one
	return [one.line for one in newest.values()]


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

"""Adds up what agencies reported on each task: counts by standing, percents, money. Pure.

A task over its lead agencies: the four boxes in which the Government counts (planning/rules.py), the mean percent, and the
percent weighted by the money planned. A correction of the upper tier stands in the place of the figure it
corrects, before anything is added up, so that every total is the sum of what its sources show.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from laichau_env.consolidation.constants import MONEY_DECIMALS, OPPOSED, PERCENT_DECIMALS, Figure
from laichau_env.planning.rules import Schedule, Standing, standing

COMPLETE = 100


@dataclass(frozen=True)
class Task:
	"""A task of the plan with what its standing is derived from; `place` is its heading and printed number."""

	name: str
	section: str
	order_no: str
	content: str
	schedule: Schedule
	condition_met_on: date | None = None


@dataclass(frozen=True)
class Line:
	"""What one agency's report says of one task. `row` is the line's own name, to which a figure leads back."""

	report: str
	row: str
	agency: str
	plan_task: str
	is_lead: bool
	result: str = ""
	percent: float = 0
	pace: str = ""
	completed_on: date | None = None
	difficulties: str = ""
	funds_planned: float = 0
	funds_disbursed: float = 0

	@property
	def says_something(self) -> bool:
		"""Whether a lead agency reported on the task: the database holds an absent percent as 0."""
		return bool(self.result or self.percent or self.pace)


@dataclass(frozen=True)
class Corrected:
	"""A figure of one source that the upper tier put in the place of what was reported."""

	agency: str
	figure: Figure
	value: float | Decimal | date | None
	plan_task: str = ""
	indicator: str = ""


@dataclass(frozen=True)
class TaskFigures:
	"""A task over all reports. Percents are None where nothing can be averaged; money in million dong.

	`owed` counts the agencies that lead the task and owe a report, `reported` those whose report is counted and
	says something of it; the boxes add up to `reported`.
	"""

	plan_task: str
	owed: int
	reported: int
	boxes: Mapping[Standing, int] = field(default_factory=dict)
	mean_percent: float | None = None
	weighted_percent: float | None = None
	funds_planned: float = 0
	funds_disbursed: float = 0


def with_corrections(lines: Iterable[Line], corrections: Iterable[Corrected]) -> list[Line]:
	"""The lines with the upper tier's figures in the place of those reported.

	A completion day implies 100 percent and a percent below 100 takes the day away: a line says one thing, and of
	two corrections that oppose each other the later in the order given.
	"""
	by_line: dict[tuple[str, str], dict[str, object]] = {}
	for one in corrections:
		if one.figure is Figure.INDICATOR:
			continue
		figures = by_line.setdefault((one.agency, one.plan_task), {})
		figures.pop(OPPOSED.get(one.figure), None)
		figures[one.figure.value] = one.value
	return [_corrected(line, by_line.get((line.agency, line.plan_task))) for line in lines]


def _corrected(line: Line, figures: dict[str, object] | None) -> Line:
	if not figures:
		return line
	corrected = replace(line, **{name: value for name, value in figures.items() if value is not None})
	if figures.get(Figure.COMPLETED_ON):
		return replace(corrected, percent=COMPLETE)
	if corrected.percent < COMPLETE:
		return replace(corrected, completed_on=None)
	return corrected


def task_figures(task: Task, lines: Sequence[Line], owed: int, as_of: date) -> TaskFigures:
	"""One task's figures from its `lines` of all counted reports, as things stood on `as_of`."""
	boxed = [(line, box) for line in lines if (box := box_of(task, line, as_of))]
	leading = [line for line, _ in boxed]
	boxes = dict.fromkeys(Standing, 0)
	for _, box in boxed:
		boxes[box] += 1
	return TaskFigures(
		plan_task=task.name,
		owed=max(owed, len(leading)),
		reported=len(leading),
		boxes=boxes,
		mean_percent=mean([line.percent for line in leading]),
		weighted_percent=weighted_mean([(line.percent, line.funds_planned) for line in leading]),
		funds_planned=round(sum(line.funds_planned for line in lines), MONEY_DECIMALS),
		funds_disbursed=round(sum(line.funds_disbursed for line in lines), MONEY_DECIMALS),
	)


def box_of(task: Task, line: Line, as_of: date) -> Standing | None:
	"""The box that a line is counted in; None where its agency doesn't lead the task, or says nothing of it.

	Reports approved before the day was asked for say 100 percent without one: those are completed, as its duty is, and
	by `as_of` at the latest, which is then the day.
	"""
	if not (line.is_lead and line.says_something):
		return None
	done = line.completed_on or (as_of if line.percent >= COMPLETE else None)
	return standing(task.schedule, task.condition_met_on, done, as_of)


def mean(values: Sequence[float]) -> float | None:
	"""The plain mean; None of nothing."""
	return round(sum(values) / len(values), PERCENT_DECIMALS) if values else None


def weighted_mean(pairs: Iterable[tuple[float, float]]) -> float | None:
	"""The mean of (value, weight) by weight; None where no weight was given."""
	weighed = [(value, weight) for value, weight in pairs if weight > 0]
	total = sum(weight for _, weight in weighed)
	if not total:
		return None
	return round(sum(value * weight for value, weight in weighed) / total, PERCENT_DECIMALS)


def by_task(lines: Iterable[Line]) -> dict[str, list[Line]]:
	"""Task -> its lines, in the order given."""
	found: dict[str, list[Line]] = {}
	for line in lines:
		found.setdefault(line.plan_task, []).append(line)
	return found


def report_name(period: str, agency: str, *, own_tasks: bool) -> str:
	"""Record name, e.g. "TH-2026-Q3-SNNMT"; that on the tasks an agency leads ends in "-CT" (chủ trì)."""
	return f"TH-{period}-{agency}" + ("-CT" if own_tasks else "")

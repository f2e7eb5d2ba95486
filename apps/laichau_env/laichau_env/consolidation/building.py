"""Makes the figures and texts of a consolidated report from what was read. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from laichau_env.consolidation import rules, texts
from laichau_env.consolidation.constants import PARTS, Figure, TextKind
from laichau_env.consolidation.hand import Text
from laichau_env.consolidation.inputs import Indicator, Inputs
from laichau_env.consolidation.rules import Corrected, Line, TaskFigures
from laichau_env.consolidation.texts import Said
from laichau_env.planning.rules import Standing
from laichau_env.reporting.indicators.rules import Stated, Total, add_up, figures_by_indicator

PROVISIONAL = "{0} (tạm tính)"
BOXES = {
	Standing.COMPLETED_ON_TIME: "completed_on_time",
	Standing.COMPLETED_LATE: "completed_late",
	Standing.WITHIN_TIME: "within_time",
	Standing.OVERDUE: "overdue",
}
"""The four boxes by their fields."""


@dataclass(frozen=True)
class Brought:
	"""What one report says of an indicator, and what was added up of it: the corrected figure, if it was corrected."""

	report: str
	agency: str
	reported: Decimal | None
	used: Decimal | None
	weight: Decimal | None


@dataclass(frozen=True)
class IndicatorTotal:
	"""An indicator over all agencies that report it, and what each of them brought to the total."""

	indicator: Indicator
	total: Total
	brought: Sequence[Brought] = ()


@dataclass(frozen=True)
class Built:
	"""A consolidation: figures by task, texts by place, indicators, and the lines that were added up.

	`boxes`: row of a line -> the box that it is counted in, of those that are.
	"""

	tasks: Sequence[TaskFigures]
	texts: Sequence[Text]
	indicators: Sequence[IndicatorTotal]
	lines: Sequence[Line]
	boxes: Mapping[str, Standing]


def build(inputs: Inputs, corrections: Sequence[Corrected] = ()) -> Built:
	"""Add everything up, with the upper tier's corrections in the place of what they correct."""
	lines = rules.with_corrections(inputs.lines, corrections)
	of_task = rules.by_task(lines)
	return Built(
		tasks=[
			rules.task_figures(task, of_task.get(task.name, ()), inputs.owed.get(task.name, 0), inputs.as_of)
			for task in inputs.tasks
		],
		texts=[*_parts(inputs), *_of_tasks(inputs, of_task), *_proposals(inputs)],
		indicators=_indicators(inputs, corrections),
		lines=lines,
		boxes={
			line.row: box
			for task in inputs.tasks
			for line in of_task.get(task.name, ())
			if (box := rules.box_of(task, line, inputs.as_of))
		},
	)


def totals_of(built: Built) -> dict[str, dict[str, Any]]:
	"""The figures of a build as plain values: task or indicator -> figure -> value."""
	totals: dict[str, dict[str, Any]] = {one.plan_task: figures_of(one) for one in built.tasks}
	for one in built.indicators:
		total = one.total.total
		totals[one.indicator.name] = {
			"total": None if total is None else str(total),
			"missing": len(one.total.missing),
		}
	return totals


def figures_of(task: TaskFigures) -> dict[str, Any]:
	"""A task's figures by their fields."""
	return {
		"owed": task.owed,
		"reported": task.reported,
		**{field: task.boxes.get(box, 0) for box, field in BOXES.items()},
		"mean_percent": task.mean_percent,
		"weighted_percent": task.weighted_percent,
		"funds_planned": task.funds_planned,
		"funds_disbursed": task.funds_disbursed,
	}


def _names(inputs: Inputs) -> Mapping[str, str]:
	"""Names of agencies as texts say them: what is not approved by the province yet is marked."""
	provisional = {one.agency for one in inputs.counted if one.provisional}
	return {
		agency: PROVISIONAL.format(name) if agency in provisional else name
		for agency, name in inputs.names.items()
	}


def _parts(inputs: Inputs) -> list[Text]:
	"""The parts of the agencies' narratives, empty where none counts, then the places where only the officer writes."""
	names, reports = _names(inputs), [one for one in inputs.counted if one.report in inputs.words]
	merged = [
		Text(
			TextKind.PART,
			texts.written(
				texts.merge(Said(one.agency, inputs.words[one.report][part]) for one in reports), names
			),
			subject=part,
		)
		for part in PARTS
	]
	return merged + [Text(TextKind.PART, "", subject=heading) for heading in inputs.headings]


def _of_tasks(inputs: Inputs, of_task: Mapping[str, Sequence[Line]]) -> list[Text]:
	"""By task: a line's difficulties name nobody who must act; what is asked of somebody is among the proposals."""
	names = _names(inputs)
	found = []
	for task in inputs.tasks:
		lines = of_task.get(task.name, ())
		for kind, said in (
			(TextKind.RESULT, [Said(line.agency, line.result) for line in lines]),
			(TextKind.DIFFICULTIES, [Said(line.agency, line.difficulties) for line in lines]),
		):
			found.append(Text(kind, texts.written(texts.merge(said), names), plan_task=task.name))
	return found


def _proposals(inputs: Inputs) -> list[Text]:
	"""By who must act, in the order in which each is first named; who is not named comes last."""
	names = _names(inputs)
	groups: dict[str, list[Said]] = {}
	for one in inputs.asked:
		groups.setdefault(one.addressee, []).append(Said(one.agency, one.proposal))
	in_order = sorted(groups, key=lambda addressee: not addressee)
	return [
		Text(TextKind.PROPOSALS, texts.written(texts.merge(groups[addressee]), names), subject=addressee)
		for addressee in in_order
	]


def _indicators(inputs: Inputs, corrections: Sequence[Corrected]) -> list[IndicatorTotal]:
	"""An agency whose report is not counted, or gives no figure, is among the missing."""
	corrected = {
		(one.agency, one.indicator): one.value
		for one in corrections
		if one.figure is Figure.INDICATOR and one.value is not None
	}
	stated = [
		replace(row, value=corrected.get((row.agency, row.indicator), row.value)) for row in inputs.measured
	]
	weighed_by = {one.name: one.weight_indicator for one in inputs.indicators}
	figures = figures_by_indicator(stated, weighed_by)
	reported: dict[str, list[Stated]] = {}
	for row in inputs.measured:
		reported.setdefault(row.indicator, []).append(row)
	return [
		IndicatorTotal(
			one,
			add_up(one.addition, figures.get(one.name, []), one.reporters),
			[
				Brought(row.report, row.agency, row.value, figure.value, figure.weight)
				for row, figure in zip(reported.get(one.name, ()), figures.get(one.name, ()), strict=True)
			],
		)
		for one in inputs.indicators
	]

"""What one consolidation reads, as plain values, and the pins that tie a build to it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from laichau_env.common.hashing import canonical_json, sha256
from laichau_env.consolidation.constants import PARTS
from laichau_env.consolidation.pins import Pin, Pins
from laichau_env.consolidation.rules import Line, Task
from laichau_env.reporting.indicators.rules import Stated


@dataclass(frozen=True)
class Owing:
	"""An agency that owes a report in the period, and how its report stands; `counted`: it is added up."""

	agency: str
	report: str
	state: str
	counted: bool
	provisional: bool = False
	content_hash: str = ""
	sent_on: date | None = None
	days_late: int = 0
	late_reason: str = ""
	nothing_reason: str = ""


@dataclass(frozen=True)
class Asked:
	"""Something that a report proposes, and who must act on it (empty = nobody is named)."""

	report: str
	agency: str
	plan_task: str
	proposal: str
	addressee: str


@dataclass(frozen=True)
class Indicator:
	"""An indicator with what is needed to add it up; `reporters` are those who owe its figure."""

	name: str
	title: str
	unit: str
	addition: str
	weight_indicator: str
	decimals: int
	target: str
	reporters: tuple[str, ...]


@dataclass(frozen=True)
class Inputs:
	"""All that is added up; `names` are the names of agencies, `owed` counts the lead agencies of a task.

	`headings`: those of the paper under which no part of the agencies' reports stands.
	"""

	as_of: date
	owing: Sequence[Owing]
	tasks: Sequence[Task]
	owed: Mapping[str, int]
	lines: Sequence[Line] = ()
	asked: Sequence[Asked] = ()
	words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
	indicators: Sequence[Indicator] = ()
	measured: Sequence[Stated] = ()
	names: Mapping[str, str] = field(default_factory=dict)
	headings: Sequence[str] = ()
	data_from: date | None = None

	@property
	def counted(self) -> list[Owing]:
		"""Those whose reports are added up."""
		return [one for one in self.owing if one.counted]


def pins_of(inputs: Inputs) -> Pins:
	"""The version of everything that a build from `inputs` rests on."""
	lines = _by_report(inputs.lines)
	asked, measured = _by_report(inputs.asked), _by_report(inputs.measured)
	reports = {}
	for one in inputs.counted:
		used = lines.get(one.report, [])
		words = [inputs.words.get(one.report, {}).get(part, "") for part in PARTS]
		digest = _digest(
			[_facts_of_line(line) for line in used],
			[(row.plan_task, row.addressee, row.proposal) for row in asked.get(one.report, [])],
			[(row.indicator, row.value) for row in measured.get(one.report, [])],
			words,
		)
		reports[one.report] = Pin(
			one.report,
			one.agency,
			one.content_hash,
			digest,
			one.provisional,
			one.days_late,
			tuple(dict.fromkeys(line.plan_task for line in used)),
		)
	return Pins(
		reports=reports,
		tasks={
			task.name: _digest(_facts_of_task(task), inputs.owed.get(task.name, 0)) for task in inputs.tasks
		},
		indicators={one.name: _digest(_facts_of_indicator(one)) for one in inputs.indicators},
		owing=tuple(one.agency for one in inputs.owing),
		period=" - ".join(f"{day:%d/%m/%Y}" for day in (inputs.data_from, inputs.as_of) if day),
	)


def _by_report(rows: Iterable) -> dict[str, list]:
	found: dict[str, list] = {}
	for row in rows:
		found.setdefault(row.report, []).append(row)
	return found


def _facts_of_line(line: Line) -> tuple[object, ...]:
	return (
		line.plan_task,
		line.is_lead,
		line.result,
		float(line.percent),
		line.pace,
		line.completed_on,
		line.difficulties,
		float(line.funds_planned),
		float(line.funds_disbursed),
	)


def _facts_of_task(task: Task) -> tuple[object, ...]:
	schedule = task.schedule
	return (
		task.content,
		task.order_no,
		task.section,
		schedule.start,
		schedule.end,
		schedule.open_ended,
		schedule.condition,
		task.condition_met_on,
	)


def _facts_of_indicator(one: Indicator) -> tuple[object, ...]:
	return (one.title, one.unit, one.addition, one.weight_indicator, one.decimals, one.target, one.reporters)


def _digest(*values: object) -> str:
	return sha256(canonical_json(values))

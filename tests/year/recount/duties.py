"""Where each duty stands, from the lines of approved reports and the agencies' changes."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from year.recount.facts import Change, Facts, Report

ON_TIME, LATE, WITHIN, OVERDUE = "completed on time", "completed late", "within time", "overdue"
FULL = 100


@dataclass(frozen=True)
class Stand:
	"""Percent done and, if it is done, since when; `report`: the approved one that says so last."""

	percent: float
	completed_on: date | None
	report: str = ""

	@property
	def status(self) -> str:
		if self.percent >= FULL:
			return "Completed"
		return "In Progress" if self.percent > 0 else "Not Started"


@lru_cache(maxsize=2)
def stands(facts: Facts) -> dict[str, Stand]:
	"""Duty -> where it stands."""
	said = _last_said(facts)
	return {name: _stand(facts, said, name) for name in facts.duties}


def stood(facts: Facts, name: str, day: date) -> Stand:
	"""Where a duty stood on a day: where it stands, or, where a report on a later time moved it, what was said before."""
	now = stands(facts)[name] if name in facts.duties else Stand(0, None)
	if not now.report or facts.periods[facts.reports[now.report].period].data_to <= day:
		return now
	report, line = _last_said(facts, day).get(name, (None, None))
	return Stand(line.percent, line.completed_on, report.name) if report else Stand(0, None)


def box(task: Any, completed_on: date | None, day: date) -> str:
	"""One of the four boxes of a task on a day."""
	last = None if task.open_ended else task.end_date
	waits = False
	if task.condition_text:
		waits = not task.condition_met_on or task.condition_met_on > day
		if not task.condition_met_on or (last and task.condition_met_on > last):
			last = None
	if completed_on:
		return LATE if last and completed_on > last else ON_TIME
	return OVERDUE if last and day > last and not waits else WITHIN


@lru_cache(maxsize=16)
def _last_said(facts: Facts, until: date | None = None) -> dict[str, tuple[Report, Any]]:
	"""Duty -> report and line that tell of it: of the approved ones that of the latest period, then of the last signed.

	`until`: only of periods that end by then.
	"""
	found: dict[str, tuple[Report, Any]] = {}

	def age(report: Report) -> tuple[date, datetime]:
		return facts.periods[report.period].data_to, report.signed

	for report in facts.reports.values():
		if report.state != "Approved" or report.nothing:
			continue
		if until and facts.periods[report.period].data_to > until:
			continue
		for line in facts.lines[report.name]:
			known = found.get(line.assignment)
			if line.role == "Lead" and line.assignment and (not known or age(report) > age(known[0])):
				found[line.assignment] = report, line
	return found


def _stand(facts: Facts, said: dict[str, tuple[Report, Any]], name: str) -> Stand:
	"""What its last report says; of what was taken over after that was signed, the least counts too."""
	duty = facts.duties[name]
	report, line = said.get(name, (None, None))
	changes = [change for change in facts.changes if duty.agency in change.takers]
	parts = []
	if report:
		parts.append(Stand(line.percent, line.completed_on))
	elif not any(duty.creation >= change.at for change in changes):
		parts.append(Stand(0, None))
	for change in changes:
		if not report or report.signed <= change.at:
			parts += [_stand(facts, said, part) for part in _taken(facts, duty, change)]
	parts = parts or [Stand(0, None)]
	done = all(part.percent >= FULL and part.completed_on for part in parts)
	return Stand(
		min(part.percent for part in parts),
		max(part.completed_on for part in parts) if done else None,
		report.name if report else "",
	)


def _taken(facts: Facts, duty: Any, change: Change) -> list[str]:
	"""Duties of the agencies that ended by a change, on the same task, which `duty` goes on with."""
	return [
		name
		for name, one in facts.duties.items()
		if one.plan_task == duty.plan_task and one.agency in change.ended and one.creation < change.at
	]

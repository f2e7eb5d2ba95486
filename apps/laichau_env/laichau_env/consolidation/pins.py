"""Which version of each source a report was built from, and what of it no longer holds. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Change(StrEnum):
	"""What became of a source since the report was built."""

	GONE = "Source Withdrawn"
	CHANGED = "Source Changed"
	ARRIVED = "Source Arrived"
	APPROVED = "Source Approved Since"
	LATENESS = "Due Date Changed"
	TASK = "Task Changed"
	INDICATOR = "Indicator Changed"
	COVERAGE = "Agencies Changed"
	PERIOD = "Period Changed"


@dataclass(frozen=True)
class Pin:
	"""One report that is counted: the hash of its content at its last step, and of what is used of it."""

	report: str
	agency: str
	content_hash: str
	digest: str
	provisional: bool
	days_late: int
	tasks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pins:
	"""All that a build rests on: reports, tasks with their schedules, indicators with their rules, who owes, the period.

	`period`: the days that it is about; empty in builds of before it was kept.
	"""

	reports: Mapping[str, Pin]
	tasks: Mapping[str, str]
	indicators: Mapping[str, str]
	owing: tuple[str, ...]
	period: str = ""


@dataclass(frozen=True)
class Stale:
	"""Why lines no longer hold: the source, and the tasks that it touches (none named = the whole report)."""

	change: Change
	agency: str = ""
	report: str = ""
	subject: str = ""
	tasks: tuple[str, ...] = ()


def staleness(built: Pins, now: Pins) -> list[Stale]:
	"""Every difference between what a report was built from and what is there now; none = it is fresh."""
	found = [_of_report(pin, now.reports.get(name)) for name, pin in built.reports.items()]
	found += [
		Stale(Change.ARRIVED, pin.agency, pin.report, tasks=pin.tasks)
		for name, pin in now.reports.items()
		if name not in built.reports
	]
	found += _of_things(Change.TASK, built.tasks, now.tasks)
	found += _of_things(Change.INDICATOR, built.indicators, now.indicators)
	if set(built.owing) != set(now.owing):
		for agency in sorted(set(built.owing) ^ set(now.owing)):
			found.append(Stale(Change.COVERAGE, agency))
	if built.period and built.period != now.period:
		found.append(Stale(Change.PERIOD, subject=now.period))
	return [one for one in found if one]


def by_standing(now: Pins, built: Pins, arrived: Mapping[str, tuple[str, ...]]) -> Pins:
	"""Pins made without reading what reports say, completed: approved content that has the same hash is the same.

	`arrived`: tasks of the reports that were not there at the build.
	"""
	reports = {}
	for name, pin in now.reports.items():
		old = built.reports.get(name)
		same = old is not None and old.content_hash == pin.content_hash
		tasks = old.tasks if old else arrived.get(name, ())
		reports[name] = replace(pin, digest=old.digest if same else pin.digest, tasks=tasks)
	return replace(now, reports=reports, indicators=built.indicators)


def _of_report(pin: Pin, now: Pin | None) -> Stale | None:
	if now is None:
		return Stale(Change.GONE, pin.agency, pin.report, tasks=pin.tasks)
	tasks = tuple(dict.fromkeys((*pin.tasks, *now.tasks)))
	if (pin.content_hash, pin.digest) != (now.content_hash, now.digest):
		return Stale(Change.CHANGED, pin.agency, pin.report, tasks=tasks)
	if pin.provisional != now.provisional:
		return Stale(Change.APPROVED, pin.agency, pin.report, tasks=tasks)
	if pin.days_late != now.days_late:
		return Stale(Change.LATENESS, pin.agency, pin.report, tasks=tasks)
	return None


def _of_things(change: Change, built: Mapping[str, str], now: Mapping[str, str]) -> Sequence[Stale]:
	names = [name for name in {**built, **now} if built.get(name) != now.get(name)]
	return [Stale(change, subject=name, tasks=(name,) if change is Change.TASK else ()) for name in names]

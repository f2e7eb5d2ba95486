"""What happens to reports when agencies are merged, split or renamed in mid-period: pure decisions over plain values.

A report that was sent keeps name, number and agency (it is a paper of that agency: Decree 30/2020 article 8); one
that was never sent is gone on with in a report of who took over. Nothing is without a taker, nothing counts twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

FULL_PERCENT = 100
LINE_TEXTS = ("result", "cumulative_result", "difficulties")
FUNDS = ("funds_planned", "funds_disbursed")
PACES = ("Behind", "On Track", "Ahead")
"""Slowest first."""
REPORT_TEXTS = ("situation", "results_summary", "strengths", "shortcomings", "causes", "next_steps")

Part = tuple[str, Mapping[str, Any]]
"""Short name of an agency that ended, and what stands in its report."""


@dataclass(frozen=True)
class Old:
	"""A report of an agency that ended. `was_sent`: it left its agency once, or it amends one that did."""

	name: str
	agency: str
	was_sent: bool


@dataclass(frozen=True)
class Fate:
	"""What becomes of the old reports of a period: which are gone on with, in new reports of whom; which stay."""

	taken: tuple[Old, ...]
	made_for: tuple[str, ...]
	stay: tuple[Old, ...]


def fate_of(reports: Sequence[Old], takers: Sequence[str], have_report: frozenset[str]) -> Fate:
	"""Unsent reports go to each taker that has no report in the period.

	Where every taker has one, which nobody but its own officers may write in, they stay too, and the responsible
	successor finishes them for the agency that ended, as it does with those that were sent and came back.
	"""
	free = tuple(taker for taker in takers if taker not in have_report)
	taken = tuple(report for report in reports if not report.was_sent) if free else ()
	return Fate(taken, free if taken else (), tuple(report for report in reports if report not in taken))


def joined_text(parts: Sequence[tuple[str, str | None]]) -> str:
	"""Texts one under the other, each after the name of its agency where there are several agencies."""
	texts = [(name, (text or "").strip()) for name, text in parts]
	if len(texts) == 1:
		return texts[0][1]
	return "\n".join(f"{name}: {text}" for name, text in texts if text)


def joined_line(parts: Sequence[Part], with_funds: bool = True) -> dict[str, object]:
	"""The line that goes on with those of several agencies on one task.

	Percent is the least, done only where all are; funds are added, and go to one successor only (`with_funds`).
	"""
	values = [line for _, line in parts]
	percents = [line.get("percent") or 0 for line in values]
	dates = [line.get("completed_on") for line in values]
	done = all(percent >= FULL_PERCENT for percent in percents) and all(dates)
	return {
		**{name: joined_text([(agency, line.get(name)) for agency, line in parts]) for name in LINE_TEXTS},
		"percent": min(percents),
		"completed_on": max(dates) if done else None,
		"pace": slowest([line.get("pace") or "" for line in values]),
		**{name: sum(line.get(name) or 0 for line in values) if with_funds else 0 for name in FUNDS},
	}


def joined_report(parts: Sequence[Part]) -> dict[str, object]:
	"""Texts of the report that goes on with several; that nothing arose is said only where all said it."""
	nothing = all(report.get("nothing_to_report") for _, report in parts)
	texts = {
		name: joined_text([(agency, report.get(name)) for agency, report in parts]) for name in REPORT_TEXTS
	}
	reasons = joined_text([(agency, _reason(report)) for agency, report in parts])
	if reasons and not nothing:
		texts["situation"] = "\n".join(filter(None, (texts["situation"], reasons)))
	return {"nothing_to_report": int(nothing), "nothing_reason": reasons if nothing else "", **texts}


def slowest(paces: Sequence[str]) -> str:
	"""The slowest pace that is told; empty where none is."""
	return next((pace for pace in PACES if pace in paces), "")


def figures_of(
	agency: str,
	own: Mapping[str, Mapping[str, Any]],
	before: Mapping[str, Sequence[tuple[str, bool]]],
	names: Mapping[str, str],
) -> dict[str, dict[str, Any]]:
	"""Task -> last approved figures of an agency, of its predecessors where it has none of its own.

	`before` names for each agency the ones that it took over from, and whether it is the responsible successor,
	to whom alone the money goes. Money of an earlier year than the latest is left out.
	"""
	found: dict[str, dict[str, Any]] = {}
	parts: dict[str, list[tuple[str, bool, dict[str, Any]]]] = {}
	for predecessor, is_responsible in before.get(agency, ()):
		for task, line in figures_of(predecessor, own, before, names).items():
			parts.setdefault(task, []).append((names.get(predecessor, predecessor), is_responsible, line))
	for task, lines in parts.items():
		year = max(line["year"] for _, _, line in lines)
		counted = [
			(name, line if counts and line["year"] == year else {**line, **dict.fromkeys(FUNDS, 0)})
			for name, counts, line in lines
		]
		found[task] = {"year": year, **joined_line(counted)}
	found.update({task: dict(line) for task, line in own.get(agency, {}).items()})
	return found


def closed_refusal_day(effective: date, closed_until: date | None) -> bool:
	"""Whether a change would begin within a period that is closed, whose reports nothing moves any more."""
	return closed_until is not None and effective <= closed_until


def _reason(report: Mapping[str, Any]) -> str:
	return (report.get("nothing_reason") or "") if report.get("nothing_to_report") else ""

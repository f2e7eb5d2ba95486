"""A consolidated report, added up from the lines, figures and words of the reports that count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from year.recount import duties
from year.recount.facts import PARTS, Facts, Report

Said = tuple[frozenset[str], str]
"""Agencies, by name, and what they wrote without regard to how it is written."""
FIELDS = {
	duties.ON_TIME: "completed_on_time",
	duties.LATE: "completed_late",
	duties.WITHIN: "within_time",
	duties.OVERDUE: "overdue",
}


@dataclass
class Recount:
	"""What the consolidated report must say."""

	header: dict[str, int]
	sources: dict[str, dict[str, Any]]
	lines: dict[str, dict[str, Any]]
	indicators: dict[str, dict[str, Any]]
	texts: dict[tuple[str, str, str], set[Said]]


def recount(facts: Facts, period: str, agency: str, *, own: bool, provisional: bool) -> Recount:
	"""Of all tasks, or (`own`) of those that `agency` leads now."""
	asked = facts.asked_tasks(period)
	led = {duty.plan_task for duty in facts.duties.values() if duty.agency == agency and not duty.ended_on}
	tasks = [name for name in facts.tasks if (not asked or name in asked) and (not own or name in led)]
	reports = facts.living[period]
	if own:
		reports = [one for one in reports if any(line.plan_task in tasks for line in facts.lines[one.name])]
	awaiting = [one for one in reports if provisional and one.state == "Pending Province Approval"]
	counted = [one for one in reports if one.state == "Approved" or one in awaiting]
	telling = [one for one in counted if not one.nothing]
	names = {
		one.agency: facts.agencies[one.agency].short_name + (" (tạm tính)" if one in awaiting else "")
		for one in reports
	}
	return Recount(
		header={"owing": len(reports), "counted": len(counted), "provisional": len(awaiting)},
		sources={one.name: _source(facts, one, counted, awaiting, own=own) for one in reports},
		lines={
			task: _line(facts, period, task, reports, telling, [one for one in counted if one.nothing])
			for task in tasks
		},
		indicators={} if own else _indicators(facts, reports, counted),
		texts=_texts(facts, tasks, telling, names, own=own),
	)


def _told(report: Report, counted: bool, *, own: bool) -> str:
	"""Of what was not sent nothing is told; who examines nothing learns whether a report counts."""
	if counted:
		return report.state
	if own:
		return "Not counted yet"
	if report.is_sent:
		return report.state
	came_back = report.state == "Returned" or (report.first_sent() and not report.amends)
	return "Returned" if came_back else "Not Sent"


def _source(
	facts: Facts, report: Report, counted: list[Report], awaiting: list[Report], *, own: bool
) -> dict[str, Any]:
	sent = facts.first_sent(report)
	return {
		"state": _told(report, report in counted, own=own),
		"counted": report in counted,
		"is_provisional": report in awaiting,
		"sent_on": sent.date() if sent else None,
		"days_late": facts.days_late(report),
		"nothing": report.nothing and report.is_sent,
	}


def _line(
	facts: Facts,
	period: str,
	task: str,
	reports: list[Report],
	telling: list[Report],
	silent: list[Report],
) -> dict[str, Any]:
	"""Who is silent did, said and spent nothing in the period; what was done before stays done."""
	day = facts.periods[period].data_to
	owed = sum(
		line.plan_task == task and line.role == "Lead" for one in reports for line in facts.lines[one.name]
	)
	lines = [line for one in telling for line in facts.lines[one.name] if line.plan_task == task]
	leading = [
		(line.percent, line.completed_on, line.funds_planned)
		for line in lines
		if line.role == "Lead" and (line.result or line.percent or line.pace)
	]
	for one in silent:
		for line in facts.lines[one.name]:
			if line.plan_task == task and line.role == "Lead":
				stood = duties.stood(facts, line.assignment, day)
				if stood.percent:
					leading.append((stood.percent, stood.completed_on, 0))
	boxes = [duties.box(facts.tasks[task], done, day) for _, done, _ in leading]
	weights = [(Decimal(str(percent)), Decimal(str(funds))) for percent, _, funds in leading]
	weight = sum(one for _, one in weights)
	return {
		"owed": owed,
		"reported": len(leading),
		**{name: boxes.count(box) for box, name in FIELDS.items()},
		"mean_percent": sum(one for one, _ in weights) / len(weights) if weights else Decimal(0),
		"has_weighted": bool(weight),
		"weighted_percent": sum(one * by for one, by in weights) / weight if weight else Decimal(0),
		"funds_planned": sum((Decimal(str(line.funds_planned)) for line in lines), Decimal(0)),
		"funds_disbursed": sum((Decimal(str(line.funds_disbursed)) for line in lines), Decimal(0)),
	}


# --- indicators


def _indicators(facts: Facts, reports: list[Report], counted: list[Report]) -> dict[str, dict[str, Any]]:
	asked = {row.indicator for one in reports for row in facts.figures[one.name]}
	return {name: _indicator(facts, name, reports, counted) for name in sorted(asked)}


def _indicator(facts: Facts, name: str, reports: list[Report], counted: list[Report]) -> dict[str, Any]:
	asked = {one.agency for one in reports for row in facts.figures[one.name] if row.indicator == name}
	said = {}
	for one in counted:
		value = _figure(facts, one, name)
		if value is not None:
			said[one.agency] = (value, one)
	rule, by, decimals = facts.indicator(name)
	unweighed: set[str] = set()
	contested: set[str] = set()
	total = None
	adding = dict(said)
	if rule == "Weighted Mean":
		weights = {agency: _figure(facts, one, by) for agency, (_, one) in said.items()}
		adding = {agency: one for agency, one in said.items() if (weights[agency] or 0) > 0}
		unweighed = set(said) - set(adding)
		if adding:
			whole = sum(weights[agency] for agency in adding)
			total = sum(value * weights[agency] for agency, (value, _) in adding.items()) / whole
	elif rule == "Last Value" and said:
		newest = max(one.signed for _, one in said.values())
		adding = {agency: one for agency, one in said.items() if one[1].signed == newest}
		values = {value for value, _ in adding.values()}
		total = values.pop() if len(values) == 1 else None
		contested = set() if total is not None else set(adding)
	elif said:
		total = sum(value for value, _ in said.values())
		total = total / len(said) if rule == "Mean" else total
	short = {code: row.short_name for code, row in facts.agencies.items()}
	return {
		"total": "" if total is None else total.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP),
		"counted": len(adding) if total is not None else 0,
		"missing": len(asked - set(said)),
		"who is missing": frozenset(short[one] for one in asked - set(said)),
		"without weight": frozenset(short[one] for one in unweighed),
		"contested": frozenset(short[one] for one in contested),
	}


def _figure(facts: Facts, report: Report, indicator: str) -> Decimal | None:
	if report.nothing:
		return None
	texts = [row.value_text for row in facts.figures[report.name] if row.indicator == indicator]
	text = (texts or [""])[0] or ""
	return Decimal(text.replace(".", "").replace(",", ".")) if text else None


# --- words


def _texts(
	facts: Facts, tasks: list[str], telling: list[Report], names: dict[str, str], *, own: bool
) -> dict[tuple[str, str, str], set[Said]]:
	found: dict[tuple[str, str, str], set[Said]] = {}
	for task in tasks:
		for kind, field in (("Result", "result"), ("Difficulties", "difficulties")):
			found[kind, task, ""] = gathered(
				(names[one.agency], line[field])
				for one in telling
				for line in facts.lines[one.name]
				if line.plan_task == task
			)
	if not own:
		for part in PARTS:
			found["Part", "", part] = gathered((names[one.agency], one.words[part]) for one in telling)
	groups: dict[str, list[tuple[str, str]]] = {}
	for one in telling:
		for row in facts.proposals[one.name]:
			if row.plan_task in tasks or (not own and not row.plan_task):
				groups.setdefault(row.addressee or "", []).append((names[one.agency], row.proposal))
	found |= {("Proposals", "", addressee): gathered(said) for addressee, said in groups.items()}
	return {place: said for place, said in found.items() if said}


def gathered(said: Iterable[tuple[str, str | None]]) -> set[Said]:
	"""Alike texts under the names of all who wrote them."""
	alike: dict[str, set[str]] = {}
	for name, text in said:
		plain = plainly(text)
		if plain:
			alike.setdefault(plain, set()).add(name)
	return {(frozenset(names), text) for text, names in alike.items()}


def plainly(text: str | None) -> str:
	"""Without regard to capitals, blanks, the mark of a list, closing punctuation."""
	words = " ".join((text or "").lower().split())
	return re.sub(r"^(?:[-+*•–—] (?=\D)|\d{1,2}[.)] |[a-zđ][)] )", "", words).rstrip(" .;,:")

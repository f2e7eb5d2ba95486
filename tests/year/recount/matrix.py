"""The matrix and the two clocks, from events and dates."""

from datetime import date, datetime
from itertools import pairwise
from typing import Any

from year.recount.facts import Facts, Report

TIERS = ("agency", "department", "province")
HOLDER = {
	"Draft": 0, "Pending Signature": 0, "Returned": 0, "Under Department Review": 1,
	"Pending Department Approval": 1, "Pending Province Approval": 2,
}  # fmt: skip
DECIDED = 3
"""Who has a report: the agency, the department, the province, nobody any more."""


def cells(facts: Facts, today: date) -> dict[tuple[str, str], dict[str, Any]]:
	"""(agency, period) -> what an administrator sees there."""
	found = {}
	for period in facts.periods.values():
		reports = {report.agency: report for report in facts.living[period.name]}
		for agency in facts.agencies.values():
			if agency.disabled or not agency.reports_to:
				continue
			report = reports.get(agency.name)
			found[agency.name, period.name] = (
				_of_report(facts, report, today)
				if report
				else _empty(facts, agency, period, set(reports), today)
			)
	return found


def _of_report(facts: Facts, report: Report, today: date) -> dict[str, Any]:
	due, holder = due_of(facts, report), HOLDER.get(report.state, DECIDED)
	tiers = {"agency": _judge(facts, facts.first_sent(report), due[0], today)}
	for place, action in ((1, "Approve at Department"), (2, "Approve")):
		done = report.last(action) if holder > place else None
		if done or holder == place:
			tiers[TIERS[place]] = _judge(facts, done, due[place], today)
	granted = facts.granted(report)
	return {
		"state": report.state if report.is_sent else "not sent",
		"report": report.name if report.is_sent else "",
		"nothing": report.nothing and report.is_sent,
		"extended_to": str(granted or ""),
		"tiers": {tier: one for tier, one in tiers.items() if one},
	}


def due_of(facts: Facts, report: Report) -> tuple[date | None, date | None, date | None]:
	"""By when each tier must be done; more time for the agency moves those above it by as much as it must."""
	period, granted = facts.periods[report.period], facts.granted(report)
	department = period.due_department if report.examiner else None
	if not granted:
		return period.due_agency, department, period.due_province
	below = granted
	if department:
		below = department = max(department, facts.days.next_after(granted))
	province = period.due_province and max(period.due_province, facts.days.next_after(below))
	return granted, department, province


def _empty(facts: Facts, agency: Any, period: Any, reporting: set[str], today: date) -> dict[str, Any]:
	blank = {"report": "", "nothing": False, "extended_to": "", "tiers": {}}
	day = period.due_agency or period.data_to
	there = (not agency.valid_from or agency.valid_from <= day) and (
		not agency.valid_to or agency.valid_to >= period.data_to
	)
	asked = facts.asked(period.name)
	leads = any(duty.agency == agency.name and not duty.ended_on for duty in facts.duties.values())
	owes = (
		leads and there and (not asked or agency.name in asked) and not facts.before(agency.name) & reporting
	)
	if not owes:
		return {**blank, "state": "owes nothing"}
	if period.status == "Planned":
		return {**blank, "state": "planned"}
	return {**blank, "state": "not made", "tiers": {"agency": _judge(facts, None, period.due_agency, today)}}


def _judge(facts: Facts, done: datetime | None, due: date | None, today: date) -> dict[str, Any] | None:
	if not due:
		return None
	days = facts.days.late(done or today, due)
	standing = ("late" if days else "on time") if done else ("overdue" if days else "waiting")
	return {"standing": standing, "days": days}


def counts(found: dict[tuple[str, str], dict[str, Any]], period: str) -> dict[str, Any]:
	"""Sums of a period's column."""
	column = [cell for (_, name), cell in found.items() if name == period]
	tiers, shares = {}, {}
	for tier in TIERS:
		standings = [cell["tiers"][tier]["standing"] for cell in column if tier in cell["tiers"]]
		tiers[tier] = {
			name: standings.count(name) for name in ("on time", "late", "waiting", "overdue", "not there")
		}
		due = [name for name in standings if name != "waiting"]
		shares[tier] = round(100 * due.count("on time") / len(due), 1) if due else None
	return {
		"owed": sum(cell["state"] != "owes nothing" for cell in column),
		"sent": sum(bool(cell["report"]) for cell in column),
		"counts": tiers,
		"on_time": shares,
	}


def clocks(facts: Facts, report: Report, now: datetime) -> dict[str, tuple[int, float]]:
	"""Working days and hours that each tier had a report, all rounds together."""
	found = {tier: (0, 0.0) for tier in TIERS}
	moments = [report.made, *(event.at for event in report.events), now]
	states = ["Draft", *(event.target for event in report.events)]
	for state, (came, left) in zip(states, pairwise(moments), strict=True):
		holder = HOLDER.get(state)
		if holder is not None:
			days, hours = found[TIERS[holder]]
			left = max(came, left)
			found[TIERS[holder]] = (
				days + facts.days.between(came.date(), left.date()),
				hours + (left - came).total_seconds() / 3600,
			)
	return found

"""What the app says at one moment: matrix and clocks, duties, consolidated reports; each compared with the recount."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import frappe
from actors import EXAMINER, STRANGER, Person, as_user
from laichau_env.common import clock
from laichau_env.consolidation import service as consolidation
from laichau_env.follow_up import clocks, matrix
from laichau_env.planning import rules as planning

from year.plan import PLAN, YEAR
from year.recount import consolidated, duties
from year.recount import matrix as recounted
from year.recount.compare import Findings
from year.recount.facts import Facts

BOXES = {
	planning.Standing.COMPLETED_ON_TIME: duties.ON_TIME,
	planning.Standing.COMPLETED_LATE: duties.LATE,
	planning.Standing.WITHIN_TIME: duties.WITHIN,
	planning.Standing.OVERDUE: duties.OVERDUE,
}
REMARKS = {
	"who is missing": "Chưa có số liệu",
	"without weight": "Thiếu trọng số",
	"contested": "Số liệu cùng lúc khác nhau",
}


def compare_all(found: Findings, *, provisional: bool) -> None:
	"""Everything, as it stands now; the consolidated reports are made, or built anew, for this."""
	facts = Facts(PLAN)
	compare_matrix(found, facts)
	compare_duties(found, facts)
	for period, reports in facts.living.items():
		if any(report.state == "Approved" for report in reports):
			compare_consolidated(found, facts, period, EXAMINER, provisional=provisional)
	_compare_own_tasks(found, facts)


def compare_matrix(found: Findings, facts: Facts) -> None:
	"""Cells, sums of columns, and how long each tier had each report."""
	said = matrix.matrix(YEAR, PLAN)
	names = [period["name"] for period in said["periods"]]
	app = {
		(row["name"], period): cell
		for row in said["agencies"]
		for period, cell in zip(names, row["cells"], strict=True)
	}
	mine = recounted.cells(facts, clock.today())
	found.same("matrix", app, mine)
	for period in said["periods"]:
		counted = recounted.counts(mine, period["name"])
		found.same(f"matrix {period['name']}", {name: period[name] for name in counted}, counted)
	now = clock.now()
	stays = clocks.stays_of("Progress Report", list(facts.reports))
	for name, report in facts.reports.items():
		clock_of = clocks.clocks_of(stays[name])
		for tier, (days, hours) in recounted.clocks(facts, report, now).items():
			app_hours = round(Decimal(str(clock_of[tier]["hours"])) - Decimal(str(hours)), 1)
			found.same(f"clock {name} {tier}", {"days": clock_of[tier]["working_days"], "off": abs(app_hours) > 0.1}, {"days": days, "off": False})  # fmt: skip


def compare_duties(found: Findings, facts: Facts) -> None:
	"""Status, percent, completion, last approved report and box of every duty."""
	today, app, mine = clock.today(), {}, {}
	for name, stand in duties.stands(facts).items():
		duty = facts.duties[name]
		task = frappe.get_cached_doc("Plan Task", duty.plan_task)
		schedule = planning.Schedule(
			task.start_date, task.end_date, bool(task.open_ended), task.condition_text or ""
		)
		app[name] = {
			"status": duty.status,
			"percent": duty.percent,
			"completed on": duty.completed_on,
			"last approved": duty.last_approved_report or "",
			"box": BOXES[planning.standing(schedule, _day(task.condition_met_on), duty.completed_on, today)],
		}
		mine[name] = {
			"status": stand.status,
			"percent": stand.percent,
			"completed on": stand.completed_on,
			"last approved": stand.report,
			"box": duties.box(facts.tasks[duty.plan_task], stand.completed_on, today),
		}
	found.same("duty", app, mine)


def compare_consolidated(
	found: Findings, facts: Facts, period: str, maker: Person, *, provisional: bool = False, own: bool = False
) -> None:
	"""The consolidated report of a period, built anew now."""
	scope = "Own Tasks" if own else "Province"
	with as_user(maker):
		made = consolidation.make_report(period, scope, provisional=provisional)
		consolidation.rebuild(made.name, provisional=provisional)
	report = frappe.get_doc(made.doctype, made.name)
	mine = consolidated.recount(facts, period, maker.agency, own=own, provisional=provisional)
	what = f"{report.name}"
	found.same(what, {name: report.get(name) for name in mine.header}, mine.header)
	found.same(f"{what} source", _sources(report.name), mine.sources)
	found.same(
		f"{what} task", {row.plan_task: _row(row, _any(mine.lines)) for row in report.lines}, mine.lines
	)
	found.same(
		f"{what} indicator",
		{
			row.indicator: _indicator(row, facts)
			for row in report.indicators
			if row.indicator in mine.indicators
		},
		mine.indicators,
	)
	found.same(f"{what} text", dict(_texts(report.texts)), mine.texts)


def _compare_own_tasks(found: Findings, facts: Facts) -> None:
	"""A department that only leads adds up its own tasks."""
	for period, reports in facts.living.items():
		asked = facts.asked_tasks(period)
		led = {duty.plan_task for duty in facts.duties.values() if duty.agency == STRANGER.agency}
		approved = [report for report in reports if report.state == "Approved"]
		lines = [line for report in approved for line in facts.lines[report.name]]
		if any(line.plan_task in led and (not asked or line.plan_task in asked) for line in lines):
			compare_consolidated(found, facts, period, STRANGER, own=True)
			return


def _sources(report: str) -> dict[str, dict[str, Any]]:
	rows = frappe.db.sql(
		"select * from `tabConsolidation Source` where consolidated_report = %s", report, as_dict=True
	)
	return {
		row.report: {
			"state": row.state,
			"counted": bool(row.counted),
			"is_provisional": bool(row.is_provisional),
			"sent_on": row.sent_on,
			"days_late": row.days_late,
			"nothing": bool(row.nothing_reason),
		}
		for row in rows
	}


def _any(rows: dict[str, dict[str, Any]]) -> Iterable[str]:
	return next(iter(rows.values()), {})


def _row(row: Any, fields: Iterable[str]) -> dict[str, Any]:
	return {name: bool(row.get(name)) if name == "has_weighted" else row.get(name) for name in fields}


def _indicator(row: Any, facts: Facts) -> dict[str, Any]:
	remarks = dict(line.split(": ", 1) for line in (row.remark or "").splitlines())
	total = row.total.replace(".", "").replace(",", ".") if row.total else ""
	return {
		"total": Decimal(total) if total else "",
		"counted": row.counted,
		"missing": row.missing,
		**{name: _named(remarks.get(label, ""), facts) for name, label in REMARKS.items()},
	}


def _named(text: str, facts: Facts) -> frozenset[str]:
	"""Agencies that a list names; names with commas in them are known as a whole."""
	found = set()
	for name in sorted({row.short_name for row in facts.agencies.values()}, key=len, reverse=True):
		pattern = rf"(^|, ){re.escape(name)}(?=, |$)"
		if re.search(pattern, text):
			found.add(name)
			text = re.sub(pattern, r"\1", text, count=1)
	return frozenset(found)


def _texts(rows: Iterable[Any]) -> Iterable[tuple[tuple[str, str, str], set[consolidated.Said]]]:
	for row in rows:
		said = set()
		for paragraph in (row.built_text or "").splitlines():
			names, _, text = paragraph.partition(": ")
			said.add((frozenset(names.split("; ")), consolidated.plainly(text)))
		if said:
			yield (row.kind, row.plan_task or "", row.subject or ""), said


def _day(value: Any) -> Any:
	return frappe.utils.getdate(value) if value else None

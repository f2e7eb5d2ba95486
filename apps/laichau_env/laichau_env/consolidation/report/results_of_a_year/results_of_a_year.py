"""The year of one agency: each of its tasks through the approved reports of the year, and where it stands at its end."""

from collections import Counter
from typing import Any

import frappe
from frappe import _

from laichau_env.common import clock
from laichau_env.consolidation.comparison import queries
from laichau_env.consolidation.comparison.notes import note_of_year
from laichau_env.consolidation.comparison.queries import Told
from laichau_env.consolidation.queries import tasks_of
from laichau_env.organization.scope import membership_of
from laichau_env.planning.queries import places_of


def execute(filters: dict | None = None) -> tuple[list[dict[str, Any]], list[dict[str, Any]], str]:
	"""Columns, rows, and a note on where they come from. Nine queries; without an agency named, of the reader's own.

	Raises SelectionUnfit (417).
	"""
	given = frappe._dict(filters or {})
	given.agency = given.agency or membership_of().agency
	given.year = given.year or clock.today().year
	if not (given.directive and given.agency):
		return [], [], ""
	told = queries.lines_of(queries.selection_of(given))
	titles = _titles(told)
	by_task: dict[str, list[Told]] = {}
	for one in told:
		by_task.setdefault(one.line.plan_task, []).append(one)
	tasks = [task for task in tasks_of(given.directive) if task.name in by_task]
	places = places_of([task.name for task in tasks])
	rows = [{"place": places[task.name], **_row(task, by_task[task.name], titles)} for task in tasks]
	return _columns(titles), rows, note_of_year(given.agency, given.year, is_empty=not rows)


def _titles(told: list[Told]) -> dict[str, str]:
	"""Period -> its title, oldest first; periods of one title are told apart by their codes."""
	titles = {one.period: one.title for one in told}
	often = Counter(titles.values())
	return {period: f"{title} ({period})" if often[title] > 1 else title for period, title in titles.items()}


def _columns(titles: dict[str, str]) -> list[dict[str, Any]]:
	texts = [
		{"fieldname": f"result_{at}", "label": title, "fieldtype": "Small Text", "width": 220}
		for at, title in enumerate(titles.values())
	]
	return [
		{"fieldname": "place", "label": _("No."), "fieldtype": "Data", "width": 80},
		{"fieldname": "task", "label": _("Task"), "fieldtype": "Data", "width": 320},
		{"fieldname": "role", "label": _("Role"), "fieldtype": "Data", "width": 90},
		*texts,
		{"fieldname": "cumulative", "label": _("Cumulative Result"), "fieldtype": "Small Text", "width": 220},
		{"fieldname": "percent", "label": _("Percent Done"), "fieldtype": "Percent", "precision": 1, "width": 130},
		{"fieldname": "completed_on", "label": _("Completed On"), "fieldtype": "Date", "width": 130},
		{"fieldname": "planned", "label": _("Funds Planned (Million Dong)"), "fieldtype": "Float", "precision": 2, "width": 210},
		{"fieldname": "disbursed", "label": _("Funds Disbursed (Million Dong)"), "fieldtype": "Float", "precision": 2, "width": 220},
	]  # fmt: skip


def _row(task: Any, told: list[Told], titles: dict[str, str]) -> dict[str, Any]:
	last = told[-1]
	said = {one.period: one.line.result for one in told}
	return {
		"task": task.content,
		"role": _("Lead") if last.line.is_lead else _("Coordinate"),
		**{f"result_{at}": said.get(period, "") for at, period in enumerate(titles)},
		"cumulative": last.cumulative_result,
		"percent": last.line.percent if last.line.is_lead else None,
		"completed_on": last.line.completed_on,
		"planned": last.line.funds_planned,
		"disbursed": last.line.funds_disbursed,
	}

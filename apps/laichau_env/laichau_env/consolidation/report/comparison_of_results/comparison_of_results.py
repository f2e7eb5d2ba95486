"""Two periods, years or agencies side by side, a task a row; from the approved reports that the reader may read."""

from collections.abc import Mapping
from typing import Any

import frappe
from frappe import _

from laichau_env.common import clock
from laichau_env.consolidation.comparison import queries, rules
from laichau_env.consolidation.comparison.notes import note
from laichau_env.consolidation.comparison.queries import Selection
from laichau_env.consolidation.queries import tasks_of
from laichau_env.consolidation.rules import TaskFigures
from laichau_env.planning.queries import places_of

SIDES = ("left_", "right_")
Figures = dict[str, TaskFigures]


def execute(filters: dict | None = None) -> tuple[list[dict[str, Any]], list[dict[str, Any]], str]:
	"""Columns, rows, and a note on where they come from. Thirteen queries at most, whatever the number of reports.

	Raises SelectionUnfit (417).
	"""
	given = frappe._dict(filters or {})
	if not given.directive:
		return [], [], ""
	tasks = tasks_of(given.directive)
	titles = (_("On the left"), _("On the right"))
	sides = [
		queries.selection_of(given, side, _("{0}: Year").format(title))
		for side, title in zip(SIDES, titles, strict=True)
	]
	(left, before), (right, after) = (_figures(tasks, selection) for selection in sides)
	compared = rules.compare(tasks, left, right)
	places = places_of([row.task.name for row in compared])
	return (
		_columns([_name(selection) for selection in sides]),
		[_row(row, places) for row in compared],
		note({**before, **after}),
	)


def _figures(tasks: list, selection: Selection) -> tuple[Figures, Mapping[str, str]]:
	told = queries.lines_of(selection)
	as_of = max((one.until for one in told), default=clock.today())
	found = queries.latest_of(told)
	return rules.figures(tasks, found.lines, as_of), found.gone_over


def _name(selection: Selection) -> str:
	when = selection.period or str(selection.year)
	name = frappe.db.get_value("Agency", selection.agency, "short_name") if selection.agency else ""
	return f"{when} - {name}" if name else when


def _columns(names: list[str]) -> list[dict[str, Any]]:
	"""What is compared stands in neighbouring columns, the percents and their difference first."""
	percent = ("percent", _("Mean Percent"), {"fieldtype": "Float", "precision": 1})
	others = (
		("done", _("Completed"), {"fieldtype": "Int"}),
		("reported", _("Agencies That Reported"), {"fieldtype": "Int"}),
		("disbursed", _("Funds Disbursed (Million Dong)"), {"fieldtype": "Float", "precision": 2}),
	)
	return [
		{"fieldname": "place", "label": _("No."), "fieldtype": "Data", "width": 80},
		{"fieldname": "task", "label": _("Task"), "fieldtype": "Data", "width": 300},
		*_pair(*percent, names),
		{"fieldname": "difference", "label": _("Difference in Percent"), "fieldtype": "Data", "width": 175},
		*(column for figure in others for column in _pair(*figure, names)),
	]


def _pair(name: str, label: str, kind: dict[str, Any], names: list[str]) -> list[dict[str, Any]]:
	"""A figure of both sides, one beside the other."""
	return [
		{"fieldname": f"{side}{name}", "label": f"{label} – {title}", **kind, "width": 200}
		for side, title in zip(SIDES, names, strict=True)
	]


def _row(compared: rules.Compared, places: Mapping[str, str]) -> dict[str, Any]:
	task = compared.task
	row: dict[str, Any] = {"place": places[task.name], "task": task.content}
	for side, figures in zip(SIDES, (compared.left, compared.right), strict=True):
		row |= {
			f"{side}reported": figures.reported,
			f"{side}done": rules.done(figures),
			f"{side}percent": figures.mean_percent,
			f"{side}disbursed": figures.funds_disbursed or None,
		}
	difference = compared.difference
	row["difference"] = "" if difference is None else f"{difference:+.1f}".replace(".", ",")
	return row

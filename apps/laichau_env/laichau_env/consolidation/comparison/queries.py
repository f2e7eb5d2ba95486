"""Reads the approved reports that a selection names, as far as the session's user may read them. A fixed number of queries."""

from dataclasses import dataclass
from datetime import date

import frappe
from frappe import _
from frappe.utils import cint, flt, getdate

from laichau_env.common.refuse import refuse
from laichau_env.consolidation.comparison import rules
from laichau_env.consolidation.comparison.rules import Dated, Latest
from laichau_env.consolidation.rules import Line
from laichau_env.organization.changes.queries import predecessors_of
from laichau_env.planning.queries import LEAD

PROGRESS = "Progress Report"


@dataclass(frozen=True)
class Selection:
	"""Approved reports of a plan: of one period, else of the periods that end in a year; of one agency or of all."""

	directive: str
	year: int = 0
	period: str = ""
	agency: str = ""


@dataclass(frozen=True)
class Told:
	"""What an agency's approved report says of a task, with its words; titles of periods may repeat, their names don't."""

	line: Line
	period: str
	title: str
	until: date
	cumulative_result: str


def selection_of(filters: dict, side: str = "", field: str = "") -> Selection:
	"""A selection as the filters of a report name it; `side` is the beginning of their names, `field` names the year.

	Raises SelectionUnfit (417) where neither a period nor a year is chosen, or no such year can be.
	"""

	def value(name: str) -> str:
		return str(filters.get(f"{side}{name}") or filters.get(name) or "").strip()

	refusal = None if value("period") else rules.year_refusal(value("year"), field or _("Year"))
	if refusal:
		refuse(refusal)
	return Selection(
		str(filters.get("directive") or ""), cint(value("year")), value("period"), value("agency")
	)


def periods_of(selection: Selection) -> dict[str, tuple[str, date]]:
	"""Period -> title and last day. One query."""
	filters: dict[str, object] = {"directive": selection.directive}
	if selection.period:
		filters["name"] = selection.period
	else:
		year = selection.year
		filters["data_to"] = ("between", (date(year, 1, 1), date(year, 12, 31)))
	rows = frappe.get_list(
		"Reporting Period", filters, ["name", "title", "data_to"], order_by="data_to asc", limit_page_length=0
	)
	return {row.name: (row.title, getdate(row.data_to)) for row in rows}


def lines_of(selection: Selection) -> list[Told]:
	"""Lines of the approved reports in the selection, oldest period first. Three queries."""
	periods = periods_of(selection)
	filters: dict[str, object] = {"period": ("in", list(periods)), "docstatus": 1, "nothing_to_report": 0}
	if selection.agency:
		filters["agency"] = selection.agency
	reports = frappe.get_list(PROGRESS, filters, ["name", "agency", "period"], limit_page_length=0)
	by_name = {row.name: row for row in reports}
	rows = frappe.get_all(
		"Progress Report Line",
		{"parent": ("in", list(by_name)), "parenttype": PROGRESS},
		[
			"parent",
			"name",
			"plan_task",
			"role",
			"result",
			"cumulative_result",
			"percent",
			"pace",
			"completed_on",
			"difficulties",
			"funds_planned",
			"funds_disbursed",
		],
		order_by="parent, idx",
	)
	found = [_told(row, by_name[row.parent], periods) for row in rows]
	return sorted(found, key=lambda one: one.until)


def latest_of(told: list[Told]) -> Latest:
	"""The lines that count of those told, no agency beside its successor. One query."""
	predecessors = predecessors_of({one.line.agency for one in told})
	return rules.latest([Dated(one.line, one.until) for one in told], predecessors)


def _told(row: frappe._dict, report: frappe._dict, periods: dict[str, tuple[str, date]]) -> Told:
	title, until = periods[report.period]
	line = Line(
		report=row.parent,
		row=row.name,
		agency=report.agency,
		plan_task=row.plan_task,
		is_lead=row.role == LEAD,
		result=row.result or "",
		percent=flt(row.percent),
		pace=row.pace or "",
		completed_on=row.completed_on,
		difficulties=row.difficulties or "",
		funds_planned=flt(row.funds_planned),
		funds_disbursed=flt(row.funds_disbursed),
	)
	return Told(line, report.period, title, until, row.cumulative_result or "")

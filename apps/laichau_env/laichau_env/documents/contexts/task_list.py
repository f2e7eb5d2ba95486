"""Builds the lists of a plan's tasks: in the order of its sections, or agency by agency. A fixed number of queries."""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from laichau_env.common import clock, vietnamese
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents.constants import Standing
from laichau_env.documents.contexts.frame import (
	agency_names,
	heading_of,
	one_line,
	place_in_plan,
	promulgating_decision,
	section_headings,
	under_headings,
)
from laichau_env.documents.contexts.outgoing import province
from laichau_env.documents.papers.frame import Signature
from laichau_env.documents.papers.task_list import ListedTask, TaskGroup, TaskList
from laichau_env.organization.scope import membership_of
from laichau_env.planning.queries import LEAD, Duty, duties_of_agencies
from laichau_env.reporting.queries import agencies_in_force

TEXTS = ("content", "lead_text", "coordinating_text", "schedule_text", "note")


@dataclass(frozen=True)
class Assignment:
	"""How a task stands with an agency that leads it."""

	status: str
	percent: float


def task_list(directive: Document, *, by_agency: bool) -> TaskList:
	"""The list of the plan's tasks, headed by the agency of who prints it."""
	headings = section_headings(directive.name)
	tasks = frappe.get_all(
		"Plan Task",
		filters={"directive": directive.name},
		fields=["name", "section", "order_no", *TEXTS],
		order_by="position",
	)
	groups = _by_agency(directive, tasks, headings) if by_agency else _by_section(tasks, headings)
	printer = membership_of()
	agency = frappe.get_cached_doc("Agency", printer.agency) if printer.agency else province()
	name, plan = one_line(agency.agency_name), one_line(directive.short_title or directive.title)
	return TaskList(
		standing=Standing.ISSUED,
		agency=name,
		heading=heading_of(agency, name),
		number="",
		symbol="",
		place=one_line(agency.place_name),
		date=vietnamese.long_date(clock.today()),
		excerpt=f"Theo {'cơ quan thực hiện' if by_agency else 'các mục của'} {plan}",
		addressees=(),
		signature=Signature(("NGƯỜI LẬP DANH MỤC",), one_line(printer.full_name)),
		recipients=(),
		source=_source(directive),
		by_agency=by_agency,
		total=len(tasks),
		groups=groups,
	)


def _source(directive: Document) -> str:
	decision = promulgating_decision(directive)
	if not decision:
		return one_line(directive.short_title or directive.title)
	number = f" số {decision.number}" if decision.number else ""
	return f"Ban hành kèm theo Quyết định{number} {decision.date} của {decision.issuing_body}"


def _by_section(tasks: list[frappe._dict], headings: dict[str, tuple]) -> tuple[TaskGroup, ...]:
	return tuple(
		TaskGroup(group.headings, tuple(_listed(task, headings) for task in group.rows))
		for group in under_headings(tasks, headings)
	)


def _by_agency(
	directive: Document, tasks: list[frappe._dict], headings: dict[str, tuple]
) -> tuple[TaskGroup, ...]:
	"""Agencies in force that have a duty, departments and communes apart, each in the order of codes."""
	agencies = [agency.name for agency in agencies_in_force(clock.today()) if agency.reports_to]
	duties = duties_of_agencies(directive.name, agencies)
	names, rows = agency_names(agencies), {task.name: task for task in tasks}
	standing = _assignments(directive.name)
	return tuple(
		TaskGroup((names[agency],), tuple(_duty(duty, rows, headings, standing) for duty in duties[agency]))
		for agency in agencies
		if duties[agency]
	)


def _assignments(directive: str) -> dict[str, Assignment]:
	rows = frappe.get_all("Task Assignment", {"directive": directive}, ["name", "status", "percent"])
	return {row.name: Assignment(row.status, row.percent or 0) for row in rows}


def _listed(task: frappe._dict, headings: dict[str, tuple], role: str = "", standing: str = "") -> ListedTask:
	content, leads, coordinators, schedule, note = (paragraphs(task[column]) for column in TEXTS)
	return ListedTask(
		order_no=one_line(task.order_no),
		content=content,
		leads=leads,
		coordinators=coordinators,
		schedule=schedule,
		note=note,
		place=place_in_plan(task.section, headings),
		role=role,
		standing=standing,
	)


def _duty(
	duty: Duty, rows: dict[str, frappe._dict], headings: dict[str, tuple], standing: dict[str, Assignment]
) -> ListedTask:
	role = "Chủ trì" if duty.role == LEAD else "Phối hợp"
	found = standing.get(duty.assignment or "")
	words = ""
	if found:
		share = f", đạt {vietnamese.decimal(found.percent, 1)}%" if found.percent else ""
		words = f"{frappe._(found.status)}{share}"
	return _listed(rows[duty.plan_task], headings, role, words)

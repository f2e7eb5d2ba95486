"""The reader of planning: what each agency leads and coordinates, in plan order."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import frappe

from laichau_env.organization.changes.queries import successors_of
from laichau_env.organization.queries import members_of_groups
from laichau_env.planning import rules
from laichau_env.planning.rules import Party

LEAD = "Lead"
COORDINATE = "Coordinate"


@dataclass(frozen=True)
class Duty:
	"""One agency's part in one task; `assignment` is empty where it coordinates."""

	plan_task: str
	role: str
	assignment: str | None
	section: str
	order_no: str
	content: str
	scope_text: str
	position: int


@dataclass(frozen=True)
class TaskRow:
	"""A task as duties show it."""

	name: str
	section: str
	order_no: str
	content: str
	position: int


def tasks_of(directive: str) -> list[TaskRow]:
	"""Tasks of a plan in running order. One query."""
	rows = frappe.get_all(
		"Plan Task",
		filters={"directive": directive},
		fields=["name", "section", "order_no", "content", "position"],
		order_by="position",
	)
	return [TaskRow(row.name, row.section, row.order_no or "", row.content, row.position) for row in rows]


def places_of(tasks: Collection[str]) -> dict[str, str]:
	"""Task -> its place in the printed plan, e.g. "II.B.1"; "II.B" where it bears no number. Two queries, none of none."""
	if not tasks:
		return {}
	rows = frappe.get_all(
		"Plan Task", {"name": ("in", list(tasks))}, ["name", "section", "order_no", "directive"]
	)
	plans = list({row.directive for row in rows})
	headings = frappe.get_all(
		"Plan Section", {"directive": ("in", plans)}, ["name", "label", "parent_section"]
	)
	sections = {row.name: row for row in headings}
	found = {}
	for row in rows:
		labels, at = [row.order_no or ""], sections.get(row.section)
		while at:
			labels.insert(0, at.label or "")
			at = sections.get(at.parent_section)
		found[row.name] = ".".join(label.rstrip(".") for label in labels if label)
	return found


def leads_of(directive: str) -> dict[str, list[Party]]:
	"""Plan Task -> its leads as printed, successors in the place of those that ended.

	One query, and four more where any of them ended.
	"""
	rows = _party_rows("Plan Task Lead", "scope_text", directive)
	return _by_task(
		rows,
		lambda row: Party(agency=row.agency or "", group=row.agency_group or "", scope=row.scope_text or ""),
	)


def coordinators_of(directive: str) -> dict[str, list[Party]]:
	"""Plan Task -> its coordinators as printed, successors in the place of those that ended. As `leads_of`."""
	rows = _party_rows("Plan Task Coordinator", "concerned_only", directive)
	return _by_task(
		rows,
		lambda row: Party(
			agency=row.agency or "", group=row.agency_group or "", concerned_only=bool(row.concerned_only)
		),
	)


def groups_in(parties: Iterable[Iterable[Party]]) -> set[str]:
	"""Groups named in any of the rows."""
	return {party.group for row in parties for party in row if party.group}


def assignments_of(directive: str, agencies: Collection[str] | None = None) -> list[frappe._dict]:
	"""Assignments of a plan (of `agencies`, then only those that have not ended; or all). One query."""
	filters: dict[str, object] = {"directive": directive}
	if agencies is not None:
		filters |= {"agency": ["in", list(agencies)], "ended_on": ["is", "not set"]}
	return frappe.get_all(
		"Task Assignment",
		filters=filters,
		fields=["name", "plan_task", "agency", "scope_text"],
		order_by="name",
	)


def unfinished_duties(agencies: Collection[str]) -> list[tuple[frappe._dict, rules.Schedule]]:
	"""Duties of `agencies` that are neither completed nor ended, with what their tasks' schedules say. One query."""
	duty, task = frappe.qb.DocType("Task Assignment"), frappe.qb.DocType("Plan Task")
	rows = (
		frappe.qb.from_(duty)
		.join(task)
		.on(task.name == duty.plan_task)
		.select(
			duty.name,
			duty.agency,
			duty.percent,
			duty.last_approved_report,
			task.title,
			task.start_date,
			task.end_date,
			task.open_ended,
			task.condition_text,
			task.condition_met_on,
		)
		.where(duty.agency.isin(list(agencies) or [""]))
		.where(duty.completed_on.isnull() & duty.ended_on.isnull())
		.orderby(task.directive)
		.orderby(task.position)
		.run(as_dict=True)
	)
	return [(row, _schedule(row)) for row in rows]


def _schedule(task: frappe._dict) -> rules.Schedule:
	return rules.Schedule(
		task.start_date, task.end_date, bool(task.open_ended), condition=task.condition_text or ""
	)


def duties_of_agencies(directive: str, agencies: Collection[str]) -> dict[str, list[Duty]]:
	"""Agency -> its duties in plan order: the tasks it leads, and those it coordinates on.

	It coordinates where it is named, or where a group of it is meant as a whole; not where it leads. Five
	queries, whatever the number of agencies.
	"""
	wanted = set(agencies)
	duties: dict[str, list[Duty]] = {agency: [] for agency in agencies}
	if not wanted:
		return duties
	coordinators = coordinators_of(directive)
	members = members_of_groups(groups_in(coordinators.values()))
	assignments: dict[str, dict[str, frappe._dict]] = {}
	for row in assignments_of(directive, wanted):
		assignments.setdefault(row.plan_task, {})[row.agency] = row
	for task in tasks_of(directive):
		leads = assignments.get(task.name, {})
		for agency, row in leads.items():
			duties[agency].append(_duty(task, LEAD, row.name, row.scope_text or ""))
		for agency in rules.expand_coordinators(coordinators.get(task.name, ()), members, leads):
			if agency in wanted:
				duties[agency].append(_duty(task, COORDINATE, None, ""))
	return duties


def _duty(task: TaskRow, role: str, assignment: str | None, scope: str) -> Duty:
	return Duty(
		plan_task=task.name,
		role=role,
		assignment=assignment,
		section=task.section,
		order_no=task.order_no,
		content=task.content,
		scope_text=scope,
		position=task.position,
	)


def _by_task(
	rows: Sequence[frappe._dict], party_of: Callable[[frappe._dict], Party]
) -> dict[str, list[Party]]:
	parties: dict[str, list[Party]] = {}
	for row in rows:
		parties.setdefault(row.parent, []).append(party_of(row))
	ended = {row.agency for row in rows if row.ended_by}
	successors = successors_of(ended) if ended else {}
	if not successors:
		return parties
	return {task: rules.follow_successors(named, successors) for task, named in parties.items()}


def _party_rows(child: str, field: str, directive: str) -> list[frappe._dict]:
	row, task, agency = (frappe.qb.DocType(name) for name in (child, "Plan Task", "Agency"))
	return (
		frappe.qb.from_(row)
		.join(task)
		.on(task.name == row.parent)
		.left_join(agency)
		.on(agency.name == row.agency)
		.select(row.parent, row.agency, row.agency_group, row[field], agency.ended_by)
		.where((task.directive == directive) & (row.parenttype == "Plan Task"))
		.orderby(task.position)
		.orderby(row.idx)
		.run(as_dict=True)
	)

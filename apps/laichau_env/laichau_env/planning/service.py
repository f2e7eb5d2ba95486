"""The writer of planning: makes assignments, and moves them when a report is approved."""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document, bulk_insert
from pypika import Case, Field

from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.organization.queries import agencies_with_duties, members_of_groups
from laichau_env.planning import queries, rules, succession
from laichau_env.planning.rules import Progress


@dataclass(frozen=True)
class Made:
	"""How many assignments were made and how many were there already."""

	made: int
	found: int


def make_assignments(directive: str) -> Made:
	"""One assignment for each lead of each task, groups expanded; those that exist are left alone.

	Five queries and one insert, whatever the number; what another made meanwhile is passed over. Deletes
	nothing: an agency that left a group keeps its duty until a person takes it away.
	"""
	frappe.new_doc("Task Assignment").check_permission("create")
	leads = queries.leads_of(directive)
	members = members_of_groups(queries.groups_in(leads.values()))
	owed = {task: rules.expand_leads(parties, members) for task, parties in leads.items()}
	able = agencies_with_duties({agency for scopes in owed.values() for agency in scopes})
	existing = {row.name for row in queries.assignments_of(directive)}
	missing, found = [], 0
	for task, scopes in owed.items():
		for agency, scope in scopes.items():
			if agency not in able:
				continue
			if rules.assignment_name(task, agency) in existing:
				found += 1
			else:
				missing.append(_new_assignment(directive, task, agency, scope))
	if missing:
		bulk_insert("Task Assignment", missing, ignore_duplicates=True)
	return Made(made=len(missing), found=found)


def record_progress(progress: list[Progress]) -> None:
	"""Move duties to what their last approved reports say, and to where those stand that they took over.

	One statement, whatever the number; one query, three where duties were taken over. A duty comes after those that
	it goes on with, as `succession.going_on_with` orders them. Written past the controller, which lets nobody move
	them: the approver may read duties only, and his right to move them is the approval itself.
	"""
	if not progress:
		return
	starts = succession.starts_of(progress)
	assignment = frappe.qb.DocType("Task Assignment")
	moved = {
		assignment.status: [rules.status_of(start.percent) for start in starts],
		assignment.percent: [start.percent for start in starts],
		assignment.completed_on: [start.completed_on for start in starts],
		assignment.last_approved_report: [item.report for item in progress],
	}
	names = [item.assignment for item in progress]
	query = frappe.qb.update(assignment).where(assignment.name.isin(names))
	for field, values in moved.items():
		query = query.set(field, _by_name(assignment.name, names, values))
	query.set(assignment.modified, clock.now()).set(assignment.modified_by, frappe.session.user).run()
	for name in names:
		frappe.clear_document_cache("Task Assignment", name)


def refuse_taken_position(doc: Document) -> None:
	"""A running row of a plan is taken once. Raises PositionTaken (417)."""
	other = frappe.db.get_value(doc.doctype, {"directive": doc.directive, "position": doc.position})
	if other and (doc.is_new() or other != doc.name):
		refuse(errors.PositionTaken(position=doc.position, directive=doc.directive, other=other))


def _new_assignment(directive: str, task: str, agency: str, scope: str) -> Document:
	"""A record ready for bulk insert, which runs no controller: name, plan and owner are set here."""
	assignment = frappe.new_doc("Task Assignment")
	assignment.update({"plan_task": task, "agency": agency, "directive": directive, "scope_text": scope})
	assignment.name = rules.assignment_name(task, agency)
	assignment.owner = frappe.session.user
	return assignment


def _by_name(name: Field, names: list[str], values: list[object]) -> Case:
	"""The value of each record, chosen by its name."""
	case = Case()
	for key, value in zip(names, values, strict=True):
		case = case.when(name == key, value)
	return case

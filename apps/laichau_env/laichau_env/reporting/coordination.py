"""Whom an examining department asks about a report, and until when it examines: facts for approval."""

from datetime import date

import frappe
from frappe.model.document import Document

from laichau_env.organization.queries import members_of_groups
from laichau_env.planning.queries import coordinators_of, groups_in
from laichau_env.planning.rules import expand_coordinators
from laichau_env.reporting.constants import LEAD


def coordinators(report: Document) -> dict[str, list[str]]:
	"""Line -> agencies that the plan names as coordinating on its task, the report's own left out. Four queries."""
	tasks = {line.plan_task for line in report.lines if line.role == LEAD}
	named = {task: rows for task, rows in coordinators_of(report.directive).items() if task in tasks and rows}
	members = members_of_groups(groups_in(named.values()))
	return {
		line.name: expand_coordinators(named[line.plan_task], members, (report.agency,))
		for line in report.lines
		if line.plan_task in named and line.role == LEAD
	}


def examined_by(report: Document) -> date | None:
	"""The day by which the department has to have examined the report; none where its period says nothing."""
	return frappe.db.get_value("Reporting Period", report.period, "due_department")

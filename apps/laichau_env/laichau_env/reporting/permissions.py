"""Who sees which progress report: agency by relation (organization/scope.py) and the report's state.

One predicate, as a list of clauses; lists (SQL) and single records (Python) both come from it. Drafts are
private to their agency; the examining department sees what was sent to it; the province and the supervisors
see all that was sent; nobody else sees anything.
"""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from laichau_env.organization.scope import Scope, scopes_of
from laichau_env.reporting.constants import SENT_STATES

REPORT = "Progress Report"


@dataclass(frozen=True)
class Clause:
	"""Reports whose `field` names `agency` (any, if empty) and whose state is one of `states` (any, if empty)."""

	field: str = ""
	agency: str = ""
	states: tuple[str, ...] = ()

	def holds(self, report: Document) -> bool:
		"""Whether `report` is covered."""
		party = not self.field or report.get(self.field) == self.agency
		return party and (not self.states or report.get("workflow_state") in self.states)

	def sql(self) -> str:
		"""The same as a condition on the table; values are escaped."""
		parts = []
		if self.field:
			parts.append(f"`tab{REPORT}`.`{self.field}` = {frappe.db.escape(self.agency)}")
		if self.states:
			states = ", ".join(frappe.db.escape(state) for state in self.states)
			parts.append(f"`tab{REPORT}`.`workflow_state` in ({states})")
		return "(" + " and ".join(parts) + ")"


def clauses_of(scopes: list[Scope]) -> list[Clause]:
	"""What a user with `scopes` may see; none = nothing."""
	clauses = []
	for scope in scopes:
		if scope.own:
			clauses.append(Clause("agency", scope.own))
		if scope.examines:
			clauses.append(Clause("examining_agency", scope.examines, SENT_STATES))
		if scope.all_submitted:
			clauses.append(Clause(states=SENT_STATES))
	return list(dict.fromkeys(clauses))


def progress_report_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Progress Report."""
	user = user or frappe.session.user
	if user == "Administrator":
		return ""
	clauses = clauses_of(scopes_of(user))
	return "(" + " or ".join(clause.sql() for clause in clauses) + ")" if clauses else "1 = 0"


def progress_report_has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Progress Report; writing is for the report's own agency."""
	user = user or frappe.session.user
	if user == "Administrator" or ptype == "create":
		return True
	scopes = scopes_of(user)
	if ptype in ("write", "submit", "cancel", "delete", "amend"):
		return any(scope.own and doc.get("agency") == scope.own for scope in scopes)
	return any(clause.holds(doc) for clause in clauses_of(scopes))


def attached_conditions(table: str, doctype_field: str, name_field: str, user: str | None = None) -> str:
	"""Condition that hides rows of `table` hanging on a report that `user` may not see."""
	visible = progress_report_conditions(user)
	if not visible:
		return ""
	return (
		f"(ifnull(`tab{table}`.`{doctype_field}`, '') != {frappe.db.escape(REPORT)} or "
		f"`tab{table}`.`{name_field}` in (select `name` from `tab{REPORT}` where {visible}))"
	)


def line_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Progress Report Line: a child table is else listed whole."""
	return attached_conditions("Progress Report Line", "parenttype", "parent", user)


def proposal_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Report Proposal."""
	return attached_conditions("Report Proposal", "parenttype", "parent", user)


def evidence_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Report Evidence."""
	return attached_conditions("Report Evidence", "parenttype", "parent", user)


def file_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of File: no file of a report that one may not read."""
	return attached_conditions("File", "attached_to_doctype", "attached_to_name", user)


def comment_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Comment."""
	return attached_conditions("Comment", "reference_doctype", "reference_name", user)


def version_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Version."""
	return attached_conditions("Version", "ref_doctype", "docname", user)


def workflow_action_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Workflow Action."""
	return attached_conditions("Workflow Action", "reference_doctype", "reference_name", user)

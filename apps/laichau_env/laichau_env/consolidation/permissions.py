"""Who sees which consolidated report: the department that makes it, the province once it goes up, supervisors when issued.

One predicate, as clauses; lists (SQL) and single records (Python) both come from it. What hangs on a record (events,
remarks, files, comments, versions) follows the record.
"""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from laichau_env.approval.transitions import State
from laichau_env.common.roles import PROVINCE_LEADER, PROVINCE_OFFICER
from laichau_env.consolidation.constants import REPORT
from laichau_env.organization.scope import Scope, scopes_of
from laichau_env.reporting.permissions import attached_conditions

ISSUED = (State.ISSUED.value, State.SENT.value, State.REVOKED.value)
LEFT_DEPARTMENT = (State.PROVINCE_REVIEW.value, State.PROVINCE_APPROVAL.value, *ISSUED)
"""States in which a report has left the department that makes it."""


@dataclass(frozen=True)
class Clause:
	"""Records of `agency` (any, if empty), going up to somebody where `goes_up`, in one of `states` (any, if empty)."""

	agency: str = ""
	goes_up: bool = False
	states: tuple[str, ...] = ()

	def holds(self, record: Document) -> bool:
		"""Whether `record` is covered."""
		return (
			(not self.agency or record.agency == self.agency)
			and (not self.goes_up or bool(record.examining_agency))
			and (not self.states or record.workflow_state in self.states)
		)

	def sql(self) -> str:
		"""The same as a condition on the table; values are escaped."""
		table, parts = f"`tab{REPORT}`", []
		if self.agency:
			parts.append(f"{table}.`agency` = {frappe.db.escape(self.agency)}")
		if self.goes_up:
			parts.append(f"ifnull({table}.`examining_agency`, '') != ''")
		if self.states:
			states = ", ".join(frappe.db.escape(state) for state in self.states)
			parts.append(f"{table}.`workflow_state` in ({states})")
		return "(" + " and ".join(parts) + ")"


def clauses_of(scopes: list[Scope], roles: set[str]) -> list[Clause]:
	"""What a user with these relations and roles may see; none = nothing."""
	clauses = [Clause(agency=agency) for scope in scopes if scope.examines for agency in scope.owns]
	if any(scope.all_submitted for scope in scopes):
		clauses.append(Clause(states=ISSUED))
		if roles & {PROVINCE_OFFICER, PROVINCE_LEADER} or not any(scope.own for scope in scopes):
			clauses.append(Clause(goes_up=True, states=LEFT_DEPARTMENT))
	return list(dict.fromkeys(clauses))


def conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Consolidated Report."""
	user = user or frappe.session.user
	if user == "Administrator":
		return ""
	clauses = clauses_of(scopes_of(user), set(frappe.get_roles(user)))
	return "(" + " or ".join(clause.sql() for clause in clauses) + ")" if clauses else "1 = 0"


def has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Consolidated Report; writing is for the department that makes it."""
	user = user or frappe.session.user
	if user == "Administrator" or ptype == "create":
		return True
	scopes = scopes_of(user)
	if ptype in ("write", "submit", "cancel", "delete", "amend"):
		return any(doc.agency in scope.writes_for for scope in scopes)
	return any(clause.holds(doc) for clause in clauses_of(scopes, set(frappe.get_roles(user))))


def line_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Consolidated Line: a child table is else listed whole."""
	return attached_conditions("Consolidated Line", "parenttype", "parent", user)


def text_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Consolidated Text."""
	return attached_conditions("Consolidated Text", "parenttype", "parent", user)


def indicator_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Consolidated Indicator."""
	return attached_conditions("Consolidated Indicator", "parenttype", "parent", user)


def correction_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Consolidated Correction."""
	return attached_conditions("Consolidated Correction", "parenttype", "parent", user)

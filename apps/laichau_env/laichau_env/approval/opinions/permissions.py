"""Who sees which opinion request: one predicate for lists and records.

The asked agency's officers and leaders, those of the examining agency, and who sees all that is submitted, as long
as the record is. A request shows the lines it asks about and gives no right to the record itself.
"""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from laichau_env.approval.kinds import all_kinds, kind_of
from laichau_env.approval.transitions import SENT_STATES
from laichau_env.organization.scope import Scope, scopes_of

REQUEST = "Opinion Request"
READING = frozenset({"read", "select", "report", "print", "email", "export"})


@dataclass(frozen=True)
class Clause:
	"""Requests whose `field` names `agency`; without a field, those about records that are submitted."""

	field: str = ""
	agency: str = ""

	def holds(self, request: Document) -> bool:
		"""Whether `request` is covered."""
		return request.get(self.field) == self.agency if self.field else _is_submitted(request)

	def sql(self) -> str:
		"""The same as a condition on the table; values are escaped."""
		if self.field:
			return f"`tab{REQUEST}`.`{self.field}` = {frappe.db.escape(self.agency)}"
		return _submitted_sql()


def clauses_of(scopes: list[Scope]) -> list[Clause]:
	"""What a user with `scopes` may see; none = nothing."""
	clauses = []
	for scope in scopes:
		if scope.own:
			clauses += [Clause("asked_agency", agency) for agency in scope.owns]
		if scope.examines:
			clauses += [Clause("examining_agency", agency) for agency in scope.examines_all]
		if scope.all_submitted:
			clauses.append(Clause())
	return list(dict.fromkeys(clauses))


def conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Opinion Request."""
	user = user or frappe.session.user
	if user == "Administrator":
		return ""
	clauses = clauses_of(scopes_of(user))
	return "(" + " or ".join(clause.sql() for clause in clauses) + ")" if clauses else "1 = 0"


def has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Opinion Request; nobody writes one but the service."""
	user = user or frappe.session.user
	if user == "Administrator":
		return True
	if (ptype or "read") not in READING:
		return False
	return any(clause.holds(doc) for clause in clauses_of(scopes_of(user)))


def _is_submitted(request: Document) -> bool:
	kind = kind_of(request.reference_doctype)
	state = kind and frappe.db.get_value(kind.doctype, request.reference_name, kind.state_field)
	return state in SENT_STATES


def _submitted_sql() -> str:
	states = ", ".join(frappe.db.escape(state) for state in SENT_STATES)
	parts = [
		f"(`tab{REQUEST}`.`reference_doctype` = {frappe.db.escape(kind.doctype)} and `tab{REQUEST}`.`reference_name` in "
		f"(select `name` from `tab{kind.doctype}` where `{kind.state_field}` in ({states})))"
		for kind in all_kinds()
	]
	return "(" + " or ".join(parts) + ")" if parts else "1 = 0"

"""Who sees which report and which request for more time: agency by relation (organization/scope.py) and state.

One predicate, as a list of clauses; lists (SQL) and single records (Python) both come from it. Drafts are
private to their agency; the examining department sees what was sent to it; the province and the supervisors
see all that was sent; nobody else sees anything.
"""

from collections.abc import Callable
from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from laichau_env.organization.scope import Scope, scopes_of
from laichau_env.reporting.constants import SENT_STATES
from laichau_env.reporting.extensions.constants import SENT_STATES as EXTENSION_SENT_STATES

REPORT, EXTENSION = "Progress Report", "Extension Request"
LEFT_AGENCY = {REPORT: SENT_STATES, EXTENSION: EXTENSION_SENT_STATES}
"""States in which a record has left its agency."""


@dataclass(frozen=True)
class Clause:
	"""Records whose `field` names `agency` (any, if empty) and whose state is one of `states` (any, if empty)."""

	field: str = ""
	agency: str = ""
	states: tuple[str, ...] = ()

	def holds(self, record: Document) -> bool:
		"""Whether `record` is covered."""
		party = not self.field or record.get(self.field) == self.agency
		return party and (not self.states or record.get("workflow_state") in self.states)

	def sql(self, doctype: str) -> str:
		"""The same as a condition on the table; values are escaped."""
		parts = []
		if self.field:
			parts.append(f"`tab{doctype}`.`{self.field}` = {frappe.db.escape(self.agency)}")
		if self.states:
			states = ", ".join(frappe.db.escape(state) for state in self.states)
			parts.append(f"`tab{doctype}`.`workflow_state` in ({states})")
		return "(" + " and ".join(parts) + ")"


def clauses_of(scopes: list[Scope], doctype: str = REPORT) -> list[Clause]:
	"""What of `doctype` a user with `scopes` may see; none = nothing."""
	clauses, left = [], LEFT_AGENCY[doctype]
	for scope in scopes:
		if scope.own:
			clauses += [Clause("agency", agency) for agency in scope.owns]
		if scope.examines:
			clauses += [Clause("examining_agency", agency, left) for agency in scope.examines_all]
		if scope.all_submitted:
			clauses.append(Clause(states=left))
	return list(dict.fromkeys(clauses))


def progress_report_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Progress Report."""
	return conditions_of(REPORT, user)


def extension_request_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Extension Request."""
	return conditions_of(EXTENSION, user)


def progress_report_has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Progress Report; writing is for the report's own agency."""
	return _has_permission(doc, REPORT, ptype, user)


def extension_request_has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Extension Request; writing is for the agency that asks."""
	return _has_permission(doc, EXTENSION, ptype, user)


def conditions_of(doctype: str, user: str | None = None) -> str:
	"""What of `doctype` a user may see, as a condition on its table; nothing said = everything."""
	user = user or frappe.session.user
	if user == "Administrator":
		return ""
	clauses = clauses_of(scopes_of(user), doctype)
	return "(" + " or ".join(clause.sql(doctype) for clause in clauses) + ")" if clauses else "1 = 0"


def _has_permission(doc: Document, doctype: str, ptype: str | None, user: str | None) -> bool:
	user = user or frappe.session.user
	if user == "Administrator" or ptype == "create":
		return True
	scopes = scopes_of(user)
	if ptype in ("write", "submit", "cancel", "delete", "amend"):
		return any(doc.get("agency") in scope.writes_for for scope in scopes)
	return any(clause.holds(doc) for clause in clauses_of(scopes, doctype))


ATTACHED = {
	"File": ("attached_to_doctype", "attached_to_name"),
	"Comment": ("reference_doctype", "reference_name"),
	"Version": ("ref_doctype", "docname"),
	"Workflow Action": ("reference_doctype", "reference_name"),
	"Tag Link": ("document_type", "document_name"),
	"Document Follow": ("ref_doctype", "ref_docname"),
	"Energy Point Log": ("reference_doctype", "reference_name"),
	"Approval Event": ("reference_doctype", "reference_name"),
	"Approval Remark": ("reference_doctype", "reference_name"),
}
"""What hangs on a record and shows something of it: the fields that name the record."""


def private_records() -> dict[str, Callable[[str | None], str]]:
	"""Approvable DocTypes, each with what its own hook says of who sees which; rooms to the right have theirs."""
	hooks = frappe.get_hooks("permission_query_conditions")
	return {doctype: frappe.get_attr(hooks[doctype][-1]) for doctype in frappe.get_hooks("approvable")}


def attached_has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of what hangs on a record: not for who may not read the record, whatever a role allows.

	Making one is left to the guard, which says why not.
	"""
	if ptype == "create":
		return True
	doctype, name = (doc.get(field) for field in ATTACHED[doc.doctype])
	if doctype not in private_records() or not name or not frappe.db.exists(doctype, name):
		return True
	return bool(frappe.has_permission(doctype, "read", name, user=user or frappe.session.user))


def attached_conditions(table: str, doctype_field: str, name_field: str, user: str | None = None) -> str:
	"""Condition that hides rows of `table` hanging on a record of ours that `user` may not see."""
	hidden = []
	for doctype, conditions in private_records().items():
		visible = conditions(user)
		if visible:
			hidden.append(
				f"(ifnull(`tab{table}`.`{doctype_field}`, '') != {frappe.db.escape(doctype)} or "
				f"`tab{table}`.`{name_field}` in (select `name` from `tab{doctype}` where {visible}))"
			)
	return " and ".join(hidden)


def line_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Progress Report Line: a child table is else listed whole."""
	return attached_conditions("Progress Report Line", "parenttype", "parent", user)


def proposal_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Report Proposal."""
	return attached_conditions("Report Proposal", "parenttype", "parent", user)


def indicator_value_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Report Indicator Value."""
	return attached_conditions("Report Indicator Value", "parenttype", "parent", user)


def evidence_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Report Evidence."""
	return attached_conditions("Report Evidence", "parenttype", "parent", user)


def file_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of File: no file of a report that one may not read."""
	return attached_conditions("File", *ATTACHED["File"], user)


def comment_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Comment."""
	return attached_conditions("Comment", *ATTACHED["Comment"], user)


def version_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Version."""
	return attached_conditions("Version", *ATTACHED["Version"], user)


def workflow_action_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Workflow Action."""
	return attached_conditions("Workflow Action", *ATTACHED["Workflow Action"], user)


def tag_link_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Tag Link: tags and titles are listed by tag."""
	return attached_conditions("Tag Link", *ATTACHED["Tag Link"], user)


def document_follow_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Document Follow."""
	return attached_conditions("Document Follow", *ATTACHED["Document Follow"], user)


def energy_point_log_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Energy Point Log."""
	return attached_conditions("Energy Point Log", *ATTACHED["Energy Point Log"], user)


def approval_event_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Approval Event: events keep the content acted on."""
	return attached_conditions("Approval Event", *ATTACHED["Approval Event"], user)


def approval_remark_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Approval Remark."""
	return attached_conditions("Approval Remark", *ATTACHED["Approval Remark"], user)

"""Who sees which paper of the register: his own agency's, and those of records that he sees. One predicate.

The province's own papers are for its leaders and for the officers of its office, who keep its register.
"""

import frappe
from frappe.model.document import Document

from laichau_env.common import roles
from laichau_env.documents.constants import AgencyType
from laichau_env.documents.register.queries import PAPER
from laichau_env.organization.scope import scopes_of
from laichau_env.reporting.permissions import LEFT_AGENCY, conditions_of

PROVINCE_ROLES = frozenset({roles.PROVINCE_OFFICER, roles.PROVINCE_LEADER})


def conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Official Document."""
	user = user or frappe.session.user
	if user == "Administrator":
		return ""
	seen = [f"`tab{PAPER}`.`agency` = {frappe.db.escape(agency)}" for agency in _own(user)]
	for doctype in LEFT_AGENCY:
		visible = conditions_of(doctype, user) or "1 = 1"
		seen.append(
			f"(`tab{PAPER}`.`source_doctype` = {frappe.db.escape(doctype)} and `tab{PAPER}`.`source_name` in "
			f"(select `name` from `tab{doctype}` where {visible}))"
		)
	return "(" + " or ".join(seen) + ")"


def has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Official Document; nobody writes one but the register's service."""
	user = user or frappe.session.user
	if user == "Administrator" or doc.agency in _own(user):
		return True
	if doc.source_doctype not in LEFT_AGENCY:
		return False
	return bool(frappe.has_permission(doc.source_doctype, "read", doc.source_name, user=user))


def file_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Issued File: the register gives the bytes after it asked for the paper."""
	return "" if (user or frappe.session.user) == "Administrator" else "1 = 0"


def file_has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Issued File, as its conditions."""
	return (user or frappe.session.user) == "Administrator"


def _own(user: str) -> list[str]:
	own = [scope.own for scope in scopes_of(user) if scope.own]
	if PROVINCE_ROLES & set(frappe.get_roles(user)):
		own += frappe.get_all("Agency", {"agency_type": AgencyType.PROVINCE}, pluck="name", order_by="name")
	return own

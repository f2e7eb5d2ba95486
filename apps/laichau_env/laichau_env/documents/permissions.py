"""Who sees which paper of the register: his own agency's, those written to it, those of records that he sees.

One predicate. The province's own papers, and those written to it, are for its leaders and for the officers of its
office, who keep its register. Agencies before his, whose work his goes on with, count as his.
"""

from collections.abc import Collection

import frappe
from frappe.model.document import Document

from laichau_env.common import roles
from laichau_env.documents.constants import AgencyType
from laichau_env.documents.register.queries import PAPER
from laichau_env.organization.scope import SEES_ALL_SUBMITTED, membership_of, scopes_of
from laichau_env.reporting.permissions import private_records

RECIPIENT = "Official Document Recipient"
PROVINCE_ROLES = frozenset({roles.PROVINCE_OFFICER, roles.PROVINCE_LEADER})


def conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Official Document."""
	user = user or frappe.session.user
	if user == "Administrator":
		return ""
	own = _own(user)
	seen = [f"`tab{PAPER}`.`agency` in ({_escaped(own)})"] if own else []
	received = _receiving(user, own)
	if received:
		seen.append(
			f"`tab{PAPER}`.`name` in (select `parent` from `tab{RECIPIENT}` "
			f"where `parenttype` = {frappe.db.escape(PAPER)} and `agency` in ({_escaped(received)}))"
		)
	for doctype, visible_to in private_records().items():
		visible = visible_to(user) or "1 = 1"
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
	if user == "Administrator":
		return True
	own = _own(user)
	if doc.agency in own or _receiving(user, own) & {row.agency for row in doc.get("recipients") or ()}:
		return True
	if doc.source_doctype not in private_records():
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


def recipient_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Official Document Recipient: a child table is else listed whole."""
	return _of_visible_papers(RECIPIENT, user)


def signature_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Official Document Signature, as above."""
	return _of_visible_papers("Official Document Signature", user)


def annex_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Official Document Annex, as above."""
	return _of_visible_papers("Official Document Annex", user)


def _of_visible_papers(table: str, user: str | None) -> str:
	visible = conditions(user)
	return f"`tab{table}`.`parent` in (select `name` from `tab{PAPER}` where {visible})" if visible else ""


def _own(user: str) -> set[str]:
	own = {agency for scope in scopes_of(user) for agency in scope.owns}
	if PROVINCE_ROLES & set(frappe.get_roles(user)):
		own.update(frappe.get_all("Agency", {"agency_type": AgencyType.PROVINCE}, pluck="name"))
	return own


def _receiving(user: str, own: set[str]) -> set[str]:
	"""Agencies whose letters the user reads: his own, and that of a post that signs nothing (the province's office)."""
	post = membership_of(user)
	return own | {post.agency} if post.agency and post.roles & SEES_ALL_SUBMITTED else own


def _escaped(agencies: Collection[str]) -> str:
	return ", ".join(frappe.db.escape(agency) for agency in sorted(agencies))

"""Who sees a notice: the one who was told, as long as he may read what it is about, and the plan administrator.

A notice is kept, what it is about moves on: who moved to another agency, or whose report went back to its agency, finds it
neither in lists nor by its name, and not the framework's alert of it either; it is there again where he may read the
record again. One predicate for lists and records. What only the person told may read (`detail`) has a permission level
that the plan administrator's role does not hold. How somebody wants e-mail sees he himself.
"""

import frappe
from frappe.model.document import Document

from laichau_env.approval.opinions.permissions import REQUEST as OPINION
from laichau_env.approval.opinions.permissions import conditions as opinion_conditions
from laichau_env.common.roles import PLAN_ADMINISTRATOR
from laichau_env.follow_up.notices.constants import CHOICE, LOG, NOTICE
from laichau_env.organization.scope import scopes_of
from laichau_env.reporting.permissions import attached_conditions, private_records

READING = frozenset({"read", "select", "report", "print", "export"})
ABOUT = ("document_type", "document_name")
"""Fields of notices and alerts that name the record."""


def notice_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Work Notice."""
	user = user or frappe.session.user
	if _sees_all(user):
		return ""
	agencies = ", ".join(frappe.db.escape(agency) for agency in ("", *_agencies(user)))
	of_his_post = (
		f"(ifnull(`tab{NOTICE}`.`document_name`, '') != '' or `tab{NOTICE}`.`agency` in ({agencies}))"
	)
	return " and ".join([_own(NOTICE, user), of_his_post, _of_readable_records(NOTICE, user)])


def alert_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of the framework's Notification Log, beside its own (each his own)."""
	user = user or frappe.session.user
	return "" if user == "Administrator" else _of_readable_records(LOG, user)


def alert_has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Notification Log."""
	user = user or frappe.session.user
	return user == "Administrator" or ptype == "create" or _is_readable(doc, user)


def choice_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Notice Choice."""
	user = user or frappe.session.user
	return "" if user == "Administrator" else _own(CHOICE, user)


def notice_has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Work Notice; nobody writes one but the service."""
	user = user or frappe.session.user
	if (ptype or "read") not in READING:
		return False
	if _sees_all(user):
		return True
	if doc.get("user") != user:
		return False
	return _is_readable(doc, user) if doc.get("document_name") else doc.get("agency") in _agencies(user)


def choice_has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Notice Choice; nobody writes one but the service."""
	user = user or frappe.session.user
	return (ptype or "read") in READING and (user == "Administrator" or doc.get("user") == user)


def _sees_all(user: str) -> bool:
	return user == "Administrator" or PLAN_ADMINISTRATOR in frappe.get_roles(user)


def _own(doctype: str, user: str) -> str:
	return f"`tab{doctype}`.`user` = {frappe.db.escape(user)}"


def _agencies(user: str) -> set[str]:
	"""Agencies for which `user` stands now: a notice about no record, e.g. a summary, is for who is in the same post."""
	return {agency for scope in scopes_of(user) for agency in scope.owns}


def _of_readable_records(table: str, user: str) -> str:
	"""Condition that hides rows of `table` about records that `user` may not read."""
	hidden = [attached_conditions(table, *ABOUT, user), _hidden(table, OPINION, opinion_conditions(user))]
	if table != NOTICE:  # an alert of a notice about no record leads to the notice itself
		hidden.append(_hidden(table, NOTICE, notice_conditions(user)))
	return " and ".join(filter(None, hidden))


def _hidden(table: str, doctype: str, visible: str) -> str:
	"""Condition that hides rows of `table` about records of `doctype`, but for those that are `visible` (nothing said: all)."""
	field, name = (f"`tab{table}`.`{column}`" for column in ABOUT)
	if not visible:
		return ""
	return (
		f"(ifnull({field}, '') != {frappe.db.escape(doctype)} or "
		f"{name} in (select `name` from `tab{doctype}` where {visible}))"
	)


def _is_readable(doc: Document, user: str) -> bool:
	"""Whether what a notice or an alert is about is no record of ours, or one that `user` may read."""
	doctype, name = (doc.get(field) for field in ABOUT)
	if doctype not in (*private_records(), OPINION, NOTICE):
		return True
	return bool(frappe.db.exists(doctype, name) and frappe.has_permission(doctype, "read", name, user=user))

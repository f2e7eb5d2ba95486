"""Who sees a notice: the one who was told, and the plan administrator; how somebody wants e-mail, he himself.

One predicate for lists and records. What only the person told may read (`detail`) has a permission level that the plan
administrator's role does not hold.
"""

import frappe
from frappe.model.document import Document

from laichau_env.common.roles import PLAN_ADMINISTRATOR
from laichau_env.follow_up.notices.constants import CHOICE, NOTICE

READING = frozenset({"read", "select", "report", "print", "export"})


def notice_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Work Notice."""
	user = user or frappe.session.user
	return "" if _sees_all(user) else _own(NOTICE, user)


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
	return _sees_all(user) or doc.get("user") == user


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

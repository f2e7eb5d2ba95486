"""Who sees a bulk approval: who started it; System Managers see that it ran, not on which records.

Titles and refusals of its items tell of records, which a System Manager may not read; the table of items has a
permission level that his role does not hold, and a list of items is of one's own only.
"""

import frappe
from frappe.model.document import Document

BULK, ITEM = "Bulk Approval", "Bulk Approval Item"
MANAGER = "System Manager"
READING = frozenset({"read", "select", "report"})


def conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Bulk Approval."""
	user = user or frappe.session.user
	return "" if _sees_all(user) else f"`tab{BULK}`.`asked_by` = {frappe.db.escape(user)}"


def item_conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Bulk Approval Item: a child table is else listed whole."""
	user = user or frappe.session.user
	if user == "Administrator":
		return ""
	own = f"select `name` from `tab{BULK}` where `asked_by` = {frappe.db.escape(user)}"
	return f"`tab{ITEM}`.`parent` in ({own})"


def has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Bulk Approval; nobody writes one but the service."""
	user = user or frappe.session.user
	if (ptype or "read") not in READING:
		return user == "Administrator"
	return _sees_all(user) or doc.get("asked_by") == user


def _sees_all(user: str) -> bool:
	return user == "Administrator" or MANAGER in frappe.get_roles(user)

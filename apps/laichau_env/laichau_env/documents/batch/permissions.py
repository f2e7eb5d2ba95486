"""Who sees a batch: who asked for it, and nobody else."""

import frappe
from frappe.model.document import Document

BATCH = "Paper Batch"
READING = frozenset({"read", "select", "report"})


def conditions(user: str | None = None) -> str:
	"""Hook permission_query_conditions of Paper Batch."""
	user = user or frappe.session.user
	return "" if user == "Administrator" else f"`tab{BATCH}`.`asked_by` = {frappe.db.escape(user)}"


def has_permission(
	doc: Document, ptype: str | None = None, user: str | None = None, debug: bool = False
) -> bool:
	"""Hook has_permission of Paper Batch; nobody writes one but the service."""
	user = user or frappe.session.user
	if user == "Administrator":
		return True
	return (ptype or "read") in READING and doc.get("asked_by") == user

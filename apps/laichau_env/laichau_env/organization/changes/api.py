"""HTTP entry points of changes of agencies; for those who may write them."""

from typing import Any

import frappe

from laichau_env.organization.changes import queries, service


@frappe.whitelist(methods=["GET", "POST"])
def get_preview(name: str) -> list[dict[str, Any]]:
	"""What carrying out a change will move, for those who may write changes."""
	frappe.get_doc(queries.CHANGE, name).check_permission("write")
	return service.preview(name)


@frappe.whitelist(methods=["POST"])
def apply_change(name: str) -> dict[str, Any]:
	"""Carry out a change, or keep it for its day."""
	change = service.apply_agency_change(name)
	return {"status": change.status, "result": change.result or ""}


@frappe.whitelist(methods=["POST"])
def take_back(name: str) -> dict[str, Any]:
	"""Make a change that waits for its day a draft again."""
	return {"status": service.take_back(name).status}

"""HTTP entry points of reporting; the service checks what is not a plain permission."""

from typing import Any

import frappe

from laichau_env.reporting import service


@frappe.whitelist(methods=["POST"])
def open_period(period: str) -> dict[str, Any]:
	"""Open a period; for those who may write periods."""
	frappe.get_doc("Reporting Period", period).check_permission("write")
	opened = service.open_period(period)
	return {"made": opened.made, "found": opened.found}


@frappe.whitelist(methods=["POST"])
def amend_report(name: str) -> dict[str, Any]:
	"""Make the draft that replaces a revoked report; for officers of its agency."""
	return {"name": service.amend_report(name).name}

"""HTTP entry point of extension requests: make one; act() moves it."""

from typing import Any

import frappe

from laichau_env.reporting.extensions import service


@frappe.whitelist(methods=["POST"])
def draft_request(report: str, until: str, reason: str) -> dict[str, Any]:
	"""Make a request for more time for a report of the session user's agency."""
	return {"name": service.draft_request(report, until, reason).name}

"""HTTP entry point of the weekly summary."""

from dataclasses import asdict
from typing import Any

import frappe

from laichau_env.follow_up.weekly.summary import own_summary


@frappe.whitelist(methods=["GET"])
def get_summary() -> dict[str, Any]:
	"""How things stand for those whom the session's user follows up. Raises SummaryNotForYou (403)."""
	found = asdict(own_summary())
	for row in (*found["waiting"], *found["asked"]):
		row["state_label"] = frappe._(row["state"])
	return found

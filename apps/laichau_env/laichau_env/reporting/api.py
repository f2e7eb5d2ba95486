"""HTTP entry points of reporting; the service checks what is not a plain permission."""

from typing import Any

import frappe
from frappe.utils import cint, get_safe_filters

from laichau_env.reporting import queries, service
from laichau_env.reporting.permissions import REPORT


@frappe.whitelist(methods=["POST"])
def open_period(period: str) -> dict[str, Any]:
	"""Open a period; for those who may write periods."""
	frappe.get_doc("Reporting Period", period).check_permission("write")
	opened = service.open_period(period)
	return {"made": opened.made, "found": opened.found}


@frappe.whitelist(methods=["GET"])
def get_closing(period: str) -> dict[str, Any]:
	"""Whose reports closing a period would lock, before it is closed; for those who may write periods."""
	frappe.get_doc("Reporting Period", period).check_permission("write")
	return {"unsent": queries.unsent_agencies(period)}


@frappe.whitelist(methods=["POST"])
def close_period(period: str) -> dict[str, Any]:
	"""Close a period; for those who may write periods."""
	frappe.get_doc("Reporting Period", period).check_permission("write")
	closed = service.close_period(period)
	return {"locked": closed.locked, "under_review": closed.under_review}


@frappe.whitelist(methods=["POST"])
def make_calendar(regime: str, year: int | str) -> dict[str, Any]:
	"""Make a year's periods by a regime; for those who may make periods."""
	frappe.new_doc("Reporting Period").check_permission("create")
	made = service.make_calendar(regime, cint(year))
	return {"made": made.made, "found": made.found}


@frappe.whitelist(methods=["POST"])
def amend_report(name: str) -> dict[str, Any]:
	"""Make the draft that replaces a revoked report; for officers of its agency."""
	return {"name": service.amend_report(name).name}


@frappe.whitelist(methods=["GET", "POST"])
def get_count(
	doctype: str, filters: str | dict | list | None = None, debug: bool = False, cache: bool = False
) -> int:
	"""Stands in for frappe.client.get_count, which counts what the session's user may not see.

	Where visibility has conditions, only visible rows count: a filter on the content of a foreign draft would
	else tell, by a number, what stands in it.
	"""
	if doctype not in frappe.get_hooks("permission_query_conditions"):
		from frappe.client import get_count as stock_count

		return stock_count(doctype, filters, debug, cache)
	rows = frappe.get_list(
		doctype,
		filters=get_safe_filters(filters),
		parent_doctype=REPORT if frappe.is_table(doctype) else None,
		pluck="name",
		limit_page_length=0,
	)
	return len(rows)

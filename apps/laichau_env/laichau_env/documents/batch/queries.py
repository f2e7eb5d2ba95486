"""The reader of batches: which reports are meant, who asked for what, what is due to be removed."""

from collections.abc import Sequence

import frappe
from frappe.utils import get_datetime

from laichau_env.common import clock
from laichau_env.common.worker_lock import is_held
from laichau_env.documents.batch import rules

BATCH, REPORT = "Paper Batch", "Progress Report"
CANCELLED = 2


def reports_of_period(period: str) -> list[str]:
	"""Reports of a period that the session's user may see and that count, by their titles."""
	return frappe.get_list(
		REPORT,
		{"period": period, "docstatus": ("!=", CANCELLED)},
		pluck="name",
		order_by="title asc, name asc",
		limit_page_length=0,
	)


def visible(names: Sequence[str]) -> list[str]:
	"""Those of `names` that the session's user may see, in their order. One query."""
	found = set(frappe.get_list(REPORT, {"name": ("in", list(names))}, pluck="name", limit_page_length=0))
	return [name for name in dict.fromkeys(names) if name in found]


def titles(names: Sequence[str]) -> dict[str, str]:
	"""Report -> the name of its agency, as bookmarks and files say it. One query."""
	rows = frappe.get_all(REPORT, {"name": ("in", list(names))}, ["name", "agency", "agency_printed_name"])
	known = dict(
		frappe.get_all(
			"Agency", {"name": ("in", [row.agency for row in rows])}, ["name", "agency_name"], as_list=True
		)
	)
	return {row.name: row.agency_printed_name or known.get(row.agency) or row.agency for row in rows}


def unfinished_of(key: str) -> str | None:
	"""The batch under a key, as is committed now."""
	return frappe.db.get_value(BATCH, {"open_key": key}, for_update=True)


def abandoned() -> list[str]:
	"""Unfinished batches that no worker is at."""
	now = clock.now()
	rows = frappe.get_all(
		BATCH, {"status": ("in", rules.UNFINISHED)}, ["name", "status", "asked_on"], order_by="creation asc"
	)
	return [
		row.name
		for row in rows
		if rules.may_be_taken_up(row.status, is_held(row.name), get_datetime(row.asked_on), now)
	]


def over() -> list[frappe._dict]:
	"""Batches whose file has been kept long enough."""
	return frappe.get_all(
		BATCH,
		{"status": rules.READY, "finished_on": ("<", clock.now() - rules.KEPT)},
		["name", "form"],
		order_by="creation asc",
	)


def ready_names() -> set[str]:
	"""Batches whose file is kept."""
	return set(frappe.get_all(BATCH, {"status": rules.READY}, pluck="name"))

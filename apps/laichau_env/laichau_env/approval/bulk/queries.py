"""Reading many records at once: documents, files, events, in a number of queries that does not grow with them."""

from collections.abc import Sequence
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.query_builder.functions import Count
from frappe.utils import cstr

from laichau_env.approval.bulk.rules import DONE, FINISHED, NOT_DONE, WAITING
from laichau_env.approval.content import kept
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.opinions.queries import REQUEST, opinion_of
from laichau_env.approval.opinions.rules import Opinion, Status
from laichau_env.approval.queries import EVENT_FIELDS
from laichau_env.approval.returns.queries import EDITABLE
from laichau_env.approval.transitions import GOES_BACK
from laichau_env.common.approvable import Kind


def load_many(kind: Kind, names: Sequence[str]) -> dict[str, Document]:
	"""The records with their child rows, as `frappe.get_doc` would give each. One query a table."""
	if not names:
		return {}
	rows = frappe.get_all(kind.doctype, {"name": ("in", list(names))}, ["*"])
	docs = {row.name: frappe.get_doc({"doctype": kind.doctype, **row}) for row in rows}
	for table in kind.tables:
		children = frappe.get_all(
			table.doctype,
			{"parenttype": kind.doctype, "parentfield": table.fieldname, "parent": ("in", list(docs))},
			["*"],
			order_by="parent asc, idx asc",
		)
		for child in children:
			docs[child.parent].append(table.fieldname, child)
	return docs


def files_of_many(kind: Kind, names: Sequence[str]) -> dict[str, list[list[str]]]:
	"""Files of each record as the canonical content lists them. One query."""
	file = frappe.qb.DocType("File")
	rows = (
		frappe.qb.from_(file)
		.select(file.attached_to_name, file.file_name, file.file_url, file.content_hash)
		.where((file.attached_to_doctype == kind.doctype) & file.attached_to_name.isin(list(names) or [""]))
		.orderby(file.file_name)
		.orderby(file.file_url)
		.orderby(file.name)
		.run()
	)
	found: dict[str, list[list[str]]] = {name: [] for name in names}
	for name, *values in rows:
		found[name].append([cstr(value) for value in values])
	return found


def events_of_many(doctype: str, names: Sequence[str]) -> dict[str, list[frappe._dict]]:
	"""Events of each record, oldest first. One query."""
	rows = frappe.get_all(
		"Approval Event",
		filters={"reference_doctype": doctype, "reference_name": ("in", list(names))},
		fields=list(EVENT_FIELDS),
		order_by="chain_position asc",
	)
	found: dict[str, list[frappe._dict]] = {name: [] for name in names}
	for row in rows:
		found[row.reference_name].append(row)
	return found


def lineages(docs: dict[str, Document]) -> dict[str, list[str]]:
	"""Record -> it and those it amends, newest first. One query a generation of amendments."""
	found = {name: [name] for name in docs}
	previous = {name: doc.get("amended_from") for name, doc in docs.items() if doc.get("amended_from")}
	while previous:
		for name, older in previous.items():
			found[name].append(older)
		rows = frappe.get_all(
			next(iter(docs.values())).doctype,
			{"name": ("in", list(previous.values()))},
			["name", "amended_from"],
		)
		above = {row.name: row.amended_from for row in rows}
		previous = {
			name: above[older]
			for name, older in previous.items()
			if above.get(older) and above[older] not in found[name]
		}
	return found


def unfinished() -> list[frappe._dict]:
	"""Bulk approvals that are not finished, oldest first."""
	return frappe.get_all(
		"Bulk Approval",
		filters={"status": ("!=", FINISHED)},
		fields=["name", "status", "asked_on"],
		order_by="creation asc",
	)


def take(item: str) -> bool:
	"""Lock an item and tell whether it still waits, as is committed now. The lock ends with the transaction."""
	return frappe.db.get_value("Bulk Approval Item", item, "outcome", for_update=True) == WAITING


def counts(name: str) -> dict[str, int]:
	"""How many records of a bulk approval are done, and how many were refused. One query."""
	item = frappe.qb.DocType("Bulk Approval Item")
	rows = (
		frappe.qb.from_(item)
		.select(item.outcome, Count("*"))
		.where(item.parent == name)
		.groupby(item.outcome)
		.run()
	)
	found = dict(rows)
	return {"done": found.get(DONE, 0), "not_done": found.get(NOT_DONE, 0)}


def waiting_opinions(doctype: str, names: Sequence[str]) -> dict[str, list[Opinion]]:
	"""Record -> opinions that were asked for on it and wait. One query."""
	rows = frappe.get_all(
		REQUEST,
		filters={
			"reference_doctype": doctype,
			"reference_name": ("in", list(names)),
			"status": Status.WAITING,
		},
		fields=[
			"name",
			"reference_name",
			"asked_agency",
			"asked_agency_name",
			"round",
			"status",
			"required",
			"due_date",
		],
		order_by="creation asc",
	)
	found: dict[str, list[Opinion]] = {}
	for row in rows:
		found.setdefault(row.reference_name, []).append(opinion_of(row))
	return found


def returned_contents(doctype: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
	"""Record -> the content on which it was last sent back to its agency, if it was. One query."""
	rows = frappe.get_all(
		"Approval Event",
		filters={
			"reference_doctype": doctype,
			"reference_name": ("in", list(names)),
			"action": ("in", sorted(GOES_BACK)),
			"to_state": ("in", EDITABLE),
		},
		fields=["reference_name", "content_json"],
		order_by="chain_position asc",
	)
	kind = kind_of(doctype)
	return {row.reference_name: kept(row.content_json, kind) for row in rows if row.content_json}


def waiting_items(name: str) -> list[frappe._dict]:
	"""Items that the job has not come to, in their order."""
	return frappe.get_all(
		"Bulk Approval Item",
		filters={"parent": name, "outcome": WAITING},
		fields=["name", "reference_name", "seen_hash"],
		order_by="idx asc",
	)

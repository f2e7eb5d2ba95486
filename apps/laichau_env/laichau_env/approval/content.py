"""The canonical content of an approvable record and its hash: what a person sees and approves.

State, modified, idx, number, date and signatory are left out; attached files count by their content. Values
are compared as the database would hold them, so that "5", 5 and 5.0 are one value and None equals empty.
"""

from collections import Counter
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import cint, cstr, flt, get_datetime, getdate

from laichau_env.common.approvable import ChildTable, Kind
from laichau_env.common.hashing import canonical_json, sha256

NUMBERS = frozenset({"Float", "Currency", "Percent"})
STORED_DECIMALS = 9
"""Scale of the database's decimal columns."""


def canonical_content(doc: Document, kind: Kind) -> dict[str, Any]:
	"""Content and fixed fields of `doc`, its child rows by their keys, its files by content hash. One query."""
	return {
		**fields_of(doc, kind.fixed + kind.content),
		**{table.fieldname: rows_of(doc, table) for table in kind.tables},
		"files": files_of(doc.doctype, doc.name),
	}


def content_hash(doc: Document, kind: Kind) -> str:
	"""SHA-256 of the canonical content."""
	return sha256(canonical_json(canonical_content(doc, kind)))


def fields_of(doc: Document, fieldnames: tuple[str, ...]) -> dict[str, Any]:
	"""Plain comparable values of the named fields."""
	return {name: plain_value(doc.meta.get_field(name).fieldtype, doc.get(name)) for name in fieldnames}


def rows_of(doc: Document, table: ChildTable) -> list[dict[str, Any]]:
	"""Comparable rows of a child table, sorted by their keys, so that the order on the screen does not count."""
	names = table.key + table.fixed + table.content
	rows = [fields_of(row, names) for row in doc.get(table.fieldname)]
	return sorted(rows, key=lambda row: [canonical_json(row[name]) for name in names])


def files_of(doctype: str, name: str) -> list[list[str]]:
	"""Name, address and content hash of each file attached to the record."""
	rows = frappe.get_all(
		"File",
		filters={"attached_to_doctype": doctype, "attached_to_name": name},
		fields=["file_name", "file_url", "content_hash"],
		order_by="file_name, file_url, name",
	)
	return [[cstr(row.file_name), cstr(row.file_url), cstr(row.content_hash)] for row in rows]


def changed_content(before: Document, after: Document, kind: Kind) -> list[str]:
	"""Labels of content fields and tables that differ between two versions of a record."""
	return _changed_labels(before, after, kind.content) + [
		_label(after, table.fieldname)
		for table in kind.tables
		if rows_of(before, table) != rows_of(after, table)
	]


def changed_fixed(before: Document, after: Document, kind: Kind) -> list[str]:
	"""Labels of what nobody may change once the record exists and yet differs."""
	fixed_rows = [
		_label(after, table.fieldname)
		for table in kind.tables
		if table.fixed_rows and _frame(before, table) != _frame(after, table)
	]
	return _changed_labels(before, after, kind.fixed) + fixed_rows


def changed_service_fields(before: Document, after: Document, kind: Kind) -> list[str]:
	"""Labels of fields that only an action may write and that differ."""
	return _changed_labels(before, after, (*kind.service_fields, kind.editors_field))


def plain_value(fieldtype: str, value: Any) -> Any:
	"""`value` as the database would hold it, in a form that compares and serialises."""
	if fieldtype in NUMBERS:
		return flt(value, STORED_DECIMALS)
	if fieldtype in ("Int", "Check"):
		return cint(value)
	if fieldtype == "Date":
		return str(getdate(value)) if value else ""
	if fieldtype == "Datetime":
		return str(get_datetime(value)) if value else ""
	return cstr(value).replace("\r\n", "\n")


def _changed_labels(before: Document, after: Document, fieldnames: tuple[str, ...]) -> list[str]:
	old, new = fields_of(before, fieldnames), fields_of(after, fieldnames)
	return [_label(after, name) for name in fieldnames if old[name] != new[name]]


def _frame(doc: Document, table: ChildTable) -> Counter[str]:
	return Counter(
		canonical_json({"name": row.name, **fields_of(row, table.key + table.fixed)})
		for row in doc.get(table.fieldname)
	)


def _label(doc: Document, fieldname: str) -> str:
	return frappe._(doc.meta.get_label(fieldname))

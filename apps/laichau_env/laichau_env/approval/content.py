"""The canonical content of an approvable record and its hash: what a person sees and approves.

State, modified, idx, number, date and signatory are left out; attached files count by their content. Values
are compared as the database would hold them, so that "5", 5 and 5.0 are one value and None equals empty.
"""

from collections import Counter
from typing import Any

import frappe
from frappe.model import no_value_fields
from frappe.model.document import Document
from frappe.model.meta import Meta
from frappe.utils import cint, cstr, flt, get_datetime, getdate

from laichau_env.common.approvable import ChildTable, Kind
from laichau_env.common.hashing import canonical_json, sha256

NUMBERS = frozenset({"Float", "Currency", "Percent"})
STORED_DECIMALS = 9
"""Scale of the database's decimal columns."""
ORIGIN = ("owner", "creation")
"""Standard fields that tell where a record comes from; the framework would let a save rewrite them."""


def canonical_content(
	doc: Document, kind: Kind, for_update: bool = False, files: list[list[str]] | None = None
) -> dict[str, Any]:
	"""Content and fixed fields of `doc`, its child rows by their keys, its files by content hash. One query.

	`for_update` reads the files that are committed now, not the transaction's snapshot: for a caller that
	holds the row lock. No query where `files` were read already.
	"""
	return {
		**fields_of(doc, kind.fixed + kind.content),
		**{table.fieldname: rows_of(doc, table) for table in kind.tables},
		"files": files_of(doc.doctype, doc.name, for_update) if files is None else files,
	}


def content_hash(doc: Document, kind: Kind) -> str:
	"""SHA-256 of the canonical content."""
	return hash_of(canonical_content(doc, kind), kind)


def hash_of(canonical: dict[str, Any], kind: Kind) -> str:
	"""SHA-256 of a canonical content."""
	return sha256(to_keep(canonical, kind))


def to_keep(canonical: dict[str, Any], kind: Kind) -> str:
	"""A canonical content as it is hashed and kept: an empty table that the kind did not always have is left out."""
	later = {table.fieldname for table in kind.tables if table.added_later}
	return canonical_json({name: value for name, value in canonical.items() if value or name not in later})


def kept(text: str, kind: Kind) -> dict[str, Any]:
	"""A canonical content that was kept, with every table that the kind has now."""
	return {**{table.fieldname: [] for table in kind.tables}, **frappe.parse_json(text)}


def fields_of(doc: Document, fieldnames: tuple[str, ...]) -> dict[str, Any]:
	"""Plain comparable values of the named fields."""
	return {name: plain_value(doc.meta.get_field(name).fieldtype, doc.get(name)) for name in fieldnames}


def rows_of(doc: Document, table: ChildTable) -> list[dict[str, Any]]:
	"""Comparable rows of a child table, sorted by their keys, so that the order on the screen does not count."""
	names = table.key + table.fixed + table.content
	rows = [fields_of(row, names) for row in doc.get(table.fieldname)]
	return sorted(rows, key=lambda row: [canonical_json(row[name]) for name in names])


def files_of(doctype: str, name: str, for_update: bool = False) -> list[list[str]]:
	"""Name, address and content hash of each file attached to the record."""
	file = frappe.qb.DocType("File")
	query = (
		frappe.qb.from_(file)
		.select(file.file_name, file.file_url, file.content_hash)
		.where((file.attached_to_doctype == doctype) & (file.attached_to_name == name))
		.orderby(file.file_name)
		.orderby(file.file_url)
		.orderby(file.name)
	)
	rows = (query.for_update() if for_update else query).run()
	return [[cstr(value) for value in row] for row in rows]


def changed_content(before: Document, after: Document, kind: Kind) -> list[str]:
	"""Labels of content fields and tables that differ between two versions of a record.

	A row that was moved, or replaced by its equal, counts: the order of rows is printed.
	"""
	return _changed_labels(before, after, kind.content) + [
		_label(after, table.fieldname)
		for table in kind.tables
		if _rows_as_they_lie(before, table) != _rows_as_they_lie(after, table)
	]


def changed_fixed(before: Document, after: Document, kind: Kind) -> list[str]:
	"""Labels of what nobody may change once the record exists and yet differs: all that no list names."""
	fixed_rows = [
		_label(after, table.fieldname)
		for table in kind.tables
		if (table.fixed_rows and _frame(before, table) != _frame(after, table))
		or _takes_rows(before, after, table)
	]
	origin = [_label(after, name) for name in ORIGIN if cstr(before.get(name)) != cstr(after.get(name))]
	return _changed_labels(before, after, fixed_fields(after.meta, kind)) + fixed_rows + origin


def fixed_fields(meta: Meta, kind: Kind) -> tuple[str, ...]:
	"""Fields of the record that are neither content nor written by actions: fixed, whether named or not."""
	free = {*kind.content, *kind.service_fields, kind.editors_field, kind.state_field}
	return tuple(name for name in _stored_fields(meta) if name not in free)


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
	rows = doc.get(table.fieldname)
	names = [name for name in _stored_fields(frappe.get_meta(table.doctype)) if name not in table.content]
	return Counter(canonical_json({"name": row.name, **fields_of(row, tuple(names))}) for row in rows)


def _rows_as_they_lie(doc: Document, table: ChildTable) -> list[list[Any]]:
	names = table.key + table.fixed + table.content
	return [[cint(row.idx), row.name, fields_of(row, names)] for row in doc.get(table.fieldname)]


def _takes_rows(before: Document, after: Document, table: ChildTable) -> bool:
	"""Whether `after` names a stored row that is not its own: saving would take it from another record."""
	own = {row.name for row in before.get(table.fieldname)}
	return any(not row.is_new() and row.name not in own for row in after.get(table.fieldname))


def _stored_fields(meta: Meta) -> list[str]:
	return [
		field.fieldname
		for field in meta.fields
		if field.fieldtype not in no_value_fields and not field.get("is_virtual")
	]


def _label(doc: Document, fieldname: str) -> str:
	return frappe._(doc.meta.get_label(fieldname))

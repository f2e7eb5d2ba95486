"""Places in words, as the form names them: the field's label, or the row's own text and the label of its field."""

from collections.abc import Mapping
from typing import Any

import frappe

from laichau_env.approval.returns.places import FILES, Place, row_key
from laichau_env.common.approvable import ChildTable, Kind

TEXTS = ("Data", "Text", "Small Text", "Long Text")
MOST_LETTERS = 90


def label_of(place: Place, content: Mapping[str, Any], kind: Kind) -> str:
	"""A place of a record with `content`, in words."""
	if place == Place():
		return frappe._("a part that the form no longer has")
	if not place.table:
		return frappe._("Attached Files") if place.field == FILES else _field_label(kind.doctype, place.field)
	table = next(table for table in kind.tables if table.fieldname == place.table)
	if not place.key:
		return _field_label(kind.doctype, place.table)
	name = row_title(place.key, content, table) or _field_label(kind.doctype, place.table)
	return f"{name} – {_field_label(table.doctype, place.field)}" if place.field else name


def row_title(key: tuple[str, ...], content: Mapping[str, Any], table: ChildTable) -> str:
	"""What people know a row by: text that the system wrote into it, else its own first text; shortened."""
	row = next((row for row in content[table.fieldname] if row_key(row, table) == key), None)
	if row is None:
		return ""
	if table.called:
		return _short(table.called(row, content))
	meta = frappe.get_meta(table.doctype)
	titles = table.title or table.fixed
	named = [name for name in titles if meta.get_field(name).fieldtype in TEXTS and row.get(name)]
	named = named or [name for name in table.content if meta.get_field(name).fieldtype in TEXTS][:1]
	return _short(" ".join(str(row.get(name) or "") for name in named))


def _short(text: str) -> str:
	text = " ".join(text.split())
	return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rpartition(" ")[0] + "…"


def _field_label(doctype: str, fieldname: str) -> str:
	return frappe._(frappe.get_meta(doctype).get_label(fieldname))

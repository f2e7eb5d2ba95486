"""The lines on which an opinion is asked: what may be chosen, and their content as it was at asking.

A place (returns/places.py) is here a whole row of a table whose rows are fixed. The snapshot holds those
rows and nothing else of the record; it is all that the asked agency sees.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import cint, flt, formatdate

from laichau_env.approval import content
from laichau_env.approval.returns import places as record_places
from laichau_env.common import errors
from laichau_env.common.approvable import ChildTable, Kind
from laichau_env.common.refuse import refuse
from laichau_env.common.vietnamese import decimal

TEXTS = ("Data", "Text", "Small Text", "Long Text")
NUMBERS = ("Int", "Float", "Currency", "Percent")


@dataclass(frozen=True)
class Place:
	"""A row that can be asked about: its place, its own name, and the words by which people know it."""

	place: str
	row: str
	title: str
	table: str
	values: dict[str, Any]


def places_of(doc: Document, kind: Kind) -> list[Place]:
	"""Rows of the record that can be asked about, as stored, in the order of the screen."""
	return [
		_place_of(row, table) for table in kind.tables if table.fixed_rows for row in doc.get(table.fieldname)
	]


def snapshot_of(doc: Document, kind: Kind, places: Iterable[str]) -> list[dict[str, Any]]:
	"""Content of the rows at `places`, as stored. Raises OpinionPlaceUnknown (417) for a place that is none."""
	there = {one.place: one for one in places_of(doc, kind)}
	taken = []
	for place in dict.fromkeys(places):
		if place not in there:
			refuse(errors.OpinionPlaceUnknown(place=place))
		one = there[place]
		taken.append({"place": place, "table": one.table, "values": one.values})
	return taken


def shown_lines(kind: Kind, snapshot: list[dict[str, Any]]) -> list[dict[str, Any]]:
	"""The rows of a snapshot as people read them: a title, and what is written under which label."""
	tables = {table.fieldname: table for table in kind.tables}
	return [
		{
			"place": line["place"],
			"title": _title(line["values"], tables[line["table"]]),
			"part": _part(line["values"], tables[line["table"]]),
			"values": _shown_values(line["values"], tables[line["table"]]),
		}
		for line in snapshot
		if line["table"] in tables
	]


def _place_of(row: Document, table: ChildTable) -> Place:
	values = content.fields_of(row, table.key + table.fixed + table.content)
	place = record_places.Place(table=table.fieldname, key=record_places.row_key(values, table))
	return Place(str(place), row.name, _title(values, table), table.fieldname, values)


def _title(values: dict[str, Any], table: ChildTable) -> str:
	"""What the system itself wrote into the row as text: a number, what it is about, and what else is said."""
	texts = [str(values[name]).strip() for name in _texts(table) if values.get(name)]
	head, rest = texts[:2], texts[2:]
	return " – ".join([" ".join(head), *rest])


def _texts(table: ChildTable) -> list[str]:
	meta = frappe.get_meta(table.doctype)
	return [name for name in table.title or table.fixed if meta.get_field(name).fieldtype in TEXTS]


def _part(values: dict[str, Any], table: ChildTable) -> str:
	"""Choices among the keys, as words: what the agency's part in the row is."""
	meta = frappe.get_meta(table.doctype)
	chosen = [name for name in table.key if meta.get_field(name).fieldtype == "Select"]
	return ", ".join(frappe._(values[name]) for name in chosen if values.get(name))


def _shown_values(values: dict[str, Any], table: ChildTable) -> list[dict[str, str]]:
	meta = frappe.get_meta(table.doctype)
	fields = [meta.get_field(name) for name in table.content]
	texts = {field.fieldname: _shown(field.fieldtype, values.get(field.fieldname)) for field in fields}
	return [
		{"label": frappe._(field.label), "text": texts[field.fieldname]}
		for field in fields
		if texts[field.fieldname]
	]


def _shown(fieldtype: str, value: Any) -> str:
	if not value:
		return ""
	if fieldtype == "Date":
		return formatdate(value, "dd/MM/yyyy")
	if fieldtype == "Check":
		return frappe._("Yes") if cint(value) else ""
	if fieldtype in NUMBERS:
		return decimal(flt(value)) + ("%" if fieldtype == "Percent" else "")
	return frappe._(value) if fieldtype == "Select" else str(value)

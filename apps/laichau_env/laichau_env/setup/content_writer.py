"""Writes wanted records to the site: makes what is missing, updates what differs, leaves the rest.

Two queries for all records of a DocType (one more for each child table) find out that nothing is to be done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import frappe

ChildRow = dict[str, object]


@dataclass(frozen=True)
class ChildRows:
	"""Rows of a child table. With a `key`, rows that the file does not name stay; without, it is the list."""

	doctype: str
	rows: Sequence[ChildRow]
	key: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
	"""A record as the file wants it. `at_first` is written only when it is made: later the site decides."""

	name: str
	values: dict[str, object]
	tables: dict[str, ChildRows] = field(default_factory=dict)
	at_first: dict[str, object] = field(default_factory=dict)


@dataclass
class Counts:
	"""What a load did to one DocType; `changes` names each field that was brought up to the file."""

	made: int = 0
	changed: int = 0
	unchanged: int = 0
	changes: list[str] = field(default_factory=list)


def write(doctype: str, records: Sequence[Record]) -> Counts:
	"""Make or update `records`, in their order. Nothing is deleted."""
	counts = Counts()
	if not records:
		return counts
	stored = _stored(doctype, records)
	for record in records:
		if record.name not in stored:
			_make(doctype, record)
			counts.made += 1
			continue
		values, tables = _differences(record, stored[record.name])
		if not values and not tables:
			counts.unchanged += 1
			continue
		_change(doctype, record.name, values, tables)
		counts.changed += 1
		counts.changes += [f"{doctype} {record.name}: {fieldname}" for fieldname in (*values, *tables)]
	return counts


def _stored(doctype: str, records: Sequence[Record]) -> dict[str, frappe._dict]:
	names = [record.name for record in records]
	stored = {
		row.name: row
		for row in frappe.get_all(
			doctype, filters={"name": ["in", names]}, fields=["name", *records[0].values], order_by="name"
		)
	}
	for fieldname, table in records[0].tables.items():
		columns = sorted(
			{column for record in records for row in record.tables[fieldname].rows for column in row}
		)
		for row in stored.values():
			row[fieldname] = []
		for child in frappe.get_all(
			table.doctype,
			filters={"parent": ["in", names], "parenttype": doctype, "parentfield": fieldname},
			fields=["parent", "idx", *columns],
			order_by="parent, idx",
		):
			stored[child.parent][fieldname].append({column: child[column] for column in columns})
	return stored


def _differences(record: Record, stored: frappe._dict) -> tuple[dict[str, object], dict[str, list[ChildRow]]]:
	values = {
		fieldname: value
		for fieldname, value in record.values.items()
		if _plain(value) != _plain(stored[fieldname])
	}
	tables = {}
	for fieldname, table in record.tables.items():
		wanted = _merged(table, stored[fieldname])
		if [_plain_row(row) for row in wanted] != [_plain_row(row) for row in stored[fieldname]]:
			tables[fieldname] = wanted
	return values, tables


def _merged(table: ChildRows, stored: list[ChildRow]) -> list[ChildRow]:
	"""The file's rows, then those that only the site has; in the site's order where all are there."""
	if not table.key:
		return list(table.rows)

	def key(row: ChildRow) -> tuple[object, ...]:
		return tuple(_plain(row.get(column)) for column in table.key)

	wanted = {key(row): row for row in table.rows}
	kept = [wanted.pop(key(row), row) for row in stored]
	return kept + list(wanted.values())


def _make(doctype: str, record: Record) -> None:
	doc = frappe.get_doc({"doctype": doctype, **record.values, **record.at_first})
	for fieldname, table in record.tables.items():
		doc.set(fieldname, list(table.rows))
	doc.insert()


def _change(doctype: str, name: str, values: dict[str, object], tables: dict[str, list[ChildRow]]) -> None:
	doc = frappe.get_doc(doctype, name)
	doc.update(values)
	for fieldname, rows in tables.items():
		doc.set(fieldname, rows)
	doc.save()


def _plain_row(row: ChildRow) -> dict[str, object]:
	return {column: _plain(value) for column, value in row.items() if _plain(value) != ""}


def _plain(value: object) -> object:
	"""A value as both sides tell it: nothing, "" and 0 alike, numbers rounded, dates as text."""
	if value in (None, "", 0):
		return ""
	if isinstance(value, date | datetime):
		return value.isoformat()
	if isinstance(value, str):
		return value
	return round(float(value), 6)

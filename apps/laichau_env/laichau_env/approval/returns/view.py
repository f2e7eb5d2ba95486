"""What a form shows of returns: remarks with their answers, where one may correct, what a remark may point at."""

from collections.abc import Sequence
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval.case import Case
from laichau_env.approval.returns import queries, rules
from laichau_env.approval.returns.labels import label_of
from laichau_env.approval.returns.places import (
	FILES,
	Place,
	changed_places,
	is_open,
	opens_rows_of,
	parse,
	row_key,
)
from laichau_env.approval.transitions import GOES_BACK
from laichau_env.common.approvable import ChildTable, Kind

ANSWERED, CORRECTED, SILENT = "answered", "corrected", "silent"
"""How a remark stands: answered in words, its place corrected, or neither yet."""


def returns_view(case: Case, canonical: dict[str, Any], may_edit: bool) -> dict[str, Any]:
	"""Remarks, the places open to correction (none = all), and whether there is something to compare.

	`may_edit`: whether the reader may edit the record now. Four queries at most, none where it never came back.
	"""
	doc, kind = case.doc, case.kind
	came_back = any(event.own and event.action in GOES_BACK for event in case.events)
	live = queries.open_remarks(doc, kind) if came_back else []
	named = [place for place in (parse(one.place, kind) for one in live) if place]
	changed = _changed(doc, kind, canonical) if live else []
	standing = {one.name: _standing(one, changed, kind) for one in live}
	remarks = queries.remarks_of(doc.doctype, doc.name) if came_back else []
	return {
		"remarks": [_told(remark, standing, may_edit) for remark in remarks],
		"open_places": [str(place) for place in named],
		"editable_places": [str(place) for place in _editable(doc, kind, named)] if named else [],
		"closed_fields": _closed_fields(kind, named) if named else [],
		"has_comparison": came_back or bool(doc.get("amended_from")),
	}


def places_to_name(doc: Document, kind: Kind, canonical: dict[str, Any]) -> dict[str, Any]:
	"""What who sends a record back may point at: its parts, its rows, and the fields of a row. No query."""
	parts = [Place(field=name) for name in kind.content]
	parts += [Place(table=table.fieldname) for table in kind.tables if not table.fixed_rows]
	parts.append(Place(field=FILES))
	frames = [(table, _group(doc, table)) for table in _frames(kind) if doc.get(table.fieldname)]
	return {
		"parts": [{"place": str(one), "label": label_of(one, canonical, kind)} for one in parts],
		"groups": [
			{
				"label": group,
				"rows": [
					{"place": str(one), "label": label_of(one, canonical, kind), "table": one.table}
					for one in _rows(doc, table)
				],
			}
			for table, group in frames
		],
		"fields": {
			table.fieldname: [
				{"field": name, "label": frappe._(frappe.get_meta(table.doctype).get_label(name))}
				for name in table.content
			]
			for table in _frames(kind)
		},
	}


def _group(doc: Document, table: ChildTable) -> str:
	return frappe._(doc.meta.get_label(table.fieldname))


def _told(remark: frappe._dict, standing: dict[str, str], may_edit: bool) -> dict[str, Any]:
	settled = ANSWERED if remark.answer else SILENT
	is_live = remark.name in standing
	return {
		**remark,
		"standing": standing.get(remark.name, settled),
		"is_live": is_live,
		"can_answer": may_edit and is_live,
	}


def _standing(remark: rules.Open, changed: Sequence[Place], kind: Kind) -> str:
	if remark.answer:
		return ANSWERED
	return CORRECTED if rules.settled_by_change(remark, changed, kind) else SILENT


def _changed(doc: Document, kind: Kind, canonical: dict[str, Any]) -> list[Place]:
	last = queries.last_return(doc.doctype, doc.name)
	return changed_places(last.content, canonical, kind) if last and last.content else []


def _editable(doc: Document, kind: Kind, named: Sequence[Place]) -> list[Place]:
	"""Of all that the form shows, what may be corrected when only the `named` places may."""
	shown = [Place(field=name) for name in (*kind.content, FILES)]
	for table in _frames(kind):
		for row in _rows(doc, table):
			shown += [row, *(Place(name, row.table, row.key) for name in table.content)]
	tables = [
		Place(table=table.fieldname)
		for table in kind.tables
		if not table.fixed_rows and opens_rows_of(table.fieldname, named, kind)
	]
	return [place for place in shown if is_open(place, named, kind)] + tables


def _closed_fields(kind: Kind, named: Sequence[Place]) -> list[str]:
	"""Fields and lists of the form that are closed; rows of a frame are closed one by one."""
	fields = [name for name in kind.content if not is_open(Place(field=name), named, kind)]
	return fields + [
		table.fieldname
		for table in kind.tables
		if not table.fixed_rows and not opens_rows_of(table.fieldname, named, kind)
	]


def _frames(kind: Kind) -> list[ChildTable]:
	return [table for table in kind.tables if table.fixed_rows]


def _rows(doc: Document, table: ChildTable) -> list[Place]:
	return [
		Place(table=table.fieldname, key=row_key(row.as_dict(), table)) for row in doc.get(table.fieldname)
	]

"""Writes the child rows of a consolidated report in a few statements: those of a build replace those before it.

Past the controllers: the rows of one build are made by this room alone, whatever their number; that the person may
make them anew was settled by the guard on the record's own save, a moment before in the same transaction.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import frappe
from frappe.model.document import Document, bulk_insert

AT_ONCE = 20
"""Rows in one statement: a merged text may be long, and the server limits a statement's size."""


def replace(report: Document, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
	"""Write these rows in the place of those that the report has. Two statements a table."""
	for fieldname, values in tables.items():
		write(report, fieldname, [_row(report, fieldname, one) for one in values])


def write(report: Document, fieldname: str, rows: Sequence[Document]) -> None:
	"""The rows of one table as given, those stored before taken away."""
	doctype = report.meta.get_field(fieldname).options
	frappe.db.delete(doctype, {"parent": report.name, "parenttype": report.doctype, "parentfield": fieldname})
	for position, row in enumerate(rows, start=1):
		row.idx = position
	if rows:
		bulk_insert(doctype, rows, chunk_size=AT_ONCE)
	report.set(fieldname, list(rows))


def _row(report: Document, fieldname: str, values: Mapping[str, Any]) -> Document:
	row = frappe.new_doc(report.meta.get_field(fieldname).options)
	row.update(
		{
			"parent": report.name,
			"parenttype": report.doctype,
			"parentfield": fieldname,
			"docstatus": 0,
			**values,
		}
	)
	row.name, row.owner = frappe.generate_hash(length=10), frappe.session.user
	return row

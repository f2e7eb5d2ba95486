"""Texts of a record and of its rows: they must fit into the database, or the person is told which one does not."""

import frappe
from frappe.model.document import Document

from laichau_env.common.refuse import refuse
from laichau_env.reporting import rules

TEXT_FIELDS = ("Text", "Small Text")


def check_texts(doc: Document) -> None:
	"""Refuse a text that is too long, naming field and row. Raises TextTooLong (417)."""
	for row in (doc, *doc.get_all_children()):
		for field in row.meta.get("fields", {"fieldtype": ("in", TEXT_FIELDS)}):
			text = row.get(field.fieldname)
			refusal = rules.text_refusal(frappe._(field.label), row.get("idx"), text) if text else None
			if refusal:
				refuse(refusal)

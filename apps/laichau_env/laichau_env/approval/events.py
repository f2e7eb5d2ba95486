"""Targets of doc_events that are not guards."""

from frappe.model.document import Document

from laichau_env.approval.kinds import kind_of
from laichau_env.approval.view import approval_view


def show_approval(doc: Document, method: str | None = None) -> None:
	"""Give the form what it needs of approval together with the record, so that both are of one moment."""
	if not doc.is_new():
		doc.set_onload("approval", approval_view(doc, kind_of(doc.doctype)))

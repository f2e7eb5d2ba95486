"""What happens to a record that becomes a paper when the framework prints it: checked, and given the paper that is stored."""

from typing import Any

from frappe.model.document import Document

from laichau_env.documents.service import paper_of


def before_print(doc: Document, method: str | None = None, settings: Any = None) -> None:
	"""Doc event before_print of the records that become papers: every print path of the framework passes here.

	Refuses one who may not read the stored record, whatever record or key the request carried, and leaves
	the paper for the template: a print shows what is stored, never what was sent in.
	"""
	doc.paper = paper_of(doc.name, doc.doctype)

"""Files that prove results: checked by name, size and content before they are kept."""

import filetype
from frappe.model.document import Document

from laichau_env.common.refuse import refuse
from laichau_env.reporting import rules

HEAD_BYTES = 8192
"""Enough of a file to tell its type."""


def check_file(doc: Document, method: str | None = None) -> None:
	"""Target of File.validate: refuses what is no evidence by type, size or content."""
	if doc.attached_to_doctype != "Progress Report" or doc.is_folder:
		return
	if doc.is_remote_file:
		refuse(rules.remote_file_refusal(doc.file_url))
	content = doc.get_content()
	data = content if isinstance(content, bytes) else (content or "").encode()
	found = filetype.guess(data[:HEAD_BYTES])
	refusal = rules.evidence_refusal(doc.file_name or "", len(data), found.mime if found else "")
	if refusal:
		refuse(refusal)

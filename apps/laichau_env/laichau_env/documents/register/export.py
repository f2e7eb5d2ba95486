"""Metadata of papers that the session's user may see, for the archive and other systems."""

import json
from typing import Any

import frappe
from frappe.core.doctype.access_log.access_log import make_access_log

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.register import metadata
from laichau_env.documents.register.queries import PAPER

FORMS = {"json": metadata.as_json, "xml": metadata.as_xml}
MOST_PAPERS = 5000
FIELDS = (
	"name", "organ_id", "file_catalog", "file_notation", "paper_kind", "number", "notation", "issued_date",
	"agency_name", "excerpt", "language", "page_count", "description_note", "signatory_title", "signatory_name",
	"priority", "copies", "due_date",
)  # fmt: skip


def export(form: str, names: list[str], filters: list | dict) -> bytes:
	"""Metadata of the papers named, or of those that `filters` of the list leave; the export is logged.

	Raises ExportUnfit (417); one that may not be seen refuses the whole: PapersUnreadable (403).
	"""
	if form not in FORMS:
		refuse(errors.ExportUnfit(why="chỉ có dạng JSON hoặc XML"))
	rows = frappe.get_list(
		PAPER,
		filters={"name": ("in", names)} if names else filters,
		fields=list(FIELDS),
		order_by="issued_date asc, agency asc, number asc",
		limit_page_length=MOST_PAPERS + 1,
	)
	if len(rows) < len(set(names)):
		refuse(errors.PapersUnreadable(count=len(set(names)) - len(rows)))
	if not rows:
		refuse(errors.ExportUnfit(why="không có văn bản nào"))
	if len(rows) > MOST_PAPERS:
		refuse(errors.ExportUnfit(why=f"mỗi lần nhiều nhất {MOST_PAPERS} văn bản, hãy lọc bớt"))
	make_access_log(
		doctype=PAPER, file_type=form.upper(), method="Export", filters=json.dumps(names or filters)
	)
	return FORMS[form](_with_recipients(rows))


def _with_recipients(rows: list[frappe._dict]) -> list[dict[str, Any]]:
	"""Metadata of each; recipients of all in one query."""
	recipients: dict[str, list[frappe._dict]] = {}
	for row in frappe.get_all(
		"Official Document Recipient",
		{"parenttype": PAPER, "parent": ("in", [paper.name for paper in rows])},
		["parent", "organ_id", "organ_name"],
		order_by="parent asc, idx asc",
	):
		recipients.setdefault(row.parent, []).append(row)
	return [metadata.metadata_of(paper, recipients.get(paper.name, [])) for paper in rows]

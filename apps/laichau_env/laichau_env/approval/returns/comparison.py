"""What changed since the record was last sent back (or, in an amendment, since it was revoked): old and new.

The old content was kept in the event; the new one is the record's. Texts are taken apart into words, so that a
form can mark what went and what came.
"""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import flt, formatdate

from laichau_env.approval import content
from laichau_env.approval.returns import queries
from laichau_env.approval.returns.labels import label_of
from laichau_env.approval.returns.places import FILES, Place, changed_places, row_key
from laichau_env.approval.transitions import Action
from laichau_env.common.approvable import Kind
from laichau_env.common.vietnamese import decimal

WORD = re.compile(r"\s+|[^\s]+")
SAME, GONE, NEW = "same", "gone", "new"


def comparison_of(doc: Document, kind: Kind) -> list[dict[str, Any]]:
	"""Changes of the record since its agency last had to work on it; none where it never came back."""
	old = base_content(doc, kind)
	if not old:
		return []
	new = content.canonical_content(doc, kind)
	return [_change(place, old, new, kind) for place in changed_places(old, new, kind)]


def base_content(doc: Document, kind: Kind) -> dict[str, Any] | None:
	"""The content to compare with: of the last return, else of the report that this one amends. Two queries."""
	last = queries.last_return(doc.doctype, doc.name)
	if last:
		return last.content
	amended = doc.get("amended_from")
	if not amended:
		return None
	stored = frappe.db.get_value(
		queries.EVENT,
		{"reference_doctype": doc.doctype, "reference_name": amended, "action": Action.SIGN_AND_SUBMIT},
		"content_json",
		order_by="sequence desc",
	)
	return content.kept(stored, kind) if stored else None


def marked_words(old: str, new: str) -> list[dict[str, str]]:
	"""`old` and `new` as one run of parts, each the same, gone or new."""
	before, after = WORD.findall(old), WORD.findall(new)
	parts: list[dict[str, str]] = []
	for _, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
		gone, came = "".join(before[start:end]), "".join(after[first:last])
		if gone == came:
			parts.append({"mark": SAME, "text": gone})
			continue
		parts += [{"mark": mark, "text": text} for mark, text in ((GONE, gone), (NEW, came)) if text]
	return parts


def _change(place: Place, old: Mapping[str, Any], new: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
	both = {
		**new,
		**{table.fieldname: [*new[table.fieldname], *old[table.fieldname]] for table in kind.tables},
	}
	before, after = _shown(place, old, kind), _shown(place, new, kind)
	return {
		"place": str(place),
		"label": label_of(place, both, kind),
		"old": before,
		"new": after,
		"parts": marked_words(before, after),
	}


def _shown(place: Place, values: Mapping[str, Any], kind: Kind) -> str:
	"""What stands at a place, as people read it."""
	if not place.table:
		if place.field == FILES:
			return "\n".join(file[0] for file in values.get(FILES) or [])
		return _text(kind.doctype, place.field, values[place.field])
	table = next(table for table in kind.tables if table.fieldname == place.table)
	rows = [row for row in values[place.table] if row_key(row, table) == place.key]
	names = (place.field,) if place.field else table.content
	return "\n".join(filter(None, (_text(table.doctype, name, row[name]) for row in rows for name in names)))


def _text(doctype: str, fieldname: str, value: Any) -> str:
	fieldtype = frappe.get_meta(doctype).get_field(fieldname).fieldtype
	if fieldtype == "Check":
		return frappe._("Yes") if value else frappe._("No")
	if fieldtype in content.NUMBERS or fieldtype == "Int":
		return decimal(flt(value)) + ("%" if fieldtype == "Percent" else "")
	if not value:
		return ""
	if fieldtype == "Date":
		return formatdate(value, "dd/MM/yyyy")
	return frappe._(value) if fieldtype == "Select" else str(value)

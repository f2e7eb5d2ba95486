"""After an update: which copies stand on a shipped layout that has changed, who is told, and what changed.

A copy that no longer fits its kind of paper (a value of the paper was renamed) is laid aside, so that papers can be
printed.

Saves with `ignore_permissions`: migrate marks copies and tells administrators, nobody's session asks for it.
"""

from difflib import SequenceMatcher
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.roles import PLAN_ADMINISTRATOR
from laichau_env.documents.layouts import queries
from laichau_env.documents.layouts.faults import FIELDS, fault_of
from laichau_env.documents.layouts.service import known_kind
from laichau_env.documents.layouts.texts import Layout, base_of, kind_named

ADMINISTRATORS = (PLAN_ADMINISTRATOR, "System Manager")
AROUND = 2
"""Unchanged lines shown before and after a change."""


def look_at_bases() -> None:
	"""Step of migrate: mark copies whose base has moved on, and tell the administrators once of each move."""
	told: list[str] | None = None
	for row in queries.all_copies():
		kind = kind_named(row.print_format)
		base = base_of(kind).version if kind else ""
		if row.base_version == base or row.told_version == base:
			continue
		told = queries.administrators(ADMINISTRATORS) if told is None else told
		copy = frappe.get_doc(queries.COPY, row.name)
		fault = fault_of(queries.layout_of(row.print_format, copy), kind) if kind and row.in_use else None
		gone = bool(row.in_use and (fault or not kind))
		_mark(copy, told_version=base, on_older_base=1, in_use=0 if gone else row.in_use)
		_tell(copy, told, gone=gone, why=str(fault or ""))


def _mark(copy: Document, **values: Any) -> None:
	"""Only what a mark says: the texts are not touched, so they are not tried again."""
	copy.update(values)
	copy.flags.service_write = ServiceWrite()
	copy.flags.ignore_permissions = copy.flags.ignore_version = True
	copy.save()


def _tell(copy: Document, users: list[str], *, gone: bool, why: str) -> None:
	subject = (
		frappe._(
			"Layout copy {0} no longer fits the updated system and was laid aside; papers are placed by the shipped layout. {1}"
		)
		if gone
		else frappe._(
			"Layout copy {0}: the shipped layout changed with the update. Compare, then keep the copy or return to the shipped layout."
		)
	)
	words = subject.format(frappe.utils.escape_html(copy.title), frappe.utils.escape_html(why))
	for user in users:
		frappe.get_doc(
			{
				"doctype": "Notification Log",
				"for_user": user,
				"type": "Alert",
				"document_type": copy.doctype,
				"document_name": copy.name,
				"from_user": "Administrator",
				"subject": words,
			}
		).insert(ignore_permissions=True)


def comparison_of(copy: Document) -> list[dict[str, Any]]:
	"""For each text: how the shipped layout changed since it was copied, and how the copy differs from what it was."""
	kind = known_kind(copy.print_format)
	now = base_of(kind)
	before = queries.kept_layout(copy.print_format, copy.base_version) or now
	own = queries.layout_of(copy.print_format, copy)
	return [
		{
			"field": field,
			"label": label,
			"base": _changes(_lines(before, field), _lines(now, field)),
			"own": _changes(_lines(before, field), _lines(own, field)),
		}
		for field, label in FIELDS.items()
	]


def _lines(layout: Layout, field: str) -> list[str]:
	return getattr(layout, field).replace("\r\n", "\n").rstrip().split("\n")


def _changes(before: list[str], after: list[str]) -> list[dict[str, Any]]:
	"""Places that differ, each with the lines around it: `old` and `new` lines and their first line's number."""
	found = []
	for tag, start, end, new_start, new_end in SequenceMatcher(
		None, before, after, autojunk=False
	).get_opcodes():
		if tag != "equal":
			found.append(
				{
					"line": start + 1,
					"new_line": new_start + 1,
					"above": before[max(0, start - AROUND) : start],
					"old": before[start:end],
					"new": after[new_start:new_end],
					"below": before[end : end + AROUND],
				}
			)
	return found

"""Reading returns: the last one to the agency, the remarks it made, the content it was made on."""

from dataclasses import dataclass
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval.content import kept
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.returns.places import Place, parse
from laichau_env.approval.returns.rules import Open
from laichau_env.approval.transitions import GOES_BACK, STATES, State
from laichau_env.common.approvable import Kind

NOWHERE = Place()
"""Opens nothing."""
EVENT, REMARK = "Approval Event", "Approval Remark"
EDITABLE = tuple(state.value for state, info in STATES.items() if info.editors)
SHOWN = (
	"name",
	"sequence",
	"round",
	"place",
	"place_label",
	"remark",
	"made_by",
	"made_on",
	"answer",
	"answered_by",
	"answered_on",
)


@dataclass(frozen=True)
class Return:
	"""An event that sent a record back to its agency, with the content it was made on, if it was kept."""

	sequence: int
	content: dict[str, Any] | None


def last_return(doctype: str, name: str) -> Return | None:
	"""The last time that the record came back to its agency. One query."""
	row = frappe.db.get_value(
		EVENT,
		{
			"reference_doctype": doctype,
			"reference_name": name,
			"action": ("in", sorted(GOES_BACK)),
			"to_state": ("in", EDITABLE),
		},
		["sequence", "content_json"],
		as_dict=True,
		order_by="sequence desc",
	)
	if not row:
		return None
	return Return(row.sequence, kept(row.content_json, kind_of(doctype)) if row.content_json else None)


def remarks_of(doctype: str, name: str) -> list[frappe._dict]:
	"""All remarks on a record, newest return first, in the order in which they were made. One query."""
	rows = frappe.get_all(
		REMARK,
		filters={"reference_doctype": doctype, "reference_name": name},
		fields=list(SHOWN),
		order_by="sequence asc, creation asc, name asc",
	)
	return sorted(rows, key=lambda row: -row.sequence)


def open_remarks(record: Document | frappe._dict, kind: Kind) -> list[Open]:
	"""Remarks that the agency has to settle now: those of the last return, while it has the record. Two queries."""
	if not is_with_agency(record.get(kind.state_field)):
		return []
	last = last_return(kind.doctype, record.name)
	if not last:
		return []
	rows = frappe.get_all(
		REMARK,
		filters={"reference_doctype": kind.doctype, "reference_name": record.name, "sequence": last.sequence},
		fields=["name", "place", "place_label", "answer"],
		order_by="creation asc, name asc",
	)
	return [Open(row.name, row.place, row.place_label, row.answer or "") for row in rows]


def named_places(record: Document | frappe._dict, kind: Kind) -> list[Place]:
	"""The only places that may be edited in the record now; none named = all. Two queries at most.

	A place that the form no longer has opens nothing, and does not open everything either.
	"""
	return [parse(remark.place, kind) or NOWHERE for remark in open_remarks(record, kind)]


def is_with_agency(state: str) -> bool:
	"""Whether a record in `state` is with the officers of its agency."""
	return bool(STATES[State(state)].editors)

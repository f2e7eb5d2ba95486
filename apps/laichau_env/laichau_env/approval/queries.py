"""Reading what approval needs: the subject of an action, and the events of a record and of those it amends."""

import frappe
from frappe.model.document import Document

from laichau_env.approval.rules import PastEvent, Subject
from laichau_env.common.approvable import Kind

EVENT_FIELDS = (
	"reference_name",
	"sequence",
	"round",
	"action",
	"from_state",
	"to_state",
	"tier",
	"event_time",
	"actor",
	"actor_name",
	"actor_title",
	"agency",
	"agency_name",
	"acting_for_name",
	"delegation",
	"reason",
	"event_hash",
)
CHAIN_HEAD = "head"
"""Name of the one record that holds the head of the chain over all events."""


def subject_of(doc: Document, kind: Kind) -> Subject:
	"""The record as the rules see it."""
	return Subject(
		state=doc.get(kind.state_field),
		agency=doc.get(kind.agency_field) or "",
		examiner=doc.get(kind.examiner_field) or "",
		editors=frozenset((doc.get(kind.editors_field) or "").split()),
	)


def lineage_of(doc: Document) -> list[str]:
	"""Name of the record and of every record it amends, newest first."""
	names = [doc.name]
	previous = doc.get("amended_from")
	while previous and previous not in names:
		names.append(previous)
		previous = frappe.db.get_value(doc.doctype, previous, "amended_from")
	return names


def event_rows(doc: Document, for_update: bool = False) -> list[frappe._dict]:
	"""Events of the record and of those it amends, oldest first. One query for a record that amends none.

	`for_update` shows what is committed now, not the transaction's snapshot: the caller holds the row lock. An
	event is committed together with a change of its record, so the snapshot does where it shows the record as
	it is locked. Only else are the events locked: locks on the gaps between them would have people who act on
	different records at one moment turned away as deadlocked.
	"""
	names = lineage_of(doc)
	event = frappe.qb.DocType("Approval Event")
	query = (
		frappe.qb.from_(event)
		.select(*[event[name] for name in EVENT_FIELDS])
		.where((event.reference_doctype == doc.doctype) & event.reference_name.isin(names))
		.orderby(event.chain_position)  # a clock may be set back, the chain is not
	)
	return (query.for_update() if for_update and not _snapshot_shows(doc) else query).run(as_dict=True)


def _snapshot_shows(doc: Document) -> bool:
	"""Whether the transaction's snapshot holds the record as it is now. One query."""
	return frappe.db.get_value(doc.doctype, doc.name, "modified") == doc.modified


def past_events(rows: list[frappe._dict], name: str) -> list[PastEvent]:
	"""Rows as the rules see them."""
	return [
		PastEvent(
			actor=row.actor,
			actor_name=row.actor_name,
			action=row.action,
			from_state=row.from_state,
			tier=row.tier,
			round=row.round,
			own=row.reference_name == name,
		)
		for row in rows
	]

"""Walks both chains of approval events and compares records with them; names the first broken link."""

from collections.abc import Iterator
from dataclasses import dataclass

import frappe

from laichau_env.approval import chain, content
from laichau_env.approval.kinds import all_kinds
from laichau_env.approval.queries import CHAIN_HEAD
from laichau_env.approval.transitions import State
from laichau_env.common.approvable import Kind

BATCH = 1000


@dataclass(frozen=True)
class Verdict:
	"""How many events and records were walked, and what is broken first (nothing = sound)."""

	events: int
	records: int
	broken: str = ""


def verify() -> Verdict:
	"""Walk all events in the order of the chain, then all records that went through approval."""
	walked, last_of = 0, {}
	chain_hash = ""
	for event in _events():
		walked += 1
		fault = _event_fault(event, walked, last_of, chain_hash)
		if fault:
			return Verdict(
				walked, 0, f"event {event.name} ({event.reference_name} #{event.sequence}): {fault}"
			)
		last_of[event.reference_doctype, event.reference_name] = event
		chain_hash = event.chain_hash
	position, head_hash = frappe.db.get_value("Approval Chain", CHAIN_HEAD, ["position", "head_hash"]) or (
		0,
		"",
	)
	if (position, head_hash or "") != (walked, chain_hash):
		return Verdict(walked, 0, f"the chain ends at {walked}, its head says {position}: events are missing")
	return _verify_records(walked, last_of)


def _event_fault(event: frappe._dict, position: int, last_of: dict, chain_hash: str) -> str:
	before = last_of.get((event.reference_doctype, event.reference_name))
	if event.chain_position != position:
		return f"stands at {event.chain_position} where {position} is due: an event is missing"
	if event.sequence != (before.sequence + 1 if before else 1):
		return "its number in the document does not follow"
	if event.previous_hash != (before.event_hash if before else ""):
		return "does not link to the event before it"
	if event.event_hash != chain.event_hash(event, event.previous_hash):
		return "was changed after it was written"
	if event.chain_hash != chain.chain_hash(chain_hash, event.event_hash):
		return "does not link to the chain"
	return ""


def _verify_records(walked: int, last_of: dict) -> Verdict:
	records = 0
	for kind in all_kinds():
		for row in frappe.get_all(
			kind.doctype, fields=["name", f"{kind.state_field} as state"], order_by="name"
		):
			records += 1
			fault = _record_fault(kind, row, last_of.get((kind.doctype, row.name)))
			if fault:
				return Verdict(walked, records, f"{kind.doctype} {row.name}: {fault}")
	return Verdict(walked, records)


def _record_fault(kind: Kind, row: frappe._dict, last: frappe._dict | None) -> str:
	if row.state != (last.to_state if last else State.DRAFT):
		return f"stands in {row.state}, its last event led to {last.to_state if last else State.DRAFT}"
	if last and row.state not in (State.DRAFT, State.RETURNED):
		if content.content_hash(frappe.get_doc(kind.doctype, row.name), kind) != last.content_hash:
			return "its content is not what was acted on last"
	return ""


def _events() -> Iterator[frappe._dict]:
	"""All events in the order of the chain, in batches."""
	start = 0
	while rows := frappe.get_all(
		"Approval Event",
		fields=[
			"name",
			*chain.HASHED_FIELDS,
			"previous_hash",
			"event_hash",
			"chain_position",
			"chain_hash",
		],
		order_by="chain_position asc, name asc",
		limit_start=start,
		limit_page_length=BATCH,
	):
		yield from rows
		start += len(rows)

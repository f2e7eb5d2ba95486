"""Writes the Approval Event of an action and links it into both chains."""

from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval import chain, rules
from laichau_env.approval.actor import ActingPerson, short_name
from laichau_env.approval.case import Case, Step
from laichau_env.approval.content import to_keep
from laichau_env.approval.queries import CHAIN_HEAD
from laichau_env.approval.transitions import GOES_BACK, STATES, Action
from laichau_env.common import clock
from laichau_env.common.approvable import Kind, ServiceWrite
from laichau_env.common.hashing import canonical_json


def write_event(
	case: Case,
	step: Step,
	reason: str | None,
	content_hash: str,
	written: dict[str, Any],
	canonical: dict[str, Any],
) -> Document:
	"""Record who did what, when, why and on which content; people and records as text, as they were then."""
	own = [row for row in case.rows if row.reference_name == case.doc.name]
	event = frappe.get_doc(
		{
			"doctype": "Approval Event",
			"reference_doctype": case.doc.doctype,
			"reference_name": case.doc.name,
			"sequence": len(own) + 1,
			"round": rules.next_round(step.transition.action, case.events),
			"event_time": clock.now(),
			"reason": (reason or "").strip(),
			"content_hash": content_hash,
			"values_json": canonical_json(written) if written else "",
			"content_json": _kept_content(step, canonical, case.kind),
			**_transition_fields(step),
			**_person_fields(case, step),
		}
	)
	_link(event, own[-1].event_hash if own else "")
	event.flags.service_write = ServiceWrite()
	return event.insert(ignore_permissions=True)


def _transition_fields(step: Step) -> dict[str, str]:
	row = step.transition
	return {
		"action": row.action.value,
		"from_state": row.source.value,
		"to_state": row.target.value,
		"tier": row.tier.value,
	}


def _person_fields(case: Case, step: Step) -> dict[str, str]:
	person, by = step.person, step.person.by
	return {
		"actor": person.facts.user,
		"actor_name": person.name,
		"actor_title": person.post.position_title,
		"actor_role": rules.acting_role(step.transition, person.facts, case.subject),
		"agency": person.agency_post.agency_code,
		"agency_name": _agency_name(case, person),
		"acting_for": by.giver.user if by else "",
		"acting_for_name": by.giver.full_name if by else "",
		"delegation": f"{by.capacity} {by.name}" if by else "",
	}


def _agency_name(case: Case, person: ActingPerson) -> str:
	"""The actor's agency; where it acts for one that ended, that one is named too."""
	subject, own = case.subject, person.agency_post
	ended = next((one for one in (subject.agency, subject.examiner) if one in person.facts.acts_for), "")
	if not ended or own.agency in (subject.agency, subject.examiner):
		return own.agency_name
	return f"{own.agency_name} (thay {short_name(ended)})"[:140]


def _kept_content(step: Step, canonical: dict[str, Any], kind: Kind) -> str:
	"""The content itself is kept where it leaves its agency, to be shown as it was sent, and where it comes back.

	The latter is what a correction is compared with.
	"""
	row = step.transition
	comes_back = row.action in GOES_BACK and bool(STATES[row.target].editors)
	return to_keep(canonical, kind) if row.action == Action.SIGN_AND_SUBMIT or comes_back else ""


def _link(event: Document, previous_hash: str) -> None:
	"""Put the event into the document's chain and, last, into the one over all: its head stays locked till commit."""
	event.previous_hash = previous_hash
	event.event_hash = chain.event_hash(event.as_dict(), previous_hash)
	position, head_hash = frappe.db.get_value(
		"Approval Chain", CHAIN_HEAD, ["position", "head_hash"], for_update=True
	)
	event.chain_position = position + 1
	event.chain_hash = chain.chain_hash(head_hash or "", event.event_hash)
	frappe.db.set_value(
		"Approval Chain", CHAIN_HEAD, {"position": event.chain_position, "head_hash": event.chain_hash}
	)

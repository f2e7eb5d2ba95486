"""act(): the one way to move an approvable record. Load under lock, ask the rules, save, write the event.

The only place outside set-up that saves with `ignore_permissions`: whether the actor may act is decided by
rules.py over the table of transitions, and reviewers hold no write permission on the record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import format_datetime

from laichau_env.approval import chain, content, rules
from laichau_env.approval.actor import ActingPerson, current_person, holds_post
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.queries import CHAIN_HEAD, event_rows, past_events, subject_of
from laichau_env.approval.transitions import STATES, TABLES, Action, State, Transition
from laichau_env.common import clock, errors
from laichau_env.common.approvable import Kind, ServiceWrite
from laichau_env.common.hashing import canonical_json, sha256
from laichau_env.common.refuse import refuse


@dataclass(frozen=True)
class Case:
	"""An approvable record with everything a decision on it needs, read once."""

	doc: Document
	kind: Kind
	person: ActingPerson
	subject: rules.Subject
	rows: Sequence[frappe._dict]
	events: Sequence[rules.PastEvent]

	@property
	def table(self) -> tuple[Transition, ...]:
		"""The transitions of the record's kind."""
		return TABLES[self.kind.workflow]


def act(
	doctype: str,
	name: str,
	action: str,
	seen_hash: str | None,
	reason: str | None = None,
	values: dict[str, Any] | None = None,
) -> Document:
	"""Take `action` on a record for the session's user and return the record as it stands then.

	`seen_hash` is the hash of the content the user saw. Raises, through the refusal adapter: 403 when he may
	not, 409 when the content or the state is not what he saw, 417 when reason, values or content are not fit.
	Nothing is written unless all is.
	"""
	kind = kind_of(doctype)
	if not kind:
		frappe.throw(frappe._("{0} is not approvable").format(doctype), frappe.DoesNotExistError)
	doc = frappe.get_doc(doctype, name, for_update=True)
	case = load_case(doc, kind, for_update=True)
	_check_visible(case)
	transition = _choose(case, action)
	_check_actor(case, transition)
	canonical = content.canonical_content(doc, kind, for_update=True)
	current_hash = sha256(canonical_json(canonical))
	_check_seen(seen_hash, current_hash)
	_check(rules.reason_refusal(transition, reason))
	kind.check(doc, transition.action)
	written = _move(case, transition, values or {})
	_record(case, transition, reason, current_hash, written, canonical)
	return doc


def load_case(doc: Document, kind: Kind, for_update: bool = False) -> Case:
	"""Everything a decision on `doc` needs. Two queries."""
	rows = event_rows(doc, for_update)
	return Case(
		doc=doc,
		kind=kind,
		person=current_person(),
		subject=subject_of(doc, kind),
		rows=rows,
		events=past_events(rows, doc.name),
	)


def available(case: Case) -> list[Transition]:
	"""The transitions that the session's user may take on the record now."""
	rows = rules.transitions_from(case.table, case.subject, case.events)
	return [row for row in rows if not _refusal(case, row)]


def _check_visible(case: Case) -> None:
	"""Who may not read the record learns nothing of it; a party to it goes on, to be told who was first."""
	parties = {case.subject.agency, case.subject.examiner} - {""}
	if case.person.facts.agency not in parties and not case.doc.has_permission("read"):
		refuse(errors.NotVisible())


def _choose(case: Case, action: str) -> Transition:
	"""The row that `action` names in the record's state; refuses with 409 where the record has moved on."""
	rows = [
		row for row in rules.transitions_from(case.table, case.subject, case.events) if row.action == action
	]
	mine = [row for row in rows if rules.acting_role(row, case.person.facts, case.subject)]
	if mine:
		return mine[0]
	_tell_who_was_first(case, action)
	if rows:
		return rows[0]
	refuse(errors.ActionNotInState(action=frappe._(action), state=frappe._(case.subject.state)))


def _tell_who_was_first(case: Case, action: str) -> None:
	"""Somebody else moved the record out of the state in which the actor could have taken `action`."""
	last = case.rows[-1] if case.rows else None
	elsewhere = any(
		row.action == action and rules.acting_role(row, case.person.facts, case.subject) for row in case.table
	)
	if last and elsewhere and last.actor != case.person.facts.user:
		refuse(
			errors.SomebodyWasFirst(
				who=last.actor_name,
				action=frappe._(last.action),
				when=format_datetime(last.event_time, "HH:mm dd/MM/yyyy"),
				state=frappe._(case.subject.state),
			)
		)


def _refusal(case: Case, transition: Transition) -> errors.Refusal | None:
	in_post = True
	if transition.action == Action.RECALL and case.rows:
		last = case.rows[-1]
		in_post = last.actor == case.person.facts.user or holds_post(last.actor, last.agency)
	return rules.refusal_of(transition, case.person.facts, case.subject, case.events, in_post)


def _check_actor(case: Case, transition: Transition) -> None:
	_check(_refusal(case, transition))


def _check(refusal: errors.Refusal | None) -> None:
	if refusal:
		refuse(_in_words(refusal))


def _in_words(refusal: errors.Refusal) -> errors.Refusal:
	"""The refusal with the names of states, actions and tiers as people read them."""
	return type(refusal)(
		**{key: frappe._(value) if isinstance(value, str) else value for key, value in refusal.facts.items()}
	)


def _check_seen(seen_hash: str | None, current_hash: str) -> None:
	if not seen_hash:
		refuse(errors.MissingSeenHash())
	if seen_hash != current_hash:
		refuse(errors.StaleContent())


def _move(case: Case, transition: Transition, values: dict[str, Any]) -> dict[str, Any]:
	"""Write the action's values and the new state; the guard checks that nothing else moves."""
	doc, kind = case.doc, case.kind
	written = kind.write(doc, transition, values, case.person.post)
	if transition.action != Action.RECALL and transition.target in (State.DRAFT, State.RETURNED):
		doc.set(kind.editors_field, "")
	docstatus = STATES[transition.target].docstatus
	doc.set(kind.state_field, transition.target.value)
	doc.docstatus = docstatus
	doc.flags.service_write = ServiceWrite(transition.target.value, docstatus)
	doc.flags.ignore_permissions = True
	doc.save()
	doc.flags.service_write = None
	return written


def _record(
	case: Case,
	transition: Transition,
	reason: str | None,
	current_hash: str,
	written: dict[str, Any],
	canonical: dict[str, Any],
) -> None:
	post = case.person.post
	own = [row for row in case.rows if row.reference_name == case.doc.name]
	event = frappe.get_doc(
		{
			"doctype": "Approval Event",
			"reference_doctype": case.doc.doctype,
			"reference_name": case.doc.name,
			"sequence": len(own) + 1,
			"round": rules.next_round(transition.action, case.events),
			"action": transition.action.value,
			"from_state": transition.source.value,
			"to_state": transition.target.value,
			"tier": transition.tier.value,
			"event_time": clock.now(),
			"actor": post.user,
			"actor_name": case.person.name,
			"actor_title": post.position_title,
			"actor_role": rules.acting_role(transition, case.person.facts, case.subject),
			"agency": post.agency_code,
			"agency_name": post.agency_name,
			"reason": (reason or "").strip(),
			"content_hash": current_hash,
			"values_json": canonical_json(written) if written else "",
			"content_json": canonical_json(canonical) if transition.action == Action.SIGN_AND_SUBMIT else "",
		}
	)
	_link(event, own[-1].event_hash if own else "")
	event.flags.service_write = ServiceWrite()
	event.insert(ignore_permissions=True)


def _link(event: Document, previous_hash: str) -> None:
	"""Put the event into the document's chain and, last, into the one over all: its head is locked till the commit."""
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

"""What a person reads before he acts on many records: of each its digest, its hash, and whether it can be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval import content, rules
from laichau_env.approval.actor import acting_persons, current_person, persons_for
from laichau_env.approval.bulk import queries
from laichau_env.approval.bulk.rules import BULK_ACTIONS, MOST_RECORDS, offered_actions
from laichau_env.approval.delegation import delegated_posts
from laichau_env.approval.opinions.rules import Opinion, forward_refusal, goes_on, is_examined
from laichau_env.approval.queries import past_events, subject_of
from laichau_env.approval.returns.places import changed_places
from laichau_env.approval.rules import Actor, PastEvent, Subject
from laichau_env.approval.transitions import LEAST_REASON, NEEDS_REASON, TABLES, Transition
from laichau_env.common import clock, errors
from laichau_env.common.approvable import Kind
from laichau_env.common.errors import Refusal
from laichau_env.common.refuse import refuse


@dataclass(frozen=True)
class Read:
	"""A record with what a decision on it needs, read together with others."""

	doc: Document
	subject: Subject
	events: Sequence[PastEvent]
	actors: Sequence[Actor]
	opinions: Sequence[Opinion]
	canonical: dict[str, Any]
	returned: dict[str, Any] | None


def actions(kind: Kind) -> list[dict[str, Any]]:
	"""Steps that the session's user may take on many records of `kind` at once."""
	offered = offered_actions(TABLES[kind.workflow], [one.facts for one in acting_persons(kind.doctype)])
	return [
		{
			"action": action.value,
			"label": frappe._(action.value),
			"needs_reason": action in NEEDS_REASON,
			"least_reason": LEAST_REASON,
		}
		for action in offered
	]


def preview(kind: Kind, names: Sequence[str], action: str) -> list[dict[str, Any]]:
	"""The records that the session's user may read, in the order asked for. Queries do not grow with them.

	Raises BulkUnfit (417) for more than a thousand, BulkActionUnfit (417) for a step that is not taken in bulk.
	"""
	if len(names) > MOST_RECORDS:
		refuse(errors.BulkUnfit(why=f"mỗi lần nhiều nhất {MOST_RECORDS} hồ sơ, đang chọn {len(names)}"))
	if action not in BULK_ACTIONS:
		refuse(errors.BulkActionUnfit(action=frappe._(action)))
	read = _read(kind, names)
	steps = {
		one.doc.name: [
			row
			for row in rules.transitions_from(TABLES[kind.workflow], one.subject, one.events)
			if row.action == action
		]
		for one in read
	}
	locked = _locked(kind, read, steps)
	return [_shown(kind, one, _why_not(kind, one, action, steps[one.doc.name], locked)) for one in read]


def _read(kind: Kind, names: Sequence[str]) -> list[Read]:
	visible = set(
		frappe.get_list(kind.doctype, {"name": ("in", list(names))}, pluck="name", limit_page_length=0)
	)
	wanted = [name for name in dict.fromkeys(names) if name in visible]
	docs = queries.load_many(kind, wanted)
	files = queries.files_of_many(kind, wanted)
	lineages = queries.lineages(docs)
	events = queries.events_of_many(
		kind.doctype, list(dict.fromkeys(name for line in lineages.values() for name in line))
	)
	opinions = queries.waiting_opinions(kind.doctype, wanted)
	returned = queries.returned_contents(kind.doctype, wanted)
	own, posts = current_person(), delegated_posts(frappe.session.user)
	return [
		Read(
			doc=docs[name],
			subject=subject_of(docs[name], kind),
			events=past_events(
				[row for older in reversed(lineages[name]) for row in events.get(older, [])], name
			),
			actors=[
				one.facts for one in persons_for(own, posts, kind.doctype, docs[name].get(kind.agency_field))
			],
			opinions=opinions.get(name, ()),
			canonical=content.canonical_content(docs[name], kind, files=files[name]),
			returned=returned.get(name),
		)
		for name in wanted
	]


def _shown(kind: Kind, one: Read, why_not: Refusal | None) -> dict[str, Any]:
	doc = one.doc
	return {
		"name": doc.name,
		"title": doc.get("title") or doc.name,
		"state_label": frappe._(one.subject.state),
		"seen_hash": content.hash_of(one.canonical, kind),
		"digest": kind.digest(doc),
		"files": len(one.canonical["files"]),
		"came_back": bool(one.returned),
		"changed": len(changed_places(one.returned, one.canonical, kind)) if one.returned else 0,
		"why_not": _in_words(why_not) if why_not else "",
	}


def _locked(
	kind: Kind, read: Sequence[Read], steps: Mapping[str, Sequence[Transition]]
) -> dict[tuple[str, Transition], Refusal]:
	"""Refusals of what closes records, asked once a step of the table, not once a record."""
	by_step: dict[Transition, list[Document]] = {}
	for one in read:
		for row in steps[one.doc.name]:
			by_step.setdefault(row, []).append(one.doc)
	return {
		(name, row): refusal
		for row, docs in by_step.items()
		for name, refusal in kind.locked_many(docs, row).items()
	}


def _why_not(
	kind: Kind,
	one: Read,
	action: str,
	steps: Sequence[Transition],
	locked: Mapping[tuple[str, Transition], Refusal],
) -> Refusal | None:
	"""Why the action can't be taken now, None where it can. act() asks again, and for good, when its turn comes."""
	if not steps:
		return errors.ActionNotInState(action=action, state=one.subject.state)
	if any(kind.action_values(one.doc, row.action) for row in steps):
		return errors.BulkActionUnfit(action=action)
	refusals = [
		rules.refusal_of(row, actor, one.subject, one.events)
		or locked.get((one.doc.name, row))
		or _awaited(kind, one, row)
		for row in steps
		for actor in one.actors
	]
	return None if None in refusals else refusals[0]


def _awaited(kind: Kind, one: Read, row: Transition) -> Refusal | None:
	if not is_examined(TABLES[kind.workflow], row.source) or not goes_on(row):
		return None
	return forward_refusal(one.opinions, clock.today())


def _in_words(refusal: Refusal) -> str:
	facts = {
		key: frappe._(value) if isinstance(value, str) else value for key, value in refusal.facts.items()
	}
	return str(type(refusal)(**facts))

"""What a person reads before he acts on many records: of each its digest, its hash, and whether it can be done."""

from collections.abc import Sequence
from typing import Any

import frappe

from laichau_env.approval import content, rules
from laichau_env.approval.actor import ActingPerson, current_person, persons_for
from laichau_env.approval.bulk import queries
from laichau_env.approval.bulk.rules import MOST_RECORDS
from laichau_env.approval.delegation import delegated_posts
from laichau_env.approval.queries import past_events, subject_of
from laichau_env.approval.transitions import TABLES
from laichau_env.common import errors
from laichau_env.common.approvable import Kind
from laichau_env.common.hashing import canonical_json, sha256
from laichau_env.common.refuse import refuse


def preview(kind: Kind, names: Sequence[str], action: str) -> list[dict[str, Any]]:
	"""The records that the session's user may read, in the order asked for. Queries do not grow with them.

	Raises BulkUnfit (417) for more than a thousand.
	"""
	if len(names) > MOST_RECORDS:
		refuse(errors.BulkUnfit(why=f"mỗi lần nhiều nhất {MOST_RECORDS} hồ sơ"))
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
	own, posts = current_person(), delegated_posts(frappe.session.user)
	shown = []
	for name in wanted:
		doc = docs[name]
		rows = [row for older in reversed(lineages[name]) for row in events.get(older, [])]
		persons = persons_for(own, posts, kind.doctype, doc.get(kind.agency_field))
		shown.append(
			{
				"name": name,
				"title": doc.get("title") or name,
				"state_label": frappe._(doc.get(kind.state_field)),
				"seen_hash": _hash(kind, doc, files[name]),
				"digest": kind.digest(doc),
				"files": len(files[name]),
				"came_back": queries.came_back(rows),
				"why_not": _why_not(kind, doc, action, rows, persons),
			}
		)
	return shown


def _hash(kind: Kind, doc: Any, files: list[list[str]]) -> str:
	return sha256(canonical_json(content.canonical_content(doc, kind, files=files)))


def _why_not(
	kind: Kind, doc: Any, action: str, rows: Sequence[frappe._dict], persons: Sequence[ActingPerson]
) -> str:
	"""Why the action can't be taken now; empty where it can. Asked again, and for good, when its turn comes."""
	subject, events = subject_of(doc, kind), past_events(list(rows), doc.name)
	steps = [
		row for row in rules.transitions_from(TABLES[kind.workflow], subject, events) if row.action == action
	]
	if not steps:
		state = frappe._(subject.state)
		return str(errors.ActionNotInState(action=frappe._(action), state=state))
	refusals = [rules.refusal_of(row, one.facts, subject, events) for row in steps for one in persons]
	if None in refusals:
		return ""
	facts = {key: frappe._(value) for key, value in refusals[0].facts.items() if isinstance(value, str)}
	return str(type(refusals[0])(**{**refusals[0].facts, **facts}))

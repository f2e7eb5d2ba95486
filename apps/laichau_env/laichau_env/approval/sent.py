"""A record as its agency last sent it: what the examining agency still sees after it sent it back.

The record itself is private to its agency again while officers complete it; the content that was sent is
kept in the event of the signature.
"""

from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval.actor import current_person
from laichau_env.approval.kinds import all_kinds, kind_of
from laichau_env.approval.rules import Actor
from laichau_env.approval.transitions import SENT_STATES, TIERS, Action, Tier
from laichau_env.common import errors
from laichau_env.common.approvable import Kind
from laichau_env.common.refuse import refuse

EXAMINING_ROLES = {*TIERS[Tier.EXAMINING].roles, *TIERS[Tier.DEPARTMENT].roles}


def sent_document(doctype: str, name: str) -> Document:
	"""The record as last sent, not to be saved; for officials of its examining agency.

	Raises NotVisible (403) for everybody else and where it was never sent.
	"""
	kind = kind_of(doctype)
	actor = current_person().facts
	examiner = frappe.db.get_value(doctype, name, kind.examiner_field) if kind else None
	event = _last_signature(doctype, name) if actor.stands_for(examiner or "") else None
	if not event or not _examines(actor):
		refuse(errors.NotVisible())
	return _rebuild(kind, name, event)


def sent_back_rows() -> list[dict[str, Any]]:
	"""Records that the actor's agency examined and that are with their agencies again. Two queries a kind."""
	actor = current_person().facts
	if not (actor.agency and _examines(actor)):
		return []
	return [row for kind in all_kinds() for row in _rows_of(kind, (actor.agency, *actor.acts_for))]


def _examines(actor: Actor) -> bool:
	return bool(actor.roles & EXAMINING_ROLES)


def _rows_of(kind: Kind, agencies: tuple[str, ...]) -> list[dict[str, Any]]:
	rows = frappe.get_all(
		kind.doctype,
		filters={kind.examiner_field: ("in", agencies), kind.state_field: ("not in", [*SENT_STATES])},
		fields=["name", "title", "due_date", f"{kind.state_field} as state"],
		order_by="due_date asc, name asc",
	)
	sent = set(
		frappe.get_all(
			"Approval Event",
			filters={
				"reference_doctype": kind.doctype,
				"reference_name": ("in", [row.name for row in rows]),
				"action": Action.SIGN_AND_SUBMIT,
			},
			pluck="reference_name",
		)
		if rows
		else ()
	)
	return [
		{**row, "doctype": kind.doctype, "state_label": frappe._(row.state)}
		for row in rows
		if row.name in sent
	]


def _last_signature(doctype: str, name: str) -> frappe._dict | None:
	return frappe.db.get_value(
		"Approval Event",
		{"reference_doctype": doctype, "reference_name": name, "action": Action.SIGN_AND_SUBMIT},
		["content_json", "values_json", "to_state"],
		as_dict=True,
		order_by="sequence desc",
	)


def _rebuild(kind: Kind, name: str, event: frappe._dict) -> Document:
	content = {**frappe.parse_json(event.content_json), **frappe.parse_json(event.values_json or "{}")}
	content.pop("files", None)
	for table in kind.tables:
		for position, row in enumerate(content.get(table.fieldname, []), start=1):
			row["idx"] = position
	doc = frappe.get_doc({"doctype": kind.doctype, **content})
	doc.name = name
	doc.set(kind.state_field, event.to_state)
	return doc

"""act(): the one way to move an approvable record. Load under lock, ask the rules, save, write the event.

Saves with `ignore_permissions`, as few other places may (tests/architecture/test_writes.py lists them): whether the actor may act is decided
by rules.py over the table of transitions, and reviewers hold no write permission on the record.
"""

from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval import content, rules
from laichau_env.approval.actor import saving_as
from laichau_env.approval.case import Case, Step, check_visible, choose_step, load_case, refuse_in_words
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.opinions.service import leave_examination
from laichau_env.approval.record import write_event
from laichau_env.approval.returns.service import keep_remarks, settle_remarks, take_remarks
from laichau_env.approval.transitions import STATES, Action, State
from laichau_env.common import errors
from laichau_env.common.approvable import Kind, ServiceWrite
from laichau_env.common.refuse import refuse


def act(
	doctype: str,
	name: str,
	action: str,
	seen_hash: str | None,
	reason: str | None = None,
	values: dict[str, Any] | None = None,
	signed_by: str | None = None,
) -> Document:
	"""Take `action` on a record for the session's user and return the record as it stands then.

	`signed_by` is whose act it is where he signed elsewhere and another hands it in: given only by a service that
	holds his digital signature on that content, never by a request. Every rule is asked of him.

	`seen_hash` is the hash of the content the user saw. Raises, through the refusal adapter: 403 when he may
	not, 409 when the content or the state is not what he saw, 417 when reason, values or content are not fit.
	Nothing is written unless all is.
	"""
	kind = kind_of(doctype)
	if not kind:
		frappe.throw(frappe._("{0} is not approvable").format(doctype), frappe.DoesNotExistError)
	doc = frappe.get_doc(doctype, name, for_update=True)
	case = load_case(doc, kind, for_update=True, user=signed_by)
	check_visible(case)
	step = choose_step(case, action)
	canonical = content.canonical_content(doc, kind, for_update=True)
	current_hash = content.hash_of(canonical, kind)
	_check_seen(seen_hash, current_hash)
	_check_reason(step, reason)
	kind.check(doc, step.transition.action)
	values = dict(values or {})
	remarks = take_remarks(case, step, values.pop("remarks", None), canonical)
	kept = {
		"remarks": remarks,
		"answers": settle_remarks(case, step, canonical),
		**leave_examination(case, step),
	}
	written = {**_move(case, step, values), **{key: value for key, value in kept.items() if value}}
	event = write_event(case, step, reason, current_hash, written, canonical)
	keep_remarks(event, remarks, step.person)
	return doc


def _check_seen(seen_hash: str | None, current_hash: str) -> None:
	if not seen_hash:
		refuse(errors.MissingSeenHash())
	if seen_hash != current_hash:
		refuse(errors.StaleContent())


def _check_reason(step: Step, reason: str | None) -> None:
	refusal = rules.reason_refusal(step.transition, reason)
	if refusal:
		refuse_in_words(refusal)


def _move(case: Case, step: Step, values: dict[str, Any]) -> dict[str, Any]:
	"""Write the action's values and the new state; the guard checks that nothing else moves."""
	doc, kind, transition = case.doc, case.kind, step.transition
	written = kind.write(doc, transition, values, step.person.signing_post)
	if transition.action != Action.RECALL and transition.target in (State.DRAFT, State.RETURNED):
		doc.set(kind.editors_field, "")
	docstatus = STATES[transition.target].docstatus
	doc.set(kind.state_field, transition.target.value)
	with saving_as(step.person.facts.user):
		_save(doc, kind, ServiceWrite(transition.target.value, docstatus))
	return written


def _save(doc: Document, kind: Kind, write: ServiceWrite) -> None:
	"""Save the record's own row; its child rows, which the guard compares, stand and follow its docstatus.

	No link is looked up again: those of content were checked when it was written, and an action changes none.
	"""
	moves = doc.docstatus != write.docstatus
	doc.docstatus = write.docstatus
	doc.flags.service_write = write
	doc.flags.ignore_permissions = doc.flags.rows_stand = doc.flags.ignore_links = True
	doc.save()
	doc.flags.service_write = doc.flags.ignore_permissions = doc.flags.rows_stand = doc.flags.ignore_links = (
		None
	)
	for table in kind.tables if moves else ():
		rows = {"parenttype": doc.doctype, "parent": doc.name, "parentfield": table.fieldname}
		frappe.db.set_value(table.doctype, rows, "docstatus", write.docstatus, update_modified=False)

"""HTTP entry points of approval. Thin: check the input's form, call the service; the service checks rights."""

from typing import Any

import frappe

from laichau_env.approval import content, inbox, sent, service
from laichau_env.approval.case import load_case, open_steps
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.view import approval_view
from laichau_env.common import errors
from laichau_env.common.approvable import Kind
from laichau_env.common.given import given_object
from laichau_env.common.refuse import refuse


@frappe.whitelist(methods=["POST"])
def act(
	doctype: str,
	name: str,
	action: str,
	seen_hash: str | None = None,
	reason: str | None = None,
	values: str | dict | None = None,
) -> dict[str, Any]:
	"""Take `action` on a record as the session's user; answers with its new state.

	`visible` tells whether he may still read the record: one sent back is private to its agency again.
	"""
	doc = service.act(doctype, name, action, seen_hash, reason, given_object(values, "values"))
	return {"state": doc.get("workflow_state"), "name": doc.name, "visible": doc.has_permission("read")}


@frappe.whitelist(methods=["GET", "POST"])
def get_approval(doctype: str, name: str) -> dict[str, Any]:
	"""The approval view of a record that the session's user may read."""
	doc = frappe.get_doc(doctype, name)
	doc.check_permission("read")
	return approval_view(doc, _kind(doctype))


@frappe.whitelist(methods=["GET", "POST"])
def get_inbox() -> dict[str, Any]:
	"""What waits for the session's user, and the counts."""
	rows = inbox.waiting_rows()
	return {"waiting": rows, "counts": inbox.counts(rows)}


@frappe.whitelist(methods=["GET", "POST"])
def get_sent_back() -> list[dict[str, Any]]:
	"""Records that the user's agency examined and that are with their agencies again."""
	return sent.sent_back_rows()


@frappe.whitelist(methods=["GET", "POST"])
def count_waiting() -> dict[str, Any]:
	"""Number card: all that waits for me."""
	return _card("waiting")


@frappe.whitelist(methods=["GET", "POST"])
def count_returned() -> dict[str, Any]:
	"""Number card: what came back to me."""
	return _card("returned")


@frappe.whitelist(methods=["GET", "POST"])
def count_overdue() -> dict[str, Any]:
	"""Number card: what waits for me and is past its due date."""
	return _card("overdue")


@frappe.whitelist(methods=["GET", "POST"])
def count_drafts() -> dict[str, Any]:
	"""Number card: drafts that I have to write."""
	return _card("drafts")


@frappe.whitelist(methods=["POST"])
def apply_workflow(doc: str | dict, action: str) -> dict[str, Any]:
	"""Stands in for frappe.model.workflow.apply_workflow: for approvable kinds it leads to act().

	The caller sent the whole document, so what he saw is computed from it.
	"""
	data = frappe.parse_json(doc)
	kind = kind_of(data.get("doctype"))
	if not kind:
		from frappe.model.workflow import apply_workflow as stock

		return stock(data, action)
	seen = content.content_hash(frappe.get_doc(data), kind) if _is_whole(data, kind) else None
	approval = data.get("approval") or {}
	return service.act(
		data["doctype"], data["name"], action, seen, approval.get("reason"), approval.get("values")
	).as_dict()


@frappe.whitelist(methods=["GET", "POST"])
def get_transitions(
	doc: str | dict, workflow: str | None = None, raise_exception: bool = False
) -> list[dict]:
	"""Stands in for frappe.model.workflow.get_transitions: what the session's user may do now."""
	data = frappe.parse_json(doc)
	kind = kind_of(data.get("doctype"))
	if not kind:
		from frappe.model.workflow import get_transitions as stock

		return stock(data)
	stored = frappe.get_doc(data["doctype"], data["name"])
	stored.check_permission("read")
	return [
		{
			"action": step.transition.action.value,
			"state": step.transition.source.value,
			"next_state": step.transition.target.value,
		}
		for step in open_steps(load_case(stored, kind))
	]


@frappe.whitelist(methods=["POST"])
def bulk_workflow_approval(docnames: str, doctype: str, action: str) -> None:
	"""Stands in for the stock bulk action: it approves unseen content; approval/bulk does it with what was read."""
	if kind_of(doctype):
		refuse(errors.BulkByList())
	from frappe.model.workflow import bulk_workflow_approval as stock

	stock(docnames, doctype, action)


@frappe.whitelist(methods=["GET", "POST"], allow_guest=True)
def apply_action(action: str, doctype: str, docname: str, current_state: str, **kwargs: str) -> None:
	"""Stands in for the e-mail link's action: whoever holds a mail must not be able to approve."""
	_refuse_link(doctype)
	from frappe.workflow.doctype.workflow_action.workflow_action import apply_action as stock

	stock(action, doctype, docname, current_state, **_without_command(kwargs))


@frappe.whitelist(methods=["GET", "POST"], allow_guest=True)
def confirm_action(doctype: str, docname: str, user: str, action: str, **kwargs: str) -> None:
	"""Stands in for the confirmation page of the e-mail link, as apply_action does."""
	_refuse_link(doctype)
	from frappe.workflow.doctype.workflow_action.workflow_action import confirm_action as stock

	stock(doctype, docname, user, action)


def _refuse_link(doctype: str) -> None:
	if kind_of(doctype):
		refuse(errors.LinkActionRefused())


def _without_command(kwargs: dict[str, str]) -> dict[str, str]:
	return {key: kwargs[key] for key in ("user", "last_modified") if key in kwargs}


def _kind(doctype: str) -> Kind:
	kind = kind_of(doctype)
	if not kind:
		frappe.throw(frappe._("{0} is not approvable").format(doctype), frappe.DoesNotExistError)
	return kind


def _card(which: str) -> dict[str, Any]:
	return {"value": inbox.counts(inbox.waiting_rows())[which], "fieldtype": "Int"}


def _is_whole(data: dict, kind: Kind) -> bool:
	"""Whether the caller sent every content field, so that what he saw can be computed."""
	wanted = {*kind.content, *(table.fieldname for table in kind.tables)}
	return wanted <= data.keys()

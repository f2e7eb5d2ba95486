"""HTTP entry points of bulk approval. Thin: the services check rights."""

from typing import Any

import frappe

from laichau_env.approval.bulk import preview, rules, service, view
from laichau_env.approval.kinds import kind_of
from laichau_env.common import errors
from laichau_env.common.approvable import Kind
from laichau_env.common.given import given_names, given_objects
from laichau_env.common.refuse import refuse


@frappe.whitelist(methods=["GET"])
def get_bulk_actions(doctype: str) -> list[dict[str, Any]]:
	"""What the session's user may do to many records of a kind at once; none for most people."""
	return preview.actions(_kind(doctype))


@frappe.whitelist(methods=["POST"])
def prepare_bulk(doctype: str, names: str | list, action: str) -> list[dict[str, Any]]:
	"""What the session's user reads before he acts on many records."""
	return preview.preview(_kind(doctype), given_names(names, "names"), action)


@frappe.whitelist(methods=["POST"])
def start_bulk(doctype: str, action: str, items: str | list, reason: str | None = None) -> dict[str, Any]:
	"""Begin: items are [{name, seen_hash}], as they were read."""
	given = given_objects(items, "items")
	seen = [rules.Item(str(row.get("name") or ""), str(row.get("seen_hash") or "")) for row in given]
	return {"name": service.start(_kind(doctype), action, seen, reason or "").name}


@frappe.whitelist(methods=["GET", "POST"])
def get_bulk(name: str) -> dict[str, Any]:
	"""Progress and results, for who started it."""
	bulk = frappe.get_doc("Bulk Approval", name)
	if bulk.asked_by != frappe.session.user:
		refuse(errors.BulkNotYours())
	return view.bulk_view(bulk)


@frappe.whitelist(methods=["POST"])
def go_on(name: str) -> None:
	"""Carry on with a bulk approval that stopped."""
	service.go_on(name)


def _kind(doctype: str) -> Kind:
	kind = kind_of(doctype)
	if not kind:
		frappe.throw(frappe._("{0} is not approvable").format(doctype), frappe.DoesNotExistError)
	return kind

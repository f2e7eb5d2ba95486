"""Progress and results of a bulk approval, as its form and the dialog show them."""

from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval.bulk import rules
from laichau_env.common import clock
from laichau_env.common.worker_lock import is_held


def bulk_view(bulk: Document) -> dict[str, Any]:
	"""Status, counts, and of each record what became of it. Three queries.

	`visible` tells whether the record may still be read: one sent back may be private to its agency again.
	`may_go_on` tells that no worker is at what is left.
	"""
	names = [item.reference_name for item in bulk.items]
	visible = set(
		frappe.get_list(bulk.reference_doctype, {"name": ("in", names)}, pluck="name", limit_page_length=0)
	)
	outcomes = [item.outcome for item in bulk.items]
	return {
		"name": bulk.name,
		"doctype": bulk.reference_doctype,
		"status": bulk.status,
		"status_label": frappe._(bulk.status),
		"action": bulk.action,
		"action_label": frappe._(bulk.action),
		"reason": bulk.reason or "",
		"asked_by_name": bulk.asked_by_name,
		"asked_on": bulk.asked_on,
		"finished_on": bulk.finished_on,
		"may_go_on": rules.may_be_taken_up(bulk.status, is_held(bulk.name), bulk.asked_on, clock.now()),
		"counts": {
			outcome: outcomes.count(outcome) for outcome in (rules.WAITING, rules.DONE, rules.NOT_DONE)
		},
		"items": [_item(item, visible) for item in bulk.items],
	}


def _item(item: Document, visible: set[str]) -> dict[str, Any]:
	return {
		"name": item.reference_name,
		"title": item.title or item.reference_name,
		"outcome": item.outcome,
		"outcome_label": frappe._(item.outcome),
		"message": item.message or "",
		"done_on": item.done_on,
		"visible": item.reference_name in visible,
	}

"""HTTP entry points of batches. Thin: the service checks rights."""

from typing import Any

import frappe

from laichau_env.common import clock
from laichau_env.common.given import given_names
from laichau_env.common.worker_lock import is_held
from laichau_env.documents.batch import rules, service


@frappe.whitelist(methods=["POST"])
def ask(form: str, period: str = "", names: str | list | None = None) -> dict[str, str]:
	"""Have the reports of a period, or those named, made into one file."""
	given = given_names(names, "names")
	return {"name": service.ask(form, period, given).name}


@frappe.whitelist(methods=["GET", "POST"])
def get_batch(name: str) -> dict[str, Any]:
	"""How far it is, for who asked for it."""
	batch = service.batch_of_asker(name)
	return {
		"name": batch.name,
		"title": batch.title,
		"form": batch.form,
		"status": batch.status,
		"status_label": frappe._(batch.status),
		"message": batch.message or "",
		"total": batch.total,
		"done": batch.done,
		"size": batch.size,
		"kept_days": rules.KEPT.days,
		"may_go_on": rules.may_be_taken_up(batch.status, is_held(name), batch.asked_on, clock.now()),
	}


@frappe.whitelist(methods=["POST"])
def go_on(name: str) -> None:
	"""Have a batch that stopped made by another worker, for who asked for it."""
	service.enqueue(service.batch_of_asker(name).name)


@frappe.whitelist(methods=["GET"])
def download(name: str) -> None:
	"""The file, for who asked for it."""
	filename, content = service.file_of(name)
	frappe.local.response.update({"type": "download", "filename": filename, "filecontent": content})

"""The writer of batches: takes up what is asked for, hands it to a worker, and removes files when their days are over.

Saves with `ignore_permissions`: nobody holds a right to write batches; each report is read with the rights of who asked.
"""

from collections.abc import Sequence

import frappe
from frappe.model.document import Document

from laichau_env.common import clock, errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.common.worker_lock import is_held
from laichau_env.documents.batch import queries, rules, store, worker

LONGEST = 3600
"""Seconds that a worker is given."""


def ask(form: str, period: str = "", names: Sequence[str] = ()) -> Document:
	"""Have the reports of a period, or those named, made into one file. Asked twice, it is made once.

	Raises BatchUnfit (417), BatchUnreadable (403).
	"""
	if not frappe.has_permission(queries.REPORT, "print"):
		refuse(errors.BatchUnreadable(count=len(names) or "các"))
	wanted = list(dict.fromkeys(names)) if names else queries.reports_of_period(period)
	refusal = rules.asking_refusal(form, wanted)
	if refusal:
		refuse(refusal)
	unseen = len(wanted) - len(queries.visible(wanted))
	if unseen:
		refuse(errors.BatchUnreadable(count=unseen))
	key = rules.open_key(frappe.session.user, form, wanted)
	there = queries.unfinished_of(key)
	if there:
		return _once_more(there)
	try:
		return _begin(form, wanted, key, _title(period, len(wanted)))
	except (frappe.UniqueValidationError, frappe.DuplicateEntryError):  # asked twice at one moment
		frappe.clear_messages()
		return _once_more(queries.unfinished_of(key))


def _begin(form: str, names: Sequence[str], key: str, title: str) -> Document:
	batch = frappe.get_doc(
		{
			"doctype": queries.BATCH,
			"title": title,
			"form": form,
			"status": rules.QUEUED,
			"asked_by": frappe.session.user,
			"asked_on": clock.now(),
			"total": len(names),
			"done": 0,
			"names": frappe.as_json(list(names)),
			"open_key": key,
		}
	)
	batch.flags.service_write = ServiceWrite()
	batch.insert(ignore_permissions=True)
	enqueue(batch.name)
	return batch


def _once_more(name: str) -> Document:
	"""The batch that is under way; one whose worker has died is handed to another."""
	batch = frappe.get_doc(queries.BATCH, name)
	if rules.may_be_taken_up(batch.status, is_held(name), batch.asked_on, clock.now()):
		enqueue(name)
	return batch


def _title(period: str, count: int) -> str:
	title = frappe.db.get_value("Reporting Period", period, "title") if period else ""
	return f"Báo cáo {title} ({count})" if title else f"{count} báo cáo"


def enqueue(name: str) -> None:
	"""Hand a batch to a worker, once what was written is committed."""
	frappe.enqueue(worker.run, queue="long", timeout=LONGEST, enqueue_after_commit=True, name=name)


def batch_of_asker(name: str) -> Document:
	"""A batch, for who asked for it. Raises BatchNotYours (403)."""
	batch = frappe.get_doc(queries.BATCH, name)
	if batch.asked_by != frappe.session.user:
		refuse(errors.BatchNotYours())
	return batch


def file_of(name: str) -> tuple[str, bytes]:
	"""Name and bytes of the file, for who asked for it. Raises BatchNotYours (403), BatchNotReady (409)."""
	batch = batch_of_asker(name)
	content = store.read(batch.name, batch.form) if batch.status == rules.READY else None
	if content is None:
		refuse(errors.BatchNotReady())
	return f"{rules.safe_name(batch.title)}.{batch.form.lower()}", content


def take_up_abandoned_batches() -> None:
	"""Scheduled: batches whose worker has died are made by another."""
	for name in queries.abandoned():
		enqueue(name)


def remove_old() -> None:
	"""Scheduled: files that have been kept for their days go; what was asked for stays on record."""
	for row in queries.over():
		store.remove(row.name, row.form)
		batch = frappe.get_doc(queries.BATCH, row.name)
		batch.status = rules.REMOVED
		batch.flags.service_write = ServiceWrite()
		batch.save(ignore_permissions=True)
	store.sweep(queries.ready_names())

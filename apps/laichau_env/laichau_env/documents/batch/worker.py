"""Makes the file of a batch in the background, as who asked for it: each report is read with his rights.

A report that he may not read any more ends the batch with a message: a file never lacks one silently. A worker that
is killed leaves nothing but the mark "running"; the next one begins anew.
"""

import json
from typing import Any

import frappe
from frappe.translate import get_user_lang
from frappe.utils import strip_html

from laichau_env.common import clock, errors
from laichau_env.common.refuse import EXCEPTION_OF_STATUS, refuse
from laichau_env.common.worker_lock import only_one
from laichau_env.documents import service as papers
from laichau_env.documents.batch import assembly, queries, rules, store

REFUSED = tuple(EXCEPTION_OF_STATUS.values())
EVENT = "laichau_batch"
"""Name of the message that tells a listening browser how far the job is."""


def run(name: str) -> None:
	"""Make the file of a batch; nothing where another worker is at it or it is finished."""
	frappe.db.rollback()  # a fresh snapshot: the request that asked for the job may have ended after this one began
	with only_one(name) as mine:
		if mine:
			_make(name)


def _make(name: str) -> None:
	batch = frappe.get_doc(queries.BATCH, name)
	if batch.status not in rules.UNFINISHED:
		return
	frappe.set_user(batch.asked_by)
	frappe.local.lang = get_user_lang(batch.asked_by)
	_write(batch, status=rules.RUNNING, done=0)
	try:
		content = _content(batch)
	except REFUSED as error:
		frappe.db.rollback()
		return _end(batch, status=rules.FAILED, message=strip_html(str(error)))
	except Exception:
		frappe.db.rollback()
		frappe.log_error(f"Paper Batch {name}", reference_doctype=queries.BATCH, reference_name=name)
		return _end(
			batch, status=rules.FAILED, message=frappe._("An unexpected error; it was recorded. Ask again.")
		)
	store.keep(name, batch.form, content)
	_end(batch, status=rules.READY, size=len(content), message="")


def _content(batch: Any) -> bytes:
	if not frappe.db.get_value("User", batch.asked_by, "enabled"):
		refuse(errors.BatchNotYours())
	names = json.loads(batch.names)
	titles = queries.titles(names)
	parts = []
	for position, report in enumerate(names, start=1):
		parts.append((titles.get(report, report), papers.pdf_of(report)))
		_write(batch, done=position)
	return (
		assembly.as_pdf(parts, batch.title)
		if batch.form == rules.PDF
		else assembly.as_zip(parts, clock.now())
	)


def _end(batch: Any, **values: Any) -> None:
	frappe.clear_messages()
	_write(batch, finished_on=clock.now(), open_key=None, **values)


def _write(batch: Any, **values: Any) -> None:
	"""Keep it, and tell a listening browser."""
	frappe.db.set_value(queries.BATCH, batch.name, values, update_modified=False)
	frappe.db.commit()
	frappe.publish_realtime(EVENT, {"name": batch.name}, user=batch.asked_by)

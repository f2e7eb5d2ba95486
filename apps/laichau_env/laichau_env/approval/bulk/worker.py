"""Carries out a bulk approval in the background: each record by act(), in a transaction of its own.

The act and the record's outcome are committed together, so a worker that is killed leaves nothing half done; the
next one goes on with what still waits. The lock of common/worker_lock.py keeps two from running at once, and each
item is taken under its own row lock, so that even two could not decide it twice.
"""

from typing import Any

import frappe
from frappe.translate import get_user_lang
from frappe.utils import strip_html

from laichau_env.approval import service
from laichau_env.approval.bulk import queries, rules
from laichau_env.common import clock, errors
from laichau_env.common.refuse import EXCEPTION_OF_STATUS
from laichau_env.common.worker_lock import only_one

REFUSED = tuple(EXCEPTION_OF_STATUS.values())
MOST_TRIES = 5
"""Times that a record is tried when others hold its rows."""
EVENT = "laichau_bulk"
"""Name of the message that tells a listening browser how far the job is."""


def run(name: str) -> None:
	"""Carry out what still waits of a bulk approval; nothing where another worker is at it or it is finished."""
	frappe.db.rollback()  # a fresh snapshot: the request that asked for the job may have ended after this one began
	with only_one(name) as mine:
		if mine:
			_carry_out(name)


def _carry_out(name: str) -> None:
	bulk = frappe.get_doc("Bulk Approval", name)
	if bulk.status == rules.FINISHED:
		return
	frappe.set_user(bulk.asked_by)
	frappe.local.lang = get_user_lang(bulk.asked_by)
	_write(name, status=rules.RUNNING, last_sign=clock.now())
	frappe.db.commit()
	may_act = frappe.db.get_value("User", bulk.asked_by, "enabled")
	waiting = queries.waiting_items(name)
	for number, item in enumerate(waiting, start=1):
		if may_act:
			_decide(bulk, item)
		else:
			_keep(bulk, item, rules.NOT_DONE, str(errors.BulkStarterGone()))
		_tell_progress(bulk, len(bulk.items) - len(waiting) + number)
	_write(name, status=rules.FINISHED, finished_on=clock.now(), **queries.counts(name))
	frappe.db.commit()
	_tell_progress(bulk, len(bulk.items))


def _decide(bulk: Any, item: frappe._dict) -> None:
	"""Act on one record and keep what became of it, together."""
	for turn in range(1, MOST_TRIES + 1):
		try:
			if not queries.take(item.name):
				return frappe.db.rollback()
			service.act(
				bulk.reference_doctype, item.reference_name, bulk.action, item.seen_hash, bulk.reason or None
			)
			return _keep(bulk, item, rules.DONE, "")
		except (frappe.QueryDeadlockError, frappe.QueryTimeoutError) as error:
			frappe.db.rollback()
			if turn == MOST_TRIES:
				return _keep(bulk, item, rules.NOT_DONE, _unexpected(bulk, item, error))
		except REFUSED as error:
			frappe.db.rollback()
			return _keep(bulk, item, rules.NOT_DONE, strip_html(str(error)))
		except Exception as error:
			frappe.db.rollback()
			return _keep(bulk, item, rules.NOT_DONE, _unexpected(bulk, item, error))


def _keep(bulk: Any, item: frappe._dict, outcome: str, message: str) -> None:
	frappe.clear_messages()
	frappe.db.set_value(
		"Bulk Approval Item",
		item.name,
		{"outcome": outcome, "message": message, "done_on": clock.now()},
		update_modified=False,
	)
	_write(bulk.name, last_sign=clock.now())
	frappe.db.commit()


def _unexpected(bulk: Any, item: frappe._dict, error: Exception) -> str:
	frappe.log_error(
		f"{bulk.name}: {bulk.action} {item.reference_name}",
		reference_doctype="Bulk Approval",
		reference_name=bulk.name,
	)
	return frappe._("An unexpected error; it was recorded. Open this record and try it there. ({0})").format(
		type(error).__name__
	)


def _write(name: str, **values: Any) -> None:
	frappe.db.set_value("Bulk Approval", name, values, update_modified=False)


def _tell_progress(bulk: Any, decided: int) -> None:
	frappe.publish_realtime(
		EVENT, {"name": bulk.name, "decided": decided, "all": len(bulk.items)}, user=bulk.asked_by
	)

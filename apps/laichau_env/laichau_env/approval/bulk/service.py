"""The writer of bulk approvals: begins one, and has it carried out.

Saves with `ignore_permissions`: nobody holds a right to write bulk approvals; each record is acted on by act() with
the rights of who started it.
"""

from collections.abc import Sequence

import frappe
from frappe.model.document import Document

from laichau_env.approval.actor import ActingPerson, acting_persons
from laichau_env.approval.bulk import queries, rules, worker
from laichau_env.approval.case import refuse_in_words
from laichau_env.approval.transitions import TABLES
from laichau_env.common import clock, errors
from laichau_env.common.approvable import Kind, ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.common.worker_lock import is_held

LONGEST = 3600
"""Seconds that a worker is given; what is left then is taken up by the next."""


def start(kind: Kind, action: str, items: Sequence[rules.Item], reason: str = "") -> Document:
	"""Begin an action on many records; a worker carries it out, record by record.

	Raises BulkUnfit, ReasonTooShort (417). What holds of each record is asked when its turn comes.
	"""
	refusal = rules.start_refusal(TABLES[kind.workflow], action, items, reason)
	if refusal:
		refuse_in_words(refusal)
	names = [item.name for item in items]
	visible = frappe.get_list(kind.doctype, {"name": ("in", names)}, ["name", "title"], limit_page_length=0)
	titles = {row.name: row.title for row in visible}
	unseen = [name for name in names if name not in titles]
	if unseen:
		refuse(errors.BulkUnfit(why=f"bạn không xem được {len(unseen)} hồ sơ trong danh sách"))
	person = _person_who_may(kind, action)
	bulk = frappe.get_doc(
		{
			"doctype": "Bulk Approval",
			"reference_doctype": kind.doctype,
			"action": action,
			"reason": reason.strip(),
			"status": rules.QUEUED,
			"asked_by": person.facts.user,
			"asked_by_name": person.name,
			"asked_on": clock.now(),
			"items": [
				{
					"reference_name": item.name,
					"title": titles[item.name],
					"seen_hash": item.seen_hash,
					"outcome": rules.WAITING,
				}
				for item in items
			],
		}
	)
	bulk.flags.service_write = ServiceWrite()
	bulk.insert(ignore_permissions=True)
	enqueue(bulk.name)
	return bulk


def _person_who_may(kind: Kind, action: str) -> ActingPerson:
	"""The session's user, if a record can ever be his to take `action` on."""
	persons = acting_persons(kind.doctype)
	if action not in rules.offered_actions(TABLES[kind.workflow], [person.facts for person in persons]):
		refuse(errors.BulkNotForYou(action=frappe._(action)))
	return persons[0]


def go_on(name: str) -> None:
	"""Have a bulk approval that stopped carried on, for who started it. Raises BulkNotYours (403)."""
	if frappe.db.get_value("Bulk Approval", name, "asked_by") != frappe.session.user:
		refuse(errors.BulkNotYours())
	enqueue(name)


def enqueue(name: str) -> None:
	"""Hand a bulk approval to a worker, once what was written is committed."""
	frappe.enqueue(worker.run, queue="long", timeout=LONGEST, enqueue_after_commit=True, name=name)


def take_up_abandoned() -> None:
	"""Scheduled: those whose worker has died go on; who lives holds the lock and is not disturbed."""
	now = clock.now()
	for row in queries.unfinished():
		if rules.may_be_taken_up(row.status, is_held(row.name), row.asked_on, now):
			enqueue(row.name)

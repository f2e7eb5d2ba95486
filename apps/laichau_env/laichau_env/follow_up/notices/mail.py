"""E-mails of notices: handed to the framework's queue by a worker, each with a link that opens the record.

A link acts on nothing. Where the queue does not take an e-mail, that is noted on the notice, which is in the system
whatever happens here. Nobody is sent what he may not read any more: between a notice and its e-mail he can have moved, or
the record can have gone back to its agency.
"""

from collections.abc import Sequence

import frappe
from frappe.utils import get_url_to_form

from laichau_env.follow_up.notices import letters, queries, service, telling, wording
from laichau_env.follow_up.notices.constants import NOTICE, Email, Mode
from laichau_env.follow_up.notices.waiting import Waiting


def send_each(names: Sequence[str] | None = None) -> None:
	"""Hand over the e-mails of these notices, or of all that nobody came to; one each."""
	by_user = _still_theirs(queries.claimed([Email.TO_SEND], names))
	addresses = queries.addresses_of(by_user)
	for user, rows in by_user.items():
		for row in rows:
			message = letters.of_one(item_of(row))
			_hand_over([row.name], addresses.get(user), wording.subject(row.sentence), message)


def take_up_unsent(found: Waiting) -> None:
	"""Once the site can send: what was told before it could, or was not taken, goes into the e-mail of this morning.

	Only what still waits for its reader, each record once: the rest is past, and who comes back to a month of e-mails
	about it learns nothing from them. All of it stands in the system. Whoever wants no e-mail gets none.
	"""
	if not queries.is_mail_set_up():
		return
	rows = queries.claimed([Email.NOT_SET_UP, Email.NOT_SENT])
	unwilling = {
		user for user, mode in queries.modes_of({row.user for row in rows}).items() if mode == Mode.NONE
	}
	last = {(row.user, row.document_type, row.document_name): row.name for row in rows}
	matters = {last.get(key) for key in telling.waits_for(found)}
	states: dict[Email, list[str]] = {}
	for row in rows:
		wanted = Email.FOR_DIGEST if row.name in matters else Email.NOT_NEEDED
		states.setdefault(Email.NOT_WANTED if row.user in unwilling else wanted, []).append(row.name)
	for state, names in states.items():
		service.mark(names, state)


def send_digests(waiting: dict[str, list[letters.Item]]) -> int:
	"""One e-mail to each who wants one a morning and was told anything since the last; how many.

	`waiting`: account -> what waits for it.
	"""
	by_user = _still_theirs(queries.claimed([Email.FOR_DIGEST]))
	addresses = queries.addresses_of(by_user)
	for user, rows in by_user.items():
		waits = waiting.get(user, [])
		message = letters.of_morning([item_of(row) for row in rows], waits)
		_hand_over(
			[row.name for row in rows],
			addresses.get(user),
			wording.digest_subject(len(rows), len(waits)),
			message,
		)
	return len(by_user)


def item_of(row: frappe._dict) -> letters.Item:
	"""A notice as a letter shows it."""
	doctype, name = row.document_type or NOTICE, row.document_name or row.name
	return letters.Item(row.sentence, row.detail or "", get_url_to_form(doctype, name))


def _still_theirs(rows: Sequence[frappe._dict]) -> dict[str, list[frappe._dict]]:
	"""Account -> those of its notices that it may read now; the others are not sent. A query or two for each account."""
	by_user: dict[str, list[frappe._dict]] = {}
	for row in rows:
		by_user.setdefault(row.user, []).append(row)
	found, hidden = {}, []
	for user, his in by_user.items():
		readable = queries.readable(user, [row.name for row in his])
		hidden += [row.name for row in his if row.name not in readable]
		if readable:
			found[user] = [row for row in his if row.name in readable]
	service.mark(hidden, Email.NOT_NEEDED)
	return found


def _hand_over(names: Sequence[str], address: str | None, subject: str, message: str) -> None:
	"""Put an e-mail into the framework's queue, or note that it was not taken."""
	if not address:
		return service.mark(names, Email.NOT_SENT)
	frappe.db.savepoint("e_mail")
	try:
		frappe.sendmail(recipients=[address], subject=subject, message=message, add_unsubscribe_link=0)
	except Exception:
		frappe.db.rollback(save_point="e_mail")
		frappe.log_error("E-mail of a notice was not taken", reference_doctype=NOTICE)
		return service.mark(names, Email.NOT_SENT)
	return service.mark(names, Email.HANDED_OVER)

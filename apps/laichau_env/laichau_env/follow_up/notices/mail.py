"""E-mails of notices: handed to the framework's queue by a worker, each with a link that opens the record.

A link acts on nothing. Where the queue does not take an e-mail, that is noted on the notice, which is in the system
whatever happens here.
"""

from collections.abc import Sequence

import frappe
from frappe.utils import get_url_to_form

from laichau_env.follow_up.notices import letters, queries, service, wording
from laichau_env.follow_up.notices.constants import NOTICE, Email


def send_each(names: Sequence[str] | None = None) -> None:
	"""Hand over the e-mails of these notices, or of all that nobody came to; one each."""
	rows = queries.claimed(Email.TO_SEND, names)
	addresses = queries.addresses_of({row.user for row in rows})
	for row in rows:
		message = letters.of_one(item_of(row))
		_hand_over([row.name], addresses.get(row.user), wording.subject(row.sentence), message)


def send_digests(waiting: dict[str, list[letters.Item]]) -> int:
	"""One e-mail to each who wants one a morning and was told anything since the last; how many.

	`waiting`: account -> what waits for it.
	"""
	by_user: dict[str, list[frappe._dict]] = {}
	for row in queries.claimed(Email.FOR_DIGEST):
		by_user.setdefault(row.user, []).append(row)
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

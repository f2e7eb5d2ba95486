"""Tells the agencies of this system that a paper is written to: it was issued, it was recalled. Each notice leads to it."""

import frappe
from frappe.desk.doctype.notification_log.notification_log import make_notification_logs
from frappe.model.document import Document
from frappe.utils import escape_html

from laichau_env.common.vietnamese import short_date
from laichau_env.documents.outgoing import queries


def tell_issued(paper: Document) -> None:
	"""To officials of the agencies written to, after the transaction."""
	_tell(paper, frappe._("{0} sent you paper {1} of {2}: {3}"), paper.excerpt)


def tell_recalled(paper: Document) -> None:
	"""To the same, with the reason."""
	_tell(paper, frappe._("{0} recalled its paper {1} of {2}. Reason: {3}"), paper.closed_reason)


def _tell(paper: Document, sentence: str, said: str) -> None:
	addresses = queries.addresses_of([row.agency for row in paper.recipients if row.agency])
	if not addresses:
		return
	facts = (paper.agency_name, paper.notation, short_date(paper.issued_date), said)
	notice = {
		"type": "Alert",
		"document_type": paper.doctype,
		"document_name": paper.name,
		"from_user": frappe.session.user,
		"subject": sentence.format(*(escape_html(fact) for fact in facts)),
	}
	frappe.enqueue(
		make_notification_logs,
		queue="short",
		enqueue_after_commit=True,
		doc=frappe._dict(notice),
		users=addresses,
	)

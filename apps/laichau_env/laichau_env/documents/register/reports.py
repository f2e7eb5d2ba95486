"""Reports in the register: the number at signing, the entry after it, what a return or revocation closes.

Wired by hooks.py: `number_givers` (asked when a leader signs or issues) and the doc event of Approval Event.
"""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.documents.constants import REPORT
from laichau_env.documents.printed import PRINTED, Printed
from laichau_env.documents.register import queries, service
from laichau_env.documents.register.issuing import Issued, enter_paper


def give_number(agency: str, day: date, wanted: int | None) -> int:
	"""The number of a report that is signed on `day`. Raises NumberBehind, DateBehind (409)."""
	return service.take_number(agency, REPORT, day, wanted).number


def on_event(event: Document, method: str | None = None) -> None:
	"""After each act on a report: enter the paper when it is issued, close it when it comes back or is revoked."""
	kind = PRINTED.get(event.reference_doctype)
	if not kind:
		return
	if event.action == kind.issued_by:
		_replace_earlier(_enter(kind, event.reference_name, event.actor))
	elif event.to_state not in kind.issued_states:
		for paper in queries.live_papers(kind.doctype, event.reference_name):
			service.recall(paper, event.reason)


def _replace_earlier(entered: Document) -> None:
	"""What of the record was recalled before gives way to `entered`, and so does what the record was written anew for."""
	service.replace_recalled(entered)
	before = frappe.db.get_value(entered.source_doctype, entered.source_name, "amended_from")
	if before:
		service.replace_recalled(entered, source_name=before)


def _enter(kind: Printed, name: str, signatory: str) -> Document:
	record = frappe.get_doc(kind.doctype, name)
	agency, day = kind.issuer(record), getdate(record.document_date)
	series = service.series_of(agency, day.year, REPORT)
	return enter_paper(
		kind.paper(record),
		service.Taken(series, int(record.document_number)),
		Issued(agency, REPORT, day, kind.doctype, name, signatory),
		kind.written_to(record),
	)

"""Progress reports in the register: the number at signing, the entry after it, what a return or revocation closes.

Wired by hooks.py: `number_givers` (asked by reporting when a leader signs) and the doc event of Approval Event.
"""

from datetime import date

import frappe
from frappe.model.document import Document

from laichau_env.approval.transitions import SENT_STATES, Action
from laichau_env.documents.constants import REPORT
from laichau_env.documents.contexts.progress_report import report_paper
from laichau_env.documents.register import queries, service
from laichau_env.documents.register.issuing import Issued, enter_paper

DOCTYPE = "Progress Report"


def give_number(agency: str, day: date, wanted: int | None) -> int:
	"""The number of a report that is signed on `day`. Raises NumberBehind, DateBehind (409)."""
	return service.take_number(agency, REPORT, day, wanted).number


def on_event(event: Document, method: str | None = None) -> None:
	"""After each act on a report: enter the paper when it is signed, close it when it comes back or is revoked."""
	if event.reference_doctype != DOCTYPE:
		return
	if event.action == Action.SIGN_AND_SUBMIT:
		service.replace_recalled(_enter(event.reference_name, event.actor))
	elif event.to_state not in SENT_STATES or event.action == Action.REVOKE:
		for paper in queries.live_papers(DOCTYPE, event.reference_name):
			service.recall(paper, event.reason)


def _enter(name: str, signatory: str) -> Document:
	report = frappe.get_doc(DOCTYPE, name)
	series = service.series_of(report.agency, report.document_date.year, REPORT)
	return enter_paper(
		report_paper(report),
		service.Taken(series, int(report.document_number)),
		Issued(report.agency, REPORT, report.document_date, DOCTYPE, name, signatory),
	)

"""Progress reports in the register: the number at signing, the entry after it, what a return or revocation closes.

Wired by hooks.py: `number_givers` (asked by reporting when a leader signs) and the doc event of Approval Event.
"""

from datetime import date

import frappe
from frappe.model.document import Document

from laichau_env.approval.transitions import SENT_STATES, Action
from laichau_env.documents.constants import REPORT
from laichau_env.documents.contexts.progress_report import report_paper
from laichau_env.documents.kinds import kind_of
from laichau_env.documents.layouts.queries import layout_for
from laichau_env.documents.papers.progress_report import ReportPaper
from laichau_env.documents.register import files, frozen, queries, service

DOCTYPE = "Progress Report"


def give_number(agency: str, day: date, wanted: int | None) -> int:
	"""The number of a report that is signed on `day`. Raises NumberBehind, DateBehind (409)."""
	return service.take_number(agency, REPORT, day, wanted).number


def on_event(event: Document, method: str | None = None) -> None:
	"""After each act on a report: enter the paper when it is signed, close it when it comes back or is revoked."""
	if event.reference_doctype != DOCTYPE:
		return
	if event.action == Action.SIGN_AND_SUBMIT:
		entered = _enter(event.reference_name, event.actor)
		for paper in queries.closed_without_successor(DOCTYPE, event.reference_name, entered.name):
			service.replace(paper, entered, paper.closed_reason)
	elif event.to_state not in SENT_STATES or event.action == Action.REVOKE:
		for paper in queries.live_papers(DOCTYPE, event.reference_name):
			service.recall(paper, event.reason)


def _enter(name: str, signatory: str) -> Document:
	report = frappe.get_doc(DOCTYPE, name)
	paper = report_paper(report)
	kind = kind_of(paper)
	entry = service.Entry(
		agency=report.agency,
		paper_kind=REPORT,
		symbol=paper.symbol,
		day=report.document_date,
		excerpt=f"{kind.name} {paper.excerpt}",
		signatory_title="\n".join(paper.signature.lines),
		signatory_name=paper.signature.name,
		recipients=_recipients(paper),
		source_doctype=DOCTYPE,
		source_name=name,
		metadata={
			**frozen.as_issued(paper, layout_for(kind, report.agency)),
			"copies": 1,
			"signatory_user": signatory,
		},
	)
	series = service.series_of(report.agency, report.document_date.year, REPORT)
	entered = service.enter(entry, service.Taken(series, int(report.document_number)))
	frappe.enqueue(files.freeze, queue="short", enqueue_after_commit=True, name=entered.name)
	return entered


def _recipients(paper: ReportPaper) -> tuple[str, ...]:
	"""As printed: who is written to, then the list of copies."""
	return (*paper.addressees, *(line for line in paper.recipients if line != "Như trên"))

"""What happens to the paper of a progress report when somebody acts: checks before, number and signatory after."""

from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.reporting import rules, sending
from laichau_env.reporting.constants import RECALL, REQUEST_SIGNATURE, SENT_STATES, SIGN_AND_SUBMIT
from laichau_env.reporting.doctype.progress_report.progress_report import line_facts
from laichau_env.reporting.indicators.service import check_complete


def check_content(doc: Document, action: str) -> None:
	"""A report goes for signature, and is signed, only when every task that its agency leads has a result, and what is done its day.

	Or when it says that nothing arose, and why. Each indicator needs its figure, or the reason why there is none.
	"""
	if action in (REQUEST_SIGNATURE, SIGN_AND_SUBMIT):
		refusal = rules.completeness_refusal(
			line_facts(doc), bool(doc.nothing_to_report), doc.nothing_reason or ""
		)
		if refusal:
			refuse(refusal)
		check_complete(doc)


def write_paper(doc: Document, transition: Any, values: dict[str, Any], post: Any) -> dict[str, Any]:
	"""Write number, date and signatory at signing; take them off when the report goes back before it.

	Returns what the event records. A number once used stays listed in `previous_papers`: signed again, the
	report takes a new one.
	"""
	if transition.action == SIGN_AND_SUBMIT:
		return _sign(doc, values, post)
	if transition.target not in SENT_STATES and doc.document_number:
		return _withdraw(doc, transition.action)
	return {}


def _sign(doc: Document, values: dict[str, Any], post: Any) -> dict[str, Any]:
	wanted = str(values.get("document_number") or "").strip()
	day = day_of(values.get("document_date")) or clock.today()
	data_from = frappe.db.get_value("Reporting Period", doc.period, "data_from")
	refusal = rules.paper_refusal(wanted, day, data_from, clock.today())
	if refusal:
		refuse(refusal)
	doc.submitted_on = clock.now()
	lateness = sending.note_sending(doc, values)
	number = number_for(doc.agency, day, int(wanted) if wanted else None)
	doc.document_number, doc.document_date = number, day
	doc.signatory_name, doc.signature_block = post.full_name, post.signature_block
	return {
		"document_number": number,
		"document_date": str(day),
		"signatory_name": post.full_name,
		"signature_block": post.signature_block,
		**lateness,
	}


def number_for(agency: str, day: date, wanted: int | None) -> str:
	"""The number that the register of outgoing papers gives (a room to the right: through a hook list)."""
	givers = frappe.get_hooks("number_givers")
	return str(frappe.get_attr(givers[-1])(agency, day, wanted))


def _withdraw(doc: Document, action: str) -> dict[str, Any]:
	"""Take the paper back; the agency that recalls it has not sent it, one to which it is returned has."""
	if action == RECALL:
		sending.forget_sending(doc)
	paper = f"{doc.document_number} - {getdate(doc.document_date):%d/%m/%Y}"
	doc.previous_papers = "\n".join(filter(None, [doc.previous_papers, paper]))
	doc.document_number = doc.document_date = doc.signatory_name = doc.signature_block = doc.submitted_on = (
		None
	)
	return {"withdrawn_paper": paper}


def day_of(value: Any) -> date | None:
	"""The day of a paper as a form sends it. Raises SignatureValueMissing (417)."""
	try:
		return getdate(value) if value else None
	except (ValueError, frappe.ValidationError):
		refuse(errors.SignatureValueMissing(field="ngày văn bản đúng dạng", advice="Ví dụ: 16/12/2026."))

"""What an action writes on a consolidated report: number, day and signatory at its issue, day and way of its sending."""

from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.transitions import Action
from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.reporting import rules, signing

LEAST_WAY = 3
"""Characters that the way of sending must have."""


def issuer_of(report: Any) -> str:
	"""Whose paper the report is: the province's, or the department's own where it does not go up."""
	return report.examining_agency or report.agency


def write(doc: Document, transition: Any, values: dict[str, Any], post: Any) -> dict[str, Any]:
	"""Write what the action brings; returns what the event records."""
	if transition.action == Action.ISSUE:
		return _issue(doc, values, post)
	if transition.action == Action.RECORD_SENDING:
		return _record_sending(doc, values)
	return {}


def _issue(doc: Document, values: dict[str, Any], post: Any) -> dict[str, Any]:
	wanted = str(values.get("document_number") or "").strip()
	day = signing.day_of(values.get("document_date")) or clock.today()
	data_from = frappe.db.get_value("Reporting Period", doc.period, "data_from")
	refusal = rules.paper_refusal(wanted, day, data_from, clock.today())
	if refusal:
		refuse(refusal)
	number = signing.number_for(issuer_of(doc), day, int(wanted) if wanted else None)
	written = {
		"document_number": number,
		"document_date": str(day),
		"signatory_name": post.full_name,
		"signature_block": post.signature_block,
	}
	doc.update(written)
	return written


def _record_sending(doc: Document, values: dict[str, Any]) -> dict[str, Any]:
	day, way = _sent_on(values.get("sent_on")), str(values.get("sent_way") or "").strip()
	why = ""
	if day is None:
		why = "cần ngày gửi đúng dạng, ví dụ 25/9/2026"
	elif day < getdate(doc.document_date) or day > clock.today():
		why = "ngày gửi phải từ ngày ký đến hôm nay"
	elif len(way) < LEAST_WAY:
		why = "cần ghi cách gửi, ví dụ «Trục liên thông văn bản quốc gia»"
	if why:
		refuse(errors.SendingUnfit(why=why))
	doc.sent_on, doc.sent_way = day, way
	return {"sent_on": str(day), "sent_way": way}


def _sent_on(value: Any) -> date | None:
	try:
		return getdate(value) if value else None
	except (ValueError, frappe.ValidationError):
		return None

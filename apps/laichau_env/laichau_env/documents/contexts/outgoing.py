"""What the papers that go out for a period have in common: their frame as a draft, and what they cite. A few queries."""

from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import clock, vietnamese
from laichau_env.documents import rules
from laichau_env.documents.constants import AgencyType, Standing
from laichau_env.documents.contexts.frame import (
	citation_of,
	head_block,
	heading_of,
	one_line,
	promulgating_decision,
	written_date,
)
from laichau_env.documents.contexts.wording import Asked
from laichau_env.documents.papers.frame import Citation, Signature
from laichau_env.documents.register.rules import symbol_of
from laichau_env.reporting.schedule import working_calendar

USUAL_DAYS = 3
"""Working days that a letter gives to those who are late."""
KINDS = {
	"Resolution": "Nghị quyết",
	"Decision": "Quyết định",
	"Plan": "Kế hoạch",
	"Official Letter": "Công văn",
}


def province() -> Document:
	"""The province in use."""
	name = frappe.db.get_value("Agency", {"agency_type": AgencyType.PROVINCE, "disabled": 0})
	return frappe.get_cached_doc("Agency", name)


def draft_frame(agency: Document, paper_kind: str, unit: str, **shown: Any) -> dict[str, Any]:
	"""The frame of a paper that `agency` has not issued yet: number, day and name are left open."""
	name = one_line(agency.agency_name)
	usual = (
		rules.USUAL_BLOCK
		if agency.agency_type in (AgencyType.COMMUNE, AgencyType.PROVINCE)
		else ("GIÁM ĐỐC",)
	)
	return {
		"standing": Standing.DRAFT,
		"agency": name,
		"heading": heading_of(agency, name),
		"number": vietnamese.BLANK_NUMBER,
		"symbol": symbol_of(paper_kind, one_line(agency.symbol), one_line(unit)),
		"place": one_line(agency.place_name),
		"date": vietnamese.long_date(clock.today(), day_known=False),
		"signature": Signature(head_block(agency.name) or usual, ""),
		**shown,
	}


def asked_of(
	period: Document, agency: Document, whom: str, reply_by: date | None, extra: tuple[str, ...]
) -> Asked:
	"""What a letter or submission of `agency` about a period says of it."""
	directive = frappe.get_cached_doc("Directive", period.directive)
	tells = agency.agency_type == AgencyType.PROVINCE
	return Asked(
		agency=one_line(agency.agency_name),
		verb="yêu cầu" if tells else "đề nghị",
		whom=whom,
		plan_name=one_line(directive.short_title or directive.title),
		cited=_cited(directive),
		request=request_of(period),
		period=one_line(period.title),
		data_from=written_date(period.data_from),
		data_to=written_date(period.data_to),
		reply_by=written_date(reply_by or usual_reply_day(period)),
		extra=extra,
	)


def usual_reply_day(period: Document) -> date:
	"""The day by which a letter asks for the report where none is chosen: the due date, or soon, where it is past."""
	due, today = getdate(period.due_agency), clock.today()
	return due if due > today else working_calendar(today.year, today.year + 1).after(today, USUAL_DAYS)


def request_of(period: Document) -> str:
	"""The paper by which a higher body asks for the period's report, as a sentence cites it."""
	number = one_line(period.request_number)
	if not number:
		return ""
	day = f" {written_date(period.request_date)}" if period.request_date else ""
	return f"Văn bản số {number}{day}"


def _cited(directive: Document) -> str:
	"""The plan by its short title, with the decision that promulgates it."""
	plan, decision = citation_of(directive), promulgating_decision(directive)
	name = one_line(directive.short_title) or f"{KINDS.get(plan.kind, 'Văn bản')} {plan.title}"
	own = f"{name} số {plan.number} {plan.date}".strip() if plan.number else name
	return f"{own} (ban hành kèm theo {_in_words(decision)})" if decision else own


def _in_words(citation: Citation) -> str:
	parts = (
		KINDS.get(citation.kind, "Văn bản"),
		f"số {citation.number}" if citation.number else "",
		citation.date,
		f"của {citation.issuing_body}" if citation.issuing_body else "",
	)
	return " ".join(filter(None, parts))

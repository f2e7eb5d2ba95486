"""Builds the sheets of a report under examination: the examiner's and the one that goes to who decides."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.opinions.queries import visible_requests
from laichau_env.approval.opinions.rules import Status
from laichau_env.approval.queries import event_rows
from laichau_env.approval.returns.queries import remarks_of
from laichau_env.approval.transitions import Action, Tier
from laichau_env.common import clock, vietnamese
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents import rules
from laichau_env.documents.constants import REPORT, Standing
from laichau_env.documents.contexts.frame import (
	agency_names,
	head_block,
	heading_of,
	one_line,
	section_headings,
)
from laichau_env.documents.contexts.outgoing import province
from laichau_env.documents.contexts.progress_report import appendix_of
from laichau_env.documents.papers.examination import (
	ExaminationSheet,
	Examined,
	SheetOpinion,
	SheetRemark,
	SubmittingSheet,
)
from laichau_env.documents.papers.frame import Signature
from laichau_env.documents.register.rules import notation, symbol_of
from laichau_env.organization.scope import membership_of

EXAMINING = (Tier.EXAMINING.value, Tier.DEPARTMENT.value)


def examination_sheet(report: Document) -> ExaminationSheet:
	"""The sheet of the agency that examines the report, signed by who prints it."""
	agency = frappe.get_cached_doc("Agency", report.examining_agency)
	return ExaminationSheet(
		**_frame(agency, report, ()),
		signature=Signature(("NGƯỜI THẨM ĐỊNH",), one_line(membership_of().full_name)),
		examined=_examined(report),
		lines=appendix_of(report, section_headings(report.directive)),
	)


def submitting_sheet(report: Document) -> SubmittingSheet:
	"""The sheet with which the printer's agency lays the report before who decides.

	In the agency that examines it that is its own head, elsewhere the chairman of the province.
	"""
	printer = membership_of()
	agency = frappe.get_cached_doc("Agency", printer.agency or report.examining_agency)
	above = province()
	if agency.name == report.examining_agency:
		decider, block = f"Lãnh đạo {one_line(agency.agency_name)}", ("LÃNH ĐẠO PHÒNG",)
	else:
		decider, block = f"Chủ tịch {one_line(above.agency_name)}", head_block(agency.name)
	return SubmittingSheet(
		**_frame(agency, report, (decider,)),
		signature=Signature(block or ("LÃNH ĐẠO CƠ QUAN",), ""),
		examined=_examined(report),
		decider=decider,
		officer=one_line(printer.full_name),
	)


def _frame(agency: Document, report: Document, addressees: tuple[str, ...]) -> dict[str, object]:
	name = one_line(agency.agency_name)
	return {
		"standing": Standing.ISSUED,
		"agency": name,
		"heading": heading_of(agency, name),
		"number": "",
		"symbol": "",
		"place": one_line(agency.place_name),
		"date": vietnamese.long_date(clock.today()),
		"excerpt": one_line(report.title),
		"addressees": addressees,
		"recipients": (),
	}


def _examined(report: Document) -> Examined:
	"""Facts, figures, opinions, remarks and what the examiners said. A fixed number of queries."""
	names = agency_names(row.addressee for row in report.proposals)
	return Examined(
		subject=one_line(report.title),
		facts=_facts(report),
		counts=rules.count(report.lines),
		funds=rules.funds_of(report.lines),
		shortcomings=paragraphs(report.shortcomings),
		proposals=tuple(
			": ".join(filter(None, (names.get(row.addressee, ""), one_line(row.proposal))))
			for row in report.proposals
			if one_line(row.proposal)
		),
		opinions=tuple(map(_opinion, visible_requests(report.doctype, report.name))),
		remarks=tuple(
			SheetRemark(
				f"Lần {row.round}", one_line(row.place_label), paragraphs(row.remark), paragraphs(row.answer)
			)
			for row in reversed(remarks_of(report.doctype, report.name))
		),
		recommendation=_recommendation(report),
	)


def _facts(report: Document) -> tuple[tuple[str, str], ...]:
	number = ""
	if report.document_number:
		symbol = symbol_of(REPORT, one_line(report.agency_symbol))
		number = f"{notation(int(report.document_number), symbol)} ngày {_day(report.document_date)}"
	late = f", muộn {report.days_late} ngày làm việc" if report.days_late else ""
	due = report.due_date_granted or report.due_date
	facts = (
		("Mã hồ sơ", report.name),
		("Cơ quan báo cáo", one_line(report.agency_printed_name)),
		("Kỳ báo cáo", one_line(frappe.get_cached_value("Reporting Period", report.period, "title"))),
		("Số, ký hiệu văn bản", number),
		("Gửi ngày", f"{_day(report.submitted_on)}{late} (hạn {_day(due)})" if report.submitted_on else ""),
		("Trạng thái", frappe._(report.workflow_state)),
		("Không phát sinh", one_line(report.nothing_reason) if report.nothing_to_report else ""),
	)
	return tuple((label, value) for label, value in facts if value)


def _opinion(row: frappe._dict) -> SheetOpinion:
	stance = frappe._(row.stance) if row.stance else frappe._(row.status)
	if row.status == Status.WAITING:
		stance = f"Chưa trả lời (hạn {_day(row.due_date)})"
	text = paragraphs(row.opinion or row.closing_reason)
	return SheetOpinion(one_line(row.asked_agency_name), stance, text, _day(row.given_on))


def _recommendation(report: Document) -> tuple[str, ...]:
	"""What the examining officials did in this round, in their words."""
	rows = [row for row in event_rows(report) if row.reference_name == report.name]
	current = max((row.round for row in rows), default=0)
	said = [
		row
		for row in rows
		if row.round == current and row.tier in EXAMINING and row.action != Action.RECALL.value
	]
	if not said:
		return ("Báo cáo đang được thẩm định, chưa có đề nghị.",)
	return tuple(map(_said, said))


def _said(row: frappe._dict) -> str:
	who = " ".join(filter(None, (one_line(row.actor_title), one_line(row.actor_name))))
	reason = one_line(row.reason)
	return f"{_day(row.event_time)}, {who}: {frappe._(row.action)}{f' – {reason}' if reason else ''}."


def _day(day: object) -> str:
	return vietnamese.short_date(getdate(day)) if day else ""

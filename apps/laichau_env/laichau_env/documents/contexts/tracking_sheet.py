"""Builds the tracking sheet of a progress report from its events and the clocks of follow_up."""

from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.queries import event_rows
from laichau_env.approval.transitions import Action
from laichau_env.common import clock, vietnamese
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents.constants import Standing
from laichau_env.documents.contexts.frame import heading_of, one_line
from laichau_env.documents.contexts.timeliness import kept
from laichau_env.documents.papers.frame import Signature
from laichau_env.documents.papers.tracking_sheet import SheetStep, TierTime, TrackingSheet
from laichau_env.documents.register.rules import notation, symbol_of
from laichau_env.follow_up import clocks, rules
from laichau_env.follow_up.queries import passed_on
from laichau_env.follow_up.rules import Holder, Stay
from laichau_env.organization.scope import membership_of
from laichau_env.reporting.schedule import working_calendar
from laichau_env.reporting.sending import due_dates_of

TIERS = (
	(Holder.AGENCY, "Cơ quan báo cáo"),
	(Holder.DEPARTMENT, "Sở thẩm định"),
	(Holder.PROVINCE, "UBND tỉnh"),
)


def tracking_sheet(report: Document) -> TrackingSheet:
	"""The sheet of a stored report, headed by the agency of who prints it. A fixed number of queries."""
	printer = membership_of()
	agency = frappe.get_cached_doc("Agency", printer.agency or report.agency)
	name = one_line(agency.agency_name)
	rows = [row for row in event_rows(report) if row.reference_name == report.name]
	stays = clocks.stays_of(report.doctype, [report.name])[report.name]
	return TrackingSheet(
		standing=Standing.ISSUED,
		agency=name,
		heading=heading_of(agency, name),
		number="",
		symbol="",
		place=one_line(agency.place_name),
		date=vietnamese.long_date(clock.today()),
		excerpt="Quá trình xử lý báo cáo",
		addressees=(),
		signature=Signature(("NGƯỜI LẬP PHIẾU",), one_line(printer.full_name)),
		recipients=(),
		subject=one_line(report.title),
		facts=_facts(report),
		steps=tuple(_step(row, stay) for row, stay in zip(rows, stays, strict=False)),
		tiers=_tiers(report, stays),
		present=_present(stays[-1]),
	)


def _facts(report: Document) -> tuple[tuple[str, str], ...]:
	number = (
		notation(int(report.document_number), symbol_of("BC", one_line(report.agency_symbol)))
		if report.document_number
		else ""
	)
	late = (
		f"{report.days_late} ngày làm việc; lý do: {one_line(report.late_reason)}" if report.days_late else ""
	)
	facts = (
		("Mã hồ sơ", report.name),
		("Cơ quan báo cáo", one_line(report.agency_printed_name)),
		("Kỳ báo cáo", one_line(frappe.get_cached_value("Reporting Period", report.period, "title"))),
		("Số, ký hiệu văn bản", f"{number} ngày {_day(report.document_date)}" if number else ""),
		("Hạn gửi", _day(report.due_date)),
		("Được gia hạn đến", _day(report.due_date_granted)),
		("Gửi muộn", late),
	)
	return tuple((label, value) for label, value in facts if value)


def _step(row: frappe._dict, stay: Stay) -> SheetStep:
	acting_for = f"thay {row.acting_for_name} ({row.delegation})" if row.acting_for_name else ""
	who = (row.actor_name, ", ".join(filter(None, (row.actor_title, row.agency_name))), acting_for)
	return SheetStep(
		moment=f"{row.event_time:%H:%M} {vietnamese.short_date(row.event_time.date())}",
		who=tuple(one_line(text) for text in who if text),
		action=frappe._(row.action),
		move=f"{frappe._(row.from_state)} → {frappe._(row.to_state)}",
		stayed=_length(stay.working_days, stay.hours),
		reason=paragraphs(row.reason),
	)


def _tiers(report: Document, stays: list[Stay]) -> tuple[TierTime, ...]:
	due = due_dates_of([report.name])[report.name]
	passed = passed_on([report.name]).get(report.name, {})
	sent = report.first_sent_on
	done = {
		Holder.AGENCY: sent,
		Holder.DEPARTMENT: passed.get(Action.APPROVE_AT_DEPARTMENT.value),
		Holder.PROVINCE: passed.get(Action.APPROVE.value),
	}
	days = {Holder.AGENCY: due.agency, Holder.DEPARTMENT: due.department, Holder.PROVINCE: due.province}
	came = {stay.holder for stay in stays}
	known = [day for day in (*days.values(), clock.today()) if day]
	calendar = working_calendar(min(known).year, max(known).year)
	return tuple(
		TierTime(
			tier=label,
			stayed=_length(*rules.time_of(stays, holder)),
			due=_day(days[holder]),
			kept=kept(
				done[holder].date() if done[holder] else None, days[holder], calendar, has_come=holder in came
			),
		)
		for holder, label in TIERS
		if holder in came
	)


def _present(stay: Stay) -> str:
	moment = f"{stay.came:%H:%M} {vietnamese.short_date(stay.came.date())}"
	return f"{frappe._(stay.state)} (từ {moment}, đến nay {_length(stay.working_days, stay.hours)})"


def _length(working_days: int, hours: float) -> str:
	"""Working days and hours as people say them; minutes where it was less than an hour."""
	if hours < 1:
		return f"{round(hours * 60)} phút"
	return f"{working_days} ngày làm việc ({vietnamese.decimal(hours, 1)} giờ)"


def _day(day: Any) -> str:
	return vietnamese.short_date(getdate(day)) if day else ""

"""Builds the one page of a week from the summary of follow_up: what is worst, and how much more there is."""

from collections.abc import Sequence
from datetime import date

import frappe

from laichau_env.common import clock, vietnamese
from laichau_env.documents.constants import Standing
from laichau_env.documents.contexts.frame import heading_of, one_line
from laichau_env.documents.contexts.outgoing import province
from laichau_env.documents.papers.frame import Signature
from laichau_env.documents.papers.rows import letters_in
from laichau_env.documents.papers.weekly_summary import (
	AskedRow,
	BehindRow,
	PeriodRow,
	TaskRow,
	WaitingRow,
	WeeklySheet,
)
from laichau_env.follow_up.weekly.rules import Asked, Behind, LateTask, PeriodLine, Waits, WeeklySummary
from laichau_env.organization.scope import membership_of

MOST_PERIODS, MOST_BEHIND, MOST_WAITING, MOST_TASKS, MOST_ASKED = 3, 6, 4, 3, 2
"""Rows of each list that one page has room for."""


def weekly_sheet(summary: WeeklySummary) -> WeeklySheet:
	"""The page, headed by the agency of who prints it."""
	printer = membership_of()
	agency = frappe.get_cached_doc("Agency", printer.agency) if printer.agency else province()
	name = one_line(agency.agency_name)
	return WeeklySheet(
		standing=Standing.ISSUED,
		agency=name,
		heading=heading_of(agency, name),
		number="",
		symbol="",
		place=one_line(agency.place_name),
		date=vietnamese.long_date(clock.today()),
		excerpt=(
			f"Từ ngày {vietnamese.short_date(summary.since)} đến ngày {vietnamese.short_date(summary.day)}"
		),
		addressees=(),
		signature=Signature((), ""),
		recipients=(),
		periods=tuple(_period(row) for row in summary.periods[:MOST_PERIODS]),
		told_periods=_told(summary.periods, MOST_PERIODS, "kỳ báo cáo"),
		behind=tuple(_behind(row) for row in summary.behind[:MOST_BEHIND]),
		told_behind=_told(summary.behind, MOST_BEHIND, "báo cáo"),
		waiting=tuple(_waiting(row) for row in summary.waiting[:MOST_WAITING]),
		told_waiting=_told(summary.waiting, MOST_WAITING, "báo cáo"),
		tasks=tuple(_task(row) for row in summary.tasks[:MOST_TASKS]),
		told_tasks=_told(summary.tasks, MOST_TASKS, "nhiệm vụ"),
		asked=tuple(_asked(row) for row in summary.asked[:MOST_ASKED]),
		told_asked=_told(summary.asked, MOST_ASKED, "đề nghị"),
	)


def _period(row: PeriodLine) -> PeriodRow:
	figures = (row.owed, row.sent, row.sent_lately, row.late, row.again, row.overdue, row.approved)
	return PeriodRow(_short(row.title, 32), _day(row.due), *map(str, figures))


def _behind(row: Behind) -> BehindRow:
	return BehindRow(_short(row.short_name, 64), _short(row.period_title, 52), _day(row.due), str(row.days))


def _waiting(row: Waits) -> WaitingRow:
	late = f", quá hạn {row.overdue_days}" if row.overdue_days else ""
	return WaitingRow(
		report=_short(row.title, 52, lines=2),
		step=frappe._(row.state),
		who=_short(", ".join(row.who) or "chưa có người", 36, lines=2),
		since=_day(row.since),
		days=f"{row.working_days}{late}",
	)


def _task(row: LateTask) -> TaskRow:
	return TaskRow(_short(row.short_name, 44), _short(row.title, 94), _day(row.due))


def _asked(row: Asked) -> AskedRow:
	until = row.granted_until or row.asked_until
	return AskedRow(
		_short(row.short_name, 54), _short(row.period_title, 48), _day(until), frappe._(row.state)
	)


def _told(rows: Sequence[object], most: int, what: str) -> str:
	count = len(rows)
	return f"nêu {most} trong {count} {what}" if count > most else f"{count} {what}" if count else ""


def _short(text: str, width: float, lines: int = 1) -> str:
	"""A text on one line, or a few, of a column that is `width` mm wide; cut at a word."""
	line, letters = one_line(text), letters_in(width) * lines
	if len(line) <= letters:
		return line
	return line[: letters - 1].rsplit(" ", 1)[0] + "…"


def _day(day: date | None) -> str:
	return vietnamese.short_date(day) if day else ""

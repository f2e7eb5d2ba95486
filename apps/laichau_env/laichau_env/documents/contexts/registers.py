"""Builds the registers of an agency's papers in one year from the register. A fixed number of queries."""

from collections.abc import Sequence
from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.transitions import Action
from laichau_env.common import clock, vietnamese
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents.constants import Standing
from laichau_env.documents.contexts.frame import heading_of, one_line
from laichau_env.documents.contexts.timeliness import kept
from laichau_env.documents.papers.frame import Signature
from laichau_env.documents.papers.registers import (
	FollowedRow,
	FollowUpRegister,
	OutgoingRegister,
	OutgoingRow,
)
from laichau_env.documents.register.queries import PAPER
from laichau_env.follow_up.queries import passed_on
from laichau_env.reporting.calendar import WorkingCalendar
from laichau_env.reporting.schedule import working_calendar
from laichau_env.reporting.sending import due_dates_of

ARCHIVE = "Lưu:"
SHOWN = (
	"name",
	"notation",
	"number",
	"issued_date",
	"excerpt",
	"signatory_name",
	"copies",
	"status",
	"closed_on",
	"closed_reason",
	"replaced_by",
	"agency_name",
	"source_name",
)


def outgoing_register(agency: Document, year: int) -> OutgoingRegister:
	"""The papers that `agency` issued in `year`, as far as the session's user sees them."""
	rows = frappe.get_list(
		PAPER,
		filters={"agency": agency.name, "year": year},
		fields=list(SHOWN),
		order_by="issued_date asc, creation asc",
		limit_page_length=0,
	)
	lines = _recipients([row.name for row in rows])
	followed = _notations([row.replaced_by for row in rows])
	numbers = sorted(row.number for row in rows)
	return OutgoingRegister(
		**_book(agency, year, "Sổ đăng ký văn bản đi", numbers),
		rows=tuple(_outgoing(row, lines.get(row.name, []), followed) for row in rows),
	)


def follow_up_register(agency: Document, year: int) -> FollowUpRegister:
	"""The reports that came to `agency` for examination in `year`, with where each stands now."""
	rows = _papers_examined(agency.name, year)
	reports = [row.source_name for row in rows]
	passed, due = passed_on(reports), due_dates_of(reports) if reports else {}
	handlers, calendar = _handlers(reports), working_calendar(year, clock.today().year + 1)
	return FollowUpRegister(
		**_book(agency, year, "Sổ theo dõi giải quyết văn bản đến", range(1, len(rows) + 1)),
		rows=tuple(
			_followed(at, row, due[row.source_name].department, passed, handlers, calendar)
			for at, row in enumerate(rows, start=1)
		),
	)


def _book(agency: Document, year: int, title: str, numbers: Sequence[int]) -> dict[str, object]:
	name = one_line(agency.agency_name)
	ends = min(date(year, 12, 31), max(clock.today(), date(year, 1, 1)))
	return {
		"standing": Standing.ISSUED,
		"agency": name,
		"heading": heading_of(agency, name),
		"number": "",
		"symbol": "",
		"place": one_line(agency.place_name),
		"date": vietnamese.long_date(clock.today()),
		"excerpt": f"{title} năm {year}",
		"addressees": (),
		"signature": Signature((), ""),
		"recipients": (),
		"year": str(year),
		"begins": vietnamese.long_date(date(year, 1, 1)),
		"ends": vietnamese.long_date(ends),
		"first_number": vietnamese.document_number(numbers[0]) if numbers else "",
		"last_number": vietnamese.document_number(numbers[-1]) if numbers else "",
	}


def _outgoing(row: frappe._dict, recipients: list[str], followed: dict[str, str]) -> OutgoingRow:
	kept = next((line for line in recipients if line.startswith(ARCHIVE)), "")
	return OutgoingRow(
		notation=row.notation,
		date=_day(row.issued_date),
		subject=paragraphs(row.excerpt),
		signatory=one_line(row.signatory_name),
		recipients=tuple(line for line in recipients if not line.startswith(ARCHIVE)),
		copy_keeper=kept.removeprefix(ARCHIVE).strip() or "VT",
		copies=str(row.copies or ""),
		note=_closed(row, followed),
	)


def _closed(row: frappe._dict, followed: dict[str, str]) -> tuple[str, ...]:
	if row.status == "Issued":
		return ()
	if row.replaced_by:
		return (f"Thay thế bởi {followed.get(row.replaced_by, row.replaced_by)}",)
	return (f"Thu hồi ngày {_day(row.closed_on)}: {one_line(row.closed_reason)}",)


def _followed(
	at: int,
	row: frappe._dict,
	due: date | None,
	passed: dict[str, dict],
	handlers: dict[str, str],
	calendar: WorkingCalendar,
) -> FollowedRow:
	done = passed.get(row.source_name, {}).get(Action.APPROVE_AT_DEPARTMENT.value)
	progress = [frappe._(row.workflow_state)]
	if due:
		progress.append(kept(done.date() if done else None, due, calendar))
	return FollowedRow(
		arrival=vietnamese.two_digits(at),
		paper=(f"Báo cáo số {row.notation} ngày {_day(row.issued_date)} của {one_line(row.agency_name)}",),
		handler=handlers.get(row.source_name, ""),
		due=_day(due),
		progress=tuple(progress),
		answer="",
		note=_closed(row, {}) if row.status == "Recalled" else (),
	)


def _recipients(papers: list[str]) -> dict[str, list[str]]:
	"""Paper -> its recipients as printed. One query."""
	rows = frappe.get_all(
		"Official Document Recipient",
		{"parent": ("in", papers), "parenttype": PAPER},
		["parent", "organ_name"],
		order_by="parent, idx",
	)
	found: dict[str, list[str]] = {}
	for row in rows:
		found.setdefault(row.parent, []).append(one_line(row.organ_name))
	return found


def _notations(papers: list[str | None]) -> dict[str, str]:
	"""Paper -> number and symbol. One query."""
	names = [name for name in papers if name]
	return dict(frappe.get_all(PAPER, {"name": ("in", names)}, ["name", "notation"], as_list=True))


def _papers_examined(agency: str, year: int) -> list[frappe._dict]:
	"""Papers of reports that `agency` examines, in the order in which they came; replaced ones gave way. One query."""
	paper, report = frappe.qb.DocType(PAPER), frappe.qb.DocType("Progress Report")
	return (
		frappe.qb.from_(paper)
		.join(report)
		.on(report.name == paper.source_name)
		.select(*(paper[name] for name in SHOWN), report.workflow_state)
		.where((paper.source_doctype == "Progress Report") & (report.examining_agency == agency))
		.where((paper.year == year) & (paper.status != "Replaced"))
		.orderby(paper.creation)
		.run(as_dict=True)
	)


def _handlers(reports: list[str]) -> dict[str, str]:
	"""Report -> the official of the examining agency who acted on it last. One query."""
	rows = frappe.get_all(
		"Approval Event",
		{"reference_doctype": "Progress Report", "reference_name": ("in", reports), "tier": "Examining"},
		["reference_name", "actor_name"],
		order_by="chain_position asc",
	)
	return {row.reference_name: one_line(row.actor_name) for row in rows}


def _day(day: object) -> str:
	return vietnamese.short_date(getdate(day)) if day else ""

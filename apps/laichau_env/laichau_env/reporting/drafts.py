"""Makes the drafts of a period, in batches: the rows that `insert` would make, in a few statements.

Each draft goes through the framework's own steps before an insert (defaults, owner and times, naming, the guard's
and the controller's validation, mandatory fields, lengths, options, cleaning of HTML). What is left out needs
either a query for each record or somebody to tell: links, which were read from the database a moment ago;
permission to create, asked by the service; and what follows an insert (notifications, followers), which no draft has.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import frappe
from frappe.model.document import Document, bulk_insert
from frappe.utils import create_batch, getdate

from laichau_env.common.approvable import ServiceWrite
from laichau_env.planning.queries import Duty
from laichau_env.reporting import rules
from laichau_env.reporting.constants import DRAFT
from laichau_env.reporting.queries import LastFigures, ReportingAgency

REPORT, LINE, FIGURE = "Progress Report", "Progress Report Line", "Report Indicator Value"
DRAFTS_AT_ONCE = 200
LINES_AT_ONCE = 2000
"""Rows in one statement; small enough for the server's packet limit."""


@dataclass(frozen=True)
class Order:
	"""The draft that an agency shall have: its duties, what it last said on each, and the indicators it reports."""

	agency: ReportingAgency
	duties: Sequence[Duty]
	last: Mapping[str, LastFigures]
	indicators: Sequence[Mapping[str, Any]] = ()


def make_drafts(period: Document, orders: Sequence[Order], directive_examiner: str) -> None:
	"""Insert a draft for each order; the caller asked whether that may be. Progress is told to the session's user."""
	done = 0
	for batch in create_batch(orders, DRAFTS_AT_ONCE):
		reports = [_prepared(new_draft(period, order, directive_examiner)) for order in batch]
		bulk_insert(REPORT, reports)
		bulk_insert(LINE, _rows_of(reports, "lines"), chunk_size=LINES_AT_ONCE)
		bulk_insert(FIGURE, _rows_of(reports, "indicator_values"), chunk_size=LINES_AT_ONCE)
		done += len(reports)
		if len(orders) > DRAFTS_AT_ONCE:
			_tell_progress(period, done, len(orders))


def new_draft(period: Document, order: Order, directive_examiner: str) -> Document:
	"""The draft of an order, not yet inserted."""
	agency, year = order.agency, getdate(period.data_to).year
	report = frappe.new_doc(REPORT)
	report.update(
		{
			"period": period.name,
			"agency": agency.name,
			"directive": period.directive,
			"examining_agency": rules.examiner_of(
				agency.name, agency.reports_to, agency.reports_to_province, directive_examiner
			),
			"due_date": period.due_agency,
			"title": f"{agency.short_name} - {period.title}",
			"agency_symbol": agency.symbol,
			"agency_printed_name": agency.agency_name,
			"workflow_state": DRAFT,
		}
	)
	for duty in order.duties:
		last = order.last.get(duty.plan_task)
		start = rules.starting_point(last, year) if last else {}
		report.append("lines", {**_line_of(duty), **start})
	for row in order.indicators:
		report.append("indicator_values", row)
	return report


def _line_of(duty: Duty) -> dict[str, object]:
	return {
		"plan_task": duty.plan_task,
		"role": duty.role,
		"assignment": duty.assignment,
		"section": duty.section,
		"order_no": duty.order_no,
		"task_content": duty.content,
		"scope_text": duty.scope_text,
	}


def _prepared(report: Document) -> Document:
	"""All that `Document.insert` does before it writes, in its order."""
	report.flags.service_write = ServiceWrite()
	report._set_defaults()
	report.set_user_and_timestamp()
	report.set_docstatus()
	report.set_new_name()
	report.set_parent_in_children()
	report._action = "save"
	report.run_before_save_methods()
	report._validate()
	return report


def _rows_of(reports: Sequence[Document], table: str) -> Iterator[Document]:
	for report in reports:
		yield from report.get(table)


def _tell_progress(period: Document, done: int, count: int) -> None:
	frappe.publish_progress(
		done / count * 100,
		title=frappe._("Making the drafts..."),
		doctype=period.doctype,
		docname=period.name,
		description=f"{done}/{count}",
	)

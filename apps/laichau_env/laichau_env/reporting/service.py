"""The writer of reporting: opens a period, makes drafts, amends a revoked report."""

from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from laichau_env.common import clock, errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.planning.queries import Duty, duties_of_agencies
from laichau_env.reporting import queries, rules
from laichau_env.reporting.constants import DRAFT, PERIOD_CLOSED, PERIOD_OPEN, REVOKED


@dataclass(frozen=True)
class Opened:
	"""How many drafts were made and how many reports were there already."""

	made: int
	found: int


def open_period(period_name: str) -> Opened:
	"""Open a period: one draft, prefilled with its duties, for each agency that owes a report.

	Opening again makes what is missing and nothing twice. Raises PeriodClosed (417).
	"""
	period = frappe.get_doc("Reporting Period", period_name, for_update=True)
	if period.status == PERIOD_CLOSED:
		refuse(errors.PeriodClosed(name=period.title))
	opened = _make_missing(period, queries.agencies_in_force(clock.today()))
	if period.status != PERIOD_OPEN:
		period.status, period.opened_on = PERIOD_OPEN, clock.now()
		period.save()
	return opened


def make_draft(period_name: str, agency: str) -> Document:
	"""The report of one agency in a period: the one that is there, or a fresh draft prefilled with its duties."""
	period = frappe.get_doc("Reporting Period", period_name, for_update=True)
	in_force = queries.agencies_in_force(clock.today())
	_make_missing(period, [row for row in in_force if row.name == agency])
	return frappe.get_doc("Progress Report", rules.report_name(period_name, agency))


def amend_report(name: str) -> Document:
	"""Make the draft that replaces a revoked report of the same agency, with its content and files.

	Raises NotAmendable (417) for a report in another state, AlreadyAmended (409) where one exists.
	"""
	revoked = frappe.get_doc("Progress Report", name, for_update=True)
	revoked.check_permission("write")
	if revoked.workflow_state != REVOKED:
		refuse(errors.NotAmendable(name=name, state=frappe._(revoked.workflow_state)))
	other = frappe.db.get_value("Progress Report", {"amended_from": name})
	if other:
		refuse(errors.AlreadyAmended(name=name, other=other))
	amendment = frappe.copy_doc(revoked, ignore_no_copy=False)
	amendment.amended_from = name
	amendment.workflow_state, amendment.docstatus = DRAFT, 0
	return _insert(amendment)


def _make_missing(period: Document, agencies: list[queries.ReportingAgency]) -> Opened:
	"""Make the drafts that are missing among those of `agencies` that owe a report."""
	duties = duties_of_agencies(period.directive, [agency.name for agency in agencies])
	owing = [agency for agency in agencies if duties.get(agency.name)]
	existing = queries.agencies_with_report(period.name)
	directive_examiner = frappe.db.get_value("Directive", period.directive, "examining_agency") or ""
	missing = [agency for agency in owing if agency.name not in existing]
	for agency in missing:
		_insert_draft(period, agency, duties[agency.name], directive_examiner)
	return Opened(made=len(missing), found=len(owing) - len(missing))


def _insert_draft(
	period: Document, agency: queries.ReportingAgency, duties: list[Duty], directive_examiner: str
) -> Document:
	report = frappe.new_doc("Progress Report")
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
	for duty in duties:
		report.append("lines", _line_of(duty))
	return _insert(report)


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


def _insert(report: Document) -> Document:
	report.flags.service_write = ServiceWrite()
	report.insert()
	report.flags.service_write = None
	return report

"""The writer of reporting: makes a year's periods, opens and closes one, amends a revoked report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import frappe
from frappe.model.document import Document

from laichau_env.common import clock, errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.organization.changes.queries import acting_agency
from laichau_env.planning.queries import Duty, duties_of_agencies
from laichau_env.planning.service import make_assignments
from laichau_env.reporting import deadlines, drafts, queries, rules, sending
from laichau_env.reporting.amending import amending_refusal
from laichau_env.reporting.constants import (
	DRAFT,
	PERIOD_CLOSED,
	PERIOD_OPEN,
	PERIOD_PLANNED,
)
from laichau_env.reporting.indicators.service import rows_for_drafts
from laichau_env.reporting.schedule import working_calendar
from laichau_env.reporting.succession import queries as succession

PERIOD = "Reporting Period"


@dataclass(frozen=True)
class Opened:
	"""How many records were made and how many were there already."""

	made: int
	found: int


@dataclass(frozen=True)
class Asked:
	"""A report that an agency (`asker`) asks others for: on what, from when to when, by when, on which tasks (none = all)."""

	asker: str
	directive: str
	title: str
	data_from: date
	data_to: date
	due: date
	agencies: tuple[str, ...]
	tasks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Closed:
	"""How many reports can't be sent any more, and how many are still on their way to approval."""

	locked: int
	under_review: int


def make_calendar(regime_name: str, year: int) -> Opened:
	"""Make the periods of a year by a regime, with their dates; those that are there stay as they are.

	Raises RegimeNotUsable (417), PeriodCodeTaken (409).
	"""
	regime = frappe.get_doc("Reporting Regime", regime_name)
	has_deadline = bool(regime.due_agency_days or regime.latest_agency)
	why = rules.unusable_regime(bool(regime.disabled), regime.directive, regime.kind, year, has_deadline)
	if why:
		refuse(errors.RegimeNotUsable(regime=regime.regime_name, why=why))
	there = queries.periods_by_code(regime.kind, year)
	made = found = 0
	for sequence in range(1, deadlines.periods_in_year(regime.kind, year) + 1):
		code = deadlines.period_code(regime.kind, year, sequence, regime.period_prefix or "")
		if code in there:
			if there[code] not in ("", regime.name):
				refuse(errors.PeriodCodeTaken(period=code, regime=regime.regime_name))
			found += 1
			continue
		period = {"doctype": PERIOD, "regime": regime.name, "year": year, "sequence": sequence}
		frappe.get_doc(period).insert()
		made += 1
	return Opened(made=made, found=found)


def open_period(period_name: str) -> Opened:
	"""Open a period: one draft, prefilled with its duties, for each agency that owes a report.

	Opening again makes what is missing and nothing twice. Raises PeriodClosed (417). The number of queries does
	not grow with the agencies; inserts go in batches.
	"""
	_check_may_make_reports()
	period = _locked_period(period_name)
	make_assignments(period.directive)
	return _open(period)


def plan_on_request(asked: Asked) -> Document:
	"""Make the period of a report that a letter will ask for; issuing the letter opens it.

	Written with `ignore_permissions`: whoever may draft that letter may ask, which is settled where it is drafted.
	Raises DatesOutOfOrder, AskedTwice, TaskOfOtherPlan (417).
	"""
	calendar = working_calendar(asked.due.year, asked.due.year + 1)
	department, province = deadlines.due_on_request(asked.due, calendar)
	period = frappe.get_doc(
		{
			"doctype": PERIOD,
			"period_code": _next_code(asked.asker, clock.today().year),
			"title": asked.title,
			"directive": asked.directive,
			"kind": deadlines.PeriodKind.AD_HOC.value,
			"data_from": asked.data_from,
			"data_to": asked.data_to,
			"due_agency": asked.due,
			"due_department": department,
			"due_province": province,
			"agencies": [{"agency": agency} for agency in asked.agencies],
			"tasks": [{"plan_task": task} for task in asked.tasks],
		}
	)
	return period.insert(ignore_permissions=True)


def open_on_request(period_name: str, number: str, day: date, agencies: Sequence[str]) -> bool:
	"""Open a planned period on request: the letter `number` of `day` asks `agencies` for the report. Whether it did.

	Written with `ignore_permissions`: the leader who issued the letter asked for the reports by that.
	"""
	period = _locked_period(period_name)
	if period.status != PERIOD_PLANNED or period.kind != deadlines.PeriodKind.AD_HOC:
		return False
	period.request_number, period.request_date = number, day
	period.set("agencies", [{"agency": agency} for agency in agencies])
	period.flags.ignore_permissions, period.flags.service_write = True, ServiceWrite()
	period.save()
	_open(period)
	period.flags.ignore_permissions = None
	return True


def close_period(period_name: str) -> Closed:
	"""Close a period: from now on nothing in it is edited or sent; what was sent can still be decided.

	Closing again changes nothing. Raises PeriodNotOpen, PeriodHasExtensions (417).
	"""
	period = frappe.get_doc(PERIOD, period_name, for_update=True)
	if period.status == PERIOD_PLANNED:
		refuse(errors.PeriodNotOpen(name=period.title))
	if period.status != PERIOD_CLOSED:
		_refuse_while_time_is_granted(period)
		period.status, period.closed_on = PERIOD_CLOSED, clock.now()
		_save(period)
	return Closed(*queries.unsent_and_undecided(period.name))


def make_draft(period_name: str, agency: str) -> Document:
	"""The report of one agency in a period: the one that is there, or a fresh draft prefilled with its duties."""
	_check_may_make_reports()
	period = _locked_period(period_name)
	in_force = queries.agencies_in_force(clock.today())
	_make_missing(period, [row for row in in_force if row.name == agency])
	return frappe.get_doc("Progress Report", rules.report_name(period_name, agency))


def amend_report(name: str) -> Document:
	"""Make the draft that replaces a revoked report of the same agency, with its content and files.

	Raises NotAmendable (417) for a report in another state, AlreadyAmended (409) where one exists, PeriodLocked
	(403) where its period is closed.
	"""
	revoked = frappe.get_doc("Progress Report", name, for_update=True)
	revoked.check_permission("write")
	refusal = amending_refusal(revoked)
	if refusal:
		refuse(refusal)
	amendment = frappe.copy_doc(revoked, ignore_no_copy=False)
	amendment.amended_from = name
	amendment.workflow_state, amendment.docstatus = DRAFT, 0
	sending.carry_over(amendment, revoked)
	amendment.flags.service_write = ServiceWrite()
	amendment.insert()
	amendment.flags.service_write = None
	return amendment


def _open(period: Document) -> Opened:
	opened = _make_missing(period, queries.agencies_in_force(clock.today()))
	if period.status != PERIOD_OPEN:
		period.status, period.opened_on = PERIOD_OPEN, clock.now()
		_save(period)
	return opened


def _next_code(asker: str, year: int) -> str:
	"""E.g. YC-SNNMT-2027-01; under the agency's row lock, so that of two who ask at one moment each gets his own."""
	frappe.db.get_value("Agency", asker, "name", for_update=True)
	prefix = rules.request_prefix(asker, year)
	known = frappe.get_all(PERIOD, {"name": ("like", f"{prefix}%")}, pluck="name")
	return rules.next_request_code(prefix, known)


def _check_may_make_reports() -> None:
	frappe.new_doc("Progress Report").check_permission("create")


def _refuse_while_time_is_granted(period: Document) -> None:
	"""Who was given more time keeps it: the period stays open until the last granted day is past."""
	waiting = queries.granted_and_unsent(period.name, clock.today())
	if waiting:
		last = max(row.due_date_granted for row in waiting)
		refuse(
			errors.PeriodHasExtensions(
				name=period.title, count=len(waiting), first=waiting[0].title, last=f"{last:%d/%m/%Y}"
			)
		)


def _locked_period(name: str) -> Document:
	"""The period, its row locked so that nobody opens it twice at once. Raises PeriodClosed (417)."""
	period = frappe.get_doc(PERIOD, name, for_update=True)
	if period.status == PERIOD_CLOSED:
		refuse(errors.PeriodClosed(name=period.title))
	return period


def _make_missing(period: Document, agencies: Sequence[queries.ReportingAgency]) -> Opened:
	"""Make the drafts that are missing among those of `agencies` that are asked and owe a report."""
	asked = {row.agency for row in period.agencies or ()}
	agencies = [agency for agency in agencies if not asked or agency.name in asked]
	duties = asked_duties(period, [agency.name for agency in agencies])
	owing = [agency for agency in agencies if duties.get(agency.name)]
	existing = queries.agencies_with_report(period.name)
	missing = [agency for agency in owing if agency.name not in existing]
	settled = succession.settled_in(period.name, [agency.name for agency in missing])
	missing = [agency for agency in missing if agency.name not in settled]
	if missing:
		last = succession.last_figures(period.directive, [agency.name for agency in missing])
		examiner = directive_examiner(period.directive)
		figures = rows_for_drafts(period, [agency.name for agency in missing])
		orders = [
			drafts.Order(agency, duties[agency.name], last.get(agency.name, {}), figures.get(agency.name, ()))
			for agency in missing
		]
		drafts.make_drafts(period, orders, examiner)
	return Opened(made=len(missing), found=len(owing) - len(missing))


def directive_examiner(directive: str) -> str:
	"""The department that a plan names as examining, its successor where that one ended; else empty."""
	return acting_agency(frappe.db.get_value("Directive", directive, "examining_agency") or "")


def asked_duties(period: Document, agencies: Sequence[str]) -> dict[str, list[Duty]]:
	"""Duties of `agencies`, of a period on request only those that it asks about."""
	tasks = {row.plan_task for row in period.tasks or ()}
	return {
		agency: [duty for duty in duties if not tasks or duty.plan_task in tasks]
		for agency, duties in duties_of_agencies(period.directive, agencies).items()
	}


def _save(period: Document) -> None:
	"""Save the period's own row; the agencies and tasks that it names stand."""
	period.flags.service_write, period.flags.rows_stand = ServiceWrite(), True
	period.save()
	period.flags.service_write = period.flags.rows_stand = None

"""Reports of agencies that end by a change: unsent ones are gone on with by who takes over, sent ones stay.

Targets of the hook lists `agency_change_handlers`, `agency_change_previews` and `agency_change_checks`. Writes
with `ignore_permissions`: who carries out a change may not write reports, and the new ones say only what the old
ones said; that he may carry it out was settled in organization/changes/service.py.
"""

from collections.abc import Sequence
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.organization.changes.queries import names_of
from laichau_env.organization.changes.rules import Change
from laichau_env.reporting.drafts import Order, new_draft
from laichau_env.reporting.indicators.service import rows_for_drafts
from laichau_env.reporting.indicators.succession import join_rows
from laichau_env.reporting.queries import agencies_in_force, agencies_with_report
from laichau_env.reporting.service import asked_duties, directive_examiner
from laichau_env.reporting.succession import queries, rules
from laichau_env.reporting.succession.queries import REPORT

Listed = list[tuple[str, list[str]]]


def refuse_in_closed_period(effective: date) -> None:
	"""A change does not begin in a period that is closed: its reports are settled. Raises AgencyChangeUnfit (417)."""
	closed = queries.closed_until()
	if rules.closed_refusal_day(effective, closed):
		refuse(
			errors.AgencyChangeUnfit(
				why=f"ngày hiệu lực nằm trong kỳ báo cáo đã đóng (số liệu đến {closed:%d/%m/%Y}); "
				"hãy chọn ngày sau ngày đó"
			)
		)


def preview(ended: Sequence[str]) -> Listed:
	"""Unsent reports that will be gone on with, and sent ones that stay."""
	reports = queries.reports_of(ended)
	return [
		(_("Unsent reports gone on with"), [one.name for one in reports if not one.was_sent]),
		(_("Sent reports that keep name and number"), [one.name for one in reports if one.was_sent]),
	]


def take_over(change: Change) -> Listed:
	"""In every open period: drafts for who takes over, filled from the unsent ones of those that ended."""
	taken, made, stay = [], [], []
	for name in queries.open_periods():
		reports = queries.reports_of(change.ended, name)
		fate = rules.fate_of(reports, change.takers, frozenset(agencies_with_report(name)))
		stay += [one.name for one in fate.stay]
		if fate.taken:
			taken += [one.name for one in fate.taken]
			made += _go_on(frappe.get_doc("Reporting Period", name), fate, change)
	return [
		(_("Unsent reports gone on with"), taken),
		(_("Drafts made"), made),
		(_("Sent reports that keep name and number"), stay),
	]


def _go_on(period: Document, fate: rules.Fate, change: Change) -> list[str]:
	old = [frappe.get_doc(REPORT, one.name, for_update=True) for one in fate.taken]
	names = names_of([report.agency for report in old])
	in_force = {row.name: row for row in agencies_in_force(change.effective)}
	duties = asked_duties(period, fate.made_for)
	last = queries.last_figures(period.directive, fate.made_for)
	figures = rows_for_drafts(period, fate.made_for, dict.fromkeys(change.ended, change.takers))
	examiner = directive_examiner(period.directive)
	made = []
	for taker in fate.made_for:
		order = Order(in_force[taker], duties.get(taker, []), last.get(taker, {}), figures.get(taker, ()))
		report = _filled(new_draft(period, order, examiner), old, names, taker == _funded(fate, change))
		made.append(_insert(report, old).name)
	for report in old:
		_note_successors(report, made)
	return made


def _funded(fate: rules.Fate, change: Change) -> str:
	"""The one successor in whose report the money of the old ones goes on, so that it is counted once."""
	return change.responsible if change.responsible in fate.made_for else fate.made_for[0]


def _filled(report: Document, old: Sequence[Document], names: dict[str, str], with_funds: bool) -> Document:
	"""The draft with what stands in the old ones, line by line."""
	report.update(rules.joined_report([(names[one.agency], one.as_dict()) for one in old]))
	lines: dict[tuple[str, str], list[rules.Part]] = {}
	for one in old:
		for line in one.lines:
			lines.setdefault((line.plan_task, line.role), []).append((names[one.agency], line.as_dict()))
	for line in report.lines:
		parts = lines.get((line.plan_task, line.role))
		if parts:
			line.update(rules.joined_line(parts, with_funds))
	join_rows(report, old, names, with_funds)
	for one in old:
		for row in one.proposals:
			report.append("proposals", {key: row.get(key) for key in ("plan_task", "addressee", "proposal")})
		for row in one.evidence:
			report.append("evidence", {key: row.get(key) for key in ("plan_task", "file", "caption")})
	report.due_date_granted = max(filter(None, (one.due_date_granted for one in old)), default=None)
	return report


def _insert(report: Document, old: Sequence[Document]) -> Document:
	report.flags.service_write = ServiceWrite()
	report.insert(ignore_permissions=True)
	report.flags.service_write = None
	for one in old:
		_copy_files(one.name, report.name)
	return report


def _copy_files(source: str, target: str) -> None:
	"""File records of their own for the new report; the bytes are shared, as the framework does with equal ones."""
	for row in frappe.get_all(
		"File",
		{"attached_to_doctype": REPORT, "attached_to_name": source},
		["file_name", "file_url"],
		order_by="creation, name",
	):
		file = frappe.get_doc(
			{
				"doctype": "File",
				"attached_to_doctype": REPORT,
				"attached_to_name": target,
				"is_private": 1,
				**row,
			}
		)
		file.flags.service_write = ServiceWrite()
		file.insert(ignore_permissions=True)
		file.flags.service_write = None


def _note_successors(report: Document, made: Sequence[str]) -> None:
	report.succeeded_by = "\n".join(made)
	report.flags.service_write = ServiceWrite()
	report.flags.ignore_permissions = True
	report.save()
	report.flags.service_write = report.flags.ignore_permissions = None

"""What is stored, read by plain SQL: all that the recomputation may know."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

import frappe

from year.recount.days import Days

SENT = (
	"Under Department Review", "Pending Department Approval", "Pending Province Approval", "Approved", "Revoked",
)  # fmt: skip
SIGNED_OFF = "Sign and Submit"


@dataclass
class Event:
	"""One step of a record."""

	action: str
	source: str
	target: str
	at: datetime
	values: dict[str, Any]


@dataclass
class Report:
	"""A report, with what its events say of it."""

	name: str
	period: str
	agency: str
	made: datetime
	examiner: str
	amends: str
	succeeded_by: tuple[str, ...]
	nothing: bool
	words: dict[str, str]
	events: list[Event] = field(default_factory=list)

	@property
	def state(self) -> str:
		return self.events[-1].target if self.events else "Draft"

	@property
	def is_sent(self) -> bool:
		return self.state in SENT

	@property
	def signed(self) -> datetime | None:
		"""When the paper that counts now was signed."""
		return next((event.at for event in reversed(self.events) if event.action == SIGNED_OFF), None)

	def last(self, action: str) -> datetime | None:
		"""When a step was taken last."""
		return next((event.at for event in reversed(self.events) if event.action == action), None)

	def first_sent(self) -> datetime | None:
		"""When it left the agency first; a first sending that was taken back before anybody acted was none."""
		first = last = None
		for event in self.events:
			if event.action == SIGNED_OFF:
				last = event.at
				first = first or last
			elif event.action == "Recall" and event.target not in SENT and first and first == last:
				first = None
			if event.target not in SENT:
				last = None
		return first


@dataclass
class Change:
	"""Agencies that became one: who ended, who took over, when it was carried out."""

	ended: list[str]
	takers: list[str]
	at: datetime


class Facts:
	"""Everything that is stored of a plan, at one moment."""

	def __init__(self, plan: str) -> None:
		self.plan, self.days = plan, Days()
		self.agencies = {row.name: row for row in _rows("select * from tabAgency")}
		self.periods = {
			row.name: row
			for row in _rows(
				"select * from `tabReporting Period` where directive = %s order by data_to, name", plan
			)
		}
		self.tasks = {
			row.name: row for row in _rows("select * from `tabPlan Task` where directive = %s", plan)
		}
		self.duties = {
			row.name: row for row in _rows("select * from `tabTask Assignment` where directive = %s", plan)
		}
		self.reports = self._reports()
		self.lines = self._children("Progress Report Line")
		self.figures = self._children("Report Indicator Value")
		self.proposals = self._children("Report Proposal")
		self.changes = self._changes()
		self._granted = self._grants()

	def _reports(self) -> dict[str, Report]:
		found = {}
		for row in _rows("select * from `tabProgress Report` where directive = %s", self.plan):
			words = {part: row[part] or "" for part in PARTS}
			found[row.name] = Report(
				row.name, row.period, row.agency, row.creation, row.examining_agency or "", row.amended_from or "",
				tuple((row.succeeded_by or "").splitlines()), bool(row.nothing_to_report), words,
			)  # fmt: skip
		for row in _events("Progress Report"):
			if row.reference_name in found:
				found[row.reference_name].events.append(
					Event(
						row.action,
						row.from_state,
						row.to_state,
						row.event_time,
						json.loads(row.values_json or "{}"),
					)
				)
		return found

	def _children(self, doctype: str) -> dict[str, list[Any]]:
		found: dict[str, list[Any]] = {name: [] for name in self.reports}
		for row in _rows(
			f"select * from `tab{doctype}` where parenttype = 'Progress Report' order by parent, idx"
		):
			if row.parent in found:
				found[row.parent].append(row)
		return found

	def _changes(self) -> list[Change]:
		found = []
		for row in _rows(
			"select name, applied_on from `tabAgency Change` where status = 'Applied' order by applied_on"
		):
			before, after = (
				[
					one.agency
					for one in _rows(
						f"select agency from `tabAgency Change {table}` where parent = %s", row.name
					)
				]
				for table in ("Source", "Target")
			)
			found.append(Change([code for code in before if code not in after], after, row.applied_on))
		return found

	def _grants(self) -> dict[str, date | None]:
		"""Report -> the day until which it was given time by requests of its own, those taken back left out."""
		reports = dict(frappe.db.sql("select name, report from `tabExtension Request`"))
		days: dict[str, dict[str, date]] = {}
		for row in _events("Extension Request"):
			report, told = reports.get(row.reference_name), json.loads(row.values_json or "{}")
			if row.action == "Grant":
				days.setdefault(report, {})[row.reference_name] = date.fromisoformat(told["granted_date"])
			elif row.action == "Revoke":
				days.get(report, {}).pop(row.reference_name, None)
		return {report: (list(granted.values()) or [None])[-1] for report, granted in days.items()}

	def granted(self, report: Report) -> date | None:
		"""Until when a report was given time: itself, the one that it amends, or those that it goes on with."""
		if report.name in self._granted:
			return self._granted[report.name]
		if report.amends:
			return self.granted(self.reports[report.amends])
		before = [one for one in self.reports.values() if report.name in one.succeeded_by]
		return max(filter(None, map(self.granted, before)), default=None)

	def due(self, report: Report) -> date | None:
		return self.granted(report) or self.periods[report.period].due_agency

	def first_sent(self, report: Report) -> datetime | None:
		"""A report that amends another was sent when that one was."""
		earlier = self.first_sent(self.reports[report.amends]) if report.amends else None
		return earlier or report.first_sent()

	def days_late(self, report: Report) -> int:
		sent = self.first_sent(report)
		return self.days.late(sent, self.due(report)) if sent else 0

	@cached_property
	def living(self) -> dict[str, list[Report]]:
		"""Period -> reports that count: not those replaced by an amendment or gone on with by a successor."""
		replaced = {report.amends for report in self.reports.values()}
		found: dict[str, list[Report]] = {name: [] for name in self.periods}
		for report in self.reports.values():
			if report.name not in replaced and not report.succeeded_by:
				found[report.period].append(report)
		return found

	def asked(self, period: str) -> set[str]:
		"""Agencies that a period on request asks; none = all."""
		return {
			row.agency
			for row in _rows("select agency from `tabReporting Period Agency` where parent = %s", period)
		}

	def asked_tasks(self, period: str) -> set[str]:
		"""Tasks that it asks about; none = all."""
		return {
			row.plan_task
			for row in _rows("select plan_task from `tabReporting Period Task` where parent = %s", period)
		}

	def indicator(self, name: str) -> tuple[str, str, int]:
		"""How it is added up, by what it is weighed, its decimals."""
		(row,) = _rows("select addition, weight_indicator, decimals from tabIndicator where name = %s", name)
		return row.addition, row.weight_indicator or "", row.decimals or 0

	def before(self, agency: str) -> set[str]:
		"""Agencies whose work `agency` goes on with, also over others."""
		direct = {ended for change in self.changes if agency in change.takers for ended in change.ended}
		return direct.union(*(self.before(one) for one in direct)) if direct else set()


PARTS = ("situation", "results_summary", "strengths", "shortcomings", "causes", "next_steps")


def _rows(query: str, *values: object) -> list[Any]:
	return frappe.db.sql(query, values, as_dict=True)


def _events(doctype: str) -> list[Any]:
	return _rows(
		"select * from `tabApproval Event` where reference_doctype = %s order by chain_position", doctype
	)

"""A stretch of time for which agencies report."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import cint, getdate

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.common.rows import StandingRows
from laichau_env.reporting import deadlines, rules, schedule
from laichau_env.reporting.constants import PERIOD_CLOSED, PERIOD_PLANNED
from laichau_env.reporting.deadlines import PeriodKind

COPIED_TO_DRAFTS = ("directive", "kind", "due_agency", "title", "agencies", "tasks")
"""What an open period has given to its reports, which would not follow a change."""


class ReportingPeriod(StandingRows):
	"""Made by hand or by reporting/service.make_calendar; opened and closed by that service alone."""

	def onload(self) -> None:
		"""Tell the form what cannot be changed any more, so that nobody types it in vain."""
		self.set_onload("fixed", self.fixed_at(self.status))

	def before_insert(self) -> None:
		self.take_from_regime()
		self.name_itself()

	def validate(self) -> None:
		self.check_standing()
		self.take_from_regime()
		self.set_dates()
		self.check_dates()
		self.check_sets()

	def take_from_regime(self) -> None:
		"""Frequency, and the plan where none is chosen."""
		if self.regime:
			kind, directive = frappe.db.get_value("Reporting Regime", self.regime, ["kind", "directive"])
			self.kind, self.directive = kind, self.directive or directive

	def name_itself(self) -> None:
		"""Code and title from kind, year and number, where they are left empty."""
		if not self.follows_rule():
			return
		schedule.window_of(self.kind, cint(self.year), cint(self.sequence))
		place = (self.kind, cint(self.year), cint(self.sequence))
		if not self.period_code:
			prefix = self.regime and frappe.db.get_value("Reporting Regime", self.regime, "period_prefix")
			self.period_code = deadlines.period_code(*place, prefix or "")
		self.title = self.title or deadlines.period_title(*place)

	def set_dates(self) -> None:
		"""Window and due dates by rule, where they are left empty."""
		if self.follows_rule():
			window = schedule.window_of(self.kind, cint(self.year), cint(self.sequence))
			self.data_from = self.data_from or window.data_from
			self.data_to = self.data_to or window.data_to
		if self.regime and self.data_to:
			missing = [f"due_{tier}" for tier in schedule.TIERS if not self.get(f"due_{tier}")]
			if missing:
				due = schedule.due_dates(
					getdate(self.data_to), frappe.get_doc("Reporting Regime", self.regime)
				)
				self.update({fieldname: due[fieldname] for fieldname in missing})
		if self.data_to and not self.year:
			self.year = getdate(self.data_to).year

	def follows_rule(self) -> bool:
		"""Whether kind, year and number say which period it is."""
		return self.kind != PeriodKind.AD_HOC and bool(cint(self.year)) and bool(cint(self.sequence))

	def check_dates(self) -> None:
		"""All there, cut-off before the due dates, each tier after the one below (Decree 09/2019 article 8)."""
		missing = [name for name in ("title", "data_from", "data_to", "due_agency") if not self.get(name)]
		if missing:
			labels = ", ".join(f"«{frappe._(self.meta.get_label(name))}»" for name in missing)
			refuse(errors.PeriodDateMissing(fields=labels))
		due = [
			("Hạn của cơ quan", _date(self.due_agency)),
			("Hạn của sở thẩm định", _date(self.due_department)),
			("Hạn của tỉnh", _date(self.due_province)),
		]
		refusal = rules.period_dates_refusal(_date(self.data_from), _date(self.data_to), due)
		if refusal:
			refuse(refusal)

	def check_sets(self) -> None:
		"""Only a period on request chooses agencies and tasks: each once, tasks of its plan."""
		if (self.agencies or self.tasks) and self.kind != PeriodKind.AD_HOC:
			refuse(errors.SetOfPlannedPeriod())
		for fieldname, key in (("agencies", "agency"), ("tasks", "plan_task")):
			seen = set()
			for row in self.get(fieldname):
				if row.get(key) in seen:
					refuse(errors.AskedTwice(table=self._label(fieldname), row=row.idx, value=row.get(key)))
				seen.add(row.get(key))
		if self.tasks:
			self._check_plan_of_tasks()

	def check_standing(self) -> None:
		"""Opened and closed by the service; what drafts copied stays, and a closed one stays as it is."""
		if isinstance(self.flags.service_write, ServiceWrite):
			return
		before = self.get_doc_before_save()
		if self.status != (before.status if before else PERIOD_PLANNED):
			refuse(errors.PeriodMovedByHand(name=self.title or self.period_code))
		if not before:
			return
		changed = [
			name for name in self.fixed_at(before.status) if _plain(before, name) != _plain(self, name)
		]
		if changed:
			labels = ", ".join(f"«{self._label(name)}»" for name in changed)
			state = "đóng" if before.status == PERIOD_CLOSED else "mở, các báo cáo đã lập theo đó"
			refuse(errors.PeriodFixed(name=self.title, state=state, fields=labels))

	def fixed_at(self, status: str) -> list[str]:
		"""Fields that stay as they are while a period is `status`: none, what drafts copied, or all."""
		if status == PERIOD_PLANNED:
			return []
		closed = status == PERIOD_CLOSED
		return [field.fieldname for field in self.meta.fields] if closed else list(COPIED_TO_DRAFTS)

	def _check_plan_of_tasks(self) -> None:
		names = [row.plan_task for row in self.tasks]
		of_plan = set(
			frappe.get_all(
				"Plan Task", filters={"name": ("in", names), "directive": self.directive}, pluck="name"
			)
		)
		for row in self.tasks:
			if row.plan_task not in of_plan:
				refuse(
					errors.TaskOfOtherPlan(
						table=self._label("tasks"),
						row=row.idx,
						value=row.plan_task,
						directive=self.directive,
					)
				)

	def _label(self, fieldname: str) -> str:
		return frappe._(self.meta.get_label(fieldname))


def _date(value: str | date | None) -> date | None:
	return getdate(value) if value else None


def _plain(period: Document, fieldname: str) -> object:
	field, value = period.meta.get_field(fieldname), period.get(fieldname)
	if field.fieldtype == "Table":
		return [row.get("agency") or row.get("plan_task") for row in value]
	if field.fieldtype == "Date":
		return _date(value)
	return str(value or "")

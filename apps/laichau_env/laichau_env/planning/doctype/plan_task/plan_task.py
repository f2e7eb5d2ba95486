"""One task of a plan, word for word, with who owes it and by when."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate, getdate

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.planning import rules, service


class PlanTask(Document):
	"""One task of a plan, word for word, with who owes it and by when."""

	def autoname(self) -> None:
		"""Name by directive and running row: printed numbers repeat, and one row has none."""
		self.name = rules.task_name(self.directive, self.position)

	def validate(self) -> None:
		"""What must be true of a task."""
		service.refuse_taken_position(self)
		self.check_section()
		self.check_parties()
		self.check_dates()
		self.title = rules.task_title(
			self.section_labels(), self.order_no, self.content, self.meta.get_field("title").length
		)

	def check_section(self) -> None:
		"""The heading is of the same plan."""
		if frappe.db.get_value("Plan Section", self.section, "directive") != self.directive:
			refuse(errors.PartOfOtherDirective(section=self.section, directive=self.directive))

	def check_parties(self) -> None:
		"""Each row names one agency or one group."""
		for row in (*self.leads, *self.coordinators):
			if bool(row.agency) == bool(row.agency_group):
				refuse(errors.PartyUnclear(table=_(self.meta.get_label(row.parentfield)), row=row.idx))

	def check_dates(self) -> None:
		"""The last day is not before the first, and a condition that is met is stated."""
		if self.start_date and self.end_date and getdate(self.end_date) < getdate(self.start_date):
			refuse(
				errors.DatesOutOfOrder(
					later_label=_(self.meta.get_label("end_date")),
					later=formatdate(self.end_date),
					earlier_label=_(self.meta.get_label("start_date")),
					earlier=formatdate(self.start_date),
				)
			)
		if self.condition_met_on and not self.condition_text:
			refuse(errors.ConditionNotStated())

	def section_labels(self) -> list[str]:
		"""Printed labels from the top heading down to the task's own."""
		labels: list[str] = []
		section = self.section
		while section:
			label, section = frappe.db.get_value("Plan Section", section, ["label", "parent_section"])
			labels.insert(0, label or "")
		return labels

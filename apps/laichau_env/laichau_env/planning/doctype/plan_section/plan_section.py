"""A heading of the plan's list of tasks."""

import frappe
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.planning import rules, service


class PlanSection(Document):
	"""A heading of the plan's list of tasks."""

	def autoname(self) -> None:
		"""Name by directive and running row: printed labels repeat."""
		self.name = rules.section_name(self.directive, self.position)

	def validate(self) -> None:
		"""What must be true of a heading."""
		service.refuse_taken_position(self)
		self.check_parent()

	def check_parent(self) -> None:
		"""The heading above is of the same plan, and not this one."""
		if not self.parent_section:
			return
		directive = frappe.db.get_value("Plan Section", self.parent_section, "directive")
		if directive != self.directive or self.parent_section == self.name:
			refuse(errors.PartOfOtherDirective(section=self.parent_section, directive=self.directive))

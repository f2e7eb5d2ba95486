"""One agency's duty to lead one task, after groups are expanded."""

import frappe
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.planning import rules

MOVED_BY_REPORTS = (
	"status",
	"percent",
	"completed_on",
	"last_approved_report",
	"taken_over_from",
	"ended_on",
)


class TaskAssignment(Document):
	"""One agency's duty to lead one task, after groups are expanded."""

	def autoname(self) -> None:
		"""Name by task and agency, so that a duty exists once."""
		self.name = rules.assignment_name(self.plan_task, self.agency)

	def validate(self) -> None:
		"""What must be true of a duty."""
		self.directive = frappe.db.get_value("Plan Task", self.plan_task, "directive")
		self.check_moved_by_report()

	def check_moved_by_report(self) -> None:
		"""Standing comes from approved reports (planning.service.record_progress), never from a hand."""
		if isinstance(self.flags.service_write, ServiceWrite):
			return
		before = self.get_doc_before_save() or frappe.new_doc("Task Assignment")
		for fieldname in MOVED_BY_REPORTS:
			if (self.get(fieldname) or None) != (before.get(fieldname) or None):
				refuse(errors.AssignmentMovedByHand(assignment=self.name))

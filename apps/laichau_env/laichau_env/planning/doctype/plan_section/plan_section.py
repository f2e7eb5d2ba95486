"""A heading of the plan's list of tasks."""

from frappe.model.document import Document


class PlanSection(Document):
	"""A heading of the plan's list of tasks."""

"""An agency or group that leads a task, with its part."""

from frappe.model.document import Document


class PlanTaskLead(Document):
	"""An agency or group that leads a task, with its part."""

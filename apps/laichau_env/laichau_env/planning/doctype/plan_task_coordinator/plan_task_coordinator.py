"""An agency or group that coordinates on a task."""

from frappe.model.document import Document


class PlanTaskCoordinator(Document):
	"""An agency or group that coordinates on a task."""

"""One agency's duty to lead one task, after groups are expanded."""

from frappe.model.document import Document


class TaskAssignment(Document):
	"""One agency's duty to lead one task, after groups are expanded."""

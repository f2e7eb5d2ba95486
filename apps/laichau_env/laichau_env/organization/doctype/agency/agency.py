"""A body of the province that owes, examines or receives something."""

from frappe.model.document import Document


class Agency(Document):
	"""A body of the province that owes, examines or receives something."""

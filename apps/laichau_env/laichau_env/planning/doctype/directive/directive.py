"""A decision, plan or resolution that sets tasks or is their basis."""

from frappe.model.document import Document


class Directive(Document):
	"""A decision, plan or resolution that sets tasks or is their basis."""

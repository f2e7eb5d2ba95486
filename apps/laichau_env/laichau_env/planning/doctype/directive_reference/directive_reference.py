"""A higher directive that a directive carries out."""

from frappe.model.document import Document


class DirectiveReference(Document):
	"""A higher directive that a directive carries out."""

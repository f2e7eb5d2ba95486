"""One printed line of a directive: a legal basis or a recipient."""

from frappe.model.document import Document


class DirectiveParagraph(Document):
	"""One printed line of a directive: a legal basis or a recipient."""

"""A person with an account, his agency and how he signs."""

from frappe.model.document import Document


class Official(Document):
	"""A person with an account, his agency and how he signs."""

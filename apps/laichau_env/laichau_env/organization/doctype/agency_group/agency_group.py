"""A name that stands for many agencies in a directive."""

from frappe.model.document import Document


class AgencyGroup(Document):
	"""A name that stands for many agencies in a directive."""

"""One agency that is there after a change: one that exists, or the data of one to be made."""

from frappe.model.document import Document


class AgencyChangeTarget(Document):
	"""One agency that is there after a change: one that exists, or the data of one to be made."""

"""One agency that a change concerns as it was before."""

from frappe.model.document import Document


class AgencyChangeSource(Document):
	"""One agency that a change concerns as it was before."""

"""Where one official of an agency that ends goes."""

from frappe.model.document import Document


class AgencyChangeOfficial(Document):
	"""Where one official of an agency that ends goes."""

"""One agency named in an agency group."""

from frappe.model.document import Document


class AgencyGroupMember(Document):
	"""One agency named in an agency group."""

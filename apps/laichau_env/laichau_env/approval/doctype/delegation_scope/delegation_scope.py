"""One kind of record that a delegation covers."""

from frappe.model.document import Document


class DelegationScope(Document):
	"""One kind of record that a delegation covers."""

"""One record of a bulk approval."""

from frappe.model.document import Document


class BulkApprovalItem(Document):
	"""One record of a bulk approval; written by approval/bulk alone."""

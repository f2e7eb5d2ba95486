"""A file that proves a result."""

from frappe.model.document import Document


class ReportEvidence(Document):
	"""A file that proves a result."""

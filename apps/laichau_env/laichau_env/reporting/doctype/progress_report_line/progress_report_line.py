"""What one agency did on one task in one period."""

from frappe.model.document import Document


class ProgressReportLine(Document):
	"""What one agency did on one task in one period."""

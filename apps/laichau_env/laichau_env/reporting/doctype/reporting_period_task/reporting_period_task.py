"""One task asked about in an ad hoc period."""

from frappe.model.document import Document


class ReportingPeriodTask(Document):
	"""One task asked about in an ad hoc period."""

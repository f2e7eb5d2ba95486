"""One agency asked to report in an ad hoc period."""

from frappe.model.document import Document


class ReportingPeriodAgency(Document):
	"""One agency asked to report in an ad hoc period."""

"""An agency or group that reports an indicator."""

from frappe.model.document import Document


class IndicatorReporter(Document):
	"""Read by reporting/indicators/queries.py; the indicator checks that one party is named."""

"""What an indicator shall reach in one year, with its source."""

from frappe.model.document import Document


class IndicatorTarget(Document):
	"""Checked by its indicator: a number, one a year."""

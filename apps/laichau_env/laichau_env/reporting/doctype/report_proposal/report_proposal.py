"""Something asked of another agency."""

from frappe.model.document import Document


class ReportProposal(Document):
	"""Something asked of another agency."""

"""One line of the recipients of an outgoing paper."""

from frappe.model.document import Document


class OfficialDocumentRecipient(Document):
	"""One line of the recipients of an outgoing paper, as it was printed."""

"""An annex of an issued paper in a file of its own, signed by the agency."""

from frappe.model.document import Document


class OfficialDocumentAnnex(Document):
	"""One annex, as it was handed in and as it was signed."""

"""A digital signature on an issued PDF."""

from frappe.model.document import Document


class OfficialDocumentSignature(Document):
	"""A digital signature on the issued PDF, as it was checked."""

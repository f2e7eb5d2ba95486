"""One heading that consolidated reports of a regime print, and what stands under it."""

from frappe.model.document import Document


class RegimeHeading(Document):
	"""One heading that consolidated reports of a regime print, and what stands under it."""

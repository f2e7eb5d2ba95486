"""One task of a plan, word for word, with who owes it and by when."""

from frappe.model.document import Document


class PlanTask(Document):
	"""One task of a plan, word for word, with who owes it and by when."""

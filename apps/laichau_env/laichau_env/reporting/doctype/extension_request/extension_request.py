"""More time asked for a report: made by reporting/extensions/service.py, moved by approval."""

from frappe.model.document import Document


class ExtensionRequest(Document):
	"""Who may make, change and decide it is the service's and the guard's."""

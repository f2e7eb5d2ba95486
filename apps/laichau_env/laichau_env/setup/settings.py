"""Site settings the app depends on."""

import frappe


def apply_settings() -> None:
	"""Switch off sharing of single documents: who sees a report follows from agency and state alone."""
	if not frappe.db.get_single_value("System Settings", "disable_document_sharing"):
		frappe.db.set_single_value("System Settings", "disable_document_sharing", 1)

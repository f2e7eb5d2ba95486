"""Site settings the app depends on."""

import frappe

FRAMEWORK_NAME = "Frappe"
OWN_NAME = "Nhiệm vụ môi trường Lai Châu"
"""What the login page says."""


def apply_settings() -> None:
	"""Switch off sharing of single documents: who sees a report follows from agency and state alone."""
	if not frappe.db.get_single_value("System Settings", "disable_document_sharing"):
		frappe.db.set_single_value("System Settings", "disable_document_sharing", 1)
	if frappe.db.get_single_value("Website Settings", "app_name") in (None, "", FRAMEWORK_NAME):
		frappe.db.set_single_value("Website Settings", "app_name", OWN_NAME)


def reset_settings() -> None:
	"""Give the login page its name back, if it still bears ours."""
	if frappe.db.get_single_value("Website Settings", "app_name") == OWN_NAME:
		frappe.db.set_single_value("Website Settings", "app_name", FRAMEWORK_NAME)

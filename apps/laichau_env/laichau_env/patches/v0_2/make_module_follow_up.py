"""Sites made before follow_up had anything of its own lack its Module Def, which its page hangs on.

The framework makes modules when an app is installed, not when it is updated.
"""

import frappe

MODULE = "Follow Up"


def execute() -> None:
	"""Make the module if it is not there."""
	if frappe.db.exists("Module Def", MODULE):
		return
	frappe.get_doc({"doctype": "Module Def", "module_name": MODULE, "app_name": "laichau_env"}).insert()

"""Sites made before follow_up had anything of its own lack its Module Def, which its page hangs on.

The framework makes modules when an app is installed, not when it is updated.
"""

import frappe

MODULE = "Follow Up"


def execute() -> None:
	"""Make the module if it is not there."""
	make_module(MODULE)


def make_module(name: str) -> None:
	"""Make a module of this app if it is not there."""
	if not frappe.db.exists("Module Def", name):
		frappe.get_doc({"doctype": "Module Def", "module_name": name, "app_name": "laichau_env"}).insert()

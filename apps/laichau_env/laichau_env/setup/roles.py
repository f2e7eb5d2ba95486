"""The app's roles: made if absent, removed at uninstall."""

import frappe

from laichau_env.common.roles import NOBODY, ROLES


def make_roles() -> None:
	"""Create each missing role; an existing one is left as the site has it."""
	for role in ROLES:
		if not frappe.db.exists("Role", role):
			frappe.get_doc({"doctype": "Role", "role_name": role, "desk_access": int(role != NOBODY)}).insert(
				ignore_permissions=True
			)


def remove_roles() -> None:
	"""Delete the app's roles and take them from users."""
	for role in ROLES:
		frappe.db.delete("Has Role", {"role": role})
		frappe.delete_doc("Role", role, ignore_missing=True, force=True, ignore_permissions=True)

"""Targets of doc_events: what must be true of an account of the site."""

import frappe
from frappe.model.document import Document

from laichau_env.common import roles
from laichau_env.organization import service


def check_roles_of_user(user: Document, method: str | None = None) -> None:
	"""Refuse roles that do not go together.

	The framework's own accounts hold every role. Its set-up wizard hands every role to the first
	administrator: there ours are taken away again, so that nobody acts for an agency by accident.
	"""
	if user.name in frappe.STANDARD_USERS:
		return
	if frappe.flags.in_setup_wizard:
		user.set("roles", [row for row in user.roles if row.role not in roles.ROLES])
	held = [row.role for row in user.roles]
	service.refuse_acting_supervisor(user.name, held)
	service.refuse_nobody(user.name, held)

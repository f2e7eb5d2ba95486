"""Targets of doc_events: what must be true of an account of the site."""

import frappe
from frappe.model.document import Document

from laichau_env.common import roles
from laichau_env.organization import service

GIVEN = "Adding System Manager to this User as there must be atleast one System Manager"
"""What the framework tells when it does so, word for word."""


def check_roles_of_user(user: Document, method: str | None = None) -> None:
	"""Undo what the framework hands out by itself, then refuse roles that do not go together.

	The framework's own accounts hold every role and are left alone.
	"""
	if user.name in frappe.STANDARD_USERS:
		return
	if frappe.flags.in_setup_wizard:
		take_away_what_the_wizard_gave(user)
	take_away_system_manager_of_first_official(user)
	held = [row.role for row in user.roles]
	service.refuse_acting_supervisor(user.name, held)
	service.refuse_nobody(user.name, held)


def take_away_what_the_wizard_gave(user: Document) -> None:
	"""The set-up wizard hands every role to the first administrator; ours are given by a person."""
	user.set("roles", [row for row in user.roles if row.role not in roles.ROLES])


def take_away_system_manager_of_first_official(user: Document) -> None:
	"""The framework makes the first account a System Manager where only Administrator is one.

	An official would rule over the whole site that way, so he does not get it until somebody else has it.
	"""
	held = {row.role for row in user.roles}
	before = user.get_doc_before_save()
	stored = {row.role for row in before.roles} if before else set()
	given = "System Manager" in held - stored
	if given and held & set(roles.ROLES) and not user.get_other_system_managers():
		user.set("roles", [row for row in user.roles if row.role != "System Manager"])
		take_back_what_was_told()


def take_back_what_was_told() -> None:
	"""Leave out the framework's message of the role it gave: whoever saved a delegation or a post has no use for it."""
	log = zip(frappe.local.message_log, frappe.get_message_log(), strict=True)
	frappe.local.message_log = [raw for raw, told in log if told.get("message") != frappe._(GIVEN)]

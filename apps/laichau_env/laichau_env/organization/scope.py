"""Which agencies a user sees, by relation: his own, those his agency examines, all.

The one answer that every module's permission hooks start from; the module adds the record's state.
"""

from dataclasses import dataclass

import frappe

from laichau_env.common import roles

OFFICERS = frozenset({roles.COMMUNE_OFFICER, roles.DEPARTMENT_OFFICER})
LEADERS = frozenset({roles.COMMUNE_LEADER, roles.DEPARTMENT_LEADER})
DEPARTMENT = frozenset({roles.DEPARTMENT_OFFICER, roles.DEPARTMENT_LEADER})
SEES_ALL_SUBMITTED = frozenset({roles.PROVINCE_OFFICER, roles.PROVINCE_LEADER, roles.SUPERVISOR})


@dataclass(frozen=True)
class Membership:
	"""A user, his post and his agency as they are now; `agency` is empty for a user without a post."""

	user: str
	roles: frozenset[str]
	full_name: str = ""
	position_title: str = ""
	signature_block: str = ""
	agency: str = ""
	agency_code: str = ""
	agency_name: str = ""
	agency_type: str = ""


@dataclass(frozen=True)
class Scope:
	"""Relations of a user to agencies: `own` and `examines` name his agency, or nothing."""

	own: str = ""
	examines: str = ""
	all_submitted: bool = False


def membership_of(user: str | None = None) -> Membership:
	"""The post that `user` (default: the session's) holds now. One query."""
	user = user or frappe.session.user
	official, agency = frappe.qb.DocType("Official"), frappe.qb.DocType("Agency")
	rows = (
		frappe.qb.from_(official)
		.join(agency)
		.on(agency.name == official.agency)
		.select(
			official.full_name,
			official.position_title,
			official.signature_block,
			official.agency,
			agency.code.as_("agency_code"),
			agency.short_name.as_("agency_name"),
			agency.agency_type,
		)
		.where((official.user == user) & (official.disabled == 0))
		.run(as_dict=True)
	)
	held = frozenset(frappe.get_roles(user))
	if not rows:
		return Membership(user=user, roles=held)
	return Membership(user=user, roles=held, **{key: value or "" for key, value in rows[0].items()})


def scopes_of(user: str | None = None) -> list[Scope]:
	"""What `user` may see by his own post and by those whose authority he exercises; none = nothing.

	A later room says through the hook list `scope_providers` on whose behalf he acts.
	"""
	user = user or frappe.session.user
	posts = [membership_of(user)]
	for provider in frappe.get_hooks("scope_providers"):
		posts += frappe.get_attr(provider)(user)
	return [scope for post in posts if (scope := _scope(post)) != Scope()]


def _scope(member: Membership) -> Scope:
	if not member.agency:
		return Scope()
	return Scope(
		own=member.agency if member.roles & (OFFICERS | LEADERS) else "",
		examines=member.agency if member.roles & DEPARTMENT else "",
		all_submitted=bool(member.roles & SEES_ALL_SUBMITTED),
	)

"""Delegations in force: whose authority a user exercises today, and the role that goes with it.

The second documented place that writes without asking the session's permissions: it gives and takes the
role `Delegated Signatory`, which is nobody's to hand out.
"""

from dataclasses import dataclass, replace

import frappe
from frappe.utils import getdate

from laichau_env.approval import delegation_rules as rules
from laichau_env.common import clock
from laichau_env.common.roles import DELEGATED_SIGNATORY
from laichau_env.organization.scope import Membership, membership_of


@dataclass(frozen=True)
class DelegatedPost:
	"""A post whose authority a delegate exercises: the giver's, with only his leader's roles."""

	name: str
	capacity: str
	giver: Membership
	signature_block: str
	scope: tuple[rules.ScopeRow, ...]

	def covers(self, doctype: str, agency: str) -> bool:
		"""Whether it covers a record of `doctype` that belongs to `agency`."""
		return rules.covers(self.scope, doctype, agency)


def delegated_posts(user: str) -> list[DelegatedPost]:
	"""Posts whose authority `user` exercises today. One query for a user to whom nobody delegated."""
	rows = _rows_to(user)
	current = [row for row in rows if _is_current(row)]
	return [post for row in current if (post := _post(row))]


def delegated_memberships(user: str) -> list[Membership]:
	"""Target of the hook list `scope_providers`: the givers' posts, for who sees what."""
	return [post.giver for post in delegated_posts(user)]


def sync_role(user: str) -> None:
	"""Give `user` the role Delegated Signatory while a delegation to him is current, take it when none is."""
	holds = frappe.db.exists("Has Role", {"parent": user, "role": DELEGATED_SIGNATORY})
	current = any(_is_current(row) for row in _rows_to(user))
	if bool(holds) == current:
		return
	account = frappe.get_doc("User", user)
	account.flags.ignore_permissions = True
	(account.add_roles if current else account.remove_roles)(DELEGATED_SIGNATORY)


def sync_roles() -> None:
	"""Daily: bring the role up to date for everybody who has, or was given, a delegation."""
	holders = frappe.get_all("Has Role", {"role": DELEGATED_SIGNATORY, "parenttype": "User"}, pluck="parent")
	delegates = frappe.get_all("Delegation", pluck="to_official", distinct=True)
	users = frappe.get_all("Official", {"name": ("in", delegates)}, pluck="user") if delegates else []
	for user in {*holders, *users}:
		sync_role(user)


def _rows_to(user: str) -> list[frappe._dict]:
	delegation, to, giver = (
		frappe.qb.DocType("Delegation"),
		frappe.qb.DocType("Official").as_("delegate"),
		frappe.qb.DocType("Official").as_("giver"),
	)
	return (
		frappe.qb.from_(delegation)
		.join(to)
		.on(to.name == delegation.to_official)
		.join(giver)
		.on(giver.name == delegation.from_official)
		.select(
			delegation.name,
			delegation.capacity,
			delegation.passed_on_from,
			delegation.valid_from,
			delegation.valid_to,
			delegation.ended_on,
			delegation.signature_block,
			giver.user.as_("giver"),
		)
		.where((to.user == user) & (to.disabled == 0) & (giver.disabled == 0))
		.orderby(delegation.name)
		.run(as_dict=True)
	)


def _is_current(row: frappe._dict) -> bool:
	dates = (
		getdate(row.valid_from),
		row.valid_to and getdate(row.valid_to),
		row.ended_on and getdate(row.ended_on),
	)
	if not rules.is_current(*dates, clock.today()):
		return False
	return not row.passed_on_from or _is_current(
		frappe.db.get_value(
			"Delegation",
			row.passed_on_from,
			["valid_from", "valid_to", "ended_on", "passed_on_from"],
			as_dict=True,
		)
	)


def _post(row: frappe._dict) -> DelegatedPost | None:
	"""The post behind a current delegation; what is passed on is the authority of the first giver."""
	source = row
	while source.passed_on_from:
		source = frappe.db.get_value(
			"Delegation", source.passed_on_from, ["from_official", "passed_on_from"], as_dict=True
		)
	giver = row.giver if source is row else frappe.db.get_value("Official", source.from_official, "user")
	post = membership_of(giver)
	if not post.agency or not frappe.db.get_value("User", giver, "enabled"):
		return None
	scope = frappe.get_all("Delegation Scope", {"parent": row.name}, ["document_type", "agency"])
	return DelegatedPost(
		name=row.name,
		capacity=row.capacity,
		giver=replace(post, roles=post.roles & rules.LEADERS),
		signature_block=row.signature_block,
		scope=tuple(rules.ScopeRow(item.document_type, item.agency or "") for item in scope),
	)

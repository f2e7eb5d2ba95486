"""Delegations in force: whose authority a user exercises today, and the role that goes with it.

The second documented place that writes without asking the session's permissions: it gives and takes the
role `Delegated Signatory`, which is nobody's to hand out.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import frappe
from frappe.utils import getdate

from laichau_env.approval import delegation_rules as rules
from laichau_env.common import clock
from laichau_env.common.roles import DELEGATED_SIGNATORY
from laichau_env.organization.scope import Membership, posts_of


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
	return posts_by_delegate([user]).get(user, [])


def posts_by_delegate(users: Collection[str] | None = None) -> dict[str, list[DelegatedPost]]:
	"""Account -> posts whose authority it exercises today, of `users` or of all. At most six queries."""
	current = _current_rows(users)
	if not current:
		return {}
	sources = _first_givers(current)
	givers = posts_of({row.giver for row in sources.values()})
	scopes = _scopes([row.name for row in current])
	found: dict[str, list[DelegatedPost]] = {}
	for row in current:
		giver = givers.get(sources[row.name].giver)
		if giver:
			post = DelegatedPost(
				name=row.name,
				capacity=row.capacity,
				giver=replace(giver, roles=giver.roles & rules.LEADERS),
				signature_block=row.signature_block,
				scope=scopes.get(row.name, ()),
			)
			found.setdefault(row.delegate, []).append(post)
	return found


def delegated_memberships(user: str) -> list[Membership]:
	"""Target of the hook list `scope_providers`: the givers' posts, for who sees what."""
	return [post.giver for post in delegated_posts(user)]


def sync_role(user: str) -> None:
	"""Give `user` the role Delegated Signatory while a delegation to him is current, take it when none is."""
	holds = frappe.db.exists("Has Role", {"parent": user, "role": DELEGATED_SIGNATORY})
	current = bool(_current_rows([user]))
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


def _current_rows(users: Collection[str] | None) -> list[frappe._dict]:
	"""Delegations in force today to `users`, or all; what is passed on, only while its source is in force too."""
	rows = [row for row in _rows(users) if _is_current(row)]
	passed = {row.passed_on_from for row in rows if row.passed_on_from}
	if not passed:
		return rows
	running = {row.name for row in _rows(names=passed, given_up=True) if _is_current(row)}
	return [row for row in rows if not row.passed_on_from or row.passed_on_from in running]


def _first_givers(rows: Sequence[frappe._dict]) -> dict[str, frappe._dict]:
	"""Delegation -> the one that begins its chain: what is passed on is the authority of the first giver."""
	passed = {row.passed_on_from for row in rows if row.passed_on_from}
	sources = {row.name: row for row in _rows(names=passed, given_up=True)} if passed else {}
	return {row.name: sources.get(row.passed_on_from, row) for row in rows}


def _rows(
	users: Collection[str] | None = None, names: Collection[str] | None = None, *, given_up: bool = False
) -> list[frappe._dict]:
	"""Delegations to `users`, or with these names, whose giver and delegate hold their posts. One query.

	`given_up`: also where they do not, for a chain goes on when the one in its middle has left.
	"""
	delegation, to, giver = (
		frappe.qb.DocType("Delegation"),
		frappe.qb.DocType("Official").as_("delegate"),
		frappe.qb.DocType("Official").as_("giver"),
	)
	query = (
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
			to.user.as_("delegate"),
			giver.user.as_("giver"),
		)
		.orderby(delegation.name)
	)
	if not given_up:
		query = query.where((to.disabled == 0) & (giver.disabled == 0))
	if users is not None:
		query = query.where(to.user.isin(list(users) or [""]))
	if names is not None:
		query = query.where(delegation.name.isin(list(names) or [""]))
	return query.run(as_dict=True)


def _is_current(row: frappe._dict) -> bool:
	"""Whether a delegation is in force today by its own dates."""
	dates = (
		getdate(row.valid_from),
		row.valid_to and getdate(row.valid_to),
		row.ended_on and getdate(row.ended_on),
	)
	return rules.is_current(*dates, clock.today())


def _scopes(names: Sequence[str]) -> dict[str, tuple[rules.ScopeRow, ...]]:
	"""Delegation -> what it covers. One query."""
	rows = frappe.get_all(
		"Delegation Scope",
		{"parent": ("in", list(names))},
		["parent", "document_type", "agency"],
		order_by="parent, idx",
	)
	found: dict[str, tuple[rules.ScopeRow, ...]] = {}
	for row in rows:
		found[row.parent] = (*found.get(row.parent, ()), rules.ScopeRow(row.document_type, row.agency or ""))
	return found

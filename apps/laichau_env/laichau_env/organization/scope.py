"""Which agencies a user sees, by relation: his own, those his agency examines, all.

The one answer that every module's permission hooks start from; the module adds the record's state.
"""

from collections.abc import Collection
from dataclasses import dataclass

import frappe
from frappe.query_builder.functions import IfNull
from pypika import Table
from pypika.queries import QueryBuilder

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
	predecessors: tuple[str, ...] = ()
	"""Agencies that ended and whose work his goes on with."""
	acts_for: tuple[str, ...] = ()
	"""Those of them for which his agency finishes what they sent."""


@dataclass(frozen=True)
class Scope:
	"""Relations of a user to agencies: `own` and `examines` name his agency, or nothing.

	`predecessors`: agencies that ended and whose work his goes on with; he sees what is theirs as if it were his
	agency's. `acts_for`: those of them for which it acts.
	"""

	own: str = ""
	examines: str = ""
	all_submitted: bool = False
	predecessors: tuple[str, ...] = ()
	acts_for: tuple[str, ...] = ()

	@property
	def owns(self) -> tuple[str, ...]:
		"""Agencies whose records he sees as their own: his, and those before it."""
		return (self.own, *self.predecessors) if self.own else ()

	@property
	def writes_for(self) -> tuple[str, ...]:
		"""Agencies whose records he may write: his, and those for which it acts."""
		return (self.own, *self.acts_for) if self.own else ()

	@property
	def examines_all(self) -> tuple[str, ...]:
		"""Agencies as whose examiner he reads: his, and those before it."""
		return (self.examines, *self.predecessors) if self.examines else ()


def membership_of(user: str | None = None) -> Membership:
	"""The post that `user` (default: the session's) holds now. One query."""
	user = user or frappe.session.user
	official, _agency, query = _posts()
	rows = query.where(official.user == user).run(as_dict=True)
	held = frozenset(frappe.get_roles(user))
	return _membership(rows[0], held) if rows else Membership(user=user, roles=held)


def posts_of(users: Collection[str]) -> dict[str, Membership]:
	"""Account -> the post it holds now, of those of `users` that may log in. Two queries."""
	official, _agency, query = _posts()
	return {post.user: post for post in _in_use(query.where(official.user.isin(list(users) or [""])))}


def posts_in(agencies: Collection[str]) -> list[Membership]:
	"""Posts held now in `agencies` and in those that act for agencies that ended, by who may log in. Two queries."""
	_official, agency, query = _posts()
	named = agency.name.isin(list(agencies) or [""]) | (IfNull(agency.acts_for, "") != "")
	return _in_use(query.where(named))


def scopes_of(user: str | None = None) -> list[Scope]:
	"""What `user` may see by his own post and by those whose authority he exercises; none = nothing.

	A later room says through the hook list `scope_providers` on whose behalf he acts.
	"""
	user = user or frappe.session.user
	posts = [membership_of(user)]
	for provider in frappe.get_hooks("scope_providers"):
		posts += frappe.get_attr(provider)(user)
	scopes = map(_scope, posts)
	return [scope for scope in scopes if scope.own or scope.examines or scope.all_submitted]


def _posts() -> tuple[Table, Table, QueryBuilder]:
	"""Tables of officials and agencies, and the query of all posts in force."""
	official, agency = frappe.qb.DocType("Official"), frappe.qb.DocType("Agency")
	query = (
		frappe.qb.from_(official)
		.join(agency)
		.on(agency.name == official.agency)
		.select(
			official.user,
			official.full_name,
			official.position_title,
			official.signature_block,
			official.agency,
			agency.code.as_("agency_code"),
			agency.short_name.as_("agency_name"),
			agency.agency_type,
			agency.predecessors,
			agency.acts_for,
		)
		.where(official.disabled == 0)
		.orderby(official.name)
	)
	return official, agency, query


def _in_use(query: QueryBuilder) -> list[Membership]:
	user, held = frappe.qb.DocType("User"), frappe.qb.DocType("Has Role")
	official = frappe.qb.DocType("Official")
	rows = query.join(user).on(user.name == official.user).where(user.enabled == 1).run(as_dict=True)
	roles_of: dict[str, set[str]] = {row.user: set() for row in rows}
	found = (
		frappe.qb.from_(held)
		.select(held.parent, held.role)
		.where((held.parenttype == "User") & held.parent.isin(list(roles_of) or [""]))
		.run()
	)
	for name, role in found:
		roles_of[name].add(role)
	return [_membership(row, frozenset(roles_of[row.user])) for row in rows]


def _membership(row: frappe._dict, held: frozenset[str]) -> Membership:
	lineage = {key: tuple((row.pop(key) or "").splitlines()) for key in ("predecessors", "acts_for")}
	return Membership(roles=held, **lineage, **{key: value or "" for key, value in row.items()})


def _scope(member: Membership) -> Scope:
	if not member.agency:
		return Scope()
	return Scope(
		own=member.agency if member.roles & (OFFICERS | LEADERS) else "",
		examines=member.agency if member.roles & DEPARTMENT else "",
		all_submitted=bool(member.roles & SEES_ALL_SUBMITTED),
		predecessors=member.predecessors,
		acts_for=member.acts_for,
	)

"""Whose rows of the matrix one sees: one's own agency's, those one's department examines, or all."""

from dataclasses import dataclass

import frappe

from laichau_env.common.roles import PLAN_ADMINISTRATOR
from laichau_env.organization.scope import scopes_of


@dataclass(frozen=True)
class Reach:
	"""Agencies by relation: all, those examined by `examiners`, and `own`."""

	all_agencies: bool = False
	examiners: frozenset[str] = frozenset()
	own: frozenset[str] = frozenset()

	@property
	def is_empty(self) -> bool:
		"""Whether nothing may be seen."""
		return not (self.all_agencies or self.examiners or self.own)

	@property
	def is_over_others(self) -> bool:
		"""Whether more may be seen than one's own agency."""
		return self.all_agencies or bool(self.examiners)

	def sees(self, agency: str, examiner: str) -> bool:
		"""Whether the row of `agency`, whose reports `examiner` examines, may be seen."""
		return self.all_agencies or agency in self.own or bool(examiner and examiner in self.examiners)


def reach_of(user: str | None = None) -> Reach:
	"""What `user` (default: the session's) may see of the matrix."""
	user = user or frappe.session.user
	scopes = scopes_of(user)
	sees_all = user == "Administrator" or PLAN_ADMINISTRATOR in frappe.get_roles(user)
	return Reach(
		all_agencies=sees_all or any(scope.all_submitted for scope in scopes),
		examiners=frozenset(agency for scope in scopes for agency in scope.examines_all),
		own=frozenset(agency for scope in scopes for agency in scope.owns),
	)

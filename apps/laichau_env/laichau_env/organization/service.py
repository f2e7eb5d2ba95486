"""What organization decides for others: which roles go together on one account."""

from collections.abc import Collection

from frappe import _

from laichau_env.common import errors, roles
from laichau_env.common.refuse import refuse
from laichau_env.organization import rules

ACTING_ROLES = frozenset(roles.ROLES) - {roles.SUPERVISOR, roles.NOBODY}
"""Roles that change something; who supervises has none of them."""


def refuse_acting_supervisor(user: str, held: Collection[str]) -> None:
	"""Who supervises does not act. Raises SupervisorActs (417)."""
	acting = rules.acting_roles_of_supervisor(held, roles.SUPERVISOR, ACTING_ROLES)
	if acting:
		refuse(errors.SupervisorActs(user=user, roles=", ".join(_(role) for role in acting)))


def refuse_nobody(user: str, held: Collection[str]) -> None:
	"""The editor of locked states is nobody. Raises NobodyAssigned (417)."""
	if roles.NOBODY in held:
		refuse(errors.NobodyAssigned(user=user))

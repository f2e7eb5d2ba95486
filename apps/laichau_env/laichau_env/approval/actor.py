"""Who acts: the session's user as the rules see him, and as the event records him."""

from dataclasses import dataclass

import frappe

from laichau_env.approval.rules import Actor
from laichau_env.organization.scope import Membership, membership_of


@dataclass(frozen=True)
class ActingPerson:
	"""An actor with what the event keeps of him as text."""

	facts: Actor
	post: Membership

	@property
	def name(self) -> str:
		"""Full name, or the account where no post is held."""
		return self.post.full_name or self.facts.user


def current_person() -> ActingPerson:
	"""The session's user with the post he holds now. One query."""
	post = membership_of(frappe.session.user)
	return ActingPerson(Actor(post.user, post.roles, post.agency, post.agency_type), post)


def holds_post(user: str, agency_code: str) -> bool:
	"""Whether `user` still acts for the agency with `agency_code`."""
	post = membership_of(user)
	return bool(post.agency) and post.agency_code == agency_code and _enabled(user)


def _enabled(user: str) -> bool:
	return bool(frappe.db.get_value("User", user, "enabled"))

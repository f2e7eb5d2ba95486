"""Who acts: the session's user as the rules see him, by his own post and by those he acts for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import frappe

from laichau_env.approval.delegation import DelegatedPost, delegated_posts
from laichau_env.approval.rules import Actor
from laichau_env.organization.scope import Membership, membership_of


@dataclass(frozen=True)
class ActingPerson:
	"""An actor with what the event and the paper keep of him as text.

	`facts` are those by which he acts: his own, or, with `by`, the giver's agency and leader's roles under
	his own account, so that the rule of one tier a person still counts him.
	"""

	facts: Actor
	post: Membership
	by: DelegatedPost | None = None

	@property
	def name(self) -> str:
		"""Full name, or the account where no post is held."""
		return self.post.full_name or self.facts.user

	@property
	def signing_post(self) -> Membership:
		"""His post with the lines that stand over his name on the paper."""
		return replace(self.post, signature_block=self.by.signature_block) if self.by else self.post

	@property
	def agency_post(self) -> Membership:
		"""The post of the agency for which he acts."""
		return self.by.giver if self.by else self.post


def current_person(user: str | None = None) -> ActingPerson:
	"""The session's user, or `user`, with the post he holds now. One query."""
	return person_of(membership_of(user or frappe.session.user))


def person_of(post: Membership) -> ActingPerson:
	"""The holder of a post, by that post."""
	return ActingPerson(Actor(post.user, post.roles, post.agency, post.agency_type, post.acts_for), post)


def acting_persons(doctype: str, agency: str | None = None, user: str | None = None) -> list[ActingPerson]:
	"""The session's user, or `user`, by his own post, then by each delegation that covers records of `doctype`.

	With `agency`, only delegations that cover records of that agency.
	"""
	own = current_person(user)
	return persons_for(own, delegated_posts(own.facts.user), doctype, agency)


def persons_for(
	own: ActingPerson, posts: Sequence[DelegatedPost], doctype: str, agency: str | None = None
) -> list[ActingPerson]:
	"""As `acting_persons`, of posts that were read already."""
	return [own] + [
		as_delegate(own, post)
		for post in posts
		if (
			post.covers(doctype, agency)
			if agency
			else any(row.document_type == doctype for row in post.scope)
		)
	]


@contextmanager
def saving_as(user: str) -> Iterator[None]:
	"""The session's user is `user` meanwhile: the framework asks him, too, whether he may move the workflow's state."""
	before, frappe.session.user = frappe.session.user, user
	try:
		yield
	finally:
		frappe.session.user = before


def holds_post(user: str, agency_code: str) -> bool:
	"""Whether `user` still acts for the agency with `agency_code`, by his own post or by a delegation."""
	if not frappe.db.get_value("User", user, "enabled"):
		return False
	own = membership_of(user)
	codes = {own.agency_code, *(post.giver.agency_code for post in delegated_posts(user))} - {""}
	return agency_code in codes


def short_name(agency: str) -> str:
	"""The name of an agency as texts use it."""
	return frappe.db.get_value("Agency", agency, "short_name") or agency


def as_delegate(own: ActingPerson, by: DelegatedPost) -> ActingPerson:
	"""The same person, by a post whose authority was given to him."""
	giver = by.giver
	facts = Actor(own.facts.user, giver.roles, giver.agency, giver.agency_type, giver.acts_for)
	return ActingPerson(facts, own.post, by)

"""Authority of one official that another exercises for a time: what must be true of one record."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval import delegation_rules as rules
from laichau_env.approval.delegation import sync_role
from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.common.roles import PLAN_ADMINISTRATOR
from laichau_env.organization.scope import membership_of


class Delegation(Document):
	"""Once made it is only ended, never rewritten: papers were signed by it."""

	def before_validate(self) -> None:
		self.check_maker()
		if not self.signature_block and self.is_new():
			self.make_signature_block()

	def validate(self) -> None:
		refusal = rules.delegation_refusal(facts_of(self)) if self.is_new() else None
		if refusal:
			refuse(refusal)
		if not self.is_new() and self.has_scope_changed():
			refuse(errors.DelegationKept())

	def on_update(self) -> None:
		sync_role(frappe.db.get_value("Official", self.to_official, "user"))

	def on_trash(self) -> None:
		refuse(errors.DelegationKept())

	def check_maker(self) -> None:
		"""Made and ended by him whose authority it is, or by the Plan Administrator on a paper he holds."""
		giver = frappe.db.get_value("Official", self.from_official, ["user", "full_name"], as_dict=True)
		user = frappe.session.user
		if user not in (giver.user, "Administrator") and PLAN_ADMINISTRATOR not in frappe.get_roles():
			refuse(errors.DelegationNotYours(who=giver.full_name))

	def make_signature_block(self) -> None:
		"""Lines by the legal form; they may be written by hand instead."""
		giver, delegate = (
			frappe.db.get_value("Official", name, ["position_title", "signature_block"], as_dict=True)
			for name in (self.from_official, self.to_official)
		)
		lines = rules.signature_lines(
			self.capacity, giver.signature_block or "", giver.position_title, delegate.position_title
		)
		if self.passed_on_from:
			source = frappe.db.get_value("Delegation", self.passed_on_from, "signature_block")
			lines = [source.splitlines()[0], *lines]
		self.signature_block = "\n".join(lines)

	def has_scope_changed(self) -> bool:
		"""Whether a row of the scope differs from what is stored."""
		before = self.get_doc_before_save()
		return [(row.document_type, row.agency) for row in before.scope] != [
			(row.document_type, row.agency) for row in self.scope
		]


def facts_of(delegation: Document) -> rules.DelegationFacts:
	"""The record as the rules see it."""
	source = delegation.passed_on_from and frappe.get_doc("Delegation", delegation.passed_on_from)
	return rules.DelegationFacts(
		giver=_post_facts(delegation.from_official),
		delegate=_post_facts(delegation.to_official),
		capacity=delegation.capacity,
		valid_from=getdate(delegation.valid_from),
		valid_to=getdate(delegation.valid_to) if delegation.valid_to else None,
		authority=delegation.authority or "",
		scope=[rules.ScopeRow(row.document_type, row.agency or "") for row in delegation.scope],
		passed_on=facts_of(source) if source else None,
	)


def _post_facts(official: str) -> rules.PostFacts:
	user, agency, title = frappe.db.get_value("Official", official, ["user", "agency", "position_title"])
	return rules.PostFacts(official, agency, title, membership_of(user).roles)

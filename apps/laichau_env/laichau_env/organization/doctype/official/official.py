"""A person with an account, his agency and how he signs."""

import frappe
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.organization import service


class Official(Document):
	"""A person with an account, his agency and how he signs."""

	def validate(self) -> None:
		"""What must be true of an official."""
		self.check_one_post()
		self.check_agency_exists()
		service.refuse_acting_supervisor(self.user, frappe.get_roles(self.user))

	def check_one_post(self) -> None:
		"""One account belongs to one agency, so that nobody acts for two."""
		other = frappe.db.get_value("Official", {"user": self.user, "name": ["!=", self.name]}, "agency")
		if other:
			refuse(errors.OfficialHasPost(user=self.user, agency=other))

	def check_agency_exists(self) -> None:
		"""Nobody takes up a post in an agency that ended by a change; who held one there is kept, not in use."""
		if self.disabled or not (self.has_value_changed("agency") or self.has_value_changed("disabled")):
			return
		agency = frappe.db.get_value(
			"Agency", self.agency, ["short_name", "valid_to", "ended_by", "successor"], as_dict=True
		)
		if agency and agency.ended_by:
			refuse(
				errors.AgencyEnded(
					agency=agency.short_name, day=f"{agency.valid_to:%d/%m/%Y}", successor=agency.successor
				)
			)

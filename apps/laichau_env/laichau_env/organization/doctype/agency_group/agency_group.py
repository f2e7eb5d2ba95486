"""A name that stands for many agencies in a directive."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.refuse import refuse


class AgencyGroup(Document):
	"""A name that stands for many agencies in a directive."""

	def validate(self) -> None:
		"""What must be true of a group."""
		self.check_rule()
		self.check_members()

	def check_rule(self) -> None:
		"""A group by type says which type."""
		if self.rule_type == "All of Type" and not self.agency_type:
			refuse(errors.GroupWithoutType(group=self.group_name))

	def check_members(self) -> None:
		"""An agency is listed once."""
		listed: set[str] = set()
		for row in self.members:
			if row.agency in listed:
				refuse(errors.MemberListedTwice(group=self.group_name, agency=row.agency, row=row.idx))
			listed.add(row.agency)

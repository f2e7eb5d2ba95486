"""A merger, split, renaming or dissolution of agencies, and what was done by it."""

import frappe
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.organization.changes import queries, rules


class AgencyChange(Document):
	"""Prepared by the Plan Administrator, carried out by organization/changes/service.py, then fixed."""

	def before_validate(self) -> None:
		self.set_title()

	def validate(self) -> None:
		self.refuse_change_past_service()

	def on_trash(self) -> None:
		"""Only a draft goes: the others say, or will say, who goes on with whose work."""
		if self.status != rules.DRAFT:
			refuse(errors.AgencyChangeKept(name=self.name))

	def before_rename(self, *args: object, **kwargs: object) -> None:
		refuse(errors.AgencyChangeKept(name=self.name))

	def set_title(self) -> None:
		"""Who is there before and after, by their short names."""
		sources = [row.agency for row in self.old_agencies]
		names = queries.names_of([*sources, *(row.agency for row in self.new_agencies if row.agency)])
		after = [names.get(row.agency) or row.short_name or "" for row in self.new_agencies]
		self.title = rules.title_of(self.kind, [names.get(agency, agency) for agency in sources], after)

	def refuse_change_past_service(self) -> None:
		"""Status and result are the service's; what is confirmed or carried out is not edited."""
		if isinstance(self.flags.service_write, ServiceWrite):
			return
		before = self.get_doc_before_save()
		stored = before or frappe.new_doc(self.doctype)
		if before and before.status != rules.DRAFT:
			refuse(errors.AgencyChangeFixed(name=self.name, status=frappe._(before.status)))
		if any((self.get(name) or "") != (stored.get(name) or "") for name in BY_SERVICE):
			refuse(errors.AgencyChangeFixed(name=self.name, status=frappe._(stored.status)))


BY_SERVICE = ("status", "result", "applied_on", "applied_by")

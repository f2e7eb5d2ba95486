"""A body of the province that owes, examines or receives something."""

import frappe
from frappe import _
from frappe.utils import cstr, formatdate, getdate
from frappe.utils.nestedset import NestedSet

from laichau_env.common import clock, errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.organization import queries, rules

LINEAGE = ("ended_by", "predecessors", "acts_for")
ENDED = ("valid_from", "valid_to", "successor")
"""Fixed too, once an agency ended by a change."""


class Agency(NestedSet):
	"""A body of the province that owes, examines or receives something."""

	def autoname(self) -> None:
		"""Name by code; with a suffix where an agency of the past has it. In force, it is refused below."""
		self.code = (self.code or "").strip()
		taken = frappe.get_all("Agency", filters={"name": ["like", f"{self.code}%"]}, pluck="name")
		self.name = rules.record_name(self.code, taken)

	def validate(self) -> None:
		"""What must be true of an agency."""
		self.code = (self.code or "").strip()
		self.check_lineage()
		self.check_days()
		self.check_code()
		self.check_route()
		self.check_letter_symbol()

	def check_lineage(self) -> None:
		"""Who ended by a change of agencies, and who goes on with whose work, is written by that change alone."""
		if isinstance(self.flags.service_write, ServiceWrite):
			return
		before = self.get_doc_before_save() or frappe.new_doc(self.doctype)
		fixed = LINEAGE + (ENDED if before.ended_by else ())
		changed = [name for name in fixed if cstr(self.get(name)) != cstr(before.get(name))]
		if changed:
			labels = ", ".join(_(self.meta.get_label(name)) for name in changed)
			refuse(errors.AgencyLineageByHand(fields=labels, agency=self.short_name))

	def check_days(self) -> None:
		"""The last day is not before the first."""
		if self.valid_from and self.valid_to and getdate(self.valid_to) < getdate(self.valid_from):
			refuse(
				errors.DatesOutOfOrder(
					later_label=_(self.meta.get_label("valid_to")),
					later=formatdate(self.valid_to),
					earlier_label=_(self.meta.get_label("valid_from")),
					earlier=formatdate(self.valid_from),
				)
			)

	def check_code(self) -> None:
		"""A commune's code has five digits; one agency in force has a code."""
		if self.agency_type == "Commune" and not rules.is_commune_code(self.code):
			refuse(errors.CommuneCodeMalformed(agency_code=self.code))
		today = clock.today()
		if rules.has_ended(getdate(self.valid_to) if self.valid_to else None, today):
			return
		others = frappe.get_all(
			"Agency",
			filters={"code": self.code, "name": ["!=", self.name]},
			fields=["short_name", "valid_to"],
			order_by="name",
		)
		for other in others:
			if not rules.has_ended(other.valid_to, today):
				refuse(errors.CodeInUse(agency_code=self.code, other=other.short_name))

	def check_route(self) -> None:
		"""Reports end somewhere: nobody examines his own, also not over others."""
		if self.reports_to and self.has_value_changed("reports_to"):
			route = {**queries.routes(), self.name: self.reports_to}
			if rules.comes_back(self.name, route):
				refuse(errors.RouteInCircle(agency=self.short_name))

	def check_letter_symbol(self) -> None:
		"""What stands on letters for the drafting unit is an abbreviation in capitals."""
		self.letter_symbol = (self.letter_symbol or "").strip()
		if self.letter_symbol and not rules.is_unit_symbol(self.letter_symbol):
			refuse(errors.UnitSymbolUnfit(unit=self.letter_symbol, longest=rules.LONGEST_UNIT))

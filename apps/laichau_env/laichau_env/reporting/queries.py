"""The reader of reporting: typed rows, a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

import frappe


@dataclass(frozen=True)
class ReportingAgency:
	"""An agency in force, with what a draft copies from it."""

	name: str
	agency_name: str
	short_name: str
	symbol: str
	reports_to: str
	reports_to_province: bool


def agencies_in_force(day: date) -> list[ReportingAgency]:
	"""Agencies in use on `day`, in the order of their codes. One query."""
	agency, above = frappe.qb.DocType("Agency"), frappe.qb.DocType("Agency").as_("above")
	rows = (
		frappe.qb.from_(agency)
		.left_join(above)
		.on(above.name == agency.reports_to)
		.select(
			agency.name,
			agency.agency_name,
			agency.short_name,
			agency.symbol,
			agency.reports_to,
			above.agency_type.as_("above_type"),
		)
		.where(agency.disabled == 0)
		.where(agency.valid_from.isnull() | (agency.valid_from <= day))
		.where(agency.valid_to.isnull() | (agency.valid_to >= day))
		.orderby(agency.name)
		.run(as_dict=True)
	)
	return [
		ReportingAgency(
			name=row.name,
			agency_name=row.agency_name,
			short_name=row.short_name,
			symbol=row.symbol or "",
			reports_to=row.reports_to or "",
			reports_to_province=row.above_type == "Province",
		)
		for row in rows
	]


def agencies_with_report(period: str) -> set[str]:
	"""Agencies that have a live or revoked report in the period."""
	return set(frappe.get_all("Progress Report", filters={"period": period}, pluck="agency"))

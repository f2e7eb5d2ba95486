"""The reader of organization: who is in force, who belongs to a group."""

from collections.abc import Collection

import frappe
from pypika import Table
from pypika.terms import Criterion

from laichau_env.common import clock

PROVINCE = "Province"


def in_use(agency: Table) -> Criterion:
	"""The condition under which an agency takes part in groups, assignments and periods today."""
	today = clock.today()
	return (
		(agency.disabled == 0)
		& (agency.valid_from.isnull() | (agency.valid_from <= today))
		& (agency.valid_to.isnull() | (agency.valid_to >= today))
	)


def members_of_groups(groups: Collection[str]) -> dict[str, list[str]]:
	"""Agencies in use of each group, in order of their codes. Two queries, whatever the number of groups."""
	members: dict[str, list[str]] = {group: [] for group in groups}
	if not members:
		return members
	agency, group = frappe.qb.DocType("Agency"), frappe.qb.DocType("Agency Group")
	by_type = (
		frappe.qb.from_(group)
		.join(agency)
		.on(agency.agency_type == group.agency_type)
		.select(group.name, agency.name)
		.where((group.rule_type == "All of Type") & group.name.isin(list(members)) & in_use(agency))
		.orderby(agency.code)
	)
	row = frappe.qb.DocType("Agency Group Member")
	by_list = (
		frappe.qb.from_(group)
		.join(row)
		.on(row.parent == group.name)
		.join(agency)
		.on(agency.name == row.agency)
		.select(group.name, agency.name)
		.where((group.rule_type == "List") & group.name.isin(list(members)) & in_use(agency))
		.orderby(row.idx)
	)
	for name, agency_name in (*by_type.run(), *by_list.run()):
		members[name].append(agency_name)
	return members


def agencies_with_duties(agencies: Collection[str]) -> set[str]:
	"""Those of `agencies` that can hold duties: in use, and with somebody to report to. One query."""
	if not agencies:
		return set()
	agency = frappe.qb.DocType("Agency")
	rows = (
		frappe.qb.from_(agency)
		.select(agency.name)
		.where(agency.name.isin(list(agencies)) & in_use(agency) & (agency.reports_to != ""))
		.run(pluck=True)
	)
	return set(rows)


def routes() -> dict[str, str]:
	"""Agency -> agency it reports to, of all agencies."""
	return {
		row.name: row.reports_to or ""
		for row in frappe.get_all("Agency", fields=["name", "reports_to"], order_by="name")
	}


def province_above(agency: str) -> str:
	"""The agency of a province to which the reports of `agency` go in the end; empty where there is none."""
	above = routes()
	passed: set[str] = set()
	while agency and agency not in passed:
		passed.add(agency)
		if frappe.get_cached_value("Agency", agency, "agency_type") == PROVINCE:
			return agency
		agency = above.get(agency, "")
	return ""

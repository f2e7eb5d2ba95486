"""The reader of outgoing papers: who examines a plan's reports, what was issued for a period."""

import frappe

from laichau_env.documents.register.queries import PAPER
from laichau_env.reporting.service import PERIOD


def examiners_of(directive: str) -> tuple[str, ...]:
	"""Departments that examine reports on a plan: the one it names, else those that agencies report to. At most two queries."""
	named = frappe.db.get_value("Directive", directive, "examining_agency")
	if named:
		return (named,)
	agency, above = frappe.qb.DocType("Agency"), frappe.qb.DocType("Agency").as_("above")
	rows = (
		frappe.qb.from_(agency)
		.join(above)
		.on(above.name == agency.reports_to)
		.select(above.name)
		.where((agency.disabled == 0) & (above.disabled == 0) & (above.agency_type == "Department"))
		.distinct()
		.orderby(above.name)
		.run(pluck=True)
	)
	return tuple(rows)


def living_papers(period: str, paper_kind: str, agency: str) -> list[str]:
	"""Papers of a kind that an agency issued for a period and that count. One query."""
	return frappe.get_all(
		PAPER,
		filters={
			"source_doctype": PERIOD,
			"source_name": period,
			"paper_kind": paper_kind,
			"agency": agency,
			"status": "Issued",
		},
		pluck="name",
		order_by="name",
	)


def locked(period: str) -> None:
	"""Lock a period's row until the transaction ends: of two who issue at one moment the second sees the first one's."""
	frappe.db.get_value(PERIOD, period, "name", for_update=True)

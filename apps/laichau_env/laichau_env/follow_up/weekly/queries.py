"""The reader of the weekly summary. A fixed number of queries."""

from collections.abc import Collection, Sequence
from datetime import date

import frappe
from frappe.query_builder.functions import Max

from laichau_env.follow_up.queries import EVENT, REPORT
from laichau_env.reporting.extensions.constants import PENDING
from laichau_env.reporting.sending import DEPARTMENT_STATES, PROVINCE_STATES

EXTENSION = "Extension Request"
ABOVE = (*DEPARTMENT_STATES, *PROVINCE_STATES)
"""States in which a report waits above its agency."""


def sent_once(periods: Sequence[str], agencies: Collection[str]) -> list[frappe._dict]:
	"""Reports that were sent, whether or not they are with their agencies again; one for each agency. One query."""
	return frappe.get_all(
		REPORT,
		{
			"period": ("in", list(periods)),
			"agency": ("in", list(agencies)),
			"first_sent_on": ("is", "set"),
			"docstatus": ("!=", 2),
		},
		["period", "first_sent_on", "workflow_state"],
	)


def extensions_since(agencies: Collection[str], since: date) -> list[frappe._dict]:
	"""Requests of `agencies` for more time that wait, or were decided on `since` or later, oldest first. Two queries."""
	request, event = frappe.qb.DocType(EXTENSION), frappe.qb.DocType(EVENT)
	decided = (
		frappe.qb.from_(event)
		.select(event.reference_name)
		.where(event.reference_doctype == EXTENSION)
		.groupby(event.reference_name)
		.having(Max(event.event_time) >= since)
		.run(pluck=True)
	)
	return (
		frappe.qb.from_(request)
		.select(
			request.name,
			request.agency,
			request.period,
			request.requested_date,
			request.granted_date,
			request.workflow_state,
		)
		.where(request.agency.isin(list(agencies) or [""]) & (request.workflow_state != "Draft"))
		.where((request.workflow_state == PENDING) | request.name.isin(decided or [""]))
		.orderby(request.creation)
		.run(as_dict=True)
	)


def titles_of(periods: Collection[str]) -> dict[str, str]:
	"""Period -> its title. One query."""
	rows = frappe.get_all(
		"Reporting Period", {"name": ("in", list(periods))}, ["name", "title"], as_list=True
	)
	return dict(rows)

"""Reports that were signed before lateness was kept get the day on which they were sent first, and how late that was.

The events tell it: a signature sends, a recall right after it takes that back, a return does not. So a report that
stands returned has been sent, too.
"""

from datetime import datetime

import frappe

from laichau_env.reporting.lateness import days_late
from laichau_env.reporting.schedule import working_calendar

SIGN, RECALL = "Sign and Submit", "Recall"


def execute() -> None:
	"""Fill first_sent_on and days_late where the events know a sending and the report does not."""
	reports = frappe.get_all(
		"Progress Report", filters={"first_sent_on": ("is", "not set")}, fields=["name", "due_date"]
	)
	sent = _first_sendings([report.name for report in reports])
	if not sent:
		return
	years = [moment.year for moment in sent.values()]
	calendar = working_calendar(min(years) - 1, max(years) + 1)
	for report in reports:
		moment = sent.get(report.name)
		if moment:
			frappe.db.set_value(
				"Progress Report",
				report.name,
				{
					"first_sent_on": moment,
					"days_late": days_late(moment.date(), report.due_date, calendar),
				},
				update_modified=False,
			)


def _first_sendings(names: list[str]) -> dict[str, datetime]:
	"""Report -> when it was sent first, of those that were."""
	rows = frappe.get_all(
		"Approval Event",
		filters={
			"reference_doctype": "Progress Report",
			"reference_name": ("in", names),
			"action": ("in", [SIGN, RECALL, "Send Back"]),
		},
		fields=["reference_name", "action", "event_time", "tier"],
		order_by="chain_position asc",
	)
	first: dict[str, datetime] = {}
	last: dict[str, frappe._dict] = {}
	for row in rows:
		name, before = row.reference_name, last.get(row.reference_name)
		if row.action == SIGN:
			first.setdefault(name, row.event_time)
		elif (
			row.action == RECALL and before and before.action == SIGN and before.event_time == first.get(name)
		):
			del first[name]
		last[name] = row
	return first

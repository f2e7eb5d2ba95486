"""Reports that were signed before lateness was kept get the day on which they were sent first, and how late that was.

The first signature in the events counts; an agency that recalled its report before anybody acted had not sent it, but
events of that time do not tell it from later ones, so the first signature stands.
"""

import frappe

from laichau_env.reporting.lateness import days_late
from laichau_env.reporting.schedule import working_calendar


def execute() -> None:
	"""Fill first_sent_on and days_late where a paper stands and neither is known."""
	reports = frappe.get_all(
		"Progress Report",
		filters={"first_sent_on": ("is", "not set"), "submitted_on": ("is", "set")},
		fields=["name", "submitted_on", "due_date"],
	)
	if not reports:
		return
	first = _first_signatures([report.name for report in reports])
	years = [report.submitted_on.year for report in reports]
	calendar = working_calendar(min(years) - 1, max(years) + 1)
	for report in reports:
		sent = first.get(report.name) or report.submitted_on
		frappe.db.set_value(
			"Progress Report",
			report.name,
			{"first_sent_on": sent, "days_late": days_late(sent.date(), report.due_date, calendar)},
			update_modified=False,
		)


def _first_signatures(names: list[str]) -> dict:
	rows = frappe.get_all(
		"Approval Event",
		filters={
			"reference_doctype": "Progress Report",
			"reference_name": ("in", names),
			"action": "Sign and Submit",
		},
		fields=["reference_name", "event_time"],
		order_by="sequence desc",
	)
	return {row.reference_name: row.event_time for row in rows}

"""Sites that numbered papers before there was a register: each agency's series of reports goes on after its last number."""

from datetime import datetime

import frappe

from laichau_env.documents.constants import REPORT
from laichau_env.documents.register.service import go_on_after


def execute() -> None:
	"""Begin the series of agency and year where papers have numbers and no series is there yet."""
	last: dict[tuple[str, int], tuple[int, object]] = {}
	for report in frappe.get_all(
		"Progress Report", fields=["agency", "document_number", "document_date", "previous_papers"]
	):
		for number, day in _papers(report):
			key = (report.agency, day.year)
			last[key] = max(last.get(key, (0, day)), (number, day))
	for (agency, year), (number, day) in sorted(last.items()):
		if not frappe.db.exists("Document Number Series", {"agency": agency, "year": year}):
			go_on_after(agency, year, REPORT, number, day)


def _papers(report: frappe._dict) -> list[tuple]:
	"""Number and day of the papers that a report has or had."""
	found = []
	if report.document_number and report.document_date:
		found.append((int(report.document_number), report.document_date))
	for line in (report.previous_papers or "").splitlines():
		number, _, day = line.partition(" - ")
		if number.isdigit() and day:
			found.append((int(number), datetime.strptime(day, "%d/%m/%Y").date()))
	return found

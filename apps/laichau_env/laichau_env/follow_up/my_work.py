"""What the session user's agency owes (reports, tasks), by when, and what came back; what is with whom."""

from typing import Any

import frappe

from laichau_env.approval import inbox, sent
from laichau_env.approval.actor import current_person
from laichau_env.common import clock
from laichau_env.follow_up import clocks, queries
from laichau_env.follow_up.rules import HOLDER_OF, Holder
from laichau_env.organization.scope import scopes_of
from laichau_env.planning.queries import unfinished_duties
from laichau_env.planning.rules import deadline_of, presses
from laichau_env.reporting.constants import PERIOD_OPEN
from laichau_env.reporting.sending import due_of_agency

REPORT = "Progress Report"
MOST_ROWS = 200


def my_work() -> dict[str, Any]:
	"""Everything on one page, over all approvable kinds. A fixed number of queries."""
	waiting = inbox.waiting_rows()
	agencies = [agency for scope in scopes_of() for agency in scope.writes_for]
	return {
		"today": str(clock.today()),
		"agency": current_person().agency_post.agency_name,
		"waiting": waiting,
		"counts": inbox.counts(waiting),
		"owed": _owed(agencies),
		"tasks": _pressing_tasks(agencies),
		"sent_back": sent.sent_back_rows(),
	}


def _pressing_tasks(agencies: list[str]) -> list[dict[str, Any]]:
	"""Tasks that these agencies lead and that are overdue or due soon, nearest last day first. One query."""
	today = clock.today()
	found = [
		{
			"name": row.name,
			"title": row.title,
			"due_date": str(due),
			"overdue": due < today,
			"percent": row.percent,
			"last_approved_report": row.last_approved_report or "",
		}
		for row, schedule in unfinished_duties(agencies)
		if (due := deadline_of(schedule, row.condition_met_on)) and presses(due, today)
	]
	return sorted(found, key=lambda row: row["due_date"])[:MOST_ROWS]


def _owed(agencies: list[str]) -> list[dict[str, Any]]:
	"""Reports of the user's own agencies in open periods, nearest due date first."""
	if not agencies:
		return []
	periods = frappe.get_all("Reporting Period", {"status": PERIOD_OPEN}, pluck="name")
	rows = [row for row in queries.reports_in(periods, agencies) if row.workflow_state != "Revoked"]
	names = [row.name for row in rows]
	titles = dict(frappe.get_all(REPORT, {"name": ("in", names)}, ["name", "title"], as_list=True))
	stays = clocks.stays_of(REPORT, names)
	remarks = _remarks(names)
	extensions = _extensions(names)
	shown = [
		_owed_view(row, titles[row.name], stays[row.name], remarks.get(row.name, 0), extensions.get(row.name))
		for row in rows
	]
	return sorted(shown, key=lambda row: (row["is_done"], row["due_date"] or "9999", row["name"]))[:MOST_ROWS]


def _owed_view(
	row: frappe._dict, title: str, stays: list, remarks: int, extension: str | None
) -> dict[str, Any]:
	due, last = due_of_agency(row), stays[-1]
	came_back = next(
		(stay.step for stay in reversed(stays) if stay.step and stay.step.action == "Send Back"), None
	)
	is_here = HOLDER_OF.get(row.workflow_state) == Holder.AGENCY
	return {
		"name": row.name,
		"title": title,
		"state": row.workflow_state,
		"state_label": frappe._(row.workflow_state),
		"due_date": str(due or ""),
		"extended": bool(row.due_date_granted),
		"overdue": bool(due and is_here and not row.first_sent_on and due < clock.today()),
		"days_late": row.days_late,
		"is_done": not is_here,
		"since": str(last.came),
		"working_days_there": last.working_days,
		"came_back_by": came_back.actor_name if came_back and is_here else "",
		"came_back_why": came_back.reason if came_back and is_here else "",
		"remarks": remarks if is_here else 0,
		"extension": frappe._(extension) if extension else "",
	}


def _remarks(names: list[str]) -> dict[str, int]:
	"""Report -> remarks without an answer. One query."""
	found: dict[str, int] = {}
	for name in frappe.get_all(
		"Approval Remark",
		{"reference_doctype": REPORT, "reference_name": ("in", names), "answer": ("is", "not set")},
		pluck="reference_name",
	):
		found[name] = found.get(name, 0) + 1
	return found


def _extensions(names: list[str]) -> dict[str, str]:
	"""Report -> where its last request for more time stands. One query."""
	rows = frappe.get_all(
		"Extension Request",
		{"report": ("in", names)},
		["report", "workflow_state"],
		order_by="creation asc",
	)
	return {row.report: row.workflow_state for row in rows}

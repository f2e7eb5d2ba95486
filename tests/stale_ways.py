"""Ways in which a source of a consolidated report changes after it was built, and what the report then finds."""

import frappe
from actors import BUM_TO, DOAN_KET, PLANNER, PROVINCE_CHAIR, as_user
from agency_changes import change_of, song_da, third_commune
from factories import act, report_at, steps_to, write
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation.pins import Change
from laichau_env.organization.changes.service import apply_agency_change
from laichau_env.reporting.service import amend_report


def revoked(code: str) -> None:
	act(report_of(code), PROVINCE_CHAIR, Action.REVOKE)


def amended(code: str) -> None:
	revoked(code)
	officer, leader = (step[0] for step in steps_to(State.DEPARTMENT_REVIEW))
	with as_user(officer):
		amendment = amend_report(report_of(code).name)
	write(amendment, officer, "Đã thu gom 15 tấn", evidence=False)
	for person, action in steps_to(State.APPROVED, officer, leader):
		act(amendment, person, action)


def arrived(code: str) -> None:
	report_at(State.APPROVED, code, DOAN_KET, evidence=False)


def met(code: str) -> None:
	task = frappe.get_all("Plan Task", {"condition_text": ("is", "set")}, pluck="name", order_by="name")[0]
	with as_user(PLANNER):
		doc = frappe.get_doc("Plan Task", task)
		doc.condition_met_on = "2026-01-20"
		doc.save()


def moved(code: str) -> None:
	"""The plan's administrator moves the end of a task; its standing is counted from it."""
	with as_user(PLANNER):
		doc = frappe.get_doc(
			"Plan Task", next(line for line in report_of(code).lines if line.role == "Lead").plan_task
		)
		doc.end_date, doc.open_ended = "2026-02-01", 0
		doc.save()


def merged(code: str) -> None:
	"""An agency that owes a report becomes another one with a third that owed none."""
	with as_user(PLANNER):
		change = frappe.get_doc(change_of("Merge", [DOAN_KET, third_commune()], [song_da()])).insert()
		apply_agency_change(change.name)


def past_approval(code: str) -> None:
	"""Written straight in the database, which no guard stops."""
	line = next(line for line in report_of(code).lines if line.role == "Lead")
	frappe.db.set_value("Progress Report Line", line.name, "percent", 99)


def late_past_approval(code: str) -> None:
	"""Written straight in the database: an extension is neither granted nor revoked once its report was sent."""
	frappe.db.set_value("Progress Report", report_of(code).name, "days_late", 3)


def report_of(code: str) -> Document:
	return frappe.get_doc("Progress Report", f"BC-{code}-{BUM_TO}")


WAYS = {
	"revoked": (revoked, Change.GONE),
	"revoked and approved anew": (amended, Change.GONE),
	"arrives late": (arrived, Change.ARRIVED),
	"condition of a task met": (met, Change.TASK),
	"end of a task moved": (moved, Change.TASK),
	"agency merged into another": (merged, Change.COVERAGE),
	"changed past approval": (past_approval, Change.CHANGED),
	"lateness changed past approval": (late_past_approval, Change.LATENESS),
}

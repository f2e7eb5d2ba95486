"""What a consolidation takes in, and what it leaves out: silence, drafts, targets that nobody checked, other plans' tasks."""

from collections.abc import Callable

import frappe
import pytest
from actors import (
	BUM_TO,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	PLANNER,
	PROVINCE,
	PROVINCE_CHAIR,
	STRANGER,
	Person,
	as_user,
)
from factories import (
	INDICATOR,
	PLAN,
	REASON,
	act,
	indicator_asked,
	make_period,
	report_at,
	steps_to,
	write,
)
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation import service
from laichau_env.consolidation.pins import Change
from laichau_env.consolidation.queries import NOT_COUNTED, NOT_SENT
from laichau_env.consolidation.view import standing_view
from laichau_env.reporting.service import make_draft, open_period

SECRET = "Dự thảo lý do nội bộ"


def new_code() -> str:
	return f"TH-{frappe.utils.random_string(6).upper()}"


def approve(report: Document) -> None:
	for person, action in steps_to(State.APPROVED):
		act(report, person, action)


def say_nothing(report: Document, reason: str = "Trong kỳ không phát sinh") -> None:
	with as_user(OFFICER):
		report.reload()
		report.nothing_to_report, report.nothing_reason = 1, reason
		report.save()


def completed(lines: list[Document]) -> int:
	return sum(line.completed_on_time + line.completed_late for line in lines)


def test_who_says_that_nothing_arose_keeps_what_was_done_before(code: str) -> None:
	first = make_draft(code, BUM_TO)
	write(first, OFFICER, evidence=False)
	with as_user(OFFICER):
		first.reload()
		for line in first.lines:
			line.percent, line.completed_on, line.funds_planned = 100, "2026-01-20", 5
		first.save()
	approve(first)
	later = new_code()
	values = {
		"doctype": "Reporting Period", "period_code": later, "title": f"kỳ thử {later}", "directive": PLAN,
		"kind": "Ad Hoc", "data_from": "2026-02-15", "data_to": "2026-03-14", "due_agency": "2026-03-17",
		"agencies": [{"agency": BUM_TO}],
	}  # fmt: skip
	frappe.get_doc(values).insert()
	open_period(later)
	silent = make_draft(later, BUM_TO)
	say_nothing(silent)
	approve(silent)
	with as_user(EXAMINER):
		before, after = service.make_report(code, "Province"), service.make_report(later, "Province")
	done = completed(before.lines)
	assert done and completed(after.lines) == done == sum(line.reported for line in after.lines)
	assert sum(line.funds_planned for line in after.lines) == 0, "what was spent before is not spent again"
	assert not any(row.built_text for row in after.texts if row.kind == "Result")
	act(frappe.get_doc(first.doctype, first.name), PROVINCE_CHAIR, Action.REVOKE)
	assert Change.CHANGED in {one.change for one in service.stale_parts(after)}
	with as_user(EXAMINER):
		service.rebuild(after.name)
	after.reload()
	assert completed(after.lines) == 0


@pytest.mark.parametrize("person, scope", [(EXAMINER, "Province"), (STRANGER, "Own Tasks")])
def test_nothing_is_told_of_what_was_not_sent(
	code: str, approved: Callable[..., Document], person: Person, scope: str
) -> None:
	approved(DOAN_KET)
	draft = make_draft(code, BUM_TO)
	say_nothing(draft, SECRET)
	act(draft, OFFICER, Action.REQUEST_SIGNATURE)
	with as_user(person):
		report = service.make_report(code, scope)
		shown = standing_view(report)
	assert SECRET not in str(shown)
	assert BUM_TO in {row["agency"] for row in shown["missing"]}
	kept = frappe.get_all("Consolidation Source", {"report": draft.name}, ["state", "nothing_reason"])
	told = NOT_SENT if scope == "Province" else NOT_COUNTED
	assert [(row.state, row.nothing_reason or "") for row in kept] == [(told, "")]


def test_a_period_whose_days_move_turns_it_stale(consolidated: Document, code: str) -> None:
	with as_user(PLANNER):
		period = frappe.get_doc("Reporting Period", code)
		period.data_to = "2026-02-10"
		period.save()
	assert [one.change for one in service.stale_at_a_glance(consolidated)] == [Change.PERIOD]
	with pytest.raises(frappe.ValidationError) as caught:
		act(consolidated, EXAMINER, Action.REQUEST_SIGNATURE)
	assert caught.value.refusal.code == "consolidation-stale" and "10/02/2026" in str(caught.value)
	with as_user(EXAMINER):
		service.rebuild(consolidated.name)
	act(consolidated, EXAMINER, Action.REQUEST_SIGNATURE)


def test_the_shipped_yearly_regime_and_catalogue_consolidate(site: object) -> None:
	"""Targets as they were published have long sources; those that nobody checked are not printed."""
	code = new_code()
	values = {
		"doctype": "Reporting Period", "period_code": code, "title": f"năm thử {code}", "directive": PLAN,
		"regime": "BVMT-NAM", "kind": "Annual", "data_from": "2025-12-15", "data_to": "2026-12-14",
		"due_agency": "2026-12-20",
	}  # fmt: skip
	frappe.get_doc(values).insert()
	open_period(code)
	report = make_draft(code, BUM_TO)
	checked = report.indicator_values[0].indicator
	frappe.db.set_value("Indicator", checked, "unverified", 0)
	frappe.get_doc("Indicator", checked).append(
		"targets", {"year": 2026, "target": "77", "source": "Nghị quyết " + "rất dài " * 30}
	).db_insert()
	with as_user(OFFICER):
		report.reload()
		for row in report.indicator_values:
			row.value_text, row.reason = ("12,5" if row.decimals else "12"), REASON
		for line in report.lines:
			line.result, line.percent, line.pace = "Đã làm", 50, "On Track"
		report.save()
	approve(report)
	with as_user(EXAMINER):
		made = service.make_report(code, "Province")
	targets = {row.indicator: row.target for row in made.indicators}
	assert len(targets) > 1 and targets.pop(checked)
	assert not any(targets.values()), "no target of an unverified indicator is printed"


def test_a_period_about_some_tasks_asks_for_no_indicator(site: object) -> None:
	code = new_code()
	with indicator_asked():
		period = make_period(code, (BUM_TO,))
		task = frappe.db.get_value("Task Assignment", {"agency": BUM_TO, "directive": PLAN}, "plan_task")
		period.append("tasks", {"plan_task": task})
		period.save()
		open_period(code)
		report_at(State.APPROVED, code, BUM_TO, evidence=False)
		with as_user(EXAMINER):
			report = service.make_report(code, "Province")
	assert INDICATOR not in {row.indicator for row in report.indicators}


def test_another_examining_department_drafts_the_province_s_report_too(site: object) -> None:
	frappe.db.set_value("Directive", PLAN, "examining_agency", "SYT")
	frappe.clear_document_cache("Directive", PLAN)
	code = new_code()
	make_period(code, (BUM_TO,))
	open_period(code)
	report = make_draft(code, BUM_TO)
	write(report, OFFICER, evidence=False)
	officer, leader = (step[0] for step in steps_to(State.DEPARTMENT_REVIEW))
	act(report, officer, Action.REQUEST_SIGNATURE)
	act(report, leader, Action.SIGN_AND_SUBMIT)
	frappe.db.set_value(report.doctype, report.name, {"docstatus": 1, "workflow_state": "Approved"})
	with as_user(STRANGER):
		made = service.make_report(code, "Province")
	assert (made.agency, made.examining_agency, made.agency_symbol) == ("SYT", PROVINCE, "UBND")
	frappe.clear_document_cache("Directive", PLAN)


def test_a_line_on_a_task_of_another_plan_is_not_passed_over(
	code: str, approved: Callable[..., Document]
) -> None:
	report = approved(BUM_TO)
	line = next(line for line in report.lines if line.role == "Lead")
	frappe.db.set_value("Progress Report Line", line.name, "plan_task", "KHAC-01", update_modified=False)
	with as_user(EXAMINER), pytest.raises(frappe.ValidationError) as caught:
		service.make_report(code, "Province")
	assert caught.value.refusal.code == "consolidation-unfit" and "không thuộc kế hoạch" in str(caught.value)

"""Corrections that the officer must find again: of sources that are gone, that oppose each other, of earlier builds."""

from collections.abc import Callable

import frappe
import pytest
from actors import BUM_TO, DOAN_KET, EXAMINER, PLANNER, PROVINCE_CHAIR, as_user
from factories import INDICATOR, REASON, act, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation import service, view
from laichau_env.consolidation.constants import REPORT


@pytest.fixture
def task(consolidated: Document) -> str:
	"""A task that Bum Tở leads and reports on."""
	return next(row.plan_task for row in consolidated.lines if row.reported)


def corrected(report: Document, figure: str, value: str, task: str) -> Document:
	with as_user(EXAMINER):
		service.correct(report.name, BUM_TO, figure, value, REASON, plan_task=task)
	return frappe.get_doc(REPORT, report.name)


def refused(call: Callable[[], object]) -> frappe.ValidationError:
	with as_user(EXAMINER), pytest.raises(frappe.ValidationError) as caught:
		call()
	return caught.value.refusal


def standing_of(name: str) -> dict:
	with as_user(EXAMINER):
		return view.standing_view(frappe.get_doc(REPORT, name))


@pytest.mark.parametrize(("figure", "value"), [("percent", "20"), ("completed_on", "14/01/2026")])
def test_a_correction_whose_source_is_gone_can_be_taken_off(
	code: str, consolidated: Document, task: str, figure: str, value: str
) -> None:
	report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	with as_user(EXAMINER):
		service.rebuild(consolidated.name)
	corrected(consolidated, figure, value, task)
	act(frappe.get_doc("Progress Report", f"BC-{code}-{BUM_TO}"), PROVINCE_CHAIR, Action.REVOKE)
	with as_user(EXAMINER):
		service.rebuild(consolidated.name)
	report = frappe.get_doc(REPORT, consolidated.name)
	refusal = refused(lambda: act(report, EXAMINER, Action.REQUEST_SIGNATURE))
	assert refusal.code == "correction-overtaken" and "không còn số liệu" in str(refusal)
	(shown,) = standing_of(report.name)["corrections"]
	assert (shown["agency"], shown["corrected"], shown["gone"]) == (BUM_TO, value, True)
	assert shown["place"] and shown["reason"] == REASON and shown["by"]
	with as_user(EXAMINER):
		service.withdraw_correction(report.name, shown["name"])
	assert standing_of(report.name)["corrections"] == []
	act(frappe.get_doc(REPORT, report.name), EXAMINER, Action.REQUEST_SIGNATURE)


def test_the_newer_of_percent_and_day_stands_alone(consolidated: Document, task: str) -> None:
	report = corrected(consolidated, "completed_on", "14/01/2026", task)
	line = next(row for row in report.lines if row.plan_task == task)
	assert (line.mean_percent, line.completed_on_time + line.completed_late) == (100, 1)
	report = corrected(consolidated, "percent", "20", task)
	line = next(row for row in report.lines if row.plan_task == task)
	assert [row.figure for row in report.corrections] == ["percent"]
	assert (line.mean_percent, line.completed_on_time + line.completed_late) == (20, 0)
	report = corrected(consolidated, "completed_on", "14/01/2026", task)
	assert [row.figure for row in report.corrections] == ["completed_on"]


@pytest.mark.parametrize(
	("figure", "value"),
	[
		("percent", "100"),
		("completed_on", "15/02/2026"),  # a day after the period's cut-off
		("funds_planned", "1.000.000.001"),
	],
)
def test_what_the_agency_could_not_report_is_no_correction(
	consolidated: Document, task: str, figure: str, value: str
) -> None:
	refusal = refused(
		lambda: service.correct(consolidated.name, BUM_TO, figure, value, REASON, plan_task=task)
	)
	assert refusal.code == "correction-unfit"


def test_what_a_coordinating_agency_says_moves_no_percent(code: str, consolidated: Document) -> None:
	source = frappe.get_doc("Progress Report", f"BC-{code}-{BUM_TO}")
	line = next(line for line in source.lines if line.role != "Lead")
	for figure, value in (("percent", "77"), ("completed_on", "14/01/2026")):
		refusal = refused(
			lambda figure=figure, value=value: service.correct(
				consolidated.name, BUM_TO, figure, value, REASON, plan_task=line.plan_task
			)
		)
		assert refusal.code == "correction-unfit"
	report = corrected(consolidated, "funds_planned", "20", line.plan_task)
	assert next(row.funds_planned for row in report.lines if row.plan_task == line.plan_task) == 20


def test_a_row_of_an_earlier_build_is_refused(consolidated: Document, task: str) -> None:
	old = corrected(consolidated, "percent", "20", task).corrections[0].name
	with as_user(EXAMINER):
		service.rebuild(consolidated.name)
	for call in (service.withdraw_correction, service.keep_words):
		refusal = refused(lambda call=call: call(consolidated.name, old))
		assert (refusal.code, refusal.status) == ("row-of-earlier-build", 409)
	assert frappe.db.get_value(REPORT, consolidated.name, "build_number") == 3, "nothing was built for it"


def test_what_changed_is_shown_until_the_report_goes_up(code: str, consolidated: Document, task: str) -> None:
	report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	with as_user(EXAMINER):
		service.rebuild(consolidated.name)
	after_rebuild = standing_of(consolidated.name)["changes"]
	assert after_rebuild["sources"] and after_rebuild["figures"]
	corrected(consolidated, "funds_planned", "20", task)
	with as_user(EXAMINER):
		service.rebuild(consolidated.name)
	later = standing_of(consolidated.name)["changes"]
	assert later["sources"] == after_rebuild["sources"]
	assert [one for one in later["figures"] if one in after_rebuild["figures"]] == after_rebuild["figures"]
	report = act(frappe.get_doc(REPORT, consolidated.name), EXAMINER, Action.REQUEST_SIGNATURE)
	assert standing_of(report.name)["changes"] == later, "who reads it next sees what changed too"
	act(report, EXAMINER, Action.RECALL)
	corrected(consolidated, "funds_planned", "30", task)
	assert [(one["before"], one["after"]) for one in standing_of(report.name)["changes"]["figures"]] == [
		(20, 30)
	]


def test_what_changed_is_named_as_people_name_it(measured_code: str) -> None:
	report_at(State.APPROVED, measured_code, BUM_TO, evidence=False)
	with as_user(EXAMINER):
		report = service.make_report(measured_code, "Province")
	task = next(row.plan_task for row in report.lines if row.reported)
	corrected(report, "funds_planned", "20", task)
	with as_user(EXAMINER):
		service.correct(report.name, BUM_TO, "indicator", "10", REASON, indicator=INDICATOR)
	found = standing_of(report.name)["changes"]["figures"]
	title = frappe.db.get_value("Plan Task", task, "title")
	by_row = {one["row"]: one for one in found}
	assert "Tỷ lệ thử" in by_row and by_row["Tỷ lệ thử"]["figure"] == frappe._("Total")
	(place,) = set(by_row) - {"Tỷ lệ thử"}
	assert title.startswith(f"{place}. ") and place.count(".") >= 1, "section and number"


def test_a_changed_task_is_named_by_its_place_in_the_plan(consolidated: Document, task: str) -> None:
	title = frappe.db.get_value("Plan Task", task, "title")
	with as_user(PLANNER):
		changed = frappe.get_doc("Plan Task", task)
		changed.content = f"{changed.content} (sửa)"
		changed.save()
	refusal = refused(lambda: act(consolidated, EXAMINER, Action.REQUEST_SIGNATURE))
	assert refusal.code == "consolidation-stale"
	assert task not in str(refusal) and f"nhiệm vụ {title.split(' ')[0].rstrip('.')} của kế hoạch" in str(
		refusal
	)

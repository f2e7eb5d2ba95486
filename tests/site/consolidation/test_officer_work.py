"""What the officer writes and corrects in a consolidated report, and what a rebuild does to it."""

from collections.abc import Callable

import frappe
import pytest
from actors import BUM_TO, DIRECTOR, DOAN_KET, EXAMINER, PROVINCE_CHAIR, PROVINCE_OFFICER, as_user
from factories import REASON, act, report_at
from frappe.model.document import Document
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.transitions import Action, State
from laichau_env.approval.view import approval_view
from laichau_env.consolidation import service, trace
from laichau_env.consolidation.constants import REPORT

MINE = "Công tác thu gom rác thải chuyển biến rõ nét."


def test_words_by_hand_stay_over_a_rebuild_and_meet_new_ones(consolidated: Document, code: str) -> None:
	with as_user(EXAMINER):
		report = frappe.get_doc(REPORT, consolidated.name)
		row = next(row for row in report.texts if row.kind == "Part" and row.subject == "situation")
		row.hand_text = MINE
		report.save()
		report.reload()
	row = next(row for row in report.texts if row.subject == "situation")
	assert row.over_text == row.built_text and row.hand_text == MINE
	old = row.built_text
	with as_user(EXAMINER):
		assert not service.rebuild(report.name).meetings, "nothing new, nothing to decide"
	report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	with as_user(EXAMINER):
		found = service.rebuild(report.name)
	assert [text.subject for text in found.meetings] == ["situation"]
	report.reload()
	row = next(row for row in report.texts if row.subject == "situation")
	assert (row.hand_text, row.over_text) == (MINE, old), "old, new and his stand side by side"
	assert "Đoàn Kết" in row.built_text
	with pytest.raises(frappe.ValidationError) as caught:
		act(report, EXAMINER, Action.REQUEST_SIGNATURE)
	assert caught.value.refusal.code == "words-meet-new-figures"
	with as_user(EXAMINER):
		service.keep_words(report.name, row.name)
	act(report, EXAMINER, Action.REQUEST_SIGNATURE)


def test_a_corrected_figure_keeps_its_original_reason_and_who(consolidated: Document) -> None:
	task = next(row.plan_task for row in consolidated.lines if row.reported)
	with as_user(EXAMINER):
		service.correct(consolidated.name, BUM_TO, "percent", "37,5", REASON, plan_task=task)
		report = frappe.get_doc(REPORT, consolidated.name)
		found = trace.sources_of_task(report.name, task)["sources"][0]
	line = next(row for row in report.lines if row.plan_task == task)
	assert line.mean_percent == 37.5, "the total is the sum of what its sources show"
	(kept,) = report.corrections
	assert (kept.original, kept.corrected, kept.reason) == ("50", "37,5", REASON)
	assert (kept.corrected_by, bool(kept.corrected_by_name), bool(kept.corrected_on)) == (
		EXAMINER.user,
		True,
		True,
	)
	assert found["percent"] == 37.5 and found["corrections"][0]["original"] == "50"
	source = frappe.get_doc("Progress Report", found["report"])
	assert next(line.percent for line in source.lines if line.plan_task == task) == 50, "the source stands"
	with as_user(EXAMINER):
		service.withdraw_correction(report.name, kept.name)
	report.reload()
	assert not report.corrections
	assert next(row.mean_percent for row in report.lines if row.plan_task == task) == 50


@pytest.mark.parametrize(
	("figure", "value", "reason"),
	[
		("percent", "37.5", REASON),
		("percent", "101", REASON),
		("percent", "abc", REASON),
		("percent", "50", REASON),
		("percent", "37,5", "ngắn"),
		("completed_on", "31/02/2026", REASON),
	],
)
def test_a_correction_that_makes_no_sense_is_refused(
	consolidated: Document, figure: str, value: str, reason: str
) -> None:
	task = next(row.plan_task for row in consolidated.lines if row.reported)
	with as_user(EXAMINER), pytest.raises(frappe.ValidationError) as caught:
		service.correct(consolidated.name, BUM_TO, figure, value, reason, plan_task=task)
	assert caught.value.refusal.code == "correction-unfit"


def test_a_correction_whose_original_changed_must_be_looked_at(consolidated: Document) -> None:
	task = next(row.plan_task for row in consolidated.lines if row.reported)
	with as_user(EXAMINER):
		service.correct(consolidated.name, BUM_TO, "percent", "37,5", REASON, plan_task=task)
	line = frappe.db.get_value(
		"Progress Report Line", {"parent": ("like", f"%{BUM_TO}"), "plan_task": task, "percent": 50}
	)
	frappe.db.set_value("Progress Report Line", line, "percent", 60)
	report = frappe.get_doc(REPORT, consolidated.name)
	if service.stale_parts(report):
		with as_user(EXAMINER):
			service.rebuild(report.name)
	report.reload()
	with pytest.raises(frappe.ValidationError) as caught:
		act(report, EXAMINER, Action.REQUEST_SIGNATURE)
	assert caught.value.refusal.code == "correction-overtaken"


def test_nothing_is_written_once_it_is_with_the_director(consolidated: Document) -> None:
	task = next(row.plan_task for row in consolidated.lines if row.reported)
	act(consolidated, EXAMINER, Action.REQUEST_SIGNATURE)
	calls: list[Callable[[], object]] = [
		lambda: service.rebuild(consolidated.name),
		lambda: service.correct(consolidated.name, BUM_TO, "percent", "37,5", REASON, plan_task=task),
		lambda: service.keep_words(consolidated.name, consolidated.texts[0].name),
	]
	for call in calls:
		with as_user(EXAMINER), pytest.raises(frappe.PermissionError):
			call()
	with as_user(EXAMINER), pytest.raises(frappe.PermissionError):
		report = frappe.get_doc(REPORT, consolidated.name)
		report.texts[0].hand_text = MINE
		report.save()
	for person in (DIRECTOR, PROVINCE_CHAIR):
		with as_user(person), pytest.raises(frappe.PermissionError):
			service.rebuild(consolidated.name)


def test_figures_are_written_by_nobody(consolidated: Document) -> None:
	for table, field, value in (
		("lines", "mean_percent", 99),
		("texts", "built_text", MINE),
		("texts", "over_text", MINE),
	):
		with as_user(EXAMINER), pytest.raises(frappe.PermissionError):
			report = frappe.get_doc(REPORT, consolidated.name)
			report.get(table)[0].set(field, value)
			report.save()


def test_who_sends_it_back_picks_texts_by_what_they_are_and_only_where_somebody_edits_then(
	consolidated: Document,
) -> None:
	act(consolidated, EXAMINER, Action.REQUEST_SIGNATURE)
	act(consolidated, DIRECTOR, Action.APPROVE_AT_DEPARTMENT)
	with as_user(PROVINCE_OFFICER):
		report = frappe.get_doc(REPORT, consolidated.name)
		actions = approval_view(report, kind_of(REPORT))["actions"]
	offered = {one["target"]: one["places"] for one in actions if one["needs_reason"]}
	assert offered[State.DEPARTMENT_APPROVAL] is None, "a leader edits nothing"
	labels = [row["label"] for group in offered[State.DRAFT]["groups"] for row in group["rows"]]
	assert "Tình hình chung" in labels
	assert [label for label in labels if label.startswith("Kết quả nhiệm vụ 1. ")]

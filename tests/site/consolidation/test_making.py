"""Making a consolidated report: who may, from what, with which figures."""

from collections.abc import Callable
from types import ModuleType

import frappe
import pytest
from actors import (
	BUM_TO,
	CHAIR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	STRANGER,
	Person,
	as_user,
)
from factories import PLAN, act, make_period, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.common.errors import Refusal
from laichau_env.consolidation import service, trace
from laichau_env.consolidation.constants import BUILD, REPORT, SOURCE
from laichau_env.reporting.service import open_period

TABLES = (REPORT, SOURCE, BUILD, "Consolidated Line", "Consolidated Text")


def refused(person: Person, call: Callable, *args: object, **values: object) -> Refusal:
	with as_user(person), pytest.raises((frappe.PermissionError, frappe.ValidationError)) as caught:
		call(*args, **values)
	return caught.value.refusal


def counted_rows() -> dict[str, int]:
	return {table: frappe.db.count(table) for table in TABLES}


def test_figures_are_the_sums_of_the_approved_lines(code: str, approved: Callable[..., Document]) -> None:
	sources = approved(BUM_TO), approved(DOAN_KET)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province")
		again = service.make_report(code, "Province")
	assert again.name == report.name == f"TH-{code}-SNNMT", "made once"
	assert (report.owing, report.counted, report.provisional) == (3, 2, 0)
	by_task = {row.plan_task: row for row in report.lines}
	assert len(by_task) == 41
	for task, row in by_task.items():
		lines = [line for source in sources for line in source.lines if line.plan_task == task]
		leading = [line for line in lines if line.role == "Lead"]
		boxes = row.completed_on_time + row.completed_late + row.within_time + row.overdue
		assert row.reported == boxes == len(leading), task
		assert row.mean_percent == (50 if leading else 0)
		assert row.has_weighted == 0, "nobody planned money"


def test_alike_texts_stand_once_under_the_names_of_who_wrote_them(
	code: str, approved: Callable[..., Document]
) -> None:
	approved(BUM_TO), approved(DOAN_KET)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province")
	texts = {(row.kind, row.plan_task or "", row.subject): row.built_text for row in report.texts}
	said = [text for (kind, _, _), text in texts.items() if kind == "Result" and "Đã thu gom" in text]
	both = [text for text in said if "Bum Tở" in text and "Đoàn Kết" in text]
	assert both and all(text.count("Đã thu gom 12 tấn") == 1 for text in both)
	assert "Đề nghị hỗ trợ xe thu gom" in texts["Proposals", "", "SNNMT"], "grouped by who must act"
	assert "Bum Tở" in texts["Part", "", "situation"]


def test_who_may_make_one(code: str, approved: Callable[..., Document]) -> None:
	approved()
	before = counted_rows()
	for person in (OFFICER, CHAIR, DIRECTOR, PROVINCE_OFFICER, PROVINCE_CHAIR):
		assert refused(person, service.make_report, code, "Province").status == 403, person
	assert refused(STRANGER, service.make_report, code, "Province").code == "not-for-you-to-consolidate"
	assert counted_rows() == before


def test_a_department_consolidates_the_tasks_it_leads(code: str, approved: Callable[..., Document]) -> None:
	approved()
	report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	led = set(frappe.get_all("Task Assignment", {"agency": "SYT"}, pluck="plan_task"))
	with as_user(STRANGER):
		report = service.make_report(code, "Own Tasks")
		assert {row.plan_task for row in report.lines} == led
		for task in led:
			for source in trace.sources_of_task(report.name, task)["sources"]:
				assert not source["readable"], "reports of others stay closed to who does not examine them"
	assert not report.examining_agency, "its own leader issues it"


def test_a_department_is_not_offered_a_period_that_asks_none_of_its_tasks(site: ModuleType) -> None:
	led = set(frappe.get_all("Task Assignment", {"agency": "SYT"}, pluck="plan_task"))
	others = frappe.get_all("Plan Task", {"directive": PLAN, "name": ("not in", list(led))}, pluck="name")
	for asked, scopes in (([others[0]], []), ([others[0], min(led)], ["Own Tasks"])):
		code = f"TH-{frappe.utils.random_string(6).upper()}"
		period = make_period(code, (BUM_TO,))
		period.extend("tasks", [{"plan_task": task} for task in asked])
		period.save()
		open_period(code)
		with as_user(STRANGER):
			assert service.scopes_open(code) == scopes
		if not scopes:
			told = refused(STRANGER, service.make_report, code, "Own Tasks")
			assert told.code == "not-for-you-to-consolidate" and "không hỏi nhiệm vụ nào" in str(told)


def not_opened(code: str, report: Document) -> None:
	frappe.db.set_value("Reporting Period", code, "status", "Planned")


def owed_by_nobody(code: str, report: Document) -> None:
	"""Every agency of the period ended, and its successors go on with its report."""
	frappe.db.set_value("Progress Report", {"period": code}, "succeeded_by", report.name)


def nothing_approved(code: str, report: Document) -> None:
	act(report, PROVINCE_CHAIR, Action.REVOKE)


def without_history(code: str, report: Document) -> None:
	"""As a copied database may hold it; the events themselves are nobody's to delete."""
	frappe.db.sql("delete from `tabApproval Event` where reference_name = %s", report.name)


def percent_that_cannot_be(code: str, report: Document) -> None:
	frappe.db.set_value("Progress Report Line", report.lines[0].name, "percent", 140)


def negative_money(code: str, report: Document) -> None:
	frappe.db.set_value("Progress Report Line", report.lines[0].name, "funds_disbursed", -1)


def money_in_dong(code: str, report: Document) -> None:
	frappe.db.set_value("Progress Report Line", report.lines[0].name, "funds_planned", 10**11)


UNFIT = {
	not_opened: "kỳ chưa mở",
	owed_by_nobody: "không có cơ quan nào phải báo cáo",
	nothing_approved: "chưa có báo cáo nào được duyệt",
	without_history: "không có lịch sử phê duyệt",
	percent_that_cannot_be: "140",
	negative_money: "là số âm",
	money_in_dong: "triệu đồng",
}
"""What is wrong with a period that has an approved report, and what is told of it."""


@pytest.mark.parametrize("spoil", UNFIT, ids=[spoil.__name__ for spoil in UNFIT])
def test_nothing_is_written_where_the_set_is_unfit(
	code: str, approved: Callable[..., Document], spoil: Callable
) -> None:
	spoil(code, approved())
	before = counted_rows()
	told = refused(EXAMINER, service.make_report, code, "Province")
	assert told.code == "consolidation-unfit" and UNFIT[spoil] in str(told), str(told)
	assert str(told).startswith(f"Không tổng hợp được «kỳ thử {code}»:")
	assert counted_rows() == before


def test_what_awaits_the_province_counts_by_choice_and_is_marked(
	code: str, approved: Callable[..., Document]
) -> None:
	approved(BUM_TO)
	report_at(State.PROVINCE_APPROVAL, code, DOAN_KET, evidence=False)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province")
		assert report.counted == 1
		service.rebuild(report.name, provisional=True)
	report.reload()
	assert (report.counted, report.provisional, report.include_provisional) == (2, 1, 1)
	assert any("Đoàn Kết (tạm tính)" in (row.built_text or "") for row in report.texts)


def test_every_figure_leads_to_its_line_and_file(code: str) -> None:
	source = report_at(State.APPROVED, code, BUM_TO)
	task = next(line.plan_task for line in source.lines if line.role == "Lead")
	frappe.db.set_value("Report Evidence", source.evidence[0].name, "plan_task", task)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province")
		found = trace.sources_of_task(report.name, task)["sources"]
	assert [one["report"] for one in found] == [source.name]
	assert found[0]["row"] in {line.name for line in source.lines}
	assert found[0]["readable"] and found[0]["files"][0]["url"] == source.evidence[0].file
	assert refused_plainly(OFFICER, trace.sources_of_task, report.name, task)


def refused_plainly(person: Person, call: Callable, *args: object) -> bool:
	with as_user(person), pytest.raises(frappe.PermissionError):
		call(*args)
	return True

"""The tracking sheet of a real report: each act with the time before it, each tier against its due date."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import ModuleType

import frappe
import pytest
from actors import EXAMINER, OFFICER, OTHER_OFFICER, PROVINCE_CHAIR, as_user
from factories import REASON, act, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.documents.contexts.tracking_sheet import tracking_sheet
from laichau_env.documents.pdf import pdf_of
from prints.measure import Paper


@pytest.fixture
def report(site: ModuleType) -> Document:
	"""Sent back once, then approved; its events are set apart by whole days, Friday to the next Monday."""
	report = report_at(State.APPROVED, "TS-1", evidence=False)
	first = datetime(2026, 12, 11, 8)
	frappe.db.set_value(report.doctype, report.name, "creation", first - timedelta(days=1))
	events = frappe.get_all(
		"Approval Event", {"reference_name": report.name}, pluck="name", order_by="sequence asc"
	)
	for number, name in enumerate(events):
		frappe.db.set_value("Approval Event", name, "event_time", first + timedelta(days=number))
	return report


def test_each_act_is_there_with_the_time_before_it(site: ModuleType, report: Document) -> None:
	with as_user(EXAMINER):
		sheet = tracking_sheet(report)
	assert [step.action for step in sheet.steps] == [
		frappe._(action.value)
		for action in (
			Action.REQUEST_SIGNATURE,
			Action.SIGN_AND_SUBMIT,
			Action.RECOMMEND,
			Action.APPROVE_AT_DEPARTMENT,
			Action.APPROVE,
		)
	]
	assert [step.stayed.partition(" ")[0] for step in sheet.steps] == ["1", "0", "0", "1", "1"]
	assert [(tier.tier, tier.stayed.partition(" ")[0]) for tier in sheet.tiers] == [
		("Cơ quan báo cáo", "1"),
		("Sở thẩm định", "1"),
		("UBND tỉnh", "1"),
	]
	assert sheet.agency == "Sở Nông nghiệp và Môi trường"


def test_paper_is_landscape_with_its_head_and_table_head_on_each_page(site: ModuleType) -> None:
	report = report_at(State.RETURNED, "TS-2", evidence=False)
	for _ in range(4):
		act(report, OFFICER, Action.REQUEST_SIGNATURE)
		act(report, OFFICER, Action.RECALL)
	with as_user(OFFICER):
		paper = Paper(pdf_of(tracking_sheet(report)))
	assert len(paper) > 1
	assert all(paper.size(page) == (297, 210) for page in range(1, len(paper) + 1))
	assert "PHIẾU THEO DÕI" in paper.text(1) and REASON in paper.flow()
	assert "NGƯỜI LẬP PHIẾU" in paper.text(len(paper))
	pages = [page for page in range(1, len(paper) + 1) if "Rút lại" in paper.text(page)]
	assert all("Người xử lý" in paper.text(page) for page in pages)


def test_only_who_reads_the_report_gets_its_sheet(site: ModuleType, http: Callable) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "TS-3", evidence=False)
	frappe.db.commit()
	path = f"/api/method/laichau_env.documents.api.download_tracking_sheet?name={report.name}"
	for person in (OFFICER, EXAMINER, PROVINCE_CHAIR):
		answer = http(person.user).get(path)
		assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
	for session in (http(OTHER_OFFICER.user), http()):
		assert session.get(path).status_code == 403

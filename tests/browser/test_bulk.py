"""The examiner ticks reports, reads what each says, recommends those he read, and is told what became of each."""

import os
import subprocess
import sys
from pathlib import Path

import frappe
import pytest
from actors import BUM_TO, CHAIR, DOAN_KET, EXAMINER, OFFICER, SECOND_EXAMINER, SYT, as_user
from factories import REASON, act, report_at, write
from frappe.model.document import Document
from laichau_env.approval.opinions import queries, service
from laichau_env.approval.transitions import Action, State
from playwright.sync_api import expect

from browser.desk import Person, person

SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
RUNNER = Path(__file__).parents[1] / "site" / "bulk_runner.py"
BULK = "Bulk Approval"
LIST = '/app/progress-report?name=["like","%{}%"]'
QUESTION = "Đề nghị cho ý kiến về số liệu thu gom."


def picture(someone: Person, name: str) -> None:
	if SCREENSHOTS:
		someone.page.add_style_tag(content="#alert-container, .modal-backdrop { display: none !important }")
		expect(someone.page.locator("#freeze.in")).to_have_count(0)
		someone.page.screenshot(path=Path(SCREENSHOTS) / name)


def reports_of(code: str) -> dict[str, Document]:
	"""Five reports under review: two plain ones, one that came back, one that waits for an opinion, one to be taken."""
	made = {
		"plain": report_at(State.DEPARTMENT_REVIEW, f"{code}-1", BUM_TO),
		"taken": report_at(State.DEPARTMENT_REVIEW, f"{code}-1", DOAN_KET),
		"awaits": report_at(State.DEPARTMENT_REVIEW, f"{code}-2", BUM_TO),
		"other": report_at(State.DEPARTMENT_REVIEW, f"{code}-2", DOAN_KET),
		"returned": report_at(State.RETURNED, f"{code}-3", BUM_TO),
	}
	write(made["returned"], OFFICER, "Đã thu gom 15 tấn", evidence=False)
	act(made["returned"], OFFICER, Action.REQUEST_SIGNATURE)
	act(made["returned"], CHAIR, Action.SIGN_AND_SUBMIT)
	line = made["awaits"].lines[0]
	with as_user(EXAMINER):
		service.ask(
			made["awaits"].doctype,
			made["awaits"].name,
			[SYT],
			[f"lines|{line.plan_task}|{line.role}"],
			queries.usual_due_day(),
			QUESTION,
		)
	frappe.db.commit()
	return made


def row(place, report: Document):
	"""The row of a table that links to the report."""
	return place.locator("tr", has=place.page.locator(f"a[href$='{report.name}']"))


@pytest.mark.browser
def test_reports_are_read_ticked_and_recommended_together(
	browser, base_url, demo_password, site, site_name, bench_root
) -> None:
	code = f"HL-{frappe.utils.random_string(6).upper()}"
	made = reports_of(code)
	with person(browser, base_url, EXAMINER.user, demo_password) as examiner:
		page = examiner.page
		page.goto(LIST.format(code))
		expect(page.locator(".list-row-checkbox")).to_have_count(5)
		page.locator(".list-row-head .list-check-all:visible").check()
		picture(examiner, "hang-loat-danh-sach.png")
		assert not page.get_by_role("button", name="Thao tác", exact=True).is_visible()
		page.get_by_role("button", name="Xử lý hàng loạt (5)", exact=True).click()
		dialog = examiner.dialog()
		expect(dialog.locator("tbody tr")).to_have_count(5)
		expect(row(dialog, made["awaits"])).to_contain_text("Còn chờ ý kiến bắt buộc của Sở Y tế")
		expect(row(dialog, made["awaits"]).locator("input")).to_be_disabled()
		expect(row(dialog, made["returned"])).to_contain_text("chỗ")
		expect(row(dialog, made["plain"])).to_contain_text("bình quân 50%")
		begin = dialog.locator(".modal-header .btn-primary, .modal-footer .btn-primary").first
		expect(begin).to_be_disabled()
		for name in ("plain", "taken", "returned"):
			row(dialog, made[name]).locator("input").check()
		picture(examiner, "hang-loat-xem-truoc.png")
		act(made["taken"], SECOND_EXAMINER, Action.RECOMMEND)
		frappe.db.commit()
		begin.click()
		result = dialog.locator(".lc-bulk-result")
		expect(result.locator("tbody tr")).to_have_count(3)
		site.db.rollback()
		(bulk,) = frappe.get_all(BULK, order_by="creation desc", limit=1, pluck="name")
		subprocess.run(
			[sys.executable, str(RUNNER), site_name, bulk], cwd=bench_root / "sites", check=True, timeout=120
		)
		expect(result).to_contain_text("Đã xong")
		expect(row(result, made["plain"])).to_contain_text("Đã làm")
		expect(row(result, made["taken"])).to_contain_text("đã thực hiện")
		expect(result).to_contain_text("Không làm được: 1")
		picture(examiner, "hang-loat-ket-qua.png")
		with page.expect_download() as downloaded:
			result.locator("[data-do=download]").click()
		told = Path(downloaded.value.path()).read_text(encoding="utf-8-sig")
		assert made["taken"].name in told and "Không làm được" in told
		dialog.get_by_role("button", name="Đóng", exact=True).last.click()
		expect(page.locator(".list-row-checkbox")).to_have_count(5)
		page.goto(f"/app/bulk-approval/{bulk}")
		expect(page.locator(".lc-bulk-result")).to_contain_text("Đã xong")
		picture(examiner, "hang-loat-luu-lai.png")
	site.db.rollback()
	states = {
		name: frappe.db.get_value(one.doctype, one.name, "workflow_state") for name, one in made.items()
	}
	assert states == {
		"plain": State.DEPARTMENT_APPROVAL,
		"taken": State.DEPARTMENT_APPROVAL,
		"returned": State.DEPARTMENT_APPROVAL,
		"awaits": State.DEPARTMENT_REVIEW,
		"other": State.DEPARTMENT_REVIEW,
	}


@pytest.mark.browser
def test_sent_back_together_with_one_reason(
	browser, base_url, demo_password, site, site_name, bench_root
) -> None:
	code = f"HT-{frappe.utils.random_string(6).upper()}"
	reports = [report_at(State.DEPARTMENT_REVIEW, f"{code}-1", agency) for agency in (BUM_TO, DOAN_KET)]
	frappe.db.commit()
	with person(browser, base_url, EXAMINER.user, demo_password) as examiner:
		page = examiner.page
		page.goto(LIST.format(code))
		expect(page.locator(".list-row-checkbox")).to_have_count(2)
		page.locator(".list-row-head .list-check-all:visible").check()
		page.get_by_role("button", name="Xử lý hàng loạt (2)", exact=True).click()
		dialog = examiner.dialog()
		dialog.locator("[data-fieldname=action] select").select_option(label="Trả lại")
		expect(dialog.locator("[data-fieldname=reason] textarea")).to_be_visible()
		expect(dialog.locator("tbody tr")).to_have_count(2)
		dialog.locator("thead input").check()
		begin = dialog.locator(".btn-danger").first
		expect(begin).to_have_text("Trả lại (2)")
		begin.click()
		expect(page.get_by_text("ít nhất 10 ký tự").last).to_be_visible()
		page.locator(".msgprint-dialog .btn-modal-close").click()
		dialog.locator("[data-fieldname=reason] textarea").fill(REASON)
		picture(examiner, "hang-loat-tra-lai.png")
		begin.click()
		result = dialog.locator(".lc-bulk-result")
		expect(result).to_contain_text(REASON)
		site.db.rollback()
		(bulk,) = frappe.get_all(BULK, order_by="creation desc", limit=1, pluck="name")
		subprocess.run(
			[sys.executable, str(RUNNER), site_name, bulk], cwd=bench_root / "sites", check=True, timeout=120
		)
		expect(result).to_contain_text("Đã làm: 2")
		expect(result.locator("tbody a")).to_have_count(0), "they are private to their agencies again"
	site.db.rollback()
	for report in reports:
		assert frappe.db.get_value(report.doctype, report.name, "workflow_state") == State.RETURNED


@pytest.mark.browser
def test_who_examines_nothing_ticks_nothing(browser, base_url, demo_password, site) -> None:
	code = f"HK-{frappe.utils.random_string(6).upper()}"
	report_at(State.DEPARTMENT_REVIEW, f"{code}-1", BUM_TO)
	frappe.db.commit()
	with person(browser, base_url, OFFICER.user, demo_password) as officer:
		officer.page.goto(LIST.format(code))
		expect(officer.page.locator(".list-row")).to_have_count(1)
		expect(officer.page.locator(".list-row-checkbox")).to_be_hidden()

"""On the screen: an administrator adjusts a layout, a person takes a period's reports in one file, the register is read."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import frappe
import pytest
from actors import BUM_TO, DOAN_KET, EXAMINER, PLANNER
from factories import report_at
from laichau_env.approval.transitions import State
from laichau_env.documents.layouts import bases, service
from laichau_env.documents.layouts.texts import base_of
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.desk import Person, person

SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
RUNNER = Path(__file__).parents[1] / "site" / "batch_runner.py"
COPY, BATCH, PAPER = "Layout Copy", "Paper Batch", "Official Document"
TITLE = "BÁO CÁO THEO MẪU CỦA TỈNH"


def picture(someone: Person, name: str) -> None:
	if SCREENSHOTS:
		someone.page.add_style_tag(content="#alert-container { display: none !important }")
		expect(someone.page.locator("#freeze.in")).to_have_count(0)
		someone.page.screenshot(path=Path(SCREENSHOTS) / name)


def set_text(someone: Person, field: str, text: str) -> None:
	"""Type into a code field: its editor's own way, as typing 200 lines key by key would take minutes."""
	someone.page.evaluate("([field, text]) => cur_frm.set_value(field, text)", [field, text])


@pytest.mark.browser
def test_a_layout_is_adjusted_previewed_used_and_taken_back(browser, base_url, demo_password, site) -> None:
	with person(browser, base_url, PLANNER.user, demo_password, landing=".shortcut-widget-box") as planner:
		page = planner.page
		page.goto("/app/layout-copy")
		page.get_by_role("button", name="Điều chỉnh mẫu văn bản").or_(
			page.locator(".page-actions .primary-action")
		).first.click()
		dialog = planner.dialog()
		dialog.locator("[data-fieldname=print_format] select").select_option(label="Báo cáo của cơ quan")
		dialog.locator("[data-fieldname=title] input").fill("Mẫu báo cáo của tỉnh")
		picture(planner, "dieu-chinh-chon-mau.png")
		dialog.get_by_role("button", name="Điều chỉnh", exact=True).click()
		page.wait_for_url("**/app/layout-copy/MAU-*")
		expect(page.locator("[data-fieldname=state_view]")).to_contain_text("Không dùng")
		(name,) = frappe.get_all(COPY, order_by="creation desc", limit=1, pluck="name")
		site.db.rollback()
		name = page.url.rsplit("/", 1)[-1]
		html = frappe.db.get_value(COPY, name, "html")
		set_text(planner, "html", "{{ ''.__class__.__mro__ }}\n" + html)
		page.keyboard.press("Control+s")
		fault = page.locator(".msgprint-dialog")
		expect(fault).to_contain_text("Nội dung (HTML), dòng 1")
		picture(planner, "dieu-chinh-loi.png")
		fault.locator(".btn-modal-close").click()
		set_text(planner, "html", html.replace('parts.title("BÁO CÁO"', f'parts.title("{TITLE}"'))
		page.get_by_role("button", name="Xem trước", exact=True).click()
		expect(page.locator("iframe.lc-preview")).to_be_visible()
		with page.expect_download() as downloaded:
			planner.dialog().get_by_role("link", name="Tải về").click()
		shown = PdfReader(Path(downloaded.value.path())).pages[0].extract_text()
		assert TITLE in shown and "DỰ THẢO" in shown
		picture(planner, "dieu-chinh-xem-thu.png")
		planner.dialog().locator(".btn-modal-close").click()
		page.get_by_role("button", name="Dùng mẫu này", exact=True).click()
		expect(page.locator("[data-fieldname=state_view]")).to_contain_text("được in theo bản này")
		picture(planner, "dieu-chinh-dang-dung.png")
		site.db.rollback()
		copy = frappe.get_doc(COPY, name)
		assert copy.in_use and TITLE in copy.html
		_let_base_move(copy)
		page.reload()
		expect(page.locator(".lc-older-base")).to_be_visible()
		page.get_by_role("button", name="Đối chiếu với mẫu gốc", exact=True).click()
		expect(page.locator(".lc-diff .lc-new", has_text=TITLE)).to_be_visible()
		picture(planner, "dieu-chinh-doi-chieu.png")
		page.get_by_role("button", name="Trở về mẫu gốc", exact=True).click()
		planner.dialog().get_by_role("button", name="Có", exact=True).click()
		expect(page.locator("[data-fieldname=state_view]")).to_contain_text("Không dùng")
		page.goto("/app/layout-copy")
		expect(page.locator(".list-row")).not_to_have_count(0)
		picture(planner, "dieu-chinh-danh-sach.png")
	site.db.rollback()
	assert TITLE not in frappe.db.get_value(COPY, name, "html")


def _let_base_move(copy) -> None:
	"""As after an update: the copy remembers a base that the shipped layout is no longer."""
	base = base_of(service.known_kind(copy.print_format))
	older = replace(base, css=base.css.replace("14pt", "13pt"))
	service.keep_version(older)
	frappe.db.set_value(COPY, copy.name, {"base_version": older.version, "told_version": older.version})
	bases.look_at_bases()
	frappe.db.commit()


@pytest.mark.browser
def test_a_period_s_reports_are_taken_in_one_file(
	browser, base_url, demo_password, site, site_name, bench_root
) -> None:
	code = f"TB-{frappe.utils.random_string(6).upper()}"
	for agency in (BUM_TO, DOAN_KET):
		report_at(State.DEPARTMENT_REVIEW, code, agency, evidence=False)
	frappe.db.commit()
	with person(browser, base_url, EXAMINER.user, demo_password) as examiner:
		page = examiner.page
		page.goto(f'/app/progress-report?name=["like","%{code}%"]')
		expect(page.locator(".list-row-checkbox")).to_have_count(2)
		page.locator(".list-row-head .list-check-all:visible").check()
		page.locator(".menu-btn-group button").first.click()
		page.get_by_text("In nhiều báo cáo", exact=True).click()
		dialog = examiner.dialog()
		expect(dialog).to_contain_text("2 báo cáo đã đánh dấu")
		picture(examiner, "in-nhieu-chon.png")
		dialog.get_by_role("button", name="Tạo tệp", exact=True).click()
		expect(dialog.locator(".lc-batch")).to_contain_text("0 trên 2 báo cáo")
		picture(examiner, "in-nhieu-dang-cho.png")
		site.db.rollback()
		(batch,) = frappe.get_all(BATCH, order_by="creation desc", limit=1, pluck="name")
		subprocess.run(
			[sys.executable, str(RUNNER), site_name, batch], cwd=bench_root / "sites", check=True, timeout=120
		)
		expect(dialog.locator("[data-do=download]")).to_be_visible()
		expect(dialog.locator(".lc-batch")).to_contain_text("2 trên 2 báo cáo")
		picture(examiner, "in-nhieu-co-tep.png")
		with page.expect_download() as downloaded:
			dialog.locator("[data-do=download]").click()
		reader = PdfReader(Path(downloaded.value.path()))
		assert [mark.title for mark in reader.outline] == [
			"Ủy ban nhân dân phường Đoàn Kết", "Ủy ban nhân dân xã Bum Tở",
		]  # fmt: skip
		page.goto(f"/app/paper-batch/{batch}")
		expect(page.locator(".lc-batch")).to_contain_text("Đã có tệp")
		picture(examiner, "in-nhieu-luu-lai.png")


@pytest.mark.browser
def test_the_register_is_read_in_vietnamese(browser, base_url, demo_password, site) -> None:
	code = f"TS-{frappe.utils.random_string(6).upper()}"
	report = report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	frappe.db.commit()
	paper = frappe.db.get_value(PAPER, {"source_name": report.name, "status": "Issued"})
	with person(browser, base_url, EXAMINER.user, demo_password) as examiner:
		page = examiner.page
		page.goto("/app/official-document")
		# the newest record need not be this one: other tests of the run issue and close papers too
		expect(page.locator(".list-row", has_text="Đã ban hành").first).to_be_visible()
		picture(examiner, "so-van-ban-danh-sach.png")
		page.goto(f"/app/official-document/{paper}")
		summary = page.locator(".lc-register")
		expect(summary).to_contain_text("Đã ban hành")
		expect(summary).to_contain_text("Sở Nông nghiệp và Môi trường")
		expect(summary.locator("a", has_text=report.name)).to_be_visible()
		picture(examiner, "so-van-ban.png")
		page.get_by_role("button", name="Xuất siêu dữ liệu").click()
		with page.expect_download() as downloaded:
			page.locator(".dropdown-menu.show a", has_text="XML").click()
		assert "<CodeNotation>BC-UBND</CodeNotation>" in Path(downloaded.value.path()).read_text(
			encoding="utf-8"
		)
	with person(browser, base_url, PLANNER.user, demo_password, landing=".shortcut-widget-box") as planner:
		planner.page.goto("/app/document-number-series")
		planner.page.get_by_role("button", name="Số đã dùng trên giấy", exact=True).click()
		expect(planner.dialog()).to_contain_text("số đã cấp không cấp lại")
		picture(planner, "so-bat-dau.png")

"""On the screen: a period is consolidated, a figure's sources opened, built anew after a change, sent up and issued."""

from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, DIRECTOR, DOAN_KET, EXAMINER, PROVINCE_CHAIR, PROVINCE_OFFICER
from factories import make_period, report_at
from laichau_env.approval.transitions import State
from laichau_env.consolidation.constants import REPORT
from laichau_env.reporting.service import open_period
from playwright.sync_api import expect

from browser.desk import Person, person

MINE = "Công tác thu gom, xử lý chất thải chuyển biến rõ nét."


@pytest.fixture
def period(site: ModuleType) -> str:
	"""A period of three agencies: Bum Tở's report is approved."""
	code = f"TH-{frappe.utils.random_string(6).upper()}"
	make_period(code, (BUM_TO, DOAN_KET, "SYT"))
	open_period(code)
	report_at(State.APPROVED, code, BUM_TO)
	site.db.commit()
	return code


def open_consolidated(someone: Person, name: str) -> None:
	someone.page.goto(f"/app/consolidated-report/{name}")
	expect(someone.page.locator(".lc-standing")).to_be_visible()


def press_plain(someone: Person, label: str) -> None:
	someone.page.locator(".lc-strip").get_by_role("button", name=label, exact=True).click()


def make(someone: Person, period: str) -> None:
	someone.page.goto(f"/app/reporting-period/{period}")
	someone.page.get_by_role("button", name="Lập báo cáo tổng hợp").click()
	someone.dialog().get_by_role("button", name="Tổng hợp", exact=True).click()
	expect(someone.page.locator(".lc-standing")).to_be_visible()


def open_sources(someone: Person, task: str) -> None:
	someone.page.locator(f"[data-task='{task}'] [data-do=sources]").click()
	expect(someone.dialog().locator(".lc-line").first).to_be_visible()


def close_dialog(someone: Person) -> None:
	dialog = someone.dialog()
	dialog.locator(".btn-modal-close").click()
	expect(dialog).to_be_hidden()


def test_from_login_to_the_issued_report(
	browser: object, base_url: str, demo_password: str, site: ModuleType, period: str
) -> None:
	source = frappe.get_doc("Progress Report", f"BC-{period}-{BUM_TO}")
	task = next(line.plan_task for line in source.lines if line.role == "Lead")
	name = f"TH-{period}-SNNMT"
	with person(browser, base_url, EXAMINER.user, demo_password) as officer:
		make(officer, period)
		expect(officer.page.locator(".lc-agencies", has_text="Chưa được tính")).to_contain_text("Đoàn Kết")
		expect(officer.page.locator(".lc-notice[data-tone=green]")).to_be_visible()
		officer.picture("consolidated-report.png")
		open_sources(officer, task)
		expect(officer.dialog()).to_contain_text("Bum Tở")
		expect(officer.dialog().locator("a", has_text=source.name)).to_be_visible()
		officer.picture("consolidated-sources.png")
		officer.dialog().locator("[data-do=correct]").first.click()
		dialog = officer.dialog()
		dialog.locator("[data-fieldname=value] input").fill("37,5")
		dialog.locator("[data-fieldname=reason] textarea").fill("Số liệu chưa trừ phần trùng lặp")
		dialog.get_by_role("button", name="Hiệu chỉnh", exact=True).click()
		row = officer.page.locator(f"[data-task='{task}']")
		expect(row).to_contain_text("37,5")
		expect(row).to_contain_text("đã hiệu chỉnh")
		write_words(officer)

		report_at(State.APPROVED, period, DOAN_KET, evidence=False)
		site.db.commit()
		open_consolidated(officer, name)
		expect(officer.page.locator(".lc-notice[data-tone=red]")).to_contain_text("Đoàn Kết")
		press_plain(officer, "Trình ký")
		officer.dialog().get_by_role("button", name="Trình ký", exact=True).click()
		expect(officer.page.locator(".modal.show", has_text="không còn khớp với nguồn")).to_be_visible()
		officer.picture("consolidated-stale.png")
		open_consolidated(officer, name)
		press_plain(officer, "Tổng hợp lại")
		officer.dialog().get_by_role("button", name="Tổng hợp lại", exact=True).click()
		expect(officer.page.locator(".lc-notice[data-tone=green]")).to_be_visible()
		met = officer.page.locator(".lc-line--remarked")
		expect(met.locator(".lc-three")).to_contain_text(MINE)
		met.locator(".lc-three").scroll_into_view_if_needed()
		officer.picture("consolidated-words.png")
		met.locator("[data-do=keep]").click()
		expect(met).to_have_count(0)
		officer.press("Trình ký")
		assert officer.state() == "Chờ lãnh đạo sở duyệt"
	for who, label, state in (
		(DIRECTOR, "Duyệt, trình tỉnh", "Chờ VP UBND tỉnh rà soát"),
		(PROVINCE_OFFICER, "Trình lãnh đạo UBND tỉnh", "Chờ UBND tỉnh duyệt"),
		(PROVINCE_CHAIR, "Ban hành", "Đã ban hành"),
	):
		with person(browser, base_url, who.user, demo_password) as someone:
			someone.page.locator(".lc-inbox-item a", has_text=period).first.click()
			expect(someone.page.locator(".lc-standing")).to_be_visible()
			someone.press(label)
			assert someone.state() == state
			someone.picture(f"consolidated-{who.user.partition('.')[0]}.png")
	site.db.rollback()
	issued = frappe.get_doc(REPORT, name)
	assert issued.document_number and issued.docstatus == 1


def write_words(officer: Person) -> None:
	part = officer.page.locator("[data-text]", has_text="Tình hình chung").first
	part.locator("[data-do=write]").click()
	dialog = officer.dialog()
	dialog.locator("[data-fieldname=words] textarea").fill(MINE)
	dialog.get_by_role("button", name="Lưu", exact=True).click()
	expect(dialog).to_be_hidden()
	expect(officer.page.locator("[data-text]", has_text=MINE)).to_be_visible()

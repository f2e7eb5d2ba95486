"""Who is on time, as each sees it: the matrix by filters, on a phone, as a file; and the landing page of the owing."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import actors
import frappe
import pytest
from factories import REASON, report_at
from laichau_env.approval.transitions import State
from playwright.sync_api import expect

from browser.desk import Person, person

SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
NARROW = 390
PAGE = "/app/theo-doi-bao-cao"


def picture(someone: Person, name: str) -> None:
	if SCREENSHOTS:
		someone.page.add_style_tag(content="#alert-container { display: none !important }")
		someone.page.screenshot(path=Path(SCREENSHOTS) / name)


def fits(someone: Person) -> bool:
	"""Whether nothing makes the page itself wider than the screen."""
	return someone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def matrix_of(someone: Person):
	table = someone.page.locator(".lc-matrix")
	expect(table).to_be_visible()
	return table


@pytest.fixture
def reports(site) -> dict:
	code = frappe.utils.random_string(5).upper()
	found = {
		state: report_at(state, f"TD-{at}-{code}")
		for at, state in enumerate((State.DEPARTMENT_REVIEW, State.RETURNED))
	}
	for report in found.values():
		frappe.db.set_value("Reporting Period", report.period, "status", "Open")
	site.db.commit()
	return found


@pytest.mark.browser
def test_the_department_sees_who_is_late(browser, base_url, demo_password, reports) -> None:
	sent = reports[State.DEPARTMENT_REVIEW]
	with person(browser, base_url, actors.DIRECTOR.user, demo_password) as director:
		director.page.locator(".shortcut-widget-box", has_text="Theo dõi nộp báo cáo").click()
		table = matrix_of(director)
		assert table.locator("tbody tr").count() > 30
		row = table.locator("tbody tr", has_text="Bum Tở")
		link = row.locator(f"a[href$='{sent.name}']")
		cell = row.locator("td", has=director.page.locator(f"a[href$='{sent.name}']"))
		expect(cell).to_contain_text("Cơ quan: muộn")
		picture(director, "theo-doi.png")
		scroll = director.page.locator(".lc-matrix-scroll")
		scroll.evaluate("box => box.scrollTo(300, 400)")
		expect(table.locator("thead .lc-matrix-agency")).to_be_in_viewport()
		picture(director, "theo-doi-cuon.png")
		director.page.locator("[name=agency_type]").select_option(label="Sở, ban, ngành")
		expect(row).to_have_count(0)
		director.page.locator("[name=agency_type]").select_option(label="Tất cả")
		tier = director.page.locator("[name=tier]")
		tier.select_option(label="Tỉnh")
		expect(cell).not_to_contain_text("Cơ quan: muộn")
		expect(director.page).to_have_url(re.compile(r"tier=province"))
		director.page.reload()
		expect(tier).to_have_value("province")
		expect(cell).to_be_visible()
		expect(cell).not_to_contain_text("Cơ quan: muộn")
		tier.select_option(label="Cơ quan")
		expect(cell).to_contain_text("Cơ quan: muộn")
		picture(director, "theo-doi-mot-cap.png")
		director.page.get_by_label("Chỉ cơ quan chậm").check()
		expect(row).to_have_count(1)
		with director.page.expect_download() as download:
			director.page.locator("[data-do=excel]").click()
		assert download.value.suggested_filename.endswith(".xlsx")
		director.page.emulate_media(media="print")
		expect(director.page.locator("[data-do=excel]")).to_be_hidden()
		picture(director, "theo-doi-in.png")
		director.page.emulate_media(media="screen")
		link.click()
		expect(director.page.locator(".lc-strip")).to_be_visible()
		director.page.go_back()
		expect(tier).to_have_value("agency")
		expect(director.page.get_by_label("Chỉ cơ quan chậm")).to_be_checked()


@pytest.mark.browser
def test_a_commune_sees_its_own_row_on_a_phone(browser, base_url, demo_password, reports) -> None:
	with person(browser, base_url, actors.OFFICER.user, demo_password, width=NARROW) as officer:
		officer.page.goto(PAGE)
		table = matrix_of(officer)
		expect(table.locator("tbody tr")).to_have_count(1)
		assert fits(officer)
		picture(officer, "theo-doi-dien-thoai.png")


@pytest.mark.browser
@pytest.mark.parametrize("who", [actors.SUPERVISOR, actors.PLANNER, actors.PROVINCE_OFFICER], ids=str)
def test_who_looks_over_all_has_the_page(browser, base_url, demo_password, reports, who) -> None:
	context = browser.new_context(base_url=base_url, locale="vi-VN", viewport={"width": 1360, "height": 900})
	page = context.new_page()
	page.goto("/login")
	page.fill("#login_email", who.user)
	page.fill("#login_password", demo_password)
	page.click(".btn-login")
	page.locator(".shortcut-widget-box", has_text="Theo dõi nộp báo cáo").click()
	expect(page.locator(".lc-matrix tbody tr", has_text="Bum Tở")).to_be_visible()
	context.close()


@pytest.fixture
def late_task(site) -> Iterator[str]:
	"""A duty of Bum Tở whose task should have been done by the last day of 2025."""
	duty, task = frappe.db.get_value("Task Assignment", {"agency": actors.BUM_TO}, ["name", "plan_task"])
	days = frappe.db.get_value("Plan Task", task, ["end_date", "open_ended", "condition_text"], as_dict=True)
	frappe.db.set_value(
		"Plan Task", task, {"end_date": "2025-12-31", "open_ended": 0, "condition_text": None}
	)
	site.db.commit()
	yield duty
	frappe.db.set_value("Plan Task", task, days)
	site.db.commit()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1360, NARROW])
def test_what_i_owe_by_when_and_what_came_back(
	browser, base_url, demo_password, reports, late_task, width
) -> None:
	back, sent = reports[State.RETURNED], reports[State.DEPARTMENT_REVIEW]
	with person(browser, base_url, actors.OFFICER.user, demo_password, width=width) as officer:
		mine = officer.page.locator(".lc-inbox-item", has=officer.page.locator(f"a[href$='{back.name}']"))
		expect(mine).to_contain_text(f"Trả lại – Đỗ Thị Chạy Thử: {REASON}")
		expect(mine).to_contain_text("Hạn gửi: 16/02/2026")
		others = officer.page.locator(".lc-owed-item", has=officer.page.locator(f"a[href$='{sent.name}']"))
		expect(others).to_contain_text("Sở thẩm định")
		expect(others).to_contain_text("ở bước này từ")
		task = officer.page.locator(".lc-task-item", has=officer.page.locator(f"a[href$='{late_task}']"))
		expect(task).to_contain_text("Hạn hoàn thành: 31/12/2025")
		assert fits(officer)
		task.scroll_into_view_if_needed()
		picture(officer, f"nhiem-vu-qua-han-{width}.png")
		mine.scroll_into_view_if_needed()
		picture(officer, f"viec-cua-toi-{width}.png")
		mine.locator("a").click()
		expect(officer.page.locator(".lc-strip")).to_contain_text("Trả lại để hoàn thiện")

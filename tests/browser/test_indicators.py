"""Figures of indicators as a commune officer enters them, at a desk and on a phone; as the department reads them."""

import actors
import frappe
import pytest
from factories import INDICATOR, PLAN, report_at, write
from frappe.model.document import Document
from laichau_env.approval.transitions import State
from laichau_env.reporting.service import make_draft
from playwright.sync_api import Page, expect

from browser.desk import person

COUNT = "TC-SO-VU"
SAVE = "Lưu số liệu"
MORE = {
	INDICATOR: ("Tỷ lệ chất thải rắn sinh hoạt nông thôn được thu gom, xử lý", "%", 2, "100", 30),
	COUNT: ("Số vụ vi phạm về môi trường bị xử lý", "vụ", 0, "", 0),
}


@pytest.fixture
def report(site) -> Document:
	"""A draft that asks for two indicators, and an approved report of the quarter before; a time of its own for each test."""
	for code, (name, unit, decimals, maximum, jump) in MORE.items():
		values = {
			"indicator_name": name, "unit": unit, "decimals": decimals, "maximum": maximum,
			"question_jump_percent": jump, "disabled": 0,
		}  # fmt: skip
		if frappe.db.exists("Indicator", code):
			frappe.get_doc("Indicator", code).update(values).save()
		else:
			frappe.get_doc(
				{"doctype": "Indicator", "code": code, **values, "reporters": [{"agency": actors.BUM_TO}]}
			).insert()
	word = frappe.utils.random_string(5).upper()
	year = 2021 + frappe.db.count("Reporting Period", {"name": ("like", "CT1-%")})
	report_at(State.APPROVED, _period(f"CT1-{word}", f"{year - 1}-12-15", f"{year}-03-14"))
	draft = make_draft(_period(f"CT2-{word}", f"{year}-03-15", f"{year}-06-14"), actors.BUM_TO)
	for code in MORE:
		frappe.db.set_value("Indicator", code, "disabled", 1)
	site.db.commit()
	return draft


def _period(code: str, data_from: str, data_to: str) -> str:
	return (
		frappe.get_doc(
			{
				"doctype": "Reporting Period", "period_code": code, "title": f"kỳ {code}", "directive": PLAN,
				"kind": "Quarterly", "data_from": data_from, "data_to": data_to,
				"due_agency": frappe.utils.add_days(data_to, 3),
			}
		)
		.insert()
		.name
	)  # fmt: skip


def row(page: Page, code: str):
	return page.locator(f".lc-figure[data-indicator={code}]")


@pytest.mark.browser
@pytest.mark.parametrize("width", (1360, 390))
def test_an_officer_enters_figures_and_says_why_one_jumps(
	browser, base_url, demo_password, report, width
) -> None:
	with person(browser, base_url, actors.OFFICER.user, demo_password, width=width) as officer:
		officer.open_report(report.name)
		page = officer.page
		rate, count = row(page, INDICATOR), row(page, COUNT)
		expect(rate).to_contain_text("Số duyệt gần nhất")
		expect(page.locator(".lc-figures .lc-progress")).to_have_text("Đã nhập 0/2 chỉ tiêu")
		rate.locator("input").fill("58.5")
		page.get_by_role("button", name=SAVE).click()
		expect(officer.dialog()).to_contain_text("hãy viết 58,5")
		officer.picture(f"figures-{width}-refused.png")
		page.keyboard.press("Escape")
		expect(page.locator(".modal.show")).to_have_count(0)
		rate.locator("input").fill("58,50")
		count.locator("input").fill("0")
		page.get_by_role("button", name=SAVE).click()
		expect(page.locator(".lc-figures .lc-progress")).to_have_text("Đã nhập 2/2 chỉ tiêu")
		expect(rate.locator("input")).to_have_value("58,5")
		expect(rate).to_contain_text("Chênh 368% so với số duyệt gần nhất (12,5)")
		rate.scroll_into_view_if_needed()
		officer.picture(f"figures-{width}-jump.png")
		rate.locator("textarea").fill("Từ tháng 4 có thêm 3 điểm thu gom")
		page.get_by_role("button", name=SAVE).click()
		expect(rate).not_to_contain_text("nếu đúng thì nêu lý do")
		assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
	frappe.db.rollback()
	stored = frappe.get_doc("Progress Report", report.name)
	assert {one.indicator: (one.value_text, one.value) for one in stored.indicator_values} == {
		INDICATOR: ("58,5", 58.5),
		COUNT: ("0", 0),
	}


@pytest.mark.browser
def test_a_reader_sees_figures_and_can_send_one_back(browser, base_url, demo_password, report, site) -> None:
	from factories import act, steps_to

	write(report, actors.OFFICER)
	report.reload()
	for who, action in steps_to(State.DEPARTMENT_REVIEW):
		report = act(report, who, action)
	site.db.commit()
	with person(browser, base_url, actors.EXAMINER.user, demo_password) as examiner:
		examiner.open_report(report.name)
		rate = row(examiner.page, INDICATOR)
		expect(rate.locator("input")).to_have_count(0)
		expect(rate.locator(".lc-figure-value")).to_contain_text("12,5")
		examiner.page.locator(".lc-strip").get_by_role("button", name="Trả lại", exact=True).click()
		dialog = examiner.dialog()
		expect(dialog.locator(".lc-ticks-group", has_text="Các chỉ tiêu")).to_have_count(1)
		dialog.locator(".lc-tick", has_text=MORE[INDICATOR][0]).click()
		expect(dialog.locator(".lc-remark-field option")).to_have_text(["Toàn bộ", "Số liệu", "Lý do"])
		rate.scroll_into_view_if_needed()
		examiner.picture("figures-send-back.png")

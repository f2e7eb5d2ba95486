"""The department asks two agencies about a line, one answers, one is late and passed over: real clicks, real words."""

import os
from datetime import timedelta
from pathlib import Path

import actors
import frappe
import pytest
from factories import report_at
from laichau_env.approval.transitions import State
from laichau_env.common import clock
from playwright.sync_api import expect

from browser.desk import Person, person

SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
QUESTION = "Đề nghị cho ý kiến về số liệu thu gom và tiến độ ở các bản vùng cao."
ANSWER = "Số liệu chưa gồm hai bản vùng cao; đề nghị xã bổ sung."
REASON = "Đã quá hạn, sở đã đôn đốc hai lần mà chưa có trả lời."
REQUEST = "Opinion Request"


def picture(someone: Person, name: str) -> None:
	if SCREENSHOTS:
		someone.page.add_style_tag(content="#alert-container, .modal-backdrop { display: none !important }")
		expect(someone.page.locator("#freeze.in")).to_have_count(0)
		someone.page.screenshot(path=Path(SCREENSHOTS) / name)


def ask(someone: Person, agency_typed: str, agency: str) -> None:
	"""Open the dialog, choose the first line and an agency found by its name, and send."""
	someone.page.locator(".lc-strip").get_by_role("button", name="Xin ý kiến", exact=True).click()
	dialog = someone.dialog()
	dialog.locator("[data-fieldname=lines] input").first.check()
	dialog.locator(".lc-ticks-find").fill(agency_typed)
	dialog.locator("[data-fieldname=agencies] .lc-tick", has_text=agency).locator("input").check()
	dialog.locator("[data-fieldname=question] textarea").fill(QUESTION)
	picture(someone, f"xin-y-kien-{agency_typed}.png")
	dialog.get_by_role("button", name="Gửi phiếu xin ý kiến", exact=True).click()
	expect(someone.page.locator(".lc-opinions thead th", has_text=agency)).to_be_visible()


@pytest.mark.browser
def test_two_are_asked_one_answers_one_is_passed_over(browser, base_url, demo_password, site) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, f"YK-{frappe.utils.random_string(6).upper()}")
	site.db.commit()

	def at_desk(who: actors.Person):
		return person(browser, base_url, who.user, demo_password)

	with at_desk(actors.EXAMINER) as examiner:
		examiner.open_report(report.name)
		expect(examiner.page.locator(".lc-opinions")).to_be_hidden()
		ask(examiner, "so y te", "Sở Y tế")
		ask(examiner, "xay dung", "Sở Xây dựng")
		picture(examiner, "y-kien-dang-cho.png")
		examiner.page.locator(".lc-strip").get_by_role("button", name="Đề nghị duyệt", exact=True).click()
		examiner.dialog().get_by_role("button", name="Đề nghị duyệt", exact=True).click()
		expect(examiner.page.get_by_text("Còn chờ ý kiến bắt buộc của")).to_be_visible()

	site.db.rollback()
	requests = dict(
		frappe.get_all(
			REQUEST, {"reference_name": report.name}, ["asked_agency", "name"], as_list=True
		)
	)  # fmt: skip
	with at_desk(actors.STRANGER) as asked:
		asked.page.locator(f".lc-inbox-item a[href*='{requests['SYT']}']").click()
		form = asked.page.locator(".lc-opinion")
		expect(form).to_contain_text(QUESTION)
		expect(form.locator(".lc-opinion-line")).to_have_count(1)
		expect(form).to_contain_text("Đã thu gom 12 tấn")
		picture(asked, "tra-loi-y-kien.png")
		form.get_by_label("Không nhất trí").check()
		form.locator(".lc-opinion-text").fill("ngắn")
		form.locator("[data-do=send]").click()
		expect(asked.page.get_by_text("Hãy ghi rõ ý kiến, ít nhất 10 ký tự")).to_be_visible()
		asked.dialog().locator(".btn-modal-close").click()
		form.locator(".lc-opinion-text").fill(ANSWER)
		form.locator("[data-do=send]").click()
		expect(form.locator(".lc-state")).to_have_text("Đã cho ý kiến")
		picture(asked, "da-tra-loi.png")

	frappe.db.set_value(REQUEST, requests["SXD"], "due_date", clock.today() - timedelta(days=2))
	site.db.commit()
	with at_desk(actors.EXAMINER) as examiner:
		examiner.open_report(report.name)
		table = examiner.page.locator(".lc-opinions-table")
		expect(table).to_contain_text(ANSWER)
		expect(table).to_contain_text("Quá hạn, chưa có ý kiến")
		picture(examiner, "y-kien-canh-nhau.png")
		table.locator("[data-do=pass-over]").click()
		dialog = examiner.dialog()
		dialog.locator("[data-fieldname=reason] textarea").fill(REASON)
		dialog.get_by_role("button", name="Bỏ qua ý kiến quá hạn", exact=True).click()
		expect(table).to_contain_text("Bỏ qua, chưa có ý kiến")
		expect(table).to_contain_text(REASON)
		examiner.press("Đề nghị duyệt")
		assert examiner.state() == "Chờ lãnh đạo sở duyệt"

	with at_desk(actors.DIRECTOR) as director:
		director.open_report(report.name)
		expect(director.page.locator(".lc-opinions-table")).to_contain_text(ANSWER)
		assert director.page.locator(".lc-strip").get_by_role("button", name="Xin ý kiến").count() == 0

	with at_desk(actors.CHAIR) as chair:
		chair.open_report(report.name)
		expect(chair.page.locator(".lc-opinions")).to_be_hidden()

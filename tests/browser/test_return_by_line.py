"""The department returns two lines and one part; only those open; corrected, answered, signed; old and new compared."""

import os
from pathlib import Path

import actors
import frappe
import pytest
from factories import REASON, act, report_at, steps_to
from laichau_env.approval.transitions import State
from laichau_env.common import clock
from playwright.sync_api import expect

from browser.desk import Person, person

SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
TASK_REMARK = "Chưa có số liệu thu gom của hai bản vùng cao."
FIELD_REMARK = "Tỷ lệ 50% chưa khớp với số liệu ở phần kết quả."
PART_REMARK = "Chưa nêu văn bản chỉ đạo của Ủy ban nhân dân xã."
ANSWER = "Tỷ lệ tính theo số bản đã có điểm thu gom, đề nghị giữ nguyên."
CORRECTED = "Đã thu gom 15 tấn, gồm cả hai bản vùng cao"
PERCENT = "% hoàn thành"
NARROW = 390
SITUATION = "UBND xã đã ban hành kế hoạch số 12/KH-UBND trong kỳ"


def picture(someone: Person, name: str, *, whole: bool = False) -> None:
	if SCREENSHOTS:
		someone.page.add_style_tag(content="#alert-container, .modal-backdrop { display: none !important }")
		expect(someone.page.locator("#freeze.in")).to_have_count(0)
		someone.page.screenshot(path=Path(SCREENSHOTS) / name, full_page=whole)


def strip_button(someone: Person, label: str):
	return someone.page.locator(".lc-strip").get_by_role("button", name=label, exact=True)


def name_place(dialog, typed: str, place: str, remark: str, field: str = "") -> None:
	"""Find a place by some of its words, choose it, write the remark and add it."""
	dialog.locator(".lc-ticks-find").fill(typed)
	dialog.locator(f"input[value='{place}']").check()
	if field:
		dialog.locator(".lc-remark-field").select_option(label=field)
	dialog.locator(".lc-remark-text").fill(remark)
	dialog.locator("[data-do=add-remark]").click()
	expect(dialog.locator(".lc-remarks-asked")).to_contain_text(remark)


def place_of(line) -> str:
	return f"lines|{line.plan_task}|{line.role}"


def examined_report():
	"""A report under examination, its next steps written too."""
	report = report_at(State.DRAFT, f"TL-{frappe.utils.random_string(6).upper()}")
	with actors.as_user(actors.OFFICER):
		report.next_steps = "Tiếp tục phân loại rác tại nguồn ở 8 bản."
		report.save()
	for who, action in steps_to(State.DEPARTMENT_REVIEW):
		act(report, who, action)
	return frappe.get_doc(report.doctype, report.name)


@pytest.mark.browser
def test_two_lines_and_one_part_come_back(browser, base_url, demo_password, site) -> None:
	report = examined_report()
	site.db.commit()
	first, second = report.lines[0], report.lines[1]

	def at_desk(who: actors.Person, width: int = 1360):
		return person(browser, base_url, who.user, demo_password, width=width)

	with at_desk(actors.EXAMINER) as examiner:
		examiner.open_report(report.name)
		expect(examiner.page.locator(".lc-remarks")).to_be_hidden()
		strip_button(examiner, "Trả lại").click()
		dialog = examiner.dialog()
		expect(dialog).to_contain_text("Trả lại toàn bộ báo cáo.")
		dialog.locator("[data-fieldname=reason] textarea").fill(REASON)
		name_place(dialog, first.task_content[:20], place_of(first), TASK_REMARK)
		name_place(dialog, second.task_content[:20], place_of(second), FIELD_REMARK, PERCENT)
		name_place(dialog, "tinh hinh", "situation", PART_REMARK)
		name_place(dialog, "ket qua", "results_summary", "Chỗ này chọn nhầm, sẽ bỏ ra")
		dialog.locator("[data-do=drop-remark]").last.click()
		expect(dialog).to_contain_text("Chỉ trả lại 3 chỗ.")
		picture(examiner, "tra-lai-tung-cho.png")
		dialog.get_by_role("button", name="Trả lại", exact=True).click()
		expect(examiner.page.locator(".lc-inbox-title", has_text="Đã trả lại")).to_be_visible()

	with at_desk(actors.OFFICER) as officer:
		page = officer.page
		officer.open_report(report.name)
		expect(page.locator(".lc-remarks")).to_contain_text("Còn 3 ý kiến chưa sửa và chưa trả lời.")
		picture(officer, "y-kien-tra-lai.png", whole=True)
		opened = page.locator(".lc-line:has([data-do=edit])")
		expect(opened).to_have_count(2)
		expect(page.locator(".lc-line--closed")).to_have_count(len(report.lines) - 2)
		expect(page.locator("[data-fieldname=next_steps] textarea:visible")).to_have_count(0)
		expect(page.locator("[data-fieldname=next_steps] .lc-closed")).to_be_visible()
		expect(page.locator("[data-fieldname=situation] .lc-remark")).to_contain_text(PART_REMARK)

		strip_button(officer, "Trình ký").click()
		officer.dialog().get_by_role("button", name="Trình ký", exact=True).click()
		expect(page.get_by_text("Còn 3 ý kiến trả lại chưa sửa và chưa trả lời")).to_be_visible()
		officer.dialog().locator(".btn-modal-close").click()
		expect(page.locator(".lc-remark--found").first).to_be_visible()

		page.get_by_label(f"Chỉ nhiệm vụ có ý kiến ({2})").check()
		expect(page.locator(".lc-line")).to_have_count(2)
		officer.enter_result(0, result=CORRECTED)
		officer.page.locator(".lc-line").nth(1).locator("[data-do=edit]").click()
		dialog = officer.dialog()
		expect(dialog.locator("[data-fieldname=result] textarea")).to_be_disabled()
		expect(dialog.locator("[data-fieldname=percent] input")).to_be_enabled()
		expect(dialog.locator("[data-fieldname=result] textarea")).to_be_in_viewport()
		picture(officer, "mot-muc-duoc-sua.png")
		dialog.locator(".btn-modal-close").click()
		card = page.locator(".lc-line").nth(1).locator(".lc-remark")
		card.locator("[data-do=write-answer]").click()
		card.locator("textarea").fill(ANSWER)
		card.locator("[data-do=send-answer]").click()
		expect(card).to_contain_text("Đã trả lời")
		officer.type_general_part("situation", SITUATION)
		officer.save()
		expect(page.locator(".lc-remarks")).to_contain_text("Các ý kiến đều đã được sửa hoặc trả lời.")
		picture(officer, "da-tra-loi-y-kien.png", whole=True)
		officer.press("Trình ký")
		assert officer.state() == "Chờ lãnh đạo ký"

	with at_desk(actors.CHAIR) as chair:
		chair.open_report(report.name)
		expect(chair.page.locator(".lc-remarks")).to_contain_text(ANSWER)
		chair.press("Ký, gửi", values={"document_date": f"{clock.today():%d-%m-%Y}"})

	with at_desk(actors.EXAMINER) as examiner:
		examiner.open_report(report.name)
		expect(examiner.page.locator(".lc-remarks")).to_contain_text(ANSWER)
		examiner.page.locator("[data-do=compare]").click()
		changes = examiner.page.locator(".lc-comparison .lc-change")
		expect(changes).to_have_count(2)
		expect(changes.filter(has_text="12/KH-UBND").locator("ins").first).to_be_visible()
		expect(changes.filter(has_text="15").locator("del").first).to_have_text("12")
		picture(examiner, "so-sanh-hai-lan.png", whole=True)

	with at_desk(actors.EXAMINER, NARROW) as examiner:
		examiner.open_report(report.name)
		examiner.page.locator("[data-do=compare]").click()
		expect(examiner.page.locator(".lc-comparison .lc-change")).to_have_count(2)
		section = examiner.page.locator(".lc-remarks")
		assert section.evaluate("box => box.scrollWidth") <= NARROW, "nothing is wider than the phone"
		picture(examiner, "so-sanh-dien-thoai.png", whole=True)

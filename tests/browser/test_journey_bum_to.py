"""Five people of three agencies take the report of xã Bum Tở from draft to approved, with one return on the way.

Real clicks in Chromium, Vietnamese labels, and the paper read at the end. Makes the README's screenshots.
"""

import os
from datetime import date
from pathlib import Path

import actors
import pytest
from laichau_env.common import clock
from playwright.sync_api import expect
from prints.measure import Paper

from browser.desk import Person, person

REPORT = "BC-Q4-2026-03433"
TITLE = "UBND xã Bum Tở - quý IV năm 2026"
LEAD_TASKS = 15
RESULT = "Đã tổ chức 03 buổi tuyên truyền, thu gom 12,5 tấn rác thải sinh hoạt; {} bản tham gia."
REASON = "Chưa có số liệu thu gom rác thải của 2 bản vùng cao, đề nghị bổ sung."
PDF = b"%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
"""A folder: where it is given, the pictures of README.md are made anew."""


def picture(someone: Person, name: str) -> None:
	if SCREENSHOTS:
		someone.page.add_style_tag(content="#alert-container, .modal-backdrop { display: none !important }")
		someone.page.evaluate("window.scrollTo(0, 0)")
		expect(someone.page.locator("#freeze.in")).to_have_count(0)
		someone.page.screenshot(path=Path(SCREENSHOTS) / name)


@pytest.mark.browser
def test_from_draft_to_approved_with_one_return(browser, base_url, demo_password, site, tmp_path) -> None:
	today = clock.today()
	paper = {"document_date": f"{today:%d-%m-%Y}"}
	evidence = tmp_path / "bien-ban-kiem-tra.pdf"
	evidence.write_bytes(PDF)

	def at_desk(who: actors.Person):
		return person(browser, base_url, who.user, demo_password)

	with at_desk(actors.OFFICER) as officer:
		picture(officer, "viec-cua-xa.png")
		officer.open_waiting(TITLE)
		assert officer.state() == "Dự thảo"
		assert officer.buttons() == ["Trình ký"]
		for card in range(LEAD_TASKS):
			officer.enter_result(card, result=RESULT.format(card + 1), percent="40,5", pace="Đạt tiến độ")
		officer.attach(0, evidence)
		officer.type_general_part(
			"situation", "UBND xã đã ban hành kế hoạch số 12/KH-UBND và phân công các thôn bản."
		)
		officer.type_general_part("next_steps", "Tiếp tục phân loại rác tại nguồn ở 8 bản.")
		officer.save()
		picture(officer, "bao-cao-cua-xa.png")
		officer.press("Trình ký")
		assert officer.state() == "Chờ lãnh đạo ký"
		assert officer.buttons() == ["Rút lại"]

	with at_desk(actors.CHAIR) as chair:
		chair.open_waiting(TITLE)
		assert chair.buttons() == ["Ký, gửi", "Trả lại"]
		chair.press("Ký, gửi", values={"document_number": "39", **paper})
		assert chair.state() == "Sở thẩm định"

	with at_desk(actors.EXAMINER) as examiner:
		examiner.open_waiting(TITLE)
		assert examiner.buttons() == ["Đề nghị duyệt", "Trả lại"]
		assert examiner.page.locator(".lc-line [data-do]:not([data-do=more])").count() == 0, "nothing to edit"
		picture(examiner, "so-tham-dinh.png")
		examiner.page.locator(".lc-strip").get_by_role("button", name="Trả lại", exact=True).click()
		dialog = examiner.dialog()
		dialog.locator("[data-fieldname=reason] textarea").fill("ngắn")
		dialog.get_by_role("button", name="Trả lại", exact=True).click()
		expect(examiner.page.get_by_text("cần nêu lý do, ít nhất 10 ký tự")).to_be_visible()
		examiner.page.reload()
		expect(examiner.page.locator(".lc-strip")).to_be_visible()
		examiner.page.locator(".lc-strip").get_by_role("button", name="Trả lại", exact=True).click()
		dialog = examiner.dialog()
		dialog.locator("[data-fieldname=reason] textarea").fill(REASON)
		dialog.get_by_role("button", name="Trả lại", exact=True).click()
		expect(examiner.page.locator(".lc-inbox-title", has_text="Đã trả lại")).to_be_visible()

	with at_desk(actors.OFFICER) as officer:
		officer.open_waiting(TITLE)
		assert officer.state() == "Trả lại để hoàn thiện"
		assert any(REASON in line for line in officer.history())
		officer.enter_result(1, result="Đã bổ sung số liệu của 2 bản vùng cao: 1,75 tấn.")
		officer.press("Trình ký")

	with at_desk(actors.CHAIR) as chair:
		chair.open_waiting(TITLE)
		chair.press("Ký, gửi", values={"document_number": "45", **paper})

	with at_desk(actors.EXAMINER) as examiner:
		examiner.open_waiting(TITLE)
		examiner.press("Đề nghị duyệt")
		assert examiner.state() == "Chờ lãnh đạo sở duyệt"

	with at_desk(actors.DIRECTOR) as director:
		director.open_waiting(TITLE)
		director.press("Duyệt, trình tỉnh")

	with at_desk(actors.PROVINCE_CHAIR) as chairman:
		chairman.open_waiting(TITLE)
		assert chairman.buttons() == ["Phê duyệt", "Trả lại"]
		chairman.press("Phê duyệt")
		assert chairman.state() == "Đã phê duyệt"
		picture(chairman, "tinh-phe-duyet.png")
		data = chairman.download_paper()

	check_stored(site)
	check_paper(data, today)


def check_stored(site) -> None:
	"""The record and its events, as the database has them."""
	site.db.rollback()
	report = site.get_doc("Progress Report", REPORT)
	assert (report.workflow_state, report.docstatus, report.document_number) == ("Approved", 1, "45")
	events = site.get_all(
		"Approval Event", {"reference_name": REPORT}, ["action", "agency", "actor"], order_by="sequence"
	)
	assert [event.action for event in events] == [
		"Request Signature",
		"Sign and Submit",
		"Send Back",
		"Request Signature",
		"Sign and Submit",
		"Recommend",
		"Approve at Department",
		"Approve",
	]
	assert len({event.actor for event in events}) == 5
	assert len({event.agency for event in events}) == 3


def check_paper(data: bytes, today: date) -> None:
	"""The downloaded paper: what was entered, in the order of parts, in the decree's page, sizes and fonts."""
	paper = Paper(data)
	text = paper.flow()
	month = f"{today.month:02d}" if today.month < 3 else str(today.month)
	parts = (
		"ỦY BAN NHÂN DÂN",
		"Số: 45/BC-UBND",
		"BÁO CÁO",
		"Kính gửi: Sở Nông nghiệp và Môi trường",
		"12/KH-UBND",
		"./.",
		"TM. ỦY BAN NHÂN DÂN",
		"Phụ lục KẾT QUẢ THỰC HIỆN",
		"2 bản vùng cao: 1,75",
	)
	places = [text.find(part) for part in parts]
	assert -1 not in places and places == sorted(places), list(zip(parts, places, strict=True))
	assert "DỰ THẢO" not in text
	assert paper.line("XÃ BUM TỞ", right=100).bold
	assert paper.line("Số: 45/BC-UBND", right=100).size == 13
	day = paper.line(f"Bum Tở, ngày {today.day:02d} tháng {month} năm {today.year}", left=90)
	assert (day.size, day.italic) == (13, True)
	assert all("Liberation-Serif" in font and embedded for font, embedded in paper.fonts())
	body = [line for line in paper.lines(1) if line.bottom > 20]
	assert min(line.left for line in body) >= 29.6 and max(line.right for line in body) <= 190.4
	assert paper.size(1) == (210, 297) and paper.size(len(paper)) == (297, 210)
	assert paper.lines(2)[0].text == "2"

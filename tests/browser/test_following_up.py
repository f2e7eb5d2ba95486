"""Following up, as people do it: from a notice to the report, the week on one page, a letter that urges, a report asked for."""

import io
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, DIRECTOR, DOAN_KET, EXAMINER, OFFICER, PLANNER, SNNMT, as_user
from factories import REASON, act, make_period, report_at
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.follow_up.notices import service
from laichau_env.follow_up.notices.constants import LOG, NOTICE, Kind
from laichau_env.follow_up.notices.rules import Notice
from laichau_env.follow_up.weekly.summary import own_summary
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.desk import FIRST_PAGE, Person, as_download, person

PAPER, PERIOD, REPORT = "Official Document", "Reporting Period", "Progress Report"
PAGE = "/app/theo-doi-bao-cao"
NOTICES = "/app/work-notice"
PHONE = 390


@pytest.fixture
def period(site: ModuleType) -> str:
	"""An open period of two communes: Bum Tở's report is with the department, Đoàn Kết has not sent its own."""
	code = f"TD-{frappe.utils.random_string(6).upper()}"
	make_period(code, (BUM_TO, DOAN_KET))
	report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	report_at(State.DRAFT, code, DOAN_KET, evidence=False)
	frappe.db.set_value(PERIOD, code, "status", "Open")
	site.db.commit()
	return code


@pytest.fixture
def sent_back(site: ModuleType, period: str) -> str:
	"""Bum Tở's report, which the department sent back."""
	report = frappe.get_doc(REPORT, f"BC-{period}-{BUM_TO}")
	act(report, EXAMINER, Action.SEND_BACK)
	site.db.commit()
	return report.name


def pages_of(someone: Person, press: Callable[[], None]) -> list[str]:
	"""What the pages of the PDF say that opens when one presses."""
	someone.page.context.route("**/*download_*", as_download)
	with someone.page.expect_download(timeout=FIRST_PAGE) as download:
		press()
	content = Path(download.value.path()).read_bytes()
	return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def fits(someone: Person) -> bool:
	"""Whether nothing makes the page itself wider than the screen."""
	return someone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1360, PHONE])
def test_from_a_notice_to_the_report_with_one_click(
	browser, base_url, demo_password, period, sent_back, width: int
) -> None:
	name = sent_back
	with person(browser, base_url, OFFICER.user, demo_password, width=width) as officer:
		page = officer.page
		page.locator(".shortcut-widget-box", has_text="Thông báo của tôi").click()
		page.wait_for_url("**/app/work-notice**")
		row = page.locator(".list-row", has_text=period).first
		expect(row).to_contain_text("Bị trả lại")
		officer.picture(f"thong-bao-danh-sach-{width}.png")
		assert fits(officer)
		said = page.locator(".frappe-list .result").inner_text()
		assert not {"-", "–", "undefined", "null", "NaN"} & {cell.strip() for cell in said.splitlines()}, said
		assert "Sent Back" not in said and "bị trả lại" in said
		day = clock.today()
		expect(row).to_contain_text(f"{day:%d/%m/%Y}")
		row.locator(".list-subject a").first.click()
		expect(page.locator(".lc-strip")).to_be_visible()
		assert page.url.endswith(f"/app/progress-report/{name}")
		expect(page.locator(".lc-strip .lc-state")).to_contain_text("Trả lại")
		expect(page.get_by_text(REASON).locator("visible=true").first).to_be_visible()

	notice = frappe.db.get_value("Work Notice", {"document_name": name, "user": OFFICER.user})
	with person(browser, base_url, OFFICER.user, demo_password, width=width) as officer:
		page = officer.page
		page.goto(f"{NOTICES}/{notice}")
		form = page.locator(".form-page")
		expect(form).to_contain_text(REASON)
		expect(form).to_contain_text("bị trả lại")
		officer.picture(f"thong-bao-{width}.png")
		assert fits(officer)
		said = form.inner_text()
		assert not [
			word for word in ("undefined", "null", "Sent Back", "Progress Report", "Returned") if word in said
		]
		page.get_by_role("link", name="Mở hồ sơ").click()
		expect(page.locator(".lc-strip")).to_be_visible()


@pytest.mark.browser
def test_the_leader_of_the_department_prints_the_week(browser, base_url, demo_password, site, period) -> None:
	with as_user(DIRECTOR):
		found = own_summary()
	line = next(one for one in found.periods if one.name == period)
	assert (line.owed, line.sent, line.overdue) == (2, 1, 1)
	with person(browser, base_url, DIRECTOR.user, demo_password) as director:
		page = director.page
		page.goto(PAGE)
		page.get_by_role("button", name="Tóm tắt tuần").click()
		dialog = director.dialog()
		row = dialog.locator("tr", has_text=period).first
		cells = row.locator("td").all_inner_texts()
		assert cells[2:] == [str(number) for number in (line.owed, line.sent, line.sent_lately, line.late, line.again, line.overdue, line.approved)]  # fmt: skip
		director.picture("tuan.png")
		pages = pages_of(director, dialog.get_by_role("button", name="In (PDF)").click)
		assert len(pages) == 1
		text = pages[0]
		assert "tóm tắt" in text.lower() and f"{found.day:%d/%m/%Y}" in text
		assert str(len(found.behind)) in text and str(len(found.waiting)) in text
		page.set_viewport_size({"width": PHONE, "height": 800})
		assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth + 1"), (
			"the dialog is wider than a phone"
		)
		director.picture("tuan-dien-thoai.png")

	told = Notice(DIRECTOR.user, Kind.WEEKLY, "", "", "Tóm tắt tuần thử", SNNMT, state=period)
	(name,) = service.tell([told])
	site.db.commit()
	with person(browser, base_url, DIRECTOR.user, demo_password, width=PHONE) as director:
		director.page.goto(f"{NOTICES}/{name}")
		director.page.get_by_role("button", name="Xem tóm tắt tuần").click()
		expect(director.dialog().locator("tr", has_text=period).first).to_be_visible()
	frappe.db.delete(LOG, {"document_name": name})
	frappe.db.delete(NOTICE, {"name": name})
	site.db.commit()


@pytest.mark.browser
def test_who_owes_is_urged_from_the_list(browser, base_url, demo_password, site, period, sent_back) -> None:
	with person(browser, base_url, EXAMINER.user, demo_password) as officer:
		part = owing(officer, period)
		expect(part).to_contain_text("Đoàn Kết")
		expect(part.locator("tr", has_text="Bum Tở")).to_contain_text("bị trả lại, chưa gửi lại")
		officer.picture("don-doc-danh-sach.png")
		part.get_by_role("button", name="Soạn công văn đôn đốc (1)").click()
		dialog = officer.dialog()
		expect(dialog).to_contain_text("Đoàn Kết")
		expect(dialog.get_by_role("button", name="Ban hành", exact=True)).to_have_count(0)
		(said, *_more) = pages_of(officer, dialog.get_by_role("button", name="Xem dự thảo (PDF)").click)
		assert "DỰ THẢO" in said and "Đoàn Kết" in said

	with person(browser, base_url, DIRECTOR.user, demo_password) as director:
		page = director.page
		part = owing(director, period)
		page.set_viewport_size({"width": PHONE, "height": 800})
		director.picture("don-doc-danh-sach-dien-thoai.png")
		page.set_viewport_size({"width": 1360, "height": 900})
		part.get_by_role("button", name="Soạn công văn đôn đốc (1)").click()
		letter = issue(director)
	site.db.rollback()
	stored = frappe.get_doc(PAPER, letter)
	assert stored.status == "Issued" and stored.number and [row.agency for row in stored.recipients if row.agency] == [DOAN_KET]  # fmt: skip


@pytest.mark.browser
def test_a_report_is_asked_for_and_its_period_opens(browser, base_url, demo_password, site) -> None:
	title = f"đột xuất {frappe.utils.random_string(6)}"
	with person(browser, base_url, DIRECTOR.user, demo_password) as director:
		page = director.page
		page.goto(PAGE)
		page.get_by_role("button", name="Yêu cầu báo cáo").click()
		dialog = director.dialog()
		director.picture("yeu-cau.png")
		dialog.locator("[data-fieldname=title] input").fill(title)
		boxes = dialog.locator("[data-fieldname=agencies]")
		boxes.get_by_role("button", name="Bỏ chọn tất cả").click()
		boxes.locator(".checkbox", has_text="Bum Tở").locator("input").check()
		page.set_viewport_size({"width": PHONE, "height": 800})
		assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth + 1"), (
			"the dialog is wider than a phone"
		)
		director.picture("yeu-cau-dien-thoai.png")
		page.set_viewport_size({"width": 1360, "height": 900})
		dialog.get_by_role("button", name="Tiếp tục soạn công văn").click()
		expect(dialog.locator(".modal-title")).not_to_have_text("Yêu cầu báo cáo")
		letter = issue(director)
	site.db.rollback()
	opened = frappe.get_last_doc(PERIOD, {"title": ("like", f"%{title}%")})
	assert (opened.kind, opened.status) == ("Ad Hoc", "Open")
	assert opened.request_number == frappe.db.get_value(PAPER, letter, "notation")
	assert frappe.get_all(REPORT, {"period": opened.name}, pluck="agency") == [BUM_TO]

	with person(browser, base_url, OFFICER.user, demo_password) as officer:
		officer.page.goto(NOTICES)
		row = officer.page.locator(".list-row", has_text=title).first
		expect(row).to_contain_text("Đến lượt xử lý")
		row.locator(".list-subject a").first.click()
		expect(officer.page.locator(".lc-strip")).to_be_visible()


@pytest.mark.browser
def test_who_closes_a_period_is_told_first_who_has_not_sent(
	browser, base_url, demo_password, site, period
) -> None:
	with person(browser, base_url, PLANNER.user, demo_password, landing=".shortcut-widget-box") as planner:
		planner.page.goto(f"/app/reporting-period/{period}")
		planner.page.get_by_role("button", name="Đóng kỳ báo cáo").click()
		asked = planner.dialog()
		expect(asked).to_contain_text(
			"1 báo cáo chưa gửi, sau khi đóng kỳ sẽ không gửi được nữa: UBND phường Đoàn Kết."
		)
		planner.picture("dong-ky.png")
		asked.get_by_role("button", name="Không", exact=True).click()
	site.db.rollback()
	assert frappe.db.get_value(PERIOD, period, "status") == "Open"


def owing(someone: Person, period: str):
	"""The part of the list of who owes what that is about a period."""
	someone.page.goto(PAGE)
	someone.page.get_by_role("button", name="Đôn đốc").click()
	part = someone.dialog().locator(f".lc-owing-part[data-period='{period}']")
	expect(part).to_be_visible()
	return part


def issue(someone: Person) -> str:
	"""Look at the draft, issue it, say yes; the paper's form is open then. Its name."""
	dialog = someone.dialog()
	pages_of(someone, dialog.get_by_role("button", name="Xem dự thảo (PDF)").click)
	dialog.get_by_role("button", name="Ban hành", exact=True).click()
	someone.dialog().get_by_role("button", name="Có", exact=True).click()
	someone.page.wait_for_url("**/app/official-document/*")
	expect(someone.page.locator(".lc-register")).to_contain_text("Đã ban hành")
	return someone.page.url.rsplit("/", 1)[-1]

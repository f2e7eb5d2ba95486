"""On the screen: a letter is drafted, issued, read by whom it is written to and recalled; sheets and registers are printed."""

import io
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, DIRECTOR, DOAN_KET, EXAMINER, OTHER_OFFICER, PROVINCE_CHAIR
from factories import PLAN, act, consolidated_at, make_period, report_at, steps_to
from laichau_env.approval.transitions import State
from laichau_env.reporting.service import open_period
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from browser.desk import FIRST_PAGE, Person, as_download, person

PAPER = "Official Document"
URGE, ASK = "Công văn đôn đốc báo cáo", "Công văn yêu cầu báo cáo"
PHONE = 390


@pytest.fixture
def period(site: ModuleType) -> str:
	"""A period of two communes: Bum Tở has sent its report, Đoàn Kết has not."""
	code = f"VD-{frappe.utils.random_string(6).upper()}"
	make_period(code, (BUM_TO, DOAN_KET))
	report_at(State.DEPARTMENT_REVIEW, code, BUM_TO, evidence=False)
	report_at(State.DRAFT, code, DOAN_KET, evidence=False)
	site.db.commit()
	return code


@pytest.fixture
def handed_in(site: ModuleType, period: str) -> str:
	"""The consolidated report of the period, which waits for the department's leader."""
	open_period(period)
	report = frappe.get_doc("Progress Report", f"BC-{period}-{BUM_TO}")
	for someone, action in steps_to(State.APPROVED)[2:]:
		act(report, someone, action)
	made = consolidated_at(State.DEPARTMENT_APPROVAL, period)
	site.db.commit()
	return made.name


def text_of(someone: Person, press: Callable[[], None]) -> str:
	"""What the PDF says that opens when one presses."""
	someone.page.context.route("**/*download_*", as_download)
	with someone.page.expect_download(timeout=FIRST_PAGE) as download:
		press()
	pages = PdfReader(io.BytesIO(Path(download.value.path()).read_bytes())).pages
	return " ".join(" ".join(page.extract_text() for page in pages).split())


def open_on_screen(someone: Person, period: str) -> None:
	someone.page.goto(f"/app/reporting-period/{period}")
	expect(someone.page.locator(".inner-group-button", has_text="Văn bản phát hành")).to_be_attached()


def choose(someone: Person, paper: str) -> Locator:
	"""The dialog of one of the papers that the period's form offers; a phone has its buttons in the menu."""
	if someone.page.viewport_size["width"] == PHONE:
		press_menu(someone, f"Văn bản phát hành > {paper}")
	else:
		someone.page.get_by_role("button", name="Văn bản phát hành").click()
		someone.page.locator(".dropdown-menu.show a", has_text=paper).click()
	return someone.dialog()


def press_menu(someone: Person, label: str) -> None:
	"""Open the menu of the page and press a row."""
	someone.page.locator(".menu-btn-group button:visible").first.click()
	someone.page.locator(".menu-btn-group .dropdown-menu.show a", has_text=label).click()


def see_draft(someone: Person, dialog: Locator) -> str:
	return text_of(someone, lambda: dialog.get_by_role("button", name="Xem dự thảo (PDF)").click())


def issue(someone: Person, dialog: Locator) -> str:
	"""Press "Ban hành" and say yes; the paper's form is open then. Its name."""
	dialog.get_by_role("button", name="Ban hành", exact=True).click()
	sure = someone.dialog()
	someone.picture("van-ban-hoi-lai.png")
	sure.get_by_role("button", name="Có", exact=True).click()
	someone.page.wait_for_url("**/app/official-document/*")
	expect(someone.page.locator(".lc-register")).to_contain_text("Đã ban hành")
	return someone.page.url.rsplit("/", 1)[-1]


@pytest.mark.browser
def test_a_letter_from_draft_to_recall(browser, base_url, demo_password, site, period) -> None:
	with person(browser, base_url, EXAMINER.user, demo_password) as officer:
		page = officer.page
		page.locator(".shortcut-widget-box", has_text="Kỳ báo cáo").click()
		page.wait_for_url("**/app/reporting-period**")
		open_on_screen(officer, period)
		dialog = choose(officer, URGE)
		expect(dialog).to_contain_text("Đoàn Kết")
		expect(dialog).not_to_contain_text("Bum Tở")
		expect(dialog.get_by_role("button", name="Ban hành", exact=True)).to_have_count(0)
		dialog.locator("[data-fieldname=extra] textarea").fill("Đề nghị gửi kèm bảng số liệu rác thải.")
		officer.picture("van-ban-don-doc.png")
		said = see_draft(officer, dialog)
		assert "DỰ THẢO" in said and "rác thải" in said and "Đoàn Kết" in said
		dialog.locator(".btn-modal-close").click()
		page.set_viewport_size({"width": PHONE, "height": 800})
		dialog = choose(officer, ASK)
		expect(dialog.locator("[data-fieldname=agencies]")).to_be_visible()
		assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth + 1"), (
			"the dialog is wider than a phone"
		)
		officer.picture("van-ban-yeu-cau-dien-thoai.png")
		dialog.locator("[data-fieldname=unit] input").fill("Kt7")
		dialog.get_by_role("button", name="Xem dự thảo (PDF)").click()
		expect(officer.page.locator(".msgprint-dialog")).to_contain_text("chữ viết tắt in hoa")
		officer.picture("van-ban-ky-hieu-sai.png")

	with person(browser, base_url, DIRECTOR.user, demo_password) as director:
		open_on_screen(director, period)
		dialog = choose(director, URGE)
		expect(dialog.get_by_role("button", name="Ban hành", exact=True)).to_be_disabled()
		see_draft(director, dialog)
		director.picture("van-ban-ban-hanh.png")
		letter = issue(director, dialog)
		director.picture("van-ban-da-ban-hanh.png")
		again = director.page.get_by_role("button", name="In lại", exact=True)
		said = text_of(director, again.click)
		assert "DỰ THẢO" not in said and "Đoàn Kết" in said

		with person(browser, base_url, OTHER_OFFICER.user, demo_password) as reader:
			reader.open_report(f"BC-{period}-{DOAN_KET}")
			told = reader.page.locator(".lc-period-papers")
			expect(told).to_contain_text("đôn đốc")
			reader.picture("van-ban-noi-nhan.png")
			told.locator("a", has_text="SNNMT").click()
			expect(reader.page.locator(".lc-register")).to_contain_text("Đoàn Kết")
			expect(reader.page.get_by_role("button", name="Thu hồi văn bản")).to_have_count(0)
			reader.page.set_viewport_size({"width": PHONE, "height": 800})
			reader.picture("van-ban-noi-nhan-dien-thoai.png")
			opened = reader.page.get_by_role("link", name="Mở văn bản (PDF)")
			assert "đôn đốc" in text_of(reader, opened.click)

		page = director.page
		page.goto(f"/app/official-document/{letter}")
		page.get_by_role("button", name="Thu hồi văn bản").click()
		dialog = director.dialog()
		dialog.locator("textarea").fill("Nhầm danh sách cơ quan chưa gửi")
		director.picture("van-ban-thu-hoi.png")
		dialog.get_by_role("button", name="Thu hồi văn bản").click()
		expect(page.locator(".lc-register")).to_contain_text("Đã thu hồi")
		expect(page.get_by_role("button", name="Thu hồi văn bản")).to_have_count(0)
		open_on_screen(director, period)
		dialog = choose(director, URGE)
		dialog.locator("[data-fieldname=replaces] select").select_option(index=1)
		director.picture("van-ban-thay-the.png")
		assert "thay thế Công văn số" in see_draft(director, dialog)
		issue(director, dialog)
		expect(page.locator(".lc-register a", has_text="SNNMT")).to_be_visible()
		director.picture("van-ban-thay-the-da-ban-hanh.png")
		open_on_screen(director, period)
		expect(page.locator(".lc-period-papers .lc-chip", has_text="Đã bị thay thế")).to_be_visible()
		director.picture("van-ban-cua-ky.png")
	site.db.rollback()
	assert frappe.db.get_value(PAPER, letter, "status") == "Replaced"


@pytest.mark.browser
def test_submission_report_sheets_lists_and_registers(
	browser, base_url, demo_password, site, period, handed_in
) -> None:
	report = f"BC-{period}-{BUM_TO}"
	with person(browser, base_url, EXAMINER.user, demo_password) as officer:
		page = officer.page
		open_on_screen(officer, period)
		dialog = choose(officer, "Tờ trình UBND tỉnh")
		officer.picture("to-trinh.png")
		said = see_draft(officer, dialog)
		assert "TỜ TRÌNH" in said and "01/02 cơ quan, địa phương" in said
		page.goto(f"/app/consolidated-report/{handed_in}")
		expect(page.locator(".form-page")).to_be_visible()
		said = text_of(officer, lambda: press_menu(officer, "In báo cáo (PDF)"))
		assert "DỰ THẢO" in said and "Kính gửi: Bộ Nông nghiệp và Môi trường." in said
		officer.picture("bao-cao-tong-hop-in.png")
		officer.open_report(report)
		for sheet, title in (("Phiếu thẩm định", "PHIẾU THẨM ĐỊNH"), ("Phiếu trình", "PHIẾU TRÌNH")):
			assert title in text_of(officer, lambda row=f"{sheet} (PDF)": press_menu(officer, row))
		page.goto(f"/app/directive/{PLAN}")
		for label, title in (
			("Danh mục nhiệm vụ theo mục (PDF)", "DANH MỤC NHIỆM VỤ"),
			("Quyết định, kế hoạch và phụ lục (PDF)", "QUYẾT ĐỊNH"),
		):
			page.get_by_role("button", name="In văn bản").click()
			row = page.locator(".dropdown-menu.show a", has_text=label)
			officer.picture("danh-muc-chon.png")
			assert title in text_of(officer, row.click)
		page.goto("/app/official-document")
		for label in ("Sổ đăng ký văn bản đi", "Sổ theo dõi giải quyết văn bản đến"):
			press_menu(officer, label)
			dialog = officer.dialog()
			officer.picture("so-chon-nam.png")
			said = text_of(officer, dialog.get_by_role("button", name="Mở PDF").click)
			assert label.upper() in said
			dialog.locator(".btn-modal-close").click()
			expect(dialog).to_be_hidden()

	with person(browser, base_url, PROVINCE_CHAIR.user, demo_password, width=PHONE) as chair:
		open_on_screen(chair, period)
		dialog = choose(chair, ASK)
		assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth + 1"), (
			"the dialog is wider than a phone"
		)
		dialog.locator("[data-fieldname=extra] textarea").fill("Gửi kèm số liệu chất thải.")
		chair.picture("cong-van-tinh-dien-thoai.png")
		assert "Gửi kèm số liệu chất thải." in see_draft(chair, dialog)
		issue(chair, dialog)
		chair.picture("cong-van-tinh-da-ban-hanh.png")

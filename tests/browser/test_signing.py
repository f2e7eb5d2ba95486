"""A chair signs with his certificate file on the paper's form, the clerk for the agency; a guest verifies the file."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from actors import CHAIR, OFFICER
from factories import REASON
from laichau_env.common import clock
from laichau_env.documents.register.files import kept_bytes
from playwright.sync_api import Page, expect
from prints.authority import PASSPHRASE
from signing.office import (
	certificate_registered,
	full_name,
	issued_paper,
	open_office,
	signed_report,
	stored,
)
from signing.test_signed_before_numbered import next_number, papers_of, signed_and_sealed, waiting_report

from browser.desk import Person, person

SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
FORM = "/app/official-document/{}"


def picture(page: Page, name: str) -> None:
	if SCREENSHOTS:
		expect(page.locator("#freeze.in")).to_have_count(0)
		page.screenshot(path=Path(SCREENSHOTS) / name)


def sign(someone: Person, key_file: Path, passphrase: str) -> None:
	"""Fill the dialog of signing in and press."""
	someone.page.get_by_role("button", name="Ký số bằng tệp chứng thư").click()
	dialog = someone.dialog()
	dialog.get_by_label("Tệp chứng thư (.p12, .pfx)").set_input_files(key_file)
	dialog.get_by_label("Mật khẩu tệp chứng thư").fill(passphrase)
	picture(someone.page, "ky-so-hop-thoai.png")
	dialog.get_by_role("button", name="Ký số", exact=True).click()


@pytest.mark.browser
def test_signed_on_the_form_and_verified(
	browser, base_url, demo_password, site, tmp_path: Path, browser_page
) -> None:
	office = open_office()
	paper = issued_paper(signed_report())
	site.db.commit()
	for name, holder in (("lanh-dao.p12", office.chair), ("co-quan.p12", office.commune)):
		(tmp_path / name).write_bytes(holder.pkcs12(office.authority))

	with person(browser, base_url, CHAIR.user, demo_password) as chair:
		chair.page.goto(FORM.format(paper.name))
		expect(chair.page.get_by_text("Đang chờ chữ ký số của Vàng Văn Ví Dụ.")).to_be_visible()
		sign(chair, tmp_path / "lanh-dao.p12", "sai mật khẩu")
		expect(chair.page.get_by_text("mật khẩu không đúng")).to_be_visible()
		picture(chair.page, "ky-so-sai-mat-khau.png")
		chair.page.locator(".msgprint-dialog .btn-modal-close").click()
		dialog = chair.dialog()
		dialog.get_by_label("Mật khẩu tệp chứng thư").fill(PASSPHRASE)
		dialog.get_by_role("button", name="Ký số", exact=True).click()
		expect(chair.page.get_by_text("Đang chờ chữ ký số của cơ quan")).to_be_visible()
		expect(chair.page.get_by_role("button", name="Ký số bằng tệp chứng thư")).to_have_count(0)
		picture(chair.page, "ky-so-lanh-dao.png")

	with person(browser, base_url, OFFICER.user, demo_password) as clerk:
		clerk.page.goto(FORM.format(paper.name))
		for label in ("Tải về để ký", "Đưa bản đã ký lên", "Ký tệp phụ lục"):
			expect(clerk.page.get_by_role("button", name=label)).to_be_visible()
		sign(clerk, tmp_path / "co-quan.p12", PASSPHRASE)
		expect(clerk.page.get_by_text("Văn bản đã có đủ chữ ký số")).to_be_visible()
		picture(clerk.page, "ky-so-du.png")

	signed = kept_bytes(stored(paper.name).pdf_sha256)
	(tmp_path / "van-ban.pdf").write_bytes(signed)
	(tmp_path / "bi-sua.pdf").write_bytes(signed[:30_000] + b"x" + signed[30_001:])
	page = browser_page
	page.goto(f"/xac-minh?ma={paper.verification_code}")
	expect(page.locator("#of-code")).to_contain_text(paper.notation)
	page.get_by_label("Tệp PDF của văn bản").set_input_files(tmp_path / "van-ban.pdf")
	page.get_by_role("button", name="Kiểm tra tệp").click()
	expect(page.locator("#of-file")).to_contain_text("không bị thay đổi")
	expect(page.locator("#of-file li")).to_have_count(2)
	picture(page, "xac-minh.png")
	page.get_by_label("Tệp PDF của văn bản").set_input_files(tmp_path / "bi-sua.pdf")
	page.get_by_role("button", name="Kiểm tra tệp").click()
	expect(page.locator("#of-file")).to_contain_text("Tệp đã bị thay đổi")
	page.set_viewport_size({"width": 390, "height": 800})
	picture(page, "xac-minh-bi-sua.png")


@pytest.mark.browser
def test_signed_in_another_program_and_brought_back(
	browser, base_url, demo_password, site, tmp_path: Path
) -> None:
	office = open_office()
	report = waiting_report()
	with certificate_registered(office), person(browser, base_url, OFFICER.user, demo_password) as clerk:
		clerk.page.goto(f"/app/progress-report/{report.name}")
		group = clerk.page.get_by_role("button", name="Ký ở chương trình khác")
		group.click()
		picture(clerk.page, "ky-ngoai-nut.png")
		clerk.page.get_by_role("link", name="Tải về để ký").click()
		dialog = clerk.dialog()
		dialog.locator("[data-fieldname=signatory] select").select_option(label=full_name(CHAIR))
		picture(clerk.page, "ky-ngoai-nguoi-ky.png")
		with clerk.page.expect_download() as taken:
			dialog.get_by_role("button", name="Tải về", exact=True).click()
		copy = Path(taken.value.path()).read_bytes()
		number = next_number()
		with ThreadPoolExecutor() as elsewhere:  # the browser's own loop runs in this thread
			signed = elsewhere.submit(signed_and_sealed, copy, office, number, clock.today()).result()
		(tmp_path / "da-ky.pdf").write_bytes(signed)

		group.click()
		clerk.page.get_by_role("link", name="Đưa bản đã ký lên").click()
		dialog = clerk.dialog()
		dialog.get_by_label("Tệp PDF đã ký").set_input_files(tmp_path / "da-ky.pdf")
		dialog.locator("input[name=late_reason]").fill(REASON)
		picture(clerk.page, "ky-ngoai-dua-len.png")
		dialog.get_by_role("button", name="Ban hành, gửi").click()
		expect(clerk.page.get_by_text(f"Đã ban hành số {number:02}/BC-UBND và gửi.")).to_be_visible()
		picture(clerk.page, "ky-ngoai-xong.png")
	assert [paper.number for paper in papers_of(report)] == [number]

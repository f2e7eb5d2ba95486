"""A chair gives the right to sign for some days; the delegate signs, and screen, history and paper say for whom."""

import os
import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from types import ModuleType

import actors
import frappe
import pdfplumber
import pytest
from factories import report_at
from laichau_env.approval.transitions import State
from laichau_env.common import clock, roles
from playwright.sync_api import expect

from browser.desk import Person, person

SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
DELEGATE = actors.Person("bumto.vanphong@laichau.example", roles.COMMUNE_OFFICER, actors.BUM_TO)
NAME, POST = "Tẩn Thị Ủy", "Chánh Văn phòng"
AUTHORITY = "Giấy ủy quyền số 07/GUQ-UBND"


def picture(someone: Person, name: str) -> None:
	if SCREENSHOTS:
		someone.page.screenshot(path=Path(SCREENSHOTS) / name, full_page=True)


@pytest.fixture
def delegate(site: ModuleType, demo_password: str) -> Iterator[actors.Person]:
	"""An officer of Bum Tở who wrote nothing; he and his post go again, as far as the records let them."""
	user = frappe.get_doc(
		{
			"doctype": "User", "email": DELEGATE.user, "first_name": NAME, "language": "vi", "send_welcome_email": 0,
			"new_password": demo_password, "roles": [{"role": DELEGATE.role}],
		}
	)  # fmt: skip
	user.flags.no_welcome_mail = user.flags.ignore_password_policy = True
	user.insert()
	official = frappe.get_doc(
		{
			"doctype": "Official", "user": DELEGATE.user, "full_name": NAME, "position_title": POST,
			"agency": actors.BUM_TO, "signature_block": POST,
		}
	)  # fmt: skip
	official.insert()
	site.db.commit()
	yield DELEGATE
	site.db.rollback()
	frappe.db.set_value(
		"Delegation", {"to_official": official.name}, "ended_on", clock.today() - timedelta(days=1)
	)
	frappe.db.set_value("Official", official.name, "disabled", 1)
	site.db.commit()


def choose(someone: Person, fieldname: str, text: str) -> None:
	"""Type into a link field of the form and take what is offered."""
	field = someone.page.locator(f".form-layout [data-fieldname={fieldname}] input").first
	field.click()
	field.fill(text)
	someone.page.locator(f"[data-fieldname={fieldname}] .awesomplete li:visible", has_text=text).first.click()


def type_in(someone: Person, fieldname: str, text: str) -> None:
	field = someone.page.locator(f".form-layout [data-fieldname={fieldname}] input").first
	field.fill(text)
	field.press("Tab")


@pytest.mark.browser
def test_who_signs_for_the_chair_says_so_everywhere(browser, base_url, demo_password, site, delegate) -> None:
	report = report_at(State.PENDING_SIGNATURE, f"UQ-{frappe.utils.random_string(6).upper()}", evidence=False)
	site.db.commit()
	chair_name = frappe.db.get_value("Official", {"user": actors.CHAIR.user}, "full_name")

	with person(browser, base_url, delegate.user, demo_password) as someone:
		someone.open_report(report.name)
		assert "Ký, gửi" not in someone.buttons()

	with person(browser, base_url, actors.CHAIR.user, demo_password) as chair:
		chair.page.goto("/app/delegation/new")
		expect(
			chair.page.locator(".form-layout [data-fieldname=from_official] input").first
		).not_to_have_value("")
		choose(chair, "to_official", NAME)
		chair.page.locator("[data-fieldname=capacity] select").select_option("TUQ.")
		type_in(chair, "valid_from", f"{clock.today():%d-%m-%Y}")
		type_in(chair, "valid_to", f"{clock.today() + timedelta(days=5):%d-%m-%Y}")
		type_in(chair, "authority", AUTHORITY)
		chair.save()
		expect(chair.page).not_to_have_url(re.compile("/new"))
		picture(chair, "uy-quyen.png")

	with person(browser, base_url, delegate.user, demo_password) as someone:
		someone.page.locator(f".lc-inbox-item a[href*='{report.name}']").click()
		strip = someone.page.locator(".lc-strip")
		expect(strip).to_be_visible()
		strip.get_by_role("button", name="Ký, gửi", exact=True).click()
		expect(someone.dialog()).to_contain_text(chair_name)
		picture(someone, "ky-thay.png")
		someone.dialog().locator(".btn-modal-close").click()
		expect(someone.page.locator(".modal.show")).to_have_count(0)
		someone.press(
			"Ký, gửi",
			values={
				"document_date": f"{clock.today():%d-%m-%Y}",
				"late_reason": "Chờ số liệu của hai bản vùng cao.",
			},
		)
		first = someone.history()[0]
		assert NAME in first and chair_name in first and "TUQ." in first
		picture(someone, "lich-su-ky-thay.png")
		paper = someone.download_paper()

	with pdfplumber.open(BytesIO(paper)) as pdf:
		text = "\n".join(page.extract_text() for page in pdf.pages)
	block = text[text.index("TUQ. CHỦ TỊCH") :]
	assert block.index(POST.upper()) < block.index(NAME)
	assert chair_name not in block

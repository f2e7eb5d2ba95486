"""A commune asks for more time, the department grants it, the strip counts from it; another signs late with a reason."""

import os
from datetime import date, timedelta
from pathlib import Path

import actors
import frappe
import pytest
from factories import make_period, report_at
from laichau_env.approval.transitions import State
from laichau_env.common import clock
from laichau_env.reporting.service import open_period
from playwright.sync_api import expect

from browser.desk import Person, person

SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
WHY = "Đường vào ba bản bị sạt lở, chưa lấy được số liệu."
NOTE = "Đồng ý, đề nghị gửi trước số liệu của các bản còn lại."
LATE = "Chờ số liệu của hai bản vùng cao sau mưa lũ."
NARROW = 390


def picture(someone: Person, name: str) -> None:
	if SCREENSHOTS:
		someone.page.add_style_tag(content="#alert-container, .modal-backdrop { display: none !important }")
		expect(someone.page.locator("#freeze.in")).to_have_count(0)
		someone.page.screenshot(path=Path(SCREENSHOTS) / name)


def open_report_due(day: date) -> str:
	"""The draft of Bum Tở in an open period of its own that asks nobody else."""
	code = f"GH-{frappe.utils.random_string(6).upper()}"
	make_period(code, (actors.BUM_TO,), day)
	open_period(code)
	return frappe.db.get_value("Progress Report", {"period": code, "agency": actors.BUM_TO})


def working_day_from(day: date) -> date:
	while day.weekday() >= 5:
		day += timedelta(days=1)
	return day


@pytest.mark.browser
def test_asked_granted_and_counted(browser, base_url, demo_password, site) -> None:
	name = open_report_due(working_day_from(clock.today() + timedelta(days=2)))
	site.db.commit()

	def at_desk(who: actors.Person, width: int = 1360):
		return person(browser, base_url, who.user, demo_password, width=width)

	with at_desk(actors.OFFICER, NARROW) as officer:
		officer.open_report(name)
		strip = officer.page.locator(".lc-strip")
		strip.get_by_role("button", name="Xin gia hạn", exact=True).click()
		dialog = officer.dialog()
		proposed = dialog.locator("[data-fieldname=until] input").input_value()
		assert proposed, "a working day is proposed"
		dialog.locator("[data-fieldname=reason] textarea").fill("ngắn")
		dialog.locator(".btn-modal-primary").click()
		expect(officer.page.get_by_text("cần nêu lý do, ít nhất 10 ký tự")).to_be_visible()
		officer.dialog().locator(".btn-modal-close").click()
		dialog = officer.dialog()
		dialog.locator("[data-fieldname=reason] textarea").fill(WHY)
		expect(officer.page.locator(".modal.show")).to_have_count(1)
		picture(officer, "xin-gia-han.png")
		dialog.locator(".btn-modal-primary").click()
		expect(strip).to_contain_text("Chờ quyết định gia hạn")
		expect(strip.get_by_role("button", name="Xin gia hạn", exact=True)).to_have_count(0)
		picture(officer, "da-xin-gia-han.png")

	site.db.rollback()
	request = frappe.get_doc("Extension Request", {"report": name})
	assert (request.workflow_state, request.reason) == ("Pending Decision", WHY)

	with at_desk(actors.DIRECTOR) as director:
		director.page.locator(f".lc-inbox-item a[href*='{request.name}']").click()
		expect(director.page.locator(".lc-strip")).to_contain_text(name)
		assert director.buttons() == ["Đồng ý gia hạn", "Không đồng ý gia hạn"]
		picture(director, "phieu-xin-gia-han.png")
		director.press("Đồng ý gia hạn", values={"decision_note": NOTE})
		assert director.state() == "Đã đồng ý gia hạn"
		assert any("Đồng ý gia hạn" in line for line in director.history())
		picture(director, "da-gia-han.png")

	until = f"{request.requested_date:%d/%m/%Y}"
	with at_desk(actors.OFFICER) as officer:
		officer.open_report(name)
		expect(officer.page.locator(".lc-due")).to_contain_text(f"được gia hạn đến {until}")
		picture(officer, "han-da-gia-han.png")
		officer.page.goto(f"/app/progress-report?name={name}")
		expect(officer.page.locator(".list-row", has_text=f"được gia hạn đến {until}")).to_be_visible()

	with at_desk(actors.STRANGER) as stranger:
		stranger.page.goto(f"/app/extension-request/{request.name}")
		expect(stranger.page.locator(".lc-strip:visible")).to_have_count(0)


@pytest.mark.browser
def test_signed_late_with_its_reason(browser, base_url, demo_password, site) -> None:
	report = report_at(State.PENDING_SIGNATURE, f"GH-{frappe.utils.random_string(6).upper()}")
	site.db.commit()
	with person(browser, base_url, actors.CHAIR.user, demo_password) as chair:
		chair.open_report(report.name)
		expect(chair.page.locator(".lc-due--late")).to_be_visible()
		today = {"document_date": f"{clock.today():%d-%m-%Y}"}
		chair.press("Ký, gửi", values={**today, "late_reason": LATE})
		expect(chair.page.locator(".lc-strip")).to_contain_text("nộp muộn")
		expect(chair.page.locator(".lc-strip")).to_contain_text(f"lý do: {LATE}")
		picture(chair, "ky-muon.png")

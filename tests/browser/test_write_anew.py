"""A revoked report is written anew by its agency: the button, the new draft, and each names the other."""

import actors
import frappe
import pytest
from factories import report_at
from laichau_env.approval.transitions import State
from playwright.sync_api import expect

from browser.desk import person

ANEW = "Lập lại báo cáo"


@pytest.mark.browser
def test_a_revoked_report_is_written_anew_once(browser, base_url, demo_password, site) -> None:
	report = report_at(State.REVOKED, f"LL-{frappe.utils.random_string(6).upper()}")
	site.db.commit()
	with person(browser, base_url, actors.CHAIR.user, demo_password) as chair:
		chair.open_report(report.name)
		expect(chair.page.locator(".lc-strip").get_by_role("button", name=ANEW)).to_have_count(0)
	with person(browser, base_url, actors.OFFICER.user, demo_password) as officer:
		officer.open_report(report.name)
		strip = officer.page.locator(".lc-strip:visible")
		strip.get_by_role("button", name=ANEW, exact=True).click()
		officer.dialog().locator(".btn-modal-primary").click()
		expect(strip.locator(".lc-state")).to_have_text("Dự thảo")
		expect(strip.locator(f"a[href$='/{report.name}']")).to_be_visible()
		strip.locator(f"a[href$='/{report.name}']").click()
		expect(strip.locator(".lc-state")).to_have_text("Đã thu hồi")
		officer.page.reload()
		expect(strip.locator(f"a[href$='/{report.name}-1']")).to_be_visible()
		expect(strip.get_by_role("button", name=ANEW)).to_have_count(0)

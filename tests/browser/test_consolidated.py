"""A consolidated report on the screen: every figure and text opens its sources, a correction is found and taken off."""

import actors
import frappe
import pytest
from factories import INDICATOR, REASON, act, indicator_asked, make_period, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation import service
from laichau_env.reporting.service import open_period
from playwright.sync_api import expect

from browser.desk import person

ADDRESS = "/app/consolidated-report/{}"


@pytest.fixture
def report(site) -> Document:
	"""A consolidated report over two communes, of which one's figures are corrected and one's report was revoked since."""
	code = f"TM-{frappe.utils.random_string(6).upper()}"
	with indicator_asked():
		make_period(code, (actors.BUM_TO, actors.DOAN_KET))
		open_period(code)
		report_at(State.APPROVED, code, actors.BUM_TO)
	other = report_at(State.APPROVED, code, actors.DOAN_KET)
	with actors.as_user(actors.EXAMINER):
		made = service.make_report(code, "Province")
		task = next(line.plan_task for line in other.lines if line.role == "Lead")
		service.correct(made.name, actors.DOAN_KET, "percent", "20", REASON, plan_task=task)
	act(other, actors.PROVINCE_CHAIR, Action.REVOKE)
	with actors.as_user(actors.EXAMINER):
		service.rebuild(made.name)
	site.db.commit()
	return made


@pytest.mark.browser
def test_an_officer_corrects_an_indicator_and_takes_off_a_correction_whose_source_is_gone(
	browser, base_url, demo_password, report
) -> None:
	with person(browser, base_url, actors.EXAMINER.user, demo_password) as examiner:
		page = examiner.page
		page.goto(ADDRESS.format(report.name))
		corrections = page.locator("[data-fieldname=corrections_view]")
		expect(corrections).to_contain_text("báo cáo không còn được tính")
		corrections.scroll_into_view_if_needed()
		examiner.picture("consolidated-corrections.png")
		corrections.get_by_role("button", name="Bỏ hiệu chỉnh").click()
		expect(corrections.get_by_role("button", name="Bỏ hiệu chỉnh")).to_have_count(0)
		page.locator(f"tr[data-indicator={INDICATOR}] [data-do=sources]").click()
		dialog = examiner.dialog()
		expect(dialog).to_contain_text("12,5 %")
		examiner.picture("consolidated-indicator.png")
		dialog.get_by_role("button", name="Hiệu chỉnh số liệu").click()
		dialog = page.locator(".modal.show", has=page.locator("[data-fieldname=value]"))
		dialog.locator("[data-fieldname=value] input").fill("10")
		dialog.locator("[data-fieldname=reason] textarea").fill(REASON)
		dialog.get_by_role("button", name="Hiệu chỉnh", exact=True).click()
		expect(page.locator(f"tr[data-indicator={INDICATOR}]")).to_contain_text("đã hiệu chỉnh")
		expect(corrections).to_contain_text("Giá trị chỉ tiêu")
		page.locator("[data-text]", has_text="Tình hình chung").locator("[data-do=sources]").click()
		expect(examiner.dialog()).to_contain_text("Đã thu gom 12 tấn trong kỳ")
		examiner.picture("consolidated-part.png")

"""Reports when agencies change in mid-period, in every state that a report can be in."""

import frappe
from frappe.model.document import Document

from laichau_env import testing as world
from laichau_env.approval.inbox import waiting_rows
from laichau_env.common import errors
from laichau_env.organization.doctype.agency_change.test_agency_change import (
	NEW,
	OTHER_LEADER,
	SECOND_NEW,
	ChangeTestCase,
	carry_out,
	make_change,
	new_commune,
)
from laichau_env.reporting import service as reporting
from laichau_env.reporting.extensions.view import extension_view


def write_in(report: Document, user: str, text: str, percent: float = 50, funds: float = 0) -> Document:
	"""Results in every line, as an officer of the agency."""
	with world.as_user(user):
		for line in report.lines:
			line.result, line.percent, line.pace = text, percent, "On Track"
			line.funds_disbursed = funds
		report.situation = text
		report.save()
	return report


class TestReportsOfChangedAgencies(ChangeTestCase):
	def test_unsent_ones_are_gone_on_with_in_one_draft(self):
		report = write_in(world.make_report("T-SX-1"), world.OFFICER, "Đã thu gom", 80, funds=10)
		other = frappe.get_doc("Progress Report", f"BC-T-SX-1-{world.OTHER_COMMUNE}")
		write_in(other, world.OTHER_OFFICER, "Chưa thu gom", 20, funds=5)
		self.merge()
		draft = frappe.get_doc("Progress Report", f"BC-T-SX-1-{NEW}")
		line = next(row for row in draft.lines if row.plan_task.endswith("-01"))
		self.assertEqual((line.percent, line.funds_disbursed), (20, 15))
		self.assertEqual(line.result, "UBND xã Thử: Đã thu gom\nUBND xã Khác: Chưa thu gom")
		self.assertEqual(line.assignment, f"{world.DIRECTIVE}-01-{NEW}")
		alone = next(row for row in draft.lines if row.plan_task.endswith("-02"))
		self.assertEqual((alone.percent, alone.result), (80, "Đã thu gom"))
		for old in (report, other):
			self.assertEqual(frappe.db.get_value("Progress Report", old.name, "succeeded_by"), draft.name)
		self.assertEqual(draft.agency_printed_name, "Ủy ban nhân dân xã Mới")

	def test_the_old_draft_is_locked_and_no_longer_owed(self):
		report = world.make_report("T-SX-2")
		self.rename()
		report.reload()
		report.situation = "sửa"
		with world.as_user(world.OFFICER):
			self.assertTrue(report.has_permission("read"))
			self.assert_refused(errors.ReportSucceeded, report.save)
		self.assert_refused(errors.ReportSucceeded, world.act, report, world.OFFICER, "Request Signature")
		with world.as_user(world.OFFICER):
			waiting = [row["name"] for row in waiting_rows()]
		self.assertNotIn(report.name, waiting)
		self.assertIn(f"BC-T-SX-2-{world.COMMUNE}-2", waiting)

	def test_the_new_draft_goes_all_the_way(self):
		write_in(world.make_report("T-SX-3"), world.OFFICER, "Đã thu gom")
		self.rename()
		draft = frappe.get_doc("Progress Report", f"BC-T-SX-3-{world.COMMUNE}-2")
		with world.as_user(world.OFFICER):
			world.fill(draft)
		world.act(draft, world.OFFICER, "Request Signature")
		world.sign(draft)
		world.act(draft, world.EXAMINING_OFFICER, "Recommend")
		world.act(draft, world.DIRECTOR, "Approve at Department")
		world.act(draft, world.CHAIRMAN, "Approve")
		draft.reload()
		self.assertEqual(draft.workflow_state, "Approved")
		duty = frappe.get_doc("Task Assignment", f"{world.DIRECTIVE}-01-{world.COMMUNE}-2")
		self.assertEqual((duty.percent, duty.last_approved_report), (50, draft.name))

	def test_a_sent_one_keeps_its_name_and_goes_on_to_approval(self):
		report = world.report_under_review("T-SX-4")
		number = frappe.db.get_value("Progress Report", report.name, "document_number")
		self.rename()
		self.assertFalse(frappe.db.exists("Progress Report", f"BC-T-SX-4-{world.COMMUNE}-2"))
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		world.act(report, world.CHAIRMAN, "Approve")
		report.reload()
		self.assertEqual(
			(report.agency, report.agency_printed_name, report.document_number),
			(world.COMMUNE, "UBND xã Thử", number),
		)
		duty = frappe.get_doc("Task Assignment", f"{world.DIRECTIVE}-01-{world.COMMUNE}-2")
		self.assertEqual(
			duty.percent, 50, "the duty that was taken over follows the report that was sent before"
		)

	def test_one_that_comes_back_is_finished_by_the_successor_for_the_old(self):
		report = world.report_under_review("T-SX-5")
		self.rename()
		world.act(report, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		stored = frappe.get_doc("Progress Report", report.name)
		with world.as_user(world.OFFICER):
			self.assertTrue(
				extension_view(stored)["can_ask"], "who finishes the report may ask for more time"
			)
			world.fill(stored, "Đã bổ sung")
		world.act(report, world.OFFICER, "Request Signature")
		world.sign(report, number="16")
		report.reload()
		self.assertEqual((report.workflow_state, report.agency), ("Under Department Review", world.COMMUNE))
		event = frappe.get_last_doc("Approval Event", {"reference_name": report.name})
		self.assertEqual(event.agency_name, "UBND xã Mới (thay UBND xã Thử)")

	def test_one_that_came_back_before_is_finished_for_the_old(self):
		report = world.report_under_review("T-SX-6")
		world.act(report, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		self.merge()
		self.assertFalse(frappe.db.get_value("Progress Report", report.name, "succeeded_by"))
		stored = frappe.get_doc("Progress Report", report.name)
		with world.as_user(world.OTHER_OFFICER):
			world.fill(stored, "Đã bổ sung")
		with world.as_user(world.OFFICER):
			self.assertIn(report.name, [row["name"] for row in waiting_rows()])

	def test_one_that_waits_for_its_signature_is_gone_on_with_as_a_draft(self):
		report = write_in(world.make_report("T-SX-7"), world.OFFICER, "Đã thu gom")
		world.act(report, world.OFFICER, "Request Signature")
		self.rename()
		draft = frappe.get_doc("Progress Report", f"BC-T-SX-7-{world.COMMUNE}-2")
		self.assertEqual((draft.workflow_state, draft.lines[0].result), ("Draft", "Đã thu gom"))
		self.assert_refused(errors.ReportSucceeded, world.sign, report)

	def test_a_revoked_one_is_made_again_by_the_successor(self):
		report = world.report_under_review("T-SX-8")
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		world.act(report, world.CHAIRMAN, "Approve")
		self.rename()
		world.act(report, world.CHAIRMAN, "Revoke", world.REASON)
		with world.as_user(world.OFFICER):
			amended = reporting.amend_report(report.name)
		self.assertEqual(amended.agency, world.COMMUNE)
		world.act(amended, world.OFFICER, "Request Signature")

	def test_a_split_lets_each_read_and_the_responsible_one_write(self):
		report = world.report_under_review("T-SX-9")
		second = frappe.db.get_value("Official", {"user": world.SECOND_OFFICER})
		change = make_change(
			"Split",
			[world.COMMUNE],
			[new_commune(), new_commune(SECOND_NEW, "UBND xã Hai")],
			officials=[{"official": second, "goes_to_row": 2}],
		)
		carry_out(change)
		world.act(report, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		stored = frappe.get_doc("Progress Report", report.name)
		with world.as_user(world.SECOND_OFFICER):
			self.assertTrue(stored.has_permission("read"))
			self.assertFalse(stored.has_permission("write"))
			self.assertIn(stored.name, frappe.get_list("Progress Report", pluck="name"))
			self.assertRaises(frappe.PermissionError, stored.save)
		with world.as_user(world.OFFICER):
			world.fill(stored, "Đã bổ sung")

	def test_money_of_a_split_is_counted_once(self):
		write_in(world.make_report("T-SX-10"), world.OFFICER, "Đã thu gom", funds=10)
		self.split()
		funds = [
			sum(
				line.funds_disbursed for line in frappe.get_doc("Progress Report", f"BC-T-SX-10-{code}").lines
			)
			for code in (NEW, SECOND_NEW)
		]
		self.assertEqual(funds, [0, 20])

	def test_evidence_goes_along(self):
		report = world.make_report("T-SX-11")
		with world.as_user(world.OFFICER):
			file = frappe.get_doc(
				{
					"doctype": "File",
					"file_name": "anh.pdf",
					"attached_to_doctype": report.doctype,
					"attached_to_name": report.name,
					"is_private": 1,
					"content": b"%PDF-1.4 thu",
				}
			).insert()
			report.append("evidence", {"file": file.file_url, "caption": "Ảnh"})
			report.save()
		self.rename()
		draft = frappe.get_doc("Progress Report", f"BC-T-SX-11-{world.COMMUNE}-2")
		self.assertEqual([row.file for row in draft.evidence], [file.file_url])
		with world.as_user(world.OFFICER):
			world.fill(draft)
		self.assertEqual(
			frappe.get_all("File", {"attached_to_name": draft.name}, pluck="file_url"), [file.file_url]
		)

	def test_who_has_a_report_of_its_own_finishes_the_old_one_for_the_old_agency(self):
		report = world.make_report("T-SX-12")
		carry_out(make_change("Dissolve", [world.COMMUNE], [{"agency": world.OTHER_COMMUNE}]))
		report.reload()
		self.assertFalse(report.succeeded_by)
		with world.as_user(world.OTHER_OFFICER):
			world.fill(report)
		world.act(report, world.OTHER_OFFICER, "Request Signature")
		world.sign(report, OTHER_LEADER)

	def test_opening_again_asks_nothing_twice(self):
		world.report_under_review("T-SX-13")
		self.rename()
		opened = reporting.open_period("T-SX-13")
		self.assertEqual(opened.made, 0)
		self.assertFalse(frappe.db.exists("Progress Report", f"BC-T-SX-13-{world.COMMUNE}-2"))

	def test_a_later_period_is_owed_by_the_successor_and_starts_from_the_old_figures(self):
		report = world.report_under_review("T-SX-14")
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		world.act(report, world.CHAIRMAN, "Approve")
		self.rename()
		draft = world.make_report("T-SX-15", f"{world.COMMUNE}-2")
		self.assertEqual([line.percent for line in draft.lines], [50, 50])
		self.assertFalse(frappe.db.exists("Progress Report", f"BC-T-SX-15-{world.COMMUNE}"))

	def test_examining_goes_on_after_the_department_is_renamed(self):
		report = world.report_under_review("T-SX-16")
		department = {"code": "T-SOMOI", "agency_name": "Sở Mới", "short_name": "Sở Mới", "symbol": "SM"}
		carry_out(make_change("Rename", [world.EXAMINER], [department]))
		with world.as_user(world.EXAMINING_OFFICER):
			self.assertIn(report.name, [row["name"] for row in waiting_rows()])
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		report.reload()
		self.assertEqual(report.workflow_state, "Pending Department Approval")
		event = frappe.get_last_doc("Approval Event", {"reference_name": report.name})
		self.assertEqual(event.agency_name, "Sở Mới (thay Sở Thử)")

	def test_a_request_for_more_time_lapses_and_a_granted_day_goes_along(self):
		from laichau_env.reporting.extensions.service import draft_request

		report = world.make_report("T-SX-17")
		with world.as_user(world.OFFICER):
			request = draft_request(report.name, "2026-12-25", "Đường sạt lở, mất liên lạc")
		world.act(request, world.OFFICER, "Request Extension")
		world.act(request, world.DIRECTOR, "Grant", granted_date="2026-12-25")
		with world.as_user(world.OFFICER):
			later = draft_request(report.name, "2026-12-30", "Đường vẫn sạt lở, mất liên lạc")
		world.act(later, world.OFFICER, "Request Extension")
		self.rename()
		draft = frappe.get_doc("Progress Report", f"BC-T-SX-17-{world.COMMUNE}-2")
		self.assertEqual(str(draft.due_date_granted), "2026-12-25")
		self.assert_refused(
			errors.ReportSucceeded, world.act, later, world.DIRECTOR, "Grant", granted_date="2026-12-30"
		)
		with world.as_user(world.OFFICER):
			self.assert_refused(
				errors.ReportSucceeded, draft_request, report.name, "2026-12-30", "Đường vẫn sạt lở"
			)
			draft_request(draft.name, "2026-12-30", "Đường vẫn sạt lở, mất liên lạc")


class TestFiguresOfChangedAgencies(ChangeTestCase):
	"""A rate weighed by a sum, a sum, and a plain mean, which both communes report."""

	def setUp(self) -> None:
		super().setUp()
		both = (world.COMMUNE, world.OTHER_COMMUNE)
		world.make_indicator("T-KL", *both, unit="tấn", maximum="")
		world.make_indicator("T-TL", *both, addition="Weighted Mean", weight_indicator="T-KL")
		world.make_indicator("T-TB", *both, addition="Mean")

	def drafts(self, period: str, own: dict[str, str], other: dict[str, str]) -> None:
		"""Drafts of both communes with these figures."""
		report = world.make_report(period)
		with world.as_user(world.OFFICER):
			world.enter(report, **own)
		with world.as_user(world.OTHER_OFFICER):
			world.enter(frappe.get_doc("Progress Report", f"BC-{period}-{world.OTHER_COMMUNE}"), **other)

	def figures(self, name: str) -> dict[str, str]:
		"""Indicator -> figure of a draft."""
		return {
			row.indicator: row.value_text for row in frappe.get_doc("Progress Report", name).indicator_values
		}

	def test_unsent_ones_are_added_up_as_each_indicator_says(self):
		self.drafts(
			"T-SX-21", {"T_KL": "1", "T_TL": "80", "T_TB": "10"}, {"T_KL": "3", "T_TL": "90", "T_TB": "11"}
		)
		self.merge()
		name = f"BC-T-SX-21-{NEW}"
		self.assertEqual(self.figures(name), {"T-KL": "4", "T-TL": "87,5", "T-TB": "10,5"})
		row = world.figure_of(frappe.get_doc("Progress Report", name), "T-TL")
		self.assertEqual((row.value, row.reason), (87.5, "UBND xã Thử: 80\nUBND xã Khác: 90"))

	def test_what_one_did_not_say_is_left_for_the_officer(self):
		self.drafts("T-SX-22", {"T_KL": "1", "T_TL": "80"}, {"T_TL": "90", "T_TB": "11"})
		self.merge()
		name = f"BC-T-SX-22-{NEW}"
		self.assertEqual(self.figures(name), {"T-KL": "", "T-TL": "", "T-TB": ""})
		row = world.figure_of(frappe.get_doc("Progress Report", name), "T-TB")
		self.assertEqual(row.reason, "UBND xã Khác: 11")

	def test_a_renamed_agency_goes_on_from_its_figures(self):
		self.drafts("T-SX-23", {"T_KL": "1", "T_TL": "80"}, {})
		self.rename()
		self.assertEqual(
			self.figures(f"BC-T-SX-23-{world.COMMUNE}-2"), {"T-KL": "1", "T-TL": "80", "T-TB": ""}
		)

	def test_a_sum_of_a_split_counts_once(self):
		self.drafts("T-SX-24", {"T_KL": "7", "T_TB": "10"}, {})
		self.split()
		told = [self.figures(f"BC-T-SX-24-{code}") for code in (NEW, SECOND_NEW)]
		self.assertEqual([one["T-KL"] for one in told], ["", "7"])
		self.assertEqual([one["T-TB"] for one in told], ["10", "10"])

	def test_a_successor_is_compared_with_what_it_alone_took_over(self):
		self.drafts("T-SX-25", {"T_KL": "7", "T_TL": "80", "T_TB": "10"}, {})
		report = frappe.get_doc("Progress Report", f"BC-T-SX-25-{world.COMMUNE}")
		with world.as_user(world.OFFICER):
			world.fill(report)
		world.act(report, world.OFFICER, "Request Signature")
		world.sign(report)
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		world.act(report, world.CHAIRMAN, "Approve")
		self.rename()
		frappe.get_doc(
			{
				"doctype": "Reporting Period", "period_code": "T-SX-26", "title": "T-SX-26", "kind": "Quarterly",
				"directive": world.DIRECTIVE, "data_from": "2026-02-15", "data_to": "2026-03-14",
				"due_agency": "2026-03-16",
			}
		).insert()  # fmt: skip
		draft = world.make_report("T-SX-26", f"{world.COMMUNE}-2")
		told = {row.indicator: row.previous_value for row in draft.indicator_values}
		self.assertEqual(told, {"T-KL": "7", "T-TL": "", "T-TB": "10"}, "a weighted mean wants its weight")

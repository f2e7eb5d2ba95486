"""What opening a period makes, how fast, and from what drafts start."""

from unittest.mock import patch

import frappe

from laichau_env import testing as world
from laichau_env.common.approvable import ServiceWrite
from laichau_env.reporting import drafts, service
from laichau_env.reporting.doctype.reporting_period.testing import (
	LINE,
	REPORT,
	PeriodTestCase,
	approved_report,
	counted_queries,
	make_period,
)


class TestOpening(PeriodTestCase):
	"""One draft for each agency that owes a report, in batches, from where the last one stood."""

	def test_a_draft_is_the_row_that_insert_would_make(self) -> None:
		made = {}
		for period, write in (("T-MOT", None), ("T-LO", drafts.make_drafts)):
			make_period(period, title="kỳ thử")
			if write:
				service.open_period(period)
			else:
				with patch.object(drafts, "make_drafts", _insert_one_by_one):
					service.open_period(period)
			made[period] = _rows_of(f"BC-{period}-{world.COMMUNE}")
		report, lines = made["T-MOT"]
		self.assertEqual(made["T-LO"], (report, lines))
		self.assertEqual((report["workflow_state"], report["docstatus"], report["idx"]), ("Draft", 0, 0))
		self.assertEqual([line["idx"] for line in lines], [1, 2])

	def test_queries_do_not_grow_with_the_agencies(self) -> None:
		counts = []
		for period, first in (("T-IT", 10), ("T-NHIEU", 30)):
			for number in range(first, first + 20 if first > 10 else first):
				code = f"999{number}"
				world._make("Agency", code, code=code, agency_type="Commune", agency_name=code,
					short_name=code, reports_to=world.EXAMINER, symbol="UBND")  # fmt: skip
				task = f"{world.DIRECTIVE}-01"
				world._make("Task Assignment", f"{task}-{code}", plan_task=task, agency=code)
			make_period(period)
			with counted_queries() as sent:
				opened = service.open_period(period)
			counts.append((opened.made, len(sent)))
		(few, queries_of_few), (many, queries_of_many) = counts
		self.assertEqual(many, few + 20)
		self.assertLessEqual(queries_of_many, queries_of_few)
		self.assertLess(queries_of_many, 60)

	def test_reports_of_another_opening_are_seen_though_this_one_began_before(self) -> None:
		make_period("T-CUNGLUC")
		with counted_queries() as sent:
			service.open_period("T-CUNGLUC")
		looked = [query for query in sent if query.startswith("SELECT `agency` FROM `tabProgress Report`")]
		self.assertTrue(looked and all(query.endswith("FOR UPDATE") for query in looked), looked)

	def test_many_drafts_go_in_batches_and_tell_their_progress(self) -> None:
		make_period("T-LOI")
		with patch.object(drafts, "DRAFTS_AT_ONCE", 2), patch("frappe.publish_progress") as told:
			self.assertEqual(service.open_period("T-LOI").made, 3)
		self.assertEqual([call.args[0] for call in told.call_args_list], [2 / 3 * 100, 100])

	def test_who_may_not_make_reports_makes_none(self) -> None:
		make_period("T-KHONGQUYEN")
		with world.as_user(world.SUPERVISOR):
			self.assertRaises(frappe.PermissionError, service.make_draft, "T-KHONGQUYEN", world.COMMUNE)

	def test_lines_start_from_the_last_approved_ones(self) -> None:
		approved_report("T-TRUOC", cumulative_result="Đã thu gom 120 tấn", percent=40, pace="Behind",
			difficulties="Thiếu xe", funds_planned=900, funds_disbursed=200)  # fmt: skip
		draft = world.make_report("T-TRUOC2")  # same year, not approved: no start for others
		with world.as_user(world.OFFICER):
			world.fill(draft, "Chưa duyệt")
		make_period("T-SAU", data_from="2026-02-15", data_to="2026-03-14", due_agency="2026-03-17")
		make_period("T-NAMSAU", data_from="2027-02-15", data_to="2027-03-14", due_agency="2027-03-17")
		for period, planned, disbursed in (("T-SAU", 900, 200), ("T-NAMSAU", 0, 0)):
			service.open_period(period)
			first, second = frappe.get_doc(REPORT, f"BC-{period}-{world.COMMUNE}").lines
			self.assertEqual(
				(first.result, first.cumulative_result, first.percent, first.pace, first.difficulties),
				(None, "Đã thu gom 120 tấn", 40, "Behind", "Thiếu xe"),
			)
			self.assertEqual((first.funds_planned, first.funds_disbursed), (planned, disbursed), period)
			self.assertEqual(second.cumulative_result, "Đã thực hiện", "what was done in the period before")
			other = frappe.get_doc(REPORT, f"BC-{period}-{world.OTHER_COMMUNE}")
			self.assertEqual((other.lines[0].cumulative_result, other.lines[0].percent), (None, 0))

	def test_a_revoked_report_is_no_start(self) -> None:
		report = approved_report("T-THUHOI", cumulative_result="Số sai", percent=90)
		world.act(report, world.CHAIRMAN, "Revoke", world.REASON)
		make_period("T-SAUTHUHOI", data_from="2026-02-15", data_to="2026-03-14", due_agency="2026-03-17")
		service.open_period("T-SAUTHUHOI")
		line = frappe.get_doc(REPORT, f"BC-T-SAUTHUHOI-{world.COMMUNE}").lines[0]
		self.assertEqual((line.cumulative_result, line.percent), (None, 0))

	def test_a_report_that_nothing_arose_is_no_start(self) -> None:
		approved_report("T-COSO", cumulative_result="Đã thu gom 120 tấn", percent=40)
		make_period("T-KHONG", data_from="2026-02-15", data_to="2026-03-14", due_agency="2026-03-17")
		report = world.make_report("T-KHONG")
		with world.as_user(world.OFFICER):
			report.lines[0].percent, report.lines[0].result = 95, "Chưa chắc"
			report.nothing_to_report, report.nothing_reason = 1, "Trong kỳ không phát sinh"
			report.save()
		world.act(report, world.OFFICER, "Request Signature")
		world.act(report, world.LEADER, "Sign and Submit", late_reason="Đường sạt lở, mất liên lạc")
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		world.act(report, world.CHAIRMAN, "Approve")
		make_period("T-SAUKHONG", data_from="2026-03-15", data_to="2026-04-14", due_agency="2026-04-16")
		service.open_period("T-SAUKHONG")
		line = frappe.get_doc(REPORT, f"BC-T-SAUKHONG-{world.COMMUNE}").lines[0]
		self.assertEqual((line.cumulative_result, line.percent), ("Đã thu gom 120 tấn", 40))


def _insert_one_by_one(period, orders, directive_examiner: str) -> None:
	"""Drafts by the framework's own insert, to compare with."""
	for order in orders:
		report = drafts.new_draft(period, order, directive_examiner)
		report.flags.service_write = ServiceWrite()
		report.insert()


def _rows_of(name: str) -> tuple[dict, list[dict]]:
	"""Stored columns of a report and its lines, without what differs from record to record."""
	own = {"name", "creation", "modified", "parent", "period"}

	def plain(row) -> dict:
		return {column: value for column, value in row.items() if column not in own}

	report = frappe.get_all(REPORT, filters={"name": name}, fields=["*"], order_by="name")[0]
	lines = frappe.get_all(LINE, filters={"parent": name}, fields=["*"], order_by="idx")
	return plain(report), [plain(line) for line in lines]

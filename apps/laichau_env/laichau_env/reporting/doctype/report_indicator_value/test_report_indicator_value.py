"""Figures in a report: asked of whom, what they may be, entered once, kept through every way a report goes."""

import frappe

from laichau_env import testing as world
from laichau_env.approval.content import content_hash, to_keep
from laichau_env.approval.kinds import kind_of
from laichau_env.common import errors
from laichau_env.reporting import service as reporting
from laichau_env.reporting.doctype.reporting_period.testing import counted_queries
from laichau_env.reporting.indicators import queries
from laichau_env.reporting.indicators.service import rows_for_drafts
from laichau_env.reporting.indicators.view import differing_figures, figures_view

REPORT, ROW = "Progress Report", "Report Indicator Value"
WHY = "Xã có thêm điểm thu gom mới"
RATE, COUNT = "T-TL", "T-SO"


REPORT_OF_BEFORE = {
	"doctype": REPORT,
	"name": "T-BC-CU",
	"period": "Q4-2026",
	"agency": "03388",
	"examining_agency": "SNNMT",
	"directive": "KH-UBND-2026-03-31",
	"due_date": "2026-12-16",
	"title": "UBND xã Bum Tở - quý IV năm 2026",
	"agency_symbol": "UBND",
	"agency_printed_name": "Ủy ban nhân dân xã Bum Tở",
	"situation": "Đã ban hành kế hoạch.",
	"results_summary": "Đạt 80%.",
	"lines": [
		{
			"plan_task": "KH-UBND-2026-03-31-02",
			"role": "Lead",
			"assignment": "KH-UBND-2026-03-31-02-03388",
			"section": "I",
			"order_no": "2",
			"task_content": "Thu gom rác",
			"scope_text": "",
			"result": "Đã thu gom",
			"percent": 80,
			"pace": "On Track",
			"funds_planned": 12.5,
		},
		{
			"plan_task": "KH-UBND-2026-03-31-01",
			"role": "Coordinate",
			"section": "I",
			"order_no": "1",
			"task_content": "Tuyên truyền",
			"result": "",
		},
	],
	"proposals": [{"proposal": "Đề nghị hỗ trợ xe thu gom", "addressee": "SNNMT"}],
	"evidence": [{"file": "/private/files/anh.pdf", "caption": "Ảnh"}],
}
HASH_OF_BEFORE = "3bb80d0b94f82134a31d22dbe32c481c6cb3464737ac481594c90f3b7361ed4c"
"""Its content hash as commit a173fd8 computed it, when reports had no indicators."""


class FigureTestCase(world.WorldTestCase):
	"""The small world with a percentage and a count that the commune reports."""

	def setUp(self) -> None:
		super().setUp()
		world.make_indicator(RATE)
		world.make_indicator(COUNT, unit="vụ", decimals=0, maximum="", question_jump_percent=0)

	def approve(self, period: str, **figures: str):
		"""An approved report of the period."""
		report = world.make_report(period)
		with world.as_user(world.OFFICER):
			for row in report.indicator_values:
				row.reason = WHY
			world.enter(world.fill(report), **figures)
		world.act(report, world.OFFICER, "Request Signature")
		world.sign(report, number="")
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		world.act(report, world.CHAIRMAN, "Approve")
		report.reload()
		return report

	def period(self, period: str, data_from: str, data_to: str, kind: str = "Quarterly") -> None:
		"""A period with a time of its own."""
		frappe.get_doc(
			{
				"doctype": "Reporting Period", "period_code": period, "title": period, "directive": world.DIRECTIVE,
				"kind": kind, "data_from": data_from, "data_to": data_to,
				"due_agency": frappe.utils.add_days(data_to, 2),
			}
		).insert()  # fmt: skip

	def later(self, period: str):
		"""The report of a period after those that make_report makes."""
		self.period(period, "2026-02-15", "2026-03-14")
		return world.make_report(period)


class TestRowsOfADraft(FigureTestCase):
	def test_only_who_reports_an_indicator_is_asked_about_it(self):
		report = world.make_report("T-CT-1")
		rows = [
			(row.indicator, row.indicator_name, row.unit, row.decimals, row.value_text)
			for row in report.indicator_values
		]
		self.assertEqual(
			rows, [(COUNT, f"Chỉ tiêu {COUNT}", "vụ", 0, ""), (RATE, f"Chỉ tiêu {RATE}", "%", 1, "")]
		)
		self.assertFalse(frappe.get_doc(REPORT, f"BC-T-CT-1-{world.OTHER_COMMUNE}").indicator_values)

	def test_one_not_in_use_or_of_another_regime_is_not_asked_about(self):
		frappe.db.set_value("Indicator", COUNT, "disabled", 1)
		frappe.db.set_value("Indicator Reporter", {"parent": RATE}, "regime", "T-KHAC")
		self.assertFalse(world.make_report("T-CT-2").indicator_values)

	def test_a_period_that_names_tasks_asks_about_no_indicator(self):
		frappe.get_doc(
			{
				"doctype": "Reporting Period", "period_code": "T-CT-3", "title": "T-CT-3", "kind": "Ad Hoc",
				"directive": world.DIRECTIVE, "data_from": "2026-01-15", "data_to": "2026-02-14",
				"due_agency": "2026-02-16", "tasks": [{"plan_task": f"{world.DIRECTIVE}-01"}],
			}
		).insert()  # fmt: skip
		self.assertFalse(world.make_report("T-CT-3").indicator_values)

	def test_opening_asks_the_database_no_more_often_for_more_agencies(self):
		world.make_report("T-CT-4")
		period = frappe.get_doc("Reporting Period", "T-CT-4")
		counts = []
		for agencies in ([world.COMMUNE], [world.COMMUNE, world.OTHER_COMMUNE, world.OTHER_DEPARTMENT]):
			with counted_queries() as asked:
				rows_for_drafts(period, agencies)
			counts.append(len(asked))
		self.assertEqual(counts[0], counts[1])
		self.assertLessEqual(counts[0], 8)

	def test_the_last_approved_figure_of_the_same_kind_of_period_is_shown(self):
		self.approve("T-CT-5", T_TL="80,5")
		report = self.later("T-CT-6")
		self.assertEqual(world.figure_of(report, RATE).previous_value, "80,5")
		self.assertEqual(world.figure_of(report, COUNT).previous_value, "")
		self.period("T-CT-7", "2026-02-15", "2026-03-15", "Monthly")
		self.period("T-CT-8", "2025-10-15", "2025-11-14")
		for period in ("T-CT-7", "T-CT-8"):
			self.assertEqual(world.figure_of(world.make_report(period), RATE).previous_value, "", period)


class TestOneFigure(FigureTestCase):
	def test_a_figure_is_kept_as_text_and_number_and_nothing_is_not_zero(self):
		report = world.make_report("T-CT-10")
		with world.as_user(world.OFFICER):
			world.enter(report, T_TL=" 58,50 ", T_SO="1234")
		stored = frappe.get_doc(REPORT, report.name)
		self.assertEqual(
			[(row.value_text, row.value) for row in stored.indicator_values],
			[("1.234", 1234), ("58,5", 58.5)],
		)
		with world.as_user(world.OFFICER):
			world.enter(stored, T_TL="0", T_SO="")
		said = {one.indicator: one.value for one in queries.figures_of_reports([report.name])}
		self.assertEqual((said[RATE], said[COUNT]), (0, None))

	def test_what_can_not_be_is_refused_with_the_row_and_what_to_write(self):
		report = world.make_report("T-CT-11")
		for figure, words in (
			({"T_TL": "12.5"}, "12,5"), ({"T_TL": "abc"}, "một số"), ({"T_TL": "100,1"}, "lớn hơn 100"),
			({"T_TL": "-1"}, "nhỏ hơn 0"), ({"T_TL": "1,25"}, "Nhiều nhất 1"), ({"T_SO": "2,5"}, "số nguyên"),
		):  # fmt: skip
			report.reload()
			with self.subTest(figure), world.as_user(world.OFFICER):
				with self.assertRaises(frappe.ValidationError) as caught:
					world.enter(report, **figure)
				refusal = caught.exception.refusal
				self.assertIsInstance(refusal, errors.FigureUnfit)
				self.assertIn(words, str(refusal))
				self.assertIn("dòng", str(refusal))

	def test_only_figure_and_reason_are_the_agencys_to_write(self):
		report = world.make_report("T-CT-12")
		for name, value in (
			("value", 5), ("unit", "tấn"), ("indicator_name", "Khác"), ("decimals", 3), ("previous_value", "1"),
			("taken_from", "BC-KHAC"), ("indicator", COUNT),
		):  # fmt: skip
			report.reload()
			world.figure_of(report, RATE).set(name, value)
			with self.subTest(name), world.as_user(world.OFFICER):
				self.assert_refused(errors.FixedFieldChanged, report.save)
		report.reload()
		report.indicator_values = report.indicator_values[:1]
		with world.as_user(world.OFFICER):
			self.assert_refused(errors.FixedFieldChanged, report.save)

	def test_each_has_its_figure_or_its_reason_before_signature(self):
		report = world.make_report("T-CT-13")
		with world.as_user(world.OFFICER):
			world.enter(world.fill(report), T_TL="80")
		self.assert_refused(errors.FigureMissing, world.act, report, world.OFFICER, "Request Signature")
		report.reload()
		with world.as_user(world.OFFICER):
			world.figure_of(report, COUNT).reason = "chưa có"
			report.save()
		self.assert_refused(errors.FigureMissing, world.act, report, world.OFFICER, "Request Signature")
		report.reload()
		with world.as_user(world.OFFICER):
			world.figure_of(report, COUNT).reason = "Chưa có số của công an xã"
			report.save()
		world.act(report, world.OFFICER, "Request Signature")

	def test_nothing_to_report_needs_no_figure_and_gives_none(self):
		report = world.make_report("T-CT-14")
		with world.as_user(world.OFFICER):
			report.nothing_to_report, report.nothing_reason = 1, "Trong kỳ không phát sinh"
			world.enter(report, T_TL="80")
		world.act(report, world.OFFICER, "Request Signature")
		said = queries.figures_of_reports([report.name])
		self.assertEqual({(one.value, one.reason) for one in said}, {(None, "Trong kỳ không phát sinh")})

	def test_a_jump_is_kept_as_draft_and_explained_before_signature(self):
		self.approve("T-CT-15", T_TL="40", T_SO="3")
		report = self.later("T-CT-16")
		with world.as_user(world.OFFICER):
			world.enter(world.fill(report), T_TL="60,1", T_SO="900")
		view = figures_view(report)
		self.assertIn("50,3%", view[RATE]["question"])
		self.assertEqual(view[COUNT]["question"], "", "an indicator may ask nothing")
		self.assert_refused(errors.FigureJumps, world.act, report, world.OFFICER, "Request Signature")
		report.reload()
		with world.as_user(world.OFFICER):
			world.figure_of(report, RATE).reason = WHY
			report.save()
		world.act(report, world.OFFICER, "Request Signature")


class TestEnteredOnce(FigureTestCase):
	def test_a_new_draft_takes_what_another_report_of_the_time_says(self):
		first = world.make_report("T-CT-20")
		with world.as_user(world.OFFICER):
			world.enter(first, T_TL="70")
		row = world.figure_of(world.make_report("T-CT-21"), RATE)
		self.assertEqual((row.value_text, row.value, row.taken_from), ("70", 70, first.name))

	def test_a_draft_that_was_there_is_filled_in_when_it_is_saved(self):
		first, second = world.make_report("T-CT-22"), world.make_report("T-CT-23")
		with world.as_user(world.OFFICER):
			world.enter(first, T_TL="70")
			second.situation = "Đã triển khai"
			second.save()
		row = world.figure_of(second, RATE)
		self.assertEqual((row.value_text, row.taken_from), ("70", first.name))

	def test_reports_on_one_whole_year_share_its_figures_whatever_their_window(self):
		for period, data_from, data_to in (
			("T-CT-N1", "2025-12-15", "2026-12-14"),
			("T-CT-N2", "2026-01-01", "2026-12-31"),
			("T-CT-N3", "2027-01-01", "2027-12-31"),
		):
			self.period(period, data_from, data_to, "Annual")
		first = world.make_report("T-CT-N1")
		with world.as_user(world.OFFICER):
			world.enter(first, T_TL="70")
		self.assertEqual(world.figure_of(world.make_report("T-CT-N2"), RATE).taken_from, first.name)
		self.assertEqual(world.figure_of(world.make_report("T-CT-N3"), RATE).value_text, "")

	def test_what_is_said_to_be_missing_stays_so(self):
		first, second = world.make_report("T-CT-24"), world.make_report("T-CT-25")
		with world.as_user(world.OFFICER):
			world.enter(first, T_TL="70")
			world.figure_of(second, RATE).reason = "Chưa có số chính thức"
			second.save()
		self.assertEqual(world.figure_of(second, RATE).value_text, "")

	def test_another_figure_is_flagged_in_each_report(self):
		first = world.make_report("T-CT-26")
		with world.as_user(world.OFFICER):
			world.enter(first, T_TL="70")
		second = world.make_report("T-CT-27")
		with world.as_user(world.OFFICER):
			self.assertEqual(differing_figures(second), {})
			world.enter(second, T_TL="71")
			self.assertEqual(world.figure_of(second, RATE).taken_from, "")
			told = [(one.report, one.value) for one in differing_figures(first)[RATE]]
			self.assertEqual(told, [(second.name, 71)])
			told = [(one.report, one.value) for one in differing_figures(second)[RATE]]
			self.assertEqual(told, [(first.name, 70)])

	def test_a_draft_of_the_agency_is_told_to_nobody_else(self):
		first, draft = self.report_under_review("T-CT-28", "70"), world.make_report("T-CT-29")
		with world.as_user(world.OFFICER):
			world.enter(draft, T_TL="71")
			self.assertTrue(differing_figures(first))
		for user in (world.EXAMINING_OFFICER, world.CHAIRMAN, world.SUPERVISOR):
			with self.subTest(user), world.as_user(user):
				self.assertEqual(differing_figures(first), {})

	def test_another_time_or_agency_says_nothing_here(self):
		world.make_indicator("T-CHUNG", world.COMMUNE, world.OTHER_COMMUNE)
		first = world.make_report("T-CT-30")
		with world.as_user(world.OFFICER):
			world.enter(first, T_TL="70", T_CHUNG="5")
		self.assertEqual(world.figure_of(self.later("T-CT-31"), RATE).value_text, "")
		other = world.make_report("T-CT-32", world.OTHER_COMMUNE)
		self.assertEqual(world.figure_of(other, "T-CHUNG").value_text, "")

	def report_under_review(self, period: str, rate: str):
		"""A signed report of the commune; without a figure its reason says that none applies."""
		report = world.make_report(period)
		with world.as_user(world.OFFICER):
			for row in report.indicator_values:
				row.reason = "Chưa có số liệu kỳ này"
			world.enter(world.fill(report), T_TL=rate)
		world.act(report, world.OFFICER, "Request Signature")
		return world.sign(report)


class TestContent(FigureTestCase):
	def test_what_was_approved_before_reports_had_indicators_keeps_its_hash(self):
		report = frappe.get_doc(REPORT_OF_BEFORE)
		self.assertEqual(content_hash(report, kind_of(REPORT)), HASH_OF_BEFORE)
		report.append("indicator_values", {"indicator": RATE})
		self.assertNotEqual(content_hash(report, kind_of(REPORT)), HASH_OF_BEFORE)

	def test_a_figure_is_content_and_an_empty_table_is_none(self):
		kind = kind_of(REPORT)
		report = world.make_report("T-CT-40")
		before = content_hash(report, kind)
		with world.as_user(world.OFFICER):
			world.enter(report, T_TL="70")
		self.assertNotEqual(content_hash(report, kind), before)
		empty = frappe.get_doc(REPORT, f"BC-T-CT-40-{world.OTHER_COMMUNE}")
		self.assertNotIn("indicator_values", to_keep({"situation": "", "indicator_values": []}, kind))
		self.assertIn("proposals", to_keep({"proposals": []}, kind))
		self.assertFalse(empty.indicator_values)

	def test_a_revoked_report_is_written_anew_with_its_figures(self):
		report = self.approve("T-CT-41", T_TL="70", T_SO="3")
		world.act(report, world.CHAIRMAN, "Revoke", world.REASON)
		with world.as_user(world.OFFICER):
			amended = reporting.amend_report(report.name)
			self.assertEqual([row.value_text for row in amended.indicator_values], ["3", "70"])
			world.enter(amended, T_TL="71")
		self.assertEqual(world.figure_of(amended, RATE).value_text, "71")

	def test_a_return_may_point_at_one_figure(self):
		report = world.make_report("T-CT-42")
		with world.as_user(world.OFFICER):
			world.enter(world.fill(report), T_TL="70", T_SO="3")
		world.act(report, world.OFFICER, "Request Signature")
		world.sign(report)
		remark = [{"place": f"indicator_values|{RATE}", "remark": "Số này khác số của phòng chuyên môn"}]
		world.act(report, world.EXAMINING_OFFICER, "Send Back", world.REASON, remarks=remark)
		kept = frappe.get_last_doc("Approval Remark", {"reference_name": report.name})
		self.assertEqual(kept.place_label, f"Chỉ tiêu {RATE}")
		report.reload()
		with world.as_user(world.OFFICER):
			self.assert_refused(errors.PlaceClosed, world.enter, report, T_SO="4")
			report.reload()
			world.enter(report, T_TL="75")
		self.assertEqual(world.figure_of(report, RATE).value_text, "75")

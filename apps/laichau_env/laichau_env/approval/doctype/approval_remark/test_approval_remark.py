"""A return for named places only: what may be edited, how remarks are answered, and who may touch them."""

from typing import Any

import frappe

from laichau_env import testing as world
from laichau_env.approval import content
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.returns import comparison, queries, service
from laichau_env.common import errors

REPORT = "Progress Report"
ON_LINE, ON_TEXT = "Ghi rõ khối lượng rác thu gom", "Nêu rõ văn bản chỉ đạo của xã"


class TestApprovalRemark(world.WorldTestCase):
	"""Each test starts from a report that was sent back for its first line and its situation."""

	def setUp(self) -> None:
		super().setUp()
		report = world.report_under_review("T-TRA")
		self.name = report.name
		line = report.lines[0]
		self.line = f"lines|{line.plan_task}|{line.role}"
		self.send_back([(self.line, ON_LINE), ("situation", ON_TEXT)])

	def send_back(self, remarks: list[tuple[str, str]], user: str = world.EXAMINING_OFFICER) -> None:
		given = [{"place": place, "remark": remark} for place, remark in remarks]
		world.act(self.report(), user, "Send Back", world.REASON, remarks=given)

	def report(self) -> Any:
		return frappe.get_doc(REPORT, self.name)

	def edit(self, **fields: Any) -> Any:
		"""Change fields, or with `line0` and `line1` the results of lines, as the commune's officer."""
		with world.as_user(world.OFFICER):
			report = self.report()
			for name, value in fields.items():
				if name.startswith("line"):
					report.lines[int(name[-1])].result = value
				else:
					report.set(name, value)
			return report.save()

	def request_signature(self) -> Any:
		return world.act(self.report(), world.OFFICER, "Request Signature")

	def answer(self, place: str, text: str, user: str = world.OFFICER) -> None:
		remark = next(row.name for row in queries.remarks_of(REPORT, self.name) if row.place == place)
		with world.as_user(user):
			service.answer_remark(remark, text)

	def sent_again(self) -> Any:
		self.edit(line0="Đã thu gom 12 tấn", situation="Kế hoạch số 45/KH-UBND")
		self.request_signature()
		return world.sign(self.report(), number="16")

	def test_named_places_are_open_and_no_others(self) -> None:
		self.edit(line0="Đã thu gom 12 tấn", situation="Kế hoạch số 45/KH-UBND")
		for change in ({"line1": "khác"}, {"next_steps": "khác"}, {"nothing_to_report": 1}):
			self.assert_refused(errors.PlaceClosed, self.edit, **change)

	def test_nothing_slips_in_together_with_an_open_place(self) -> None:
		self.assert_refused(errors.PlaceClosed, self.edit, line0="được sửa", line1="không được sửa")

	def test_rows_keep_their_order_while_an_open_one_is_edited(self) -> None:
		with world.as_user(world.OFFICER):
			report = self.report()
			report.lines[0].result = "Đã thu gom 12 tấn"
			report.lines.reverse()
			for number, line in enumerate(report.lines, start=1):
				line.idx = number
			self.assert_refused(errors.PlaceClosed, report.save)

	def test_a_place_that_is_gone_from_the_form_opens_nothing(self) -> None:
		frappe.db.set_value("Approval Remark", {"reference_name": self.name}, "place", "mục đã bỏ")
		for change in ({"line0": "khác"}, {"situation": "khác"}):
			self.assert_refused(errors.PlaceClosed, self.edit, **change)

	def test_rows_of_another_subject_stay_closed(self) -> None:
		with world.as_user(world.OFFICER):
			report = self.report()
			report.append(
				"proposals",
				{
					"plan_task": report.lines[1].plan_task,
					"addressee": world.EXAMINER,
					"proposal": "Xin thêm xe",
				},
			)
			self.assert_refused(errors.PlaceClosed, report.save)
			report = self.report()
			report.append(
				"proposals",
				{
					"plan_task": report.lines[0].plan_task,
					"addressee": world.EXAMINER,
					"proposal": "Xin thêm xe",
				},
			)
			report.save()

	def test_files_are_open_with_a_whole_line_only(self) -> None:
		self.attach()
		self.sent_again()
		self.send_back([("situation", ON_TEXT)])
		self.assert_refused(errors.PlaceClosed, self.attach)

	def attach(self) -> None:
		with world.as_user(world.OFFICER):
			frappe.get_doc(
				{
					"doctype": "File",
					"file_name": f"{frappe.generate_hash(length=8)}.pdf",
					"content": b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF",
					"attached_to_doctype": REPORT,
					"attached_to_name": self.name,
					"is_private": 1,
				}
			).insert()

	def test_a_direct_write_of_a_field_is_held_too(self) -> None:
		with world.as_user(world.OFFICER):
			self.assert_refused(errors.PlaceClosed, self.report().db_set, "next_steps", "khác")

	def test_every_remark_is_answered_or_its_place_corrected(self) -> None:
		self.assert_refused(errors.RemarkUnanswered, self.request_signature)
		self.edit(line0="Đã thu gom 12 tấn")
		self.assert_refused(errors.RemarkUnanswered, self.request_signature)
		self.answer("situation", "Đã nêu tại Kế hoạch số 45/KH-UBND")
		self.request_signature()
		answers = {row.place: row.answer for row in queries.remarks_of(REPORT, self.name)}
		self.assertEqual(answers, {self.line: "Đã sửa.", "situation": "Đã nêu tại Kế hoạch số 45/KH-UBND"})

	def test_answers_are_in_the_event(self) -> None:
		self.sent_again()
		kept = frappe.get_all(
			"Approval Event",
			{"reference_name": self.name, "action": "Request Signature"},
			pluck="values_json",
			order_by="sequence desc",
		)
		self.assertIn("Đã sửa.", kept[0])

	def test_recall_keeps_the_restriction_and_a_whole_return_lifts_it(self) -> None:
		self.edit(line0="Đã thu gom 12 tấn", situation="Kế hoạch số 45/KH-UBND")
		self.request_signature()
		world.act(self.report(), world.OFFICER, "Recall", world.REASON)
		self.assert_refused(errors.PlaceClosed, self.edit, line1="khác")
		self.request_signature()
		world.sign(self.report(), number="16")
		self.send_back([])
		self.edit(line1="khác", next_steps="khác")

	def test_the_leader_names_places_too(self) -> None:
		self.edit(line0="Đã thu gom 12 tấn", situation="Kế hoạch số 45/KH-UBND")
		self.request_signature()
		self.send_back([("causes", "Nêu nguyên nhân chủ quan")], world.LEADER)
		self.assert_refused(errors.PlaceClosed, self.edit, line0="khác")
		self.edit(causes="Cán bộ kiêm nhiệm")

	def test_unfit_remarks_are_refused_and_nothing_moves(self) -> None:
		self.sent_again()
		for remarks in (
			[("situation", "ngắn")],
			[("không có", ON_TEXT)],
			[("lines|T-KH-99|Lead", ON_TEXT)],
			[("lines|T-KH-01|Lead|plan_task", ON_TEXT)],
			[("situation", ON_TEXT), ("situation", ON_LINE)],
			[("situation", "x" * 3000)],
		):
			self.assert_refused(errors.RemarkUnfit, self.send_back, remarks)
		self.assertEqual(self.report().workflow_state, "Under Department Review")

	def test_only_the_agencys_officer_answers_while_he_has_it(self) -> None:
		for user in (world.LEADER, world.OTHER_OFFICER, world.EXAMINING_OFFICER, world.CHAIRMAN):
			self.assert_refused(errors.RemarkNotYours, self.answer, "situation", "Đã nêu rõ", user)
		self.sent_again()
		self.assert_refused(errors.RemarkNotYours, self.answer, "situation", "Đã nêu rõ")

	def test_nobody_makes_changes_or_deletes_a_remark(self) -> None:
		remark = frappe.get_doc("Approval Remark", {"reference_name": self.name})
		remark.remark = "khác hẳn ý kiến cũ"
		remark.flags.ignore_permissions = remark.flags.ignore_validate = True
		copy = frappe.copy_doc(remark)
		for attempt in (
			remark.save,
			lambda: remark.db_set("remark", "khác"),
			lambda: remark.delete(ignore_permissions=True, force=True),
			lambda: frappe.rename_doc("Approval Remark", remark.name, "khac", force=True),
			lambda: copy.insert(ignore_permissions=True),
		):
			self.assert_refused(errors.RemarksAreKept, attempt)

	def test_the_reviewer_sees_old_and_new_side_by_side(self) -> None:
		before = self.report().lines[0].result
		report = self.sent_again()
		changes = {change["place"]: change for change in comparison.comparison_of(report, kind_of(REPORT))}
		self.assertEqual(set(changes), {f"{self.line}|result", "situation"})
		line = changes[f"{self.line}|result"]
		self.assertEqual((line["old"], line["new"]), (before, "Đã thu gom 12 tấn"))
		told = {
			mark: [part["text"] for part in line["parts"] if part["mark"] == mark] for mark in ("gone", "new")
		}
		self.assertEqual(told["new"][-1], "gom 12 tấn")

	def test_an_untouched_report_has_nothing_to_compare(self) -> None:
		report = self.report()
		self.assertEqual(comparison.comparison_of(report, kind_of(REPORT)), [])
		self.assertTrue(content.content_hash(report, kind_of(REPORT)))

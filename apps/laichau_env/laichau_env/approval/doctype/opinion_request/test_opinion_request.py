"""Opinions asked on lines under examination: who sees what, who answers, what a missing one holds up."""

from datetime import date, timedelta
from unittest.mock import patch

import frappe

from laichau_env import testing as world
from laichau_env.approval import inbox
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.opinions import queries, service, view
from laichau_env.approval.verify import verify
from laichau_env.approval.view import approval_view
from laichau_env.common import clock, errors

TODAY, DUE = date(2026, 11, 24), date(2026, 11, 27)
QUESTION = "Đề nghị cho ý kiến về số liệu thu gom"
ANSWER = "Số liệu chưa gồm bản Nậm Xe, đề nghị bổ sung"
REPORT, REQUEST = "Progress Report", "Opinion Request"


class TestOpinionRequest(world.WorldTestCase):
	"""Each test rolls back to the small world; the clock stands on a Tuesday."""

	def setUp(self) -> None:
		super().setUp()
		self.on(TODAY)

	def on(self, day: date) -> None:
		"""Let it be `day`."""
		stopped = patch.object(clock, "today", lambda: day)
		stopped.start()
		self.addCleanup(stopped.stop)

	def ask(self, report, agencies=(world.OTHER_DEPARTMENT,), by=world.EXAMINING_OFFICER, **values):
		"""Ask about the first line unless `values` say otherwise."""
		asked = {"places": [self.place(report)], "due_date": DUE, "question": QUESTION, **values}
		with world.as_user(by):
			return service.ask(REPORT, report.name, agencies, **asked)

	def place(self, report, at: int = 0) -> str:
		line = report.lines[at]
		return f"lines|{line.plan_task}|{line.role}"

	def give(self, request, by=world.STRANGER, stance="Agree with Remarks", opinion: str | None = ANSWER):
		with world.as_user(by):
			return service.give(request.name, stance, opinion)

	def event(self, report, action: str) -> list[dict]:
		values = frappe.get_last_doc(
			"Approval Event", {"reference_name": report.name, "action": action}
		).values_json
		return frappe.parse_json(values or "{}").get("opinions", [])

	def test_the_asked_see_the_lines_asked_about_and_nothing_else_of_the_report(self) -> None:
		report = world.report_under_review("T-YK1")
		(request,) = self.ask(report)
		with world.as_user(world.STRANGER):
			seen = frappe.get_doc(REQUEST, request.name)
			seen.check_permission("read")
			lines = view.request_view(seen)["lines"]
			self.assertEqual([line["place"] for line in lines], [self.place(report)])
			self.assertIn("Đã thực hiện", [value["text"] for value in lines[0]["values"]])
			self.assertNotIn(report.lines[1].plan_task, seen.snapshot)
			self.assertFalse(frappe.get_doc(REPORT, report.name).has_permission("read"))
			self.assertEqual(frappe.get_list(REPORT, {"name": report.name}), [])
			self.assertEqual(
				frappe.get_list("Progress Report Line", {"parent": report.name}, parent_doctype=REPORT), []
			)

	def test_list_and_record_agree_for_everybody(self) -> None:
		report = world.report_under_review("T-YK2")
		(request,) = self.ask(report)
		for user, sees in (
			(world.STRANGER, True),
			(world.EXAMINING_OFFICER, True),
			(world.DIRECTOR, True),
			(world.CHAIRMAN, True),
			(world.SUPERVISOR, True),
			(world.OFFICER, False),
			(world.LEADER, False),
			(world.OTHER_OFFICER, False),
		):
			with self.subTest(user=user), world.as_user(user):
				self.assertEqual(bool(frappe.get_list(REQUEST, {"name": request.name})), sees)
				self.assertEqual(frappe.get_doc(REQUEST, request.name).has_permission("read"), sees)
		world.act(report, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		for user, sees in ((world.CHAIRMAN, False), (world.SUPERVISOR, False), (world.STRANGER, True)):
			with self.subTest(user=user, after="return"), world.as_user(user):
				self.assertEqual(bool(frappe.get_list(REQUEST, {"name": request.name})), sees)
				self.assertEqual(frappe.get_doc(REQUEST, request.name).has_permission("read"), sees)

	def test_opinions_stand_side_by_side_for_who_examines_and_the_agency_sees_none(self) -> None:
		report = world.report_under_review("T-YK3")
		first, _second = self.ask(report, (world.OTHER_DEPARTMENT, world.OTHER_COMMUNE))
		self.give(first)
		for user, number in ((world.EXAMINING_OFFICER, 2), (world.CHAIRMAN, 2), (world.LEADER, 0)):
			with self.subTest(user=user), world.as_user(user):
				shown = approval_view(frappe.get_doc(REPORT, report.name), kind_of(REPORT))["opinions"]
				self.assertEqual(len(shown["requests"]), number)
				self.assertEqual(shown["can_ask"], user == world.EXAMINING_OFFICER)
		with world.as_user(world.DIRECTOR):
			shown = approval_view(frappe.get_doc(REPORT, report.name), kind_of(REPORT))["opinions"]
		self.assertEqual([row["status"] for row in shown["requests"]], ["Given", "Waiting"])
		self.assertEqual(shown["requests"][0]["opinion"], ANSWER)

	def test_who_may_ask_whom(self) -> None:
		report = world.report_under_review("T-YK4")
		self.assert_refused(errors.OpinionNotYours, self.ask, report, by=world.LEADER)
		self.assert_refused(errors.NotVisible, self.ask, report, by=world.STRANGER)
		self.assert_refused(errors.OpinionNotYours, self.ask, report, by=world.CHAIRMAN)
		for agency in (world.EXAMINER, world.COMMUNE, world.PROVINCE, "T-KHONG"):
			self.assert_refused(errors.OpinionAgencyUnfit, self.ask, report, (agency,))
		self.ask(report, by=world.DIRECTOR)
		self.assert_refused(errors.OpinionAgencyUnfit, self.ask, report)
		self.assert_refused(
			errors.OpinionAgencyUnfit, self.ask, report, (world.OTHER_COMMUNE, world.OTHER_DEPARTMENT)
		)
		self.assertEqual(frappe.db.count(REQUEST, {"reference_name": report.name}), 1)

	def test_what_is_asked_must_be_fit(self) -> None:
		report = world.report_under_review("T-YK5")
		for refusal, values in (
			(errors.OpinionNoPlace, {"places": []}),
			(errors.OpinionPlaceUnknown, {"places": ["lines|T-KH-99|Lead"]}),
			(errors.OpinionPlaceUnknown, {"places": ["situation"]}),
			(errors.OpinionQuestionMissing, {"question": "  ngắn  "}),
			(errors.OpinionDueTooEarly, {"due_date": TODAY}),
			(errors.OpinionDueNotWorking, {"due_date": date(2026, 11, 28)}),
			(errors.OpinionDueNotWorking, {"due_date": date(2027, 1, 1)}),
		):
			self.assert_refused(refusal, self.ask, report, **values)
		self.assert_refused(errors.OpinionNobodyAsked, self.ask, report, ())

	def test_only_the_asked_answer_and_only_once(self) -> None:
		report = world.report_under_review("T-YK6")
		(request,) = self.ask(report)
		for user in (world.OTHER_OFFICER, world.OFFICER):
			self.assert_refused(errors.NotVisible, self.give, request, by=user)
		for user in (world.EXAMINING_OFFICER, world.SUPERVISOR, world.CHAIRMAN):
			self.assert_refused(errors.OpinionNotYours, self.give, request, by=user)
		self.assert_refused(errors.OpinionStanceUnknown, self.give, request, stance="Waiting")
		self.assert_refused(errors.OpinionTooShort, self.give, request, stance="Disagree", opinion="không")
		given = self.give(request, stance="Agree", opinion=None)
		self.assertEqual((given.status, given.days_late), ("Given", 0))
		self.assertIn("Hoàng Thị Lạ", given.given_by)
		self.assert_refused(errors.OpinionClosed, self.give, request)

	def test_a_required_opinion_holds_the_report_until_it_is_late_and_passed_over(self) -> None:
		report = world.report_under_review("T-YK7")
		(request,) = self.ask(report)
		recommend = (world.act, report, world.EXAMINING_OFFICER, "Recommend")
		self.assert_refused(errors.OpinionAwaited, *recommend)
		self.on(DUE)
		self.assert_refused(errors.OpinionAwaited, *recommend)
		self.assert_refused(errors.OpinionNotOverdue, self.pass_over, request)
		self.on(DUE + timedelta(days=3))
		self.assert_refused(errors.OpinionOverdueOpen, *recommend)
		self.assert_refused(errors.OpinionReasonTooShort, self.pass_over, request, reason="trễ")
		self.assert_refused(errors.OpinionNotYours, self.pass_over, request, by=world.STRANGER)
		self.assertEqual(self.pass_over(request).status, "Passed Over")
		self.assert_refused(errors.OpinionClosed, self.give, request)
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		(kept,) = self.event(report, "Recommend")
		self.assertEqual(
			(kept["agency"], kept["required"], kept["status"], kept["days_late"], kept["reason"]),
			(world.OTHER_DEPARTMENT, True, "Passed Over", 3, world.REASON),
		)
		self.assertEqual(verify().broken, "")

	def pass_over(self, request, by=world.EXAMINING_OFFICER, reason: str = world.REASON):
		with world.as_user(by):
			return service.pass_over(request.name, reason)

	def test_the_event_keeps_every_opinion_and_closes_the_optional_ones(self) -> None:
		report = world.report_under_review("T-YK8")
		(late,) = self.ask(report, required=False)
		(open_one,) = self.ask(report, (world.OTHER_COMMUNE,), required=False)
		self.on(DUE + timedelta(days=1))
		self.assertEqual(self.give(late, stance="Disagree").days_late, 1)
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		kept = {row["request"]: row for row in self.event(report, "Recommend")}
		self.assertEqual((kept[late.name]["stance"], kept[late.name]["days_late"]), ("Disagree", 1))
		self.assertEqual(kept[open_one.name]["status"], "Passed Over")
		self.assertIn("Chưa có ý kiến", kept[open_one.name]["reason"])
		closed = frappe.get_doc(REQUEST, open_one.name)
		self.assertIn("Nguyễn Thị Xét", closed.closed_by)
		self.assert_refused(errors.OpinionClosed, self.give, open_one, by=world.OTHER_OFFICER)
		self.assert_refused(errors.NotUnderExamination, self.ask, report, (world.OTHER_COMMUNE,))

	def test_a_return_withdraws_what_waits_and_a_new_round_shows_what_changed(self) -> None:
		report = world.report_under_review("T-YK9")
		(given,) = self.ask(report)
		self.give(given)
		(open_one,) = self.ask(report, (world.OTHER_COMMUNE,))
		world.act(report, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		kept = {row["request"]: row["status"] for row in self.event(report, "Send Back")}
		self.assertEqual(kept, {given.name: "Given", open_one.name: "Withdrawn"})
		with world.as_user(world.OFFICER):
			world.fill(frappe.get_doc(REPORT, report.name), "Đã thu gom 12 tấn")
		world.act(report, world.OFFICER, "Request Signature")
		world.sign(report, number="16")
		with world.as_user(world.EXAMINING_OFFICER):
			shown = approval_view(frappe.get_doc(REPORT, report.name), kind_of(REPORT))["opinions"]
		self.assertEqual([row["changed"] for row in shown["requests"]], [[self.place(report)]] * 2)
		(again,) = self.ask(report)
		self.assertEqual((given.round, again.round), (1, 2))

	def test_a_recall_of_the_signature_withdraws_too(self) -> None:
		report = world.report_under_review("T-YK10")
		(request,) = self.ask(report)
		world.act(report, world.LEADER, "Recall", world.REASON)
		self.assertEqual(frappe.db.get_value(REQUEST, request.name, "status"), "Withdrawn")

	def test_the_examiner_takes_a_request_back_with_a_reason(self) -> None:
		report = world.report_under_review("T-YK11")
		(request,) = self.ask(report)
		with world.as_user(world.DIRECTOR):
			self.assert_refused(errors.OpinionReasonTooShort, service.withdraw, request.name, "")
			service.withdraw(request.name, world.REASON)
		self.assert_refused(errors.OpinionClosed, self.give, request)
		self.ask(report)

	def test_nobody_makes_changes_deletes_or_renames_one_past_the_service(self) -> None:
		report = world.report_under_review("T-YK12")
		(request,) = self.ask(report)
		for attempt in (
			lambda one: one.save(),
			lambda one: one.submit(),
			lambda one: one.db_set("opinion", "khác"),
			lambda one: one.delete(ignore_permissions=True, force=True),
			lambda one: frappe.rename_doc(REQUEST, one.name, "khac", force=True),
			lambda one: frappe.copy_doc(one).insert(ignore_permissions=True),
		):
			stored = frappe.get_doc(REQUEST, request.name)
			stored.status = "Given"
			stored.flags.ignore_permissions = stored.flags.ignore_validate = True
			self.assertRaises(frappe.PermissionError, attempt, stored)
		self.assertEqual(frappe.db.get_value(REQUEST, request.name, "status"), "Waiting")

	def test_it_waits_in_the_inbox_of_the_asked_only(self) -> None:
		report = world.report_under_review("T-YK13")
		(request,) = self.ask(report)
		for user, waits in ((world.STRANGER, True), (world.OTHER_OFFICER, False), (world.SUPERVISOR, False)):
			with self.subTest(user=user), world.as_user(user):
				self.assertEqual(request.name in [row["name"] for row in inbox.waiting_rows()], waits)
		keys = {"doctype", "name", "title", "agency", "state", "state_label", "due_date", "overdue", "since"}
		with world.as_user(world.STRANGER):
			self.assertLessEqual(keys | {"from_whom", "last_action"}, queries.inbox_rows()[0].keys())
		self.give(request)
		with world.as_user(world.STRANGER):
			self.assertNotIn(request.name, [row["name"] for row in inbox.waiting_rows()])

	def test_the_dialog_offers_lines_agencies_and_a_working_day(self) -> None:
		report = world.report_under_review("T-YK14")
		task = frappe.get_doc("Plan Task", report.lines[0].plan_task)
		task.append("coordinators", {"agency": world.OTHER_DEPARTMENT})
		task.save()
		with world.as_user(world.EXAMINING_OFFICER):
			offered = view.choices(REPORT, report.name)
		self.assertEqual(offered["lines"][0]["suggested"], [world.OTHER_DEPARTMENT])
		self.assertEqual(offered["due_date"], "2026-11-27")
		names = {one["name"] for one in offered["agencies"]}
		self.assertTrue({world.OTHER_DEPARTMENT, world.OTHER_COMMUNE} <= names)
		self.assertFalse({world.EXAMINER, world.COMMUNE, world.PROVINCE} & names)
		with world.as_user(world.CHAIRMAN):
			self.assert_refused(errors.NotVisible, view.choices, REPORT, report.name)

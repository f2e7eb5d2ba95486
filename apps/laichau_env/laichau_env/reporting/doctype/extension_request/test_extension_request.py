"""More time for a report: asked, decided, logged; lateness counts from what was granted."""

from datetime import date, datetime
from typing import Any
from unittest.mock import patch

import frappe

from laichau_env import testing as world
from laichau_env.approval.verify import verify
from laichau_env.common import clock, errors
from laichau_env.patches.v0_2 import note_when_reports_were_sent_first as patch_of_sending
from laichau_env.reporting import sending
from laichau_env.reporting import service as reporting
from laichau_env.reporting.extensions import service

REPORT, REQUEST = "Progress Report", "Extension Request"
WHY = "Đường vào bản sạt lở, chưa lấy được số liệu"
DUE, LATER = date(2026, 2, 16), date(2026, 2, 24)
"""The 16th of February 2026 is the last day before Tết, which lasts to the 22nd."""


class TestExtensionRequest(world.WorldTestCase):
	"""The clock stands on 12 February 2026, two working days before the due date."""

	def setUp(self) -> None:
		super().setUp()
		self.set_day(date(2026, 2, 12))
		self.report = world.make_report("T-GIAHAN")

	def set_day(self, day: date) -> None:
		stopped = patch.object(clock, "today", lambda: day)
		stopped.start()
		self.addCleanup(stopped.stop)

	def ask(self, until: Any = LATER, reason: str = WHY, user: str = world.LEADER) -> Any:
		with world.as_user(user):
			request = service.draft_request(self.report.name, until, reason)
		return world.act(request, user, "Request Extension")

	def grant(self, request: Any, until: Any = LATER, user: str = world.DIRECTOR, note: str = "") -> Any:
		return world.act(request, user, "Grant", granted_date=str(until), decision_note=note)

	def send(self, **values: str) -> Any:
		report = frappe.get_doc(REPORT, self.report.name)
		if report.workflow_state == "Draft":
			with world.as_user(world.OFFICER):
				world.fill(report)
			world.act(report, world.OFFICER, "Request Signature")
		paper = {"document_number": "15", "document_date": "2026-02-10", **values}
		return world.act(report, world.LEADER, "Sign and Submit", **paper)

	def test_asked_by_the_agency_and_granted_by_the_department(self) -> None:
		request = self.ask()
		self.assertEqual((request.workflow_state, request.due_date), ("Pending Decision", DUE))
		granted = self.grant(request)
		self.assertEqual((granted.workflow_state, granted.docstatus), ("Granted", 1))
		self.assertEqual(frappe.db.get_value(REPORT, self.report.name, "due_date_granted"), LATER)
		self.assertEqual(verify().broken, "")

	def test_lateness_counts_from_the_granted_day(self) -> None:
		self.grant(self.ask())
		self.set_day(LATER)
		sent = self.send()
		self.assertEqual((sent.days_late, sent.late_reason), (0, ""))

	def test_late_needs_its_reason_and_counts_working_days(self) -> None:
		self.set_day(date(2026, 2, 25))
		self.assert_refused(errors.LateReasonMissing, self.send)
		self.assert_refused(errors.LateReasonMissing, self.send, late_reason="ngắn")
		sent = self.send(late_reason=WHY)
		self.assertEqual((sent.days_late, sent.late_reason), (3, WHY))

	def test_time_given_after_a_return_counts_for_the_sending_before_it(self) -> None:
		self.set_day(date(2026, 2, 23))
		with patch.object(clock, "now", lambda: datetime(2026, 2, 23, 9)):
			self.assertEqual(self.send(late_reason=WHY).days_late, 1)
		world.act(self.report, world.EXAMINING_OFFICER, "Send Back", WHY)
		granted = self.grant(self.ask())
		self.assertEqual(frappe.db.get_value(REPORT, self.report.name, "days_late"), 0)
		world.act(granted, world.DIRECTOR, "Revoke", WHY)
		self.assertEqual(frappe.db.get_value(REPORT, self.report.name, "days_late"), 1)

	def test_a_return_makes_nobody_late(self) -> None:
		sent = self.send()
		self.set_day(date(2026, 3, 2))
		back = world.act(sent, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		with world.as_user(world.OFFICER):
			world.fill(frappe.get_doc(REPORT, back.name), "Đã bổ sung số liệu")
		world.act(back, world.OFFICER, "Request Signature")
		again = self.send(document_number="16")
		self.assertEqual(again.days_late, 0)

	def test_a_recall_of_the_first_sending_unsends(self) -> None:
		recalled = world.act(self.send(), world.LEADER, "Recall", world.REASON)
		self.assertEqual((recalled.days_late, recalled.first_sent_on), (0, None))
		self.set_day(date(2026, 3, 2))
		self.assert_refused(errors.LateReasonMissing, self.send, document_number="17")

	def test_a_recall_of_what_was_returned_before_makes_nobody_late(self) -> None:
		sent = self.send()
		back = world.act(sent, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		self.set_day(date(2026, 3, 2))
		world.act(back, world.OFFICER, "Request Signature")
		again = self.send(document_number="16")
		recalled = world.act(again, world.LEADER, "Recall", world.REASON)
		self.assertTrue(recalled.first_sent_on)
		self.assertEqual(self.send(document_number="17").days_late, 0)

	def test_an_amendment_is_as_late_as_what_it_amends(self) -> None:
		sent = self.send()
		for user, action in (
			(world.EXAMINING_OFFICER, "Recommend"),
			(world.DIRECTOR, "Approve at Department"),
			(world.CHAIRMAN, "Approve"),
		):
			world.act(sent, user, action)
		world.act(sent, world.CHAIRMAN, "Revoke", world.REASON)
		self.set_day(date(2026, 3, 2))
		with world.as_user(world.OFFICER):
			amendment = reporting.amend_report(sent.name)
		self.assertTrue(amendment.first_sent_on)
		world.act(amendment, world.OFFICER, "Request Signature")
		signed = world.act(
			amendment, world.LEADER, "Sign and Submit", document_number="16", document_date="2026-02-10"
		)
		self.assertEqual(signed.days_late, 0)

	def test_a_period_does_not_close_over_granted_time(self) -> None:
		self.grant(self.ask())
		self.assert_refused(errors.PeriodHasExtensions, reporting.close_period, "T-GIAHAN")
		self.set_day(date(2026, 2, 25))
		reporting.close_period("T-GIAHAN")

	def test_refused_leaves_the_day_and_needs_a_reason(self) -> None:
		request = self.ask()
		self.assert_refused(errors.ReasonTooShort, world.act, request, world.DIRECTOR, "Refuse")
		refused = world.act(request, world.DIRECTOR, "Refuse", "Số liệu đã có tại phòng Kinh tế")
		self.assertEqual((refused.workflow_state, refused.docstatus), ("Refused", 1))
		self.assertIsNone(frappe.db.get_value(REPORT, self.report.name, "due_date_granted"))

	def test_only_the_examining_department_s_leader_decides(self) -> None:
		request = self.ask()
		for user in (world.LEADER, world.OFFICER, world.EXAMINING_OFFICER, world.CHAIRMAN):
			self.assert_refused(errors.NotYourTurn, self.grant, request, user=user)
		self.assert_refused(errors.NotVisible, self.grant, request, user=world.STRANGER)

	def test_only_the_own_agency_asks(self) -> None:
		for user in (world.OTHER_OFFICER, world.EXAMINING_OFFICER, world.CHAIRMAN, world.SUPERVISOR):
			self.assert_refused(errors.NotVisible, self.ask, user=user)
		self.ask(user=world.OFFICER)

	def test_the_province_decides_where_no_department_is_between(self) -> None:
		department = world.make_report("T-GIAHAN", world.OTHER_DEPARTMENT)
		frappe.db.set_value(REPORT, department.name, "examining_agency", None)
		self.report = department
		request = self.ask(user=world.STRANGER)
		self.assert_refused(errors.NotVisible, self.grant, request)
		self.assertEqual(self.grant(request, user=world.CHAIRMAN).workflow_state, "Granted")

	def test_days_that_make_no_sense_are_refused(self) -> None:
		for until in (DUE, "2026-02-10", "2026-02-28", "2026-02-18", "", "mai"):
			self.assert_refused(errors.ExtensionUnfit, self.ask, until)
		self.assert_refused(errors.ExtensionUnfit, self.ask, LATER, "ngắn")

	def test_the_regime_may_limit_what_is_asked_not_what_is_granted(self) -> None:
		regime = frappe.get_all("Reporting Regime", pluck="name", limit=1)
		if not regime:
			self.skipTest("no regime on this site")
		frappe.db.set_value("Reporting Regime", regime[0], "longest_extension_days", 1)
		frappe.db.set_value("Reporting Period", "T-GIAHAN", "regime", regime[0])
		self.assert_refused(errors.ExtensionUnfit, self.ask)
		request = self.ask(date(2026, 2, 23))
		self.assert_refused(errors.ExtensionUnfit, self.grant, request, LATER)
		self.assertEqual(self.grant(request, LATER, note="Đường đi lại khó hơn dự tính").granted_date, LATER)

	def test_one_request_at_a_time(self) -> None:
		self.ask()
		self.assert_refused(errors.ExtensionPending, self.ask)

	def test_a_report_that_was_sent_needs_none(self) -> None:
		self.send()
		self.assert_refused(errors.ExtensionUnfit, self.ask)

	def test_a_request_comes_too_late_when_the_report_was_sent_meanwhile(self) -> None:
		request = self.ask()
		self.send()
		self.assert_refused(errors.ExtensionUnfit, self.grant, request)

	def test_asked_after_the_due_date_is_marked(self) -> None:
		self.set_day(date(2026, 2, 23))
		self.assertEqual(self.ask().asked_late, 1)

	def test_revoked_takes_the_day_back_unless_the_report_was_sent(self) -> None:
		first = self.grant(self.ask())
		second = self.grant(self.ask(date(2026, 2, 26)), date(2026, 2, 26))
		world.act(second, world.DIRECTOR, "Revoke", world.REASON)
		self.assertEqual(frappe.db.get_value(REPORT, self.report.name, "due_date_granted"), LATER)
		self.send()
		self.assert_refused(errors.ExtensionUnfit, world.act, first, world.DIRECTOR, "Revoke", world.REASON)

	def test_nothing_moves_outside_the_service(self) -> None:
		request = self.ask()
		with world.as_user(world.OFFICER):
			stored = frappe.get_doc(REQUEST, request.name)
			for change in ({"workflow_state": "Granted"}, {"granted_date": LATER}, {"reason": "khác hẳn"}):
				changed = frappe.get_doc(REQUEST, request.name).update(change)
				self.assertRaises((frappe.PermissionError, frappe.ValidationError), changed.save)
			self.assertRaises(frappe.PermissionError, stored.delete)
			report = frappe.get_doc(REPORT, self.report.name)
			report.due_date_granted = LATER
			self.assert_refused(errors.FixedFieldChanged, report.save)

	def test_drafts_are_private_and_sent_ones_seen_by_who_decides(self) -> None:
		with world.as_user(world.LEADER):
			draft = service.draft_request(self.report.name, LATER, WHY)
		with world.as_user(world.DIRECTOR):
			self.assertFalse(frappe.get_list(REQUEST, {"name": draft.name}))
		world.act(draft, world.LEADER, "Request Extension")
		for user, seen in ((world.DIRECTOR, True), (world.CHAIRMAN, True), (world.OTHER_OFFICER, False)):
			with world.as_user(user):
				self.assertEqual(bool(frappe.get_list(REQUEST, {"name": draft.name})), seen, user)
				self.assertEqual(frappe.get_doc(REQUEST, draft.name).has_permission("read"), seen, user)

	def test_each_tier_keeps_a_working_day_after_the_one_below(self) -> None:
		frappe.db.set_value(
			"Reporting Period", "T-GIAHAN", {"due_department": "2026-02-23", "due_province": "2026-02-24"}
		)
		name = self.report.name
		due = sending.due_dates_of([name])[name]
		self.assertEqual((due.agency, due.department, due.province), (DUE, date(2026, 2, 23), LATER))
		self.grant(self.ask())
		due = sending.due_dates_of([name])[name]
		self.assertEqual(
			(due.agency, due.department, due.province), (LATER, date(2026, 2, 25), date(2026, 2, 26))
		)

	def test_reports_of_before_learn_when_they_were_sent(self) -> None:
		name = self.send().name
		frappe.db.set_value(
			REPORT, name, {"first_sent_on": None, "submitted_on": "2026-02-25 08:00:00", "days_late": 0}
		)
		frappe.db.set_value(
			"Approval Event",
			{"reference_name": name, "action": "Sign and Submit"},
			"event_time",
			"2026-02-25 08:00:00",
		)
		patch_of_sending.execute()
		self.assertEqual(frappe.db.get_value(REPORT, name, "days_late"), 3)
		patch_of_sending.execute()

	def test_a_returned_report_of_before_was_sent_and_a_recalled_one_was_not(self) -> None:
		sent = self.send()
		for action, user, expected in (
			("Send Back", world.EXAMINING_OFFICER, True),
			("Recall", world.LEADER, False),
		):
			frappe.db.savepoint("of_before")
			world.act(sent, user, action, world.REASON)
			frappe.db.set_value(REPORT, sent.name, "first_sent_on", None)
			patch_of_sending.execute()
			self.assertEqual(bool(frappe.db.get_value(REPORT, sent.name, "first_sent_on")), expected, action)
			frappe.db.rollback(save_point="of_before")

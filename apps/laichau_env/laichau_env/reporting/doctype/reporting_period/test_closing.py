"""What closing a period does to reports in every state."""

import frappe

from laichau_env import testing as world
from laichau_env.approval import inbox
from laichau_env.common import errors
from laichau_env.reporting import service
from laichau_env.reporting.doctype.reporting_period.testing import (
	ADMINISTRATOR,
	PERIOD,
	REPORT,
	PeriodTestCase,
)


class TestClosing(PeriodTestCase):
	"""After closing nothing is edited, attached, sent or taken back; what was sent is still decided."""

	def test_a_draft_is_readable_and_nothing_else(self) -> None:
		report = world.make_report("T-DONG1")
		self.assertEqual(service.close_period("T-DONG1"), service.Closed(locked=3, under_review=0))
		with world.as_user(world.OFFICER):
			self.assertIn(report.name, frappe.get_list(REPORT, pluck="name"))
			stored = frappe.get_doc(REPORT, report.name)
			self.assertTrue(stored.has_permission("read"))
			self.assert_refused(errors.PeriodLocked, world.fill, stored)
			stored.reload()
			# what a script on a server can set: the period stays closed all the same
			stored.flags.ignore_validate = stored.flags.ignore_permissions = True
			self.assert_refused(errors.PeriodLocked, world.fill, stored)
			self.assert_refused(errors.PeriodLocked, self.attach, report)
			self.assertNotIn(report.name, [row["name"] for row in inbox.waiting_rows()])
			stored.reload()
			stored.run_method("onload")
			view = stored.get_onload("approval")
			self.assertEqual((view["can_edit"], view["actions"]), (False, []))
		self.assert_refused(errors.PeriodLocked, world.act, report, world.OFFICER, "Request Signature")

	def attach(self, report):
		"""Upload as the form does."""
		return frappe.get_doc({"doctype": "File", "file_name": "b.pdf", "content": b"%PDF-1.4", "is_private": 1,
			"attached_to_doctype": REPORT, "attached_to_name": report.name}).insert()  # fmt: skip

	def test_what_waits_for_signature_is_not_sent(self) -> None:
		report = world.make_report("T-DONG2")
		with world.as_user(world.OFFICER):
			world.fill(report)
		world.act(report, world.OFFICER, "Request Signature")
		service.close_period("T-DONG2")
		self.assert_refused(errors.PeriodLocked, world.sign, report)
		self.assert_refused(errors.PeriodLocked, world.act, report, world.LEADER, "Send Back", world.REASON)

	def test_what_was_sent_is_decided_but_does_not_go_back(self) -> None:
		report = world.report_under_review("T-DONG3")
		self.assertEqual(service.close_period("T-DONG3").under_review, 1)
		for user, action in ((world.LEADER, "Recall"), (world.EXAMINING_OFFICER, "Send Back")):
			self.assert_refused(errors.PeriodLocked, world.act, report, user, action, world.REASON)
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Send Back", world.REASON)
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		self.assertEqual(world.act(report, world.CHAIRMAN, "Approve").workflow_state, "Approved")
		world.act(report, world.CHAIRMAN, "Revoke", world.REASON)
		with world.as_user(world.OFFICER):
			self.assert_refused(errors.PeriodLocked, service.amend_report, report.name)

	def test_a_closed_period_stays_as_it_is(self) -> None:
		world.make_report("T-DONG4")
		service.close_period("T-DONG4")
		closed_on = frappe.db.get_value(PERIOD, "T-DONG4", "closed_on")
		service.close_period("T-DONG4")
		self.assertEqual(frappe.db.get_value(PERIOD, "T-DONG4", "closed_on"), closed_on)
		self.assert_refused(errors.PeriodClosed, service.open_period, "T-DONG4")
		self.assert_refused(errors.PeriodClosed, service.make_draft, "T-DONG4", world.COMMUNE)
		period = frappe.get_doc(PERIOD, "T-DONG4")
		period.due_department = "2026-03-20"
		self.assert_refused(errors.PeriodFixed, period.save)
		period.reload()
		period.status = "Open"
		self.assert_refused(errors.PeriodMovedByHand, period.save)

	def test_the_question_says_whose_reports_would_be_locked(self) -> None:
		from laichau_env.reporting import api

		world.report_under_review("T-DONG6")
		world.make_report("T-DONG6")
		with world.as_user(ADMINISTRATOR):
			unsent = api.get_closing("T-DONG6")["unsent"]
			self.assertEqual(len(unsent), api.close_period("T-DONG6")["locked"])
		sent = frappe.db.get_value("Agency", world.COMMUNE, "short_name")
		self.assertNotIn(sent, unsent)
		with world.as_user(world.DIRECTOR):
			self.assertRaises(frappe.PermissionError, api.get_closing, "T-DONG6")

	def test_only_who_writes_periods_closes(self) -> None:
		from laichau_env.reporting import api

		world.make_report("T-DONG5")
		with world.as_user(world.DIRECTOR):
			self.assertRaises(frappe.PermissionError, api.close_period, "T-DONG5")
		with world.as_user(ADMINISTRATOR):
			self.assertEqual(api.close_period("T-DONG5"), {"locked": 3, "under_review": 0})

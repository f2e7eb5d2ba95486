"""That nothing arose is a report too, and locked like any other."""

import frappe

from laichau_env import testing as world
from laichau_env.approval.content import content_hash
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.service import act
from laichau_env.common import errors
from laichau_env.reporting.doctype.reporting_period.testing import (
	REPORT,
	PeriodTestCase,
)


class TestNothingToReport(PeriodTestCase):
	"""That nothing arose is a report too."""

	def test_it_asks_only_for_the_reason(self) -> None:
		report = world.make_report("T-KHONG")
		self.assert_refused(errors.LineEmpty, world.act, report, world.OFFICER, "Request Signature")
		for reason, refused in ((None, True), ("không", True), ("Trong kỳ không phát sinh nhiệm vụ", False)):
			with world.as_user(world.OFFICER):
				report = frappe.get_doc(REPORT, report.name)
				report.update({"nothing_to_report": 1, "nothing_reason": reason})
				report.save()
			if refused:
				self.assert_refused(
					errors.NothingReasonMissing, world.act, report, world.OFFICER, "Request Signature"
				)
		world.act(report, world.OFFICER, "Request Signature")
		self.assertEqual(world.sign(report).workflow_state, "Under Department Review")

	def test_it_is_content_that_is_locked_and_read_before_approval(self) -> None:
		report = world.make_report("T-KHONG2")
		before = content_hash(report, kind_of(REPORT))
		with world.as_user(world.OFFICER):
			report.update({"nothing_to_report": 1, "nothing_reason": "Trong kỳ không phát sinh"})
			report.save()
			self.assertNotEqual(content_hash(report, kind_of(REPORT)), before)
			self.assert_refused(errors.StaleContent, act, REPORT, report.name, "Request Signature", before)
		world.act(report, world.OFFICER, "Request Signature")
		with world.as_user(world.OFFICER):
			report.reload()
			report.nothing_reason = "Lý do khác hẳn trước"
			self.assert_refused(errors.ContentLocked, report.save)

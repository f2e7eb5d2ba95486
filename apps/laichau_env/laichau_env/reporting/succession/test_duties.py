"""Where duties stand that were taken over, when reports of before and after are approved and revoked."""

from unittest.mock import patch

import frappe
from frappe.model.document import Document
from frappe.utils import add_days, getdate, today

from laichau_env import testing as world
from laichau_env.common import clock
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

TASK = f"{world.DIRECTIVE}-01"
LATE = {"late_reason": "Đường sạt lở, mất liên lạc"}


def approve(
	report: Document, percent: float, officer: str = world.OFFICER, leader: str = world.LEADER
) -> Document:
	"""A report taken from its draft to approval, with one percent in every line."""
	sign(report, percent, officer, leader)
	return decide(report)


def sign(
	report: Document, percent: float, officer: str = world.OFFICER, leader: str = world.LEADER
) -> Document:
	with world.as_user(officer):
		world.fill(report, percent=percent)
	world.act(report, officer, "Request Signature")
	return world.act(report, leader, "Sign and Submit", **LATE)


def decide(report: Document) -> Document:
	world.act(report, world.EXAMINING_OFFICER, "Recommend")
	world.act(report, world.DIRECTOR, "Approve at Department")
	return world.act(report, world.CHAIRMAN, "Approve")


def revoke(report: Document) -> None:
	world.act(report, world.CHAIRMAN, "Revoke", world.REASON)


def percent_of(agency: str) -> float:
	return frappe.db.get_value("Task Assignment", f"{TASK}-{agency}", "percent")


class TestDutiesThatWereTakenOver(ChangeTestCase):
	def both(self, period: str) -> tuple[Document, Document]:
		"""The reports of the two communes in a period."""
		report = world.make_report(period)
		return report, frappe.get_doc("Progress Report", f"BC-{period}-{world.OTHER_COMMUNE}")

	def other(self, report: Document, percent: float) -> Document:
		return approve(report, percent, world.OTHER_OFFICER, OTHER_LEADER)

	def test_revoking_the_successor_s_report_leaves_where_it_was_taken_over(self):
		first, second = self.both("T-NV-1")
		approve(first, 60), self.other(second, 40)
		self.merge()
		self.assertEqual(percent_of(NEW), 40)
		own = approve(world.make_report("T-NV-2", NEW), 90)
		self.assertEqual(percent_of(NEW), 90, "what the successor reports tells of the whole")
		revoke(own)
		self.assertEqual(percent_of(NEW), 40)

	def test_revoking_an_old_report_moves_what_nobody_reported_on_since(self):
		first, second = self.both("T-NV-3")
		approve(first, 60)
		second = self.other(second, 40)
		self.merge()
		revoke(second)
		self.assertEqual(percent_of(NEW), 0, "one of the two has nothing approved")
		own = approve(world.make_report("T-NV-4", NEW), 70)
		revoke(first)
		self.assertEqual(percent_of(NEW), 70)
		revoke(own)
		self.assertEqual(percent_of(NEW), 0)

	def test_one_that_goes_on_rises_with_those_that_joined_it(self):
		first, second = self.both("T-NV-5")
		sign(first, 80)
		self.other(second, 50)
		carry_out(make_change("Dissolve", [world.COMMUNE], [{"agency": world.OTHER_COMMUNE}]))
		self.assertEqual(percent_of(world.OTHER_COMMUNE), 0, "nothing of the other is approved yet")
		decide(first)
		self.assertEqual(percent_of(world.OTHER_COMMUNE), 50, "the least of both")
		revoke(second)
		self.assertEqual(percent_of(world.OTHER_COMMUNE), 0, "its own part has nothing approved")

	def test_a_second_merger_counts_no_part_that_was_never_there(self):
		first, second = self.both("T-NV-6")
		first, second = approve(first, 60), self.other(second, 80)
		carry_out(make_change("Rename", [world.COMMUNE], [new_commune(SECOND_NEW, "UBND xã Hai")]))
		carry_out(make_change("Dissolve", [world.OTHER_COMMUNE], [{"agency": SECOND_NEW}]))
		self.assertEqual(percent_of(SECOND_NEW), 60)
		revoke(second)
		self.assertEqual(percent_of(SECOND_NEW), 0)
		with world.as_user(world.OTHER_OFFICER):
			again = reporting.amend_report(second.name)
		approve(again, 70, world.OTHER_OFFICER, OTHER_LEADER)
		self.assertEqual(percent_of(SECOND_NEW), 60, "the first part and the amended second one")

	def test_a_move_goes_through_an_agency_in_the_middle(self):
		first = world.report_under_review("T-NV-7")
		carry_out(make_change("Rename", [world.COMMUNE], [new_commune(NEW)]))
		tomorrow = add_days(today(), 1)
		stopped = patch.object(clock, "today", lambda: getdate(tomorrow))
		stopped.start()
		self.addCleanup(stopped.stop)
		second = new_commune(SECOND_NEW, "UBND xã Hai")
		carry_out(make_change("Rename", [NEW], [second], effective_date=tomorrow))
		decide(first)
		self.assertEqual((percent_of(world.COMMUNE), percent_of(NEW), percent_of(SECOND_NEW)), (50, 50, 50))
		revoke(first)
		self.assertEqual((percent_of(NEW), percent_of(SECOND_NEW)), (0, 0))

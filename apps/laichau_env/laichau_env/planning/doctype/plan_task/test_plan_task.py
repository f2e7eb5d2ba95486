"""Directives, headings and tasks: what must be true of them, and which duties come of a task."""

import frappe
from frappe.model.document import Document
from frappe.tests.utils import FrappeTestCase

from laichau_env.common import errors
from laichau_env.organization.doctype.agency.test_agency import make_agency
from laichau_env.organization.doctype.agency_group.test_agency_group import make_group
from laichau_env.planning.queries import duties_of_agencies
from laichau_env.planning.service import Progress, make_assignments, record_progress

PLAN = "KH-THU"


def make_directive(code: str = PLAN, **values: object) -> Document:
	"""A plan of a test."""
	return frappe.get_doc(
		{
			"doctype": "Directive",
			"directive_code": code,
			"directive_type": "Plan",
			"title": "Kế hoạch thử",
			"short_title": "Kế hoạch thử",
			**values,
		}
	).insert()


def make_section(position: int, directive: str = PLAN, **values: object) -> Document:
	"""A heading of a test."""
	return frappe.get_doc(
		{
			"doctype": "Plan Section",
			"directive": directive,
			"position": position,
			"label": "D.",
			"title": "Mục thử",
			**values,
		}
	).insert()


def make_task(position: int, directive: str = PLAN, **values: object) -> Document:
	"""A task of a test, under the first heading."""
	return frappe.get_doc(
		{
			"doctype": "Plan Task",
			"directive": directive,
			"section": f"{PLAN}-M01",
			"position": position,
			"order_no": "1.",
			"content": "Nội dung thử",
			**values,
		}
	).insert()


class TestPlanTask(FrappeTestCase):
	def setUp(self):
		make_directive()
		make_section(1, label="II.")
		make_agency("TEST-0")
		for code in ("TEST-A", "TEST-B", "TEST-C"):
			make_agency(code, agency_type="Front", reports_to="TEST-0")
		make_group("Nhóm thử", rule_type="List", members=[{"agency": "TEST-A"}, {"agency": "TEST-B"}])

	def tearDown(self):
		frappe.db.rollback()

	def refused(self, refusal: type[errors.Refusal], call, *args, **values):
		"""Assert the refusal's class, not its wording."""
		with self.assertRaises((frappe.ValidationError, frappe.PermissionError)) as caught:
			call(*args, **values)
		self.assertIsInstance(caught.exception.refusal, refusal)

	def assignments(self) -> dict[str, str]:
		"""Agency -> scope of the duties of the first task."""
		rows = frappe.get_all("Task Assignment", {"directive": PLAN}, ["agency", "scope_text"])
		return {row.agency: row.scope_text or "" for row in rows}

	# --- records

	def test_directive_is_not_of_itself(self):
		plan = frappe.get_doc("Directive", PLAN)
		plan.issued_with = PLAN
		self.refused(errors.DirectiveOfItself, plan.save)
		plan.reload()
		plan.append("carries_out", {"directive": PLAN})
		self.refused(errors.DirectiveOfItself, plan.save)

	def test_headings_and_tasks_are_named_by_running_row_so_that_printed_labels_may_repeat(self):
		names = [make_section(place, parent_section=f"{PLAN}-M01").name for place in (2, 3)]
		self.assertEqual(names, [f"{PLAN}-M02", f"{PLAN}-M03"])
		task = make_task(7, section=f"{PLAN}-M03", order_no="")
		self.assertEqual((task.name, task.title), (f"{PLAN}-07", "II.D. Nội dung thử"))

	def test_running_row_is_taken_once(self):
		make_task(1)
		self.refused(errors.PositionTaken, make_task, 1)
		self.refused(errors.PositionTaken, make_section, 1)
		other = make_section(2)
		other.position = 1
		self.refused(errors.PositionTaken, other.save)

	def test_heading_is_of_the_same_plan(self):
		make_directive("KH-KHAC")
		make_section(1, "KH-KHAC")
		self.refused(errors.PartOfOtherDirective, make_task, 1, section="KH-KHAC-M01")
		self.refused(errors.PartOfOtherDirective, make_section, 2, parent_section="KH-KHAC-M01")

	def test_row_names_one_agency_or_one_group(self):
		for row in ({}, {"agency": "TEST-A", "agency_group": "Nhóm thử"}):
			self.refused(errors.PartyUnclear, make_task, 1, leads=[row])
			self.refused(errors.PartyUnclear, make_task, 1, coordinators=[row])

	def test_dates_follow_each_other(self):
		self.refused(errors.DatesOutOfOrder, make_task, 1, start_date="2026-02-01", end_date="2026-01-31")

	def test_condition_that_is_met_is_stated(self):
		self.refused(errors.ConditionNotStated, make_task, 1, condition_met_on="2026-01-31")
		make_task(1, condition_met_on="2026-01-31", condition_text="sau khi có hướng dẫn")

	# --- duties

	def test_assignments_are_made_once_and_expand_groups(self):
		make_task(
			1,
			leads=[
				{"agency_group": "Nhóm thử", "scope_text": "trên địa bàn"},
				{"agency": "TEST-B", "scope_text": "tham mưu"},
			],
		)
		self.assertEqual((make_assignments(PLAN).made, make_assignments(PLAN).found), (2, 2))
		self.assertEqual(self.assignments(), {"TEST-A": "trên địa bàn", "TEST-B": "tham mưu"})
		duty = frappe.get_doc("Task Assignment", f"{PLAN}-01-TEST-A")
		self.assertEqual((duty.status, duty.percent, duty.owner), ("Not Started", 0, frappe.session.user))

	def test_who_is_not_in_use_or_reports_to_nobody_gets_none(self):
		frappe.db.set_value("Agency", "TEST-A", "disabled", 1)
		make_task(1, leads=[{"agency": code} for code in ("TEST-0", "TEST-A", "TEST-B")])
		make_assignments(PLAN)
		self.assertEqual(set(self.assignments()), {"TEST-B"})

	def test_new_member_gets_duties_and_nobody_loses_any(self):
		make_task(1, leads=[{"agency_group": "Nhóm thử"}])
		make_assignments(PLAN)
		group = frappe.get_doc("Agency Group", "Nhóm thử")
		group.set("members", [{"agency": "TEST-A"}, {"agency": "TEST-C"}])
		group.save()
		self.assertEqual(make_assignments(PLAN).made, 1)
		self.assertEqual(set(self.assignments()), {"TEST-A", "TEST-B", "TEST-C"})

	def test_who_may_not_make_assignments_is_refused(self):
		frappe.set_user("Guest")
		try:
			with self.assertRaises(frappe.PermissionError):
				make_assignments(PLAN)
		finally:
			frappe.set_user("Administrator")

	def test_duties_are_told_in_plan_order_with_role_and_scope(self):
		make_task(2, leads=[{"agency": "TEST-C"}], coordinators=[{"agency_group": "Nhóm thử"}])
		make_task(1, leads=[{"agency": "TEST-A", "scope_text": "tham mưu"}], order_no="")
		make_task(
			3,
			leads=[{"agency": "TEST-A"}],
			coordinators=[{"agency": "TEST-A"}, {"agency_group": "Nhóm thử", "concerned_only": 1}],
		)
		make_assignments(PLAN)
		duties = duties_of_agencies(PLAN, ["TEST-A", "TEST-B", "TEST-0"])
		told = [(duty.position, duty.role, duty.assignment, duty.scope_text) for duty in duties["TEST-A"]]
		self.assertEqual(
			told,
			[
				(1, "Lead", f"{PLAN}-01-TEST-A", "tham mưu"),
				(2, "Coordinate", None, ""),
				(3, "Lead", f"{PLAN}-03-TEST-A", ""),
			],
		)
		self.assertEqual([duty.position for duty in duties["TEST-B"]], [2])
		self.assertEqual(duties["TEST-0"], [])
		first = duties["TEST-A"][0]
		self.assertEqual((first.section, first.order_no, first.content), (f"{PLAN}-M01", "", "Nội dung thử"))

	def test_duties_take_five_queries_whatever_the_number_of_agencies(self):
		make_task(1, leads=[{"agency_group": "Nhóm thử"}], coordinators=[{"agency_group": "Nhóm thử"}])
		make_assignments(PLAN)
		for agencies in (["TEST-A"], ["TEST-A", "TEST-B", "TEST-C"]):
			with self.assertQueryCount(5):
				duties_of_agencies(PLAN, agencies)

	# --- standing

	def test_nobody_moves_a_duty_by_hand(self):
		make_task(1, leads=[{"agency": "TEST-A"}])
		make_assignments(PLAN)
		for fieldname, value in {"status": "Completed", "percent": 50, "completed_on": "2026-01-01"}.items():
			duty = frappe.get_doc("Task Assignment", f"{PLAN}-01-TEST-A")
			duty.set(fieldname, value)
			self.refused(errors.AssignmentMovedByHand, duty.save)
		new = frappe.get_doc(
			{"doctype": "Task Assignment", "plan_task": f"{PLAN}-01", "agency": "TEST-B", "percent": 10}
		)
		self.refused(errors.AssignmentMovedByHand, new.insert)

	def test_approved_report_moves_a_duty(self):
		make_task(1, leads=[{"agency": "TEST-A"}])
		make_assignments(PLAN)
		name = f"{PLAN}-01-TEST-A"
		for percent, day, status in ((40, None, "In Progress"), (100, "2026-11-01", "Completed")):
			record_progress([Progress(name, percent, day, "BC-THU")])
			duty = frappe.get_doc("Task Assignment", name)
			self.assertEqual((duty.percent, duty.status), (percent, status))
		self.assertEqual(str(duty.completed_on), "2026-11-01")

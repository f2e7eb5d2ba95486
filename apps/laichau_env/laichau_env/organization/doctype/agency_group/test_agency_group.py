"""Groups by type and by list, and who belongs to them."""

import frappe
from frappe.model.document import Document
from frappe.tests.utils import FrappeTestCase
from frappe.utils import add_days, today

from laichau_env.common import errors
from laichau_env.organization.doctype.agency.test_agency import make_agency
from laichau_env.organization.queries import agencies_with_duties, members_of_groups


def make_group(name: str, **values: object) -> Document:
	"""A group of a test."""
	return frappe.get_doc({"doctype": "Agency Group", "group_name": name, **values}).insert()


class TestAgencyGroup(FrappeTestCase):
	def tearDown(self):
		frappe.db.rollback()

	def test_group_by_type_says_which(self):
		with self.assertRaises(frappe.ValidationError) as caught:
			make_group("Nhóm thử", rule_type="All of Type")
		self.assertIsInstance(caught.exception.refusal, errors.GroupWithoutType)

	def test_member_is_listed_once(self):
		make_agency("TEST-A")
		with self.assertRaises(frappe.ValidationError) as caught:
			make_group("Nhóm thử", rule_type="List", members=[{"agency": "TEST-A"}, {"agency": "TEST-A"}])
		self.assertIsInstance(caught.exception.refusal, errors.MemberListedTwice)

	def test_members_are_those_in_use_by_type_and_by_list(self):
		for code, values in {
			"TEST-A": {},
			"TEST-B": {"disabled": 1},
			"TEST-C": {"valid_to": add_days(today(), -1)},
			"TEST-D": {"valid_from": add_days(today(), 1)},
			"TEST-E": {"valid_from": today(), "valid_to": today()},
		}.items():
			make_agency(code, **values)
		make_group("Theo loại", rule_type="All of Type", agency_type="Department")
		order = ["TEST-E", "TEST-D", "TEST-C", "TEST-B", "TEST-A"]
		make_group("Theo danh sách", rule_type="List", members=[{"agency": code} for code in order])
		members = members_of_groups(["Theo loại", "Theo danh sách", "Không có"])
		ours = [name for name in members["Theo loại"] if name.startswith("TEST-")]
		self.assertEqual(ours, ["TEST-A", "TEST-E"])
		self.assertEqual(members["Theo danh sách"], ["TEST-E", "TEST-A"])
		self.assertEqual(members["Không có"], [])

	def test_members_take_two_queries_whatever_the_number(self):
		make_group("Một", rule_type="All of Type", agency_type="Department")
		make_group("Hai", rule_type="All of Type", agency_type="Front")
		with self.assertQueryCount(2):
			members_of_groups(["Một", "Hai"])

	def test_who_reports_to_nobody_holds_no_duties(self):
		make_agency("TEST-A")
		make_agency("TEST-B", reports_to="TEST-A")
		make_agency("TEST-C", reports_to="TEST-A", disabled=1)
		self.assertEqual(agencies_with_duties(["TEST-A", "TEST-B", "TEST-C"]), {"TEST-B"})

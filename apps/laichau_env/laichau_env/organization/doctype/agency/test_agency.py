"""What must be true of an agency."""

import frappe
from frappe.model.document import Document
from frappe.tests.utils import FrappeTestCase
from frappe.utils import add_days, today

from laichau_env.common import errors


def make_agency(code: str, **values: object) -> Document:
	"""An agency of a test, department by default."""
	return frappe.get_doc(
		{
			"doctype": "Agency",
			"code": code,
			"agency_name": f"Cơ quan {code}",
			"short_name": f"Cơ quan {code}",
			"agency_type": "Department",
			**values,
		}
	).insert()


class TestAgency(FrappeTestCase):
	def tearDown(self):
		frappe.db.rollback()

	def refused(self, refusal: type[errors.Refusal], call, *args, **values):
		"""Assert the refusal's class, not its wording."""
		with self.assertRaises(frappe.ValidationError) as caught:
			call(*args, **values)
		self.assertIsInstance(caught.exception.refusal, refusal)

	def test_is_named_by_its_code_with_the_zero(self):
		self.assertEqual(make_agency("09901", agency_type="Commune").name, "09901")

	def test_code_in_force_is_refused(self):
		make_agency("TEST-A")
		self.refused(errors.CodeInUse, make_agency, "TEST-A")
		make_agency("TEST-B")
		other = frappe.get_doc("Agency", "TEST-B")
		other.code = "TEST-A"
		self.refused(errors.CodeInUse, other.save)

	def test_code_whose_last_day_is_today_is_still_in_use(self):
		make_agency("TEST-A", valid_to=today())
		self.refused(errors.CodeInUse, make_agency, "TEST-A")

	def test_code_of_the_past_is_taken_over_with_a_suffix(self):
		make_agency("TEST-A", valid_to=add_days(today(), -1))
		self.assertEqual(make_agency("TEST-A").name, "TEST-A-2")
		self.refused(errors.CodeInUse, make_agency, "TEST-A")

	def test_agency_of_the_past_does_not_come_back_beside_its_successor(self):
		old = make_agency("TEST-A", valid_to=add_days(today(), -1))
		make_agency("TEST-A")
		old.reload()
		old.valid_to = None
		self.refused(errors.CodeInUse, old.save)

	def test_commune_code_has_five_digits(self):
		for code in ("9901", "099010", "0990A"):
			self.refused(errors.CommuneCodeMalformed, make_agency, code, agency_type="Commune")

	def test_last_day_is_not_before_the_first(self):
		self.refused(
			errors.DatesOutOfOrder, make_agency, "TEST-A", valid_from="2026-01-02", valid_to="2026-01-01"
		)
		make_agency("TEST-A", valid_from="2026-01-01", valid_to="2026-01-01")

	def test_nobody_examines_his_own_reports_also_not_over_others(self):
		make_agency("TEST-A")
		make_agency("TEST-B", reports_to="TEST-A")
		for receiver in ("TEST-A", "TEST-B"):
			first = frappe.get_doc("Agency", "TEST-A")
			first.reports_to = receiver
			self.refused(errors.RouteInCircle, first.save)

	def test_tree_keeps_its_bounds(self):
		make_agency("TEST-A", is_group=1)
		make_agency("TEST-B", parent_agency="TEST-A")
		parent, child = (
			frappe.db.get_value("Agency", name, ["lft", "rgt"], as_dict=True) for name in ("TEST-A", "TEST-B")
		)
		self.assertTrue(parent.lft < child.lft < child.rgt < parent.rgt)

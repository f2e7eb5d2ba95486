"""Officials: one account, one agency; who supervises does not act."""

import frappe
from frappe.model.document import Document
from frappe.tests.utils import FrappeTestCase

from laichau_env.common import errors, roles
from laichau_env.organization.doctype.agency.test_agency import make_agency

ACTING = [role for role in roles.ROLES if role not in (roles.SUPERVISOR, roles.NOBODY)]


def make_user(email: str, *held: str) -> Document:
	"""An account of a test with roles."""
	return frappe.get_doc(
		{
			"doctype": "User",
			"email": email,
			"first_name": "Người Thử",
			"send_welcome_email": 0,
			"roles": [{"role": role} for role in held],
		}
	).insert()


def make_official(user: str, agency: str) -> Document:
	"""A post of a test."""
	return frappe.get_doc(
		{
			"doctype": "Official",
			"user": user,
			"full_name": "Người Thử",
			"agency": agency,
			"position_title": "Chuyên viên",
		}
	).insert()


class TestOfficial(FrappeTestCase):
	def tearDown(self):
		frappe.db.rollback()

	def refused(self, refusal: type[errors.Refusal], call, *args):
		"""Assert the refusal's class, not its wording."""
		with self.assertRaises(frappe.ValidationError) as caught:
			call(*args)
		self.assertIsInstance(caught.exception.refusal, refusal)

	def test_one_account_belongs_to_one_agency(self):
		make_agency("TEST-A")
		make_agency("TEST-B")
		make_user("thu1@laichau.example", roles.DEPARTMENT_OFFICER)
		make_official("thu1@laichau.example", "TEST-A")
		self.refused(errors.OfficialHasPost, make_official, "thu1@laichau.example", "TEST-B")

	def test_supervisor_with_an_acting_role_is_refused_on_the_account(self):
		for place, role in enumerate(ACTING):
			self.refused(
				errors.SupervisorActs, make_user, f"thu{place}@laichau.example", roles.SUPERVISOR, role
			)

	def test_acting_role_added_to_a_supervisor_later_is_refused(self):
		user = make_user("thu2@laichau.example", roles.SUPERVISOR)
		self.refused(errors.SupervisorActs, user.add_roles, roles.COMMUNE_LEADER)

	def test_supervising_role_added_to_an_officer_later_is_refused(self):
		user = make_user("thu3@laichau.example", roles.COMMUNE_OFFICER)
		self.refused(errors.SupervisorActs, user.add_roles, roles.SUPERVISOR)

	def test_post_of_a_supervisor_who_got_a_role_behind_our_back_is_refused(self):
		make_agency("TEST-A")
		user = make_user("thu4@laichau.example", roles.SUPERVISOR)
		frappe.get_doc(
			{
				"doctype": "Has Role",
				"parent": user.name,
				"parenttype": "User",
				"parentfield": "roles",
				"role": roles.COMMUNE_LEADER,
			}
		).db_insert()
		frappe.clear_cache(user=user.name)
		self.refused(errors.SupervisorActs, make_official, user.name, "TEST-A")

	def test_supervisor_alone_has_a_post(self):
		make_agency("TEST-A")
		make_user("thu5@laichau.example", roles.SUPERVISOR)
		self.assertEqual(make_official("thu5@laichau.example", "TEST-A").agency, "TEST-A")

	def test_nobody_is_nobody(self):
		self.refused(errors.NobodyAssigned, make_user, "thu6@laichau.example", roles.NOBODY)

	def test_first_official_does_not_become_system_manager(self):
		frappe.db.delete("Has Role", {"role": "System Manager", "parenttype": "User"})
		for place, role in enumerate((roles.COMMUNE_OFFICER, roles.SUPERVISOR, roles.PLAN_ADMINISTRATOR)):
			user = make_user(f"dau{place}@laichau.example", role)
			self.assertEqual([row.role for row in user.roles], [role])
			user.save()
			self.assertEqual([row.role for row in user.roles], [role])
			self.assertFalse([one for one in frappe.get_message_log() if "System Manager" in one["message"]])

	def test_set_up_wizard_hands_out_none_of_our_roles(self):
		frappe.flags.in_setup_wizard = True
		try:
			user = make_user("quantri@laichau.example", "System Manager", *roles.ROLES)
		finally:
			frappe.flags.in_setup_wizard = False
		self.assertEqual([row.role for row in user.roles], ["System Manager"])

"""Events are final and chained: whoever changes one, by whatever way, is refused or found."""

import frappe

from laichau_env import testing as world
from laichau_env.approval.verify import verify


class TestApprovalEvent(world.WorldTestCase):
	"""Each test rolls back; changes straight in SQL stand for an intruder with the database's password."""

	@classmethod
	def setUpClass(cls) -> None:
		super().setUpClass()
		cls.report = world.report_under_review("T-CHUOI")
		world.act(cls.report, world.EXAMINING_OFFICER, "Recommend")

	def event(self):
		return frappe.get_doc("Approval Event", {"reference_name": self.report.name, "sequence": 2})

	def test_nobody_changes_deletes_renames_or_makes_an_event(self) -> None:
		event = self.event()
		event.reason = "khác"
		event.flags.ignore_permissions = event.flags.ignore_validate = True
		copy = frappe.copy_doc(event)
		for attempt in (
			event.save,
			lambda: event.delete(ignore_permissions=True, force=True),
			lambda: frappe.rename_doc("Approval Event", event.name, "khac", force=True),
			lambda: copy.insert(ignore_permissions=True),
		):
			self.assertRaises(frappe.PermissionError, attempt)

	def test_a_sound_chain_is_found_sound(self) -> None:
		self.assertEqual(verify().broken, "")

	def test_a_changed_event_is_named(self) -> None:
		event = self.event()
		for field, value in (
			("reason", "khác"),
			("actor", "ai khác"),
			("content_hash", "0" * 64),
			("round", 9),
		):
			frappe.db.savepoint("one_change")
			frappe.db.set_value("Approval Event", event.name, field, value)
			self.assertIn(event.name, verify().broken, field)
			frappe.db.rollback(save_point="one_change")

	def test_a_deleted_event_is_noticed_wherever_it_stood(self) -> None:
		for sequence in (1, 2, 3):
			frappe.db.savepoint("one_deletion")
			frappe.db.delete("Approval Event", {"reference_name": self.report.name, "sequence": sequence})
			self.assertTrue(verify().broken, sequence)
			frappe.db.rollback(save_point="one_deletion")

	def test_a_state_or_content_changed_in_sql_is_named(self) -> None:
		for doctype, name, values in (
			("Progress Report", self.report.name, {"workflow_state": "Approved"}),
			("Progress Report", self.report.name, {"situation": "viết thêm"}),
			("Progress Report Line", self.report.lines[0].name, {"percent": 99}),
		):
			frappe.db.savepoint("one_change")
			frappe.db.set_value(doctype, name, values)
			self.assertIn(self.report.name, verify().broken, values)
			frappe.db.rollback(save_point="one_change")

"""A bulk approval as a record: who sees it, who changes it, what its preview says."""

from typing import Any

import frappe

from laichau_env import testing as world
from laichau_env.approval.bulk import api, preview, rules, service
from laichau_env.approval.kinds import kind_of
from laichau_env.common import errors

REPORT, BULK, ITEM = "Progress Report", "Bulk Approval", "Bulk Approval Item"
MANAGER = "t.quanly@example.org"


class TestBulkApproval(world.WorldTestCase):
	"""Each test has one report under review; the worker is tested in tests/site/test_bulk.py, with commits."""

	def setUp(self) -> None:
		super().setUp()
		self.report = world.report_under_review("T-HL")

	def preview(self, user: str = world.EXAMINING_OFFICER, action: str = "Recommend") -> list[dict[str, Any]]:
		with world.as_user(user):
			return preview.preview(kind_of(REPORT), [self.report.name], action)

	def start(self, user: str = world.EXAMINING_OFFICER, action: str = "Recommend", reason: str = "") -> Any:
		items = [rules.Item(row["name"], row["seen_hash"]) for row in self.preview(user, action)]
		with world.as_user(user):
			return service.start(kind_of(REPORT), action, items, reason)

	def manager(self) -> str:
		if not frappe.db.exists("User", MANAGER):
			frappe.get_doc(
				{
					"doctype": "User",
					"email": MANAGER,
					"first_name": "Quản lý",
					"send_welcome_email": 0,
					"roles": [{"role": "System Manager"}],
				}
			).insert()
		return MANAGER

	def test_only_who_started_it_sees_it_and_its_items(self) -> None:
		name = self.start().name
		with world.as_user(world.EXAMINING_OFFICER):
			self.assertTrue(frappe.get_doc(BULK, name).has_permission("read"))
			self.assertEqual(len(frappe.get_list(BULK, {"name": name})), 1)
			self.assertEqual(len(frappe.get_list(ITEM, {"parent": name}, parent_doctype=BULK)), 1)
			self.assertEqual(api.get_bulk(name)["counts"][rules.WAITING], 1)
		for user in (world.DIRECTOR, world.OFFICER, world.CHAIRMAN, world.STRANGER, world.SUPERVISOR):
			with self.subTest(user=user), world.as_user(user):
				self.assertFalse(frappe.get_doc(BULK, name).has_permission("read"))
				if user != world.SUPERVISOR:
					self.assertEqual(frappe.get_list(BULK, {"name": name}), [])
					self.assertEqual(frappe.get_list(ITEM, {"parent": name}, parent_doctype=BULK), [])
				self.assert_refused(errors.BulkNotYours, api.get_bulk, name)
				self.assert_refused(errors.BulkNotYours, api.go_on, name)

	def test_a_system_manager_sees_that_it_ran_but_not_on_which_records(self) -> None:
		name = self.start().name
		with world.as_user(self.manager()):
			bulk = frappe.get_doc(BULK, name)
			self.assertTrue(bulk.has_permission("read"))
			bulk.apply_fieldlevel_read_permissions()
			self.assertFalse(bulk.get("items"))
			self.assertEqual(frappe.get_list(ITEM, {"parent": name}, parent_doctype=BULK), [])
			self.assertFalse(bulk.has_permission("write"))
			self.assert_refused(errors.BulkNotYours, api.get_bulk, name)

	def test_nobody_makes_changes_or_deletes_one(self) -> None:
		bulk = self.start()
		item = frappe.get_doc(ITEM, bulk.items[0].name)
		for doc in (frappe.get_doc(BULK, bulk.name), item):
			doc.flags.ignore_permissions = doc.flags.ignore_validate = True
			copy = frappe.copy_doc(doc)
			for attempt in (
				doc.save,
				lambda doc=doc: doc.db_set("modified_by", "khác"),
				lambda doc=doc: doc.delete(ignore_permissions=True, force=True),
				lambda doc=doc: frappe.rename_doc(doc.doctype, doc.name, "khac", force=True),
				lambda copy=copy: copy.insert(ignore_permissions=True),
			):
				self.assert_refused(errors.BulkIsKept, attempt)

	def test_who_has_no_such_step_does_not_begin(self) -> None:
		for user, action in (
			(world.OFFICER, "Recommend"),
			(world.SUPERVISOR, "Recommend"),
			(world.EXAMINING_OFFICER, "Approve"),
		):
			self.assert_refused(errors.BulkNotForYou, self.start, user, action)

	def test_the_stock_way_points_to_this_one(self) -> None:
		from laichau_env.approval.api import bulk_workflow_approval

		with world.as_user(world.EXAMINING_OFFICER):
			self.assert_refused(
				errors.BulkByList,
				bulk_workflow_approval,
				frappe.as_json([self.report.name]),
				REPORT,
				"Recommend",
			)

	def test_the_preview_says_what_holds_it_up(self) -> None:
		(row,) = self.preview()
		self.assertEqual((row["why_not"], row["came_back"]), ("", False))
		(row,) = self.preview(world.DIRECTOR, "Approve at Department")
		self.assertIn("Không có thao tác", row["why_not"])
		self.assertEqual(self.preview(action="Send Back")[0]["why_not"], "")
		frappe.db.set_value("Reporting Period", self.report.period, "status", "Closed")
		(row,) = self.preview(action="Send Back")
		self.assertIn("đã đóng", row["why_not"])
		self.assertEqual(self.preview()[0]["why_not"], "", "the department still examines")

	def test_the_preview_tells_whether_anything_was_corrected(self) -> None:
		world.act(self.report, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		with world.as_user(world.OFFICER):
			report = frappe.get_doc(REPORT, self.report.name)
			report.lines[0].result = "Đã thu gom 12 tấn"
			report.save()
		world.act(report, world.OFFICER, "Request Signature")
		world.sign(report, number="16")
		(row,) = self.preview()
		self.assertEqual((row["came_back"], row["changed"]), (True, 1))

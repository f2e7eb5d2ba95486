"""Agencies that merge, split, are renamed or dissolved in mid-period: nothing orphaned, nothing counted twice."""

import frappe
from frappe.model.document import Document
from frappe.utils import add_days, getdate, today

from laichau_env import testing as world
from laichau_env.common import errors, roles
from laichau_env.organization.changes import queries, service
from laichau_env.organization.changes.rules import predecessors_of, successors_of
from laichau_env.reporting import service as reporting

PLANNER = "t.quantri@example.org"
NEW, SECOND_NEW = "99903", "99904"
OTHER_LEADER = "t.xakhac.chutich@example.org"


def make_change(kind: str, old: list[str], new: list[dict], **values: object) -> Document:
	"""A change of a test, in force today, as a draft."""
	return frappe.get_doc(
		{
			"doctype": "Agency Change",
			"kind": kind,
			"effective_date": today(),
			"resolution_number": "1670/NQ-UBTVQH15",
			"resolution_date": "2025-06-16",
			"resolution_title": "Nghị quyết về sắp xếp các đơn vị hành chính cấp xã",
			"old_agencies": [{"agency": agency} for agency in old],
			"new_agencies": new,
			**values,
		}
	).insert()


def new_commune(code: str = NEW, name: str = "UBND xã Mới", **values: object) -> dict:
	"""The data of a commune to be made."""
	return {
		"code": code,
		"agency_name": name.replace("UBND", "Ủy ban nhân dân"),
		"short_name": name,
		**values,
	}


def carry_out(change: Document) -> Document:
	"""Carry the change out as the Plan Administrator."""
	with world.as_user(PLANNER):
		return service.apply_agency_change(change.name)


class ChangeTestCase(world.WorldTestCase):
	"""The small world with somebody who may rearrange it."""

	@classmethod
	def setUpClass(cls) -> None:
		super().setUpClass()
		world._make_person(PLANNER, "Lê Văn Quản", world.EXAMINER, (roles.PLAN_ADMINISTRATOR,))
		world._make_person(OTHER_LEADER, "Sùng A Khác", world.OTHER_COMMUNE, (roles.COMMUNE_LEADER,))

	def merge(self, **values: object) -> Document:
		"""Both communes become a new one."""
		old = [world.COMMUNE, world.OTHER_COMMUNE]
		return carry_out(make_change("Merge", old, [new_commune()], **values))

	def rename(self, **values: object) -> Document:
		"""The commune gets a new name and keeps its code."""
		return carry_out(make_change("Rename", [world.COMMUNE], [new_commune(world.COMMUNE)], **values))

	def split(self) -> Document:
		"""The commune becomes two."""
		new = [new_commune(), new_commune(SECOND_NEW, "UBND xã Hai", responsible=1)]
		return carry_out(make_change("Split", [world.COMMUNE], new))


class TestAgencies(ChangeTestCase):
	def test_a_merger_ends_the_old_and_makes_the_new(self):
		change = self.merge()
		self.assertEqual(change.status, "Applied")
		new = frappe.get_doc("Agency", NEW)
		self.assertEqual((new.agency_type, new.reports_to, new.symbol), ("Commune", world.EXAMINER, "UBND"))
		self.assertEqual(new.valid_from, getdate(today()))
		for code in (world.COMMUNE, world.OTHER_COMMUNE):
			old = frappe.get_doc("Agency", code)
			self.assertEqual((old.valid_to, old.successor), (getdate(add_days(today(), -1)), NEW))
			self.assertEqual(old.ended_by, change.name)
		known = queries.successions()
		self.assertEqual(successors_of(world.COMMUNE, known), [NEW])
		self.assertEqual(predecessors_of(NEW, known), [world.COMMUNE, world.OTHER_COMMUNE])

	def test_one_of_the_old_may_go_on(self):
		carry_out(
			make_change("Merge", [world.COMMUNE, world.OTHER_COMMUNE], [{"agency": world.OTHER_COMMUNE}])
		)
		self.assertFalse(frappe.db.get_value("Agency", world.OTHER_COMMUNE, "ended_by"))
		self.assertEqual(frappe.db.get_value("Agency", world.COMMUNE, "successor"), world.OTHER_COMMUNE)
		self.assertEqual(
			frappe.db.get_value("Official", {"user": world.OFFICER}, "agency"), world.OTHER_COMMUNE
		)

	def test_a_new_name_keeps_the_code(self):
		self.rename()
		name = frappe.db.get_value("Agency", world.COMMUNE, "successor")
		self.assertEqual(name, f"{world.COMMUNE}-2")
		self.assertEqual(frappe.db.get_value("Agency", name, "code"), world.COMMUNE)

	def test_who_reports_to_the_old_one_reports_to_who_goes_on(self):
		department = {"code": "T-SOMOI", "agency_name": "Sở Mới", "short_name": "Sở Mới", "symbol": "SM"}
		carry_out(make_change("Rename", [world.EXAMINER], [department]))
		self.assertEqual(frappe.db.get_value("Agency", world.COMMUNE, "reports_to"), "T-SOMOI")
		self.assertEqual(frappe.db.get_value("Agency", "T-SOMOI", "reports_to"), world.PROVINCE)

	def test_lists_of_groups_follow(self):
		group = {"doctype": "Agency Group", "group_name": "Nhóm thử", "rule_type": "List"}
		frappe.get_doc({**group, "members": [{"agency": world.COMMUNE}]}).insert()
		self.split()
		from laichau_env.organization.queries import members_of_groups

		self.assertEqual(members_of_groups(["Nhóm thử"]), {"Nhóm thử": [NEW, SECOND_NEW]})

	def test_officials_follow_or_go_where_their_row_says_or_leave(self):
		official = {
			user: frappe.db.get_value("Official", {"user": user})
			for user in (world.OFFICER, world.SECOND_OFFICER, world.DEPUTY, world.LEADER)
		}
		change = make_change(
			"Split",
			[world.COMMUNE],
			[new_commune(), new_commune(SECOND_NEW, "UBND xã Hai")],
			officials=[
				{"official": official[world.SECOND_OFFICER], "goes_to_row": 2},
				{"official": official[world.DEPUTY], "leaves": 1},
			],
		)
		carry_out(change)
		agency_of = {user: frappe.db.get_value("Official", name, "agency") for user, name in official.items()}
		self.assertEqual(agency_of[world.OFFICER], NEW)
		self.assertEqual(agency_of[world.SECOND_OFFICER], SECOND_NEW)
		self.assertTrue(frappe.db.get_value("Official", official[world.DEPUTY], "disabled"))
		self.assertFalse(frappe.get_all("Official", {"agency": world.COMMUNE, "disabled": 0}))

	def test_nobody_takes_up_a_post_in_an_agency_that_ended(self):
		self.merge()
		official = frappe.get_doc("Official", {"user": world.OFFICER})
		official.agency = world.COMMUNE
		self.assert_refused(errors.AgencyEnded, official.save)

	def test_delegations_end(self):
		giver, delegate = (
			frappe.db.get_value("Official", {"user": user}) for user in (world.LEADER, world.DEPUTY)
		)
		delegation = frappe.get_doc(
			{
				"doctype": "Delegation",
				"from_official": giver,
				"to_official": delegate,
				"capacity": "KT.",
				"valid_from": "2026-01-01",
				"scope": [{"document_type": "Progress Report"}],
			}
		).insert()
		self.merge()
		self.assertEqual(
			frappe.db.get_value("Delegation", delegation.name, "ended_on"), getdate(add_days(today(), -1))
		)


class TestCarryingOut(ChangeTestCase):
	def test_a_change_of_a_coming_day_waits_for_it(self):
		change = make_change("Rename", [world.COMMUNE], [new_commune()], effective_date=add_days(today(), 1))
		self.assertEqual(carry_out(change).status, "Planned")
		self.assertFalse(frappe.db.exists("Agency", NEW))
		change.reload()
		change.note = "sửa"
		self.assert_refused(errors.AgencyChangeFixed, change.save)
		self.assertIn(change.name, queries.due_changes(add_days(today(), 1)))
		self.assertNotIn(change.name, queries.due_changes(today()))
		with world.as_user(PLANNER):
			service.take_back(change.name)
		change.reload()
		change.note = "sửa"
		change.save()

	def test_it_is_carried_out_once_and_never_changed_or_deleted(self):
		change = self.merge()
		self.assert_refused(errors.AgencyChangeApplied, carry_out, change)
		change.reload()
		change.note = "sửa"
		self.assert_refused(errors.AgencyChangeFixed, change.save)
		self.assert_refused(errors.AgencyChangeKept, frappe.delete_doc, "Agency Change", change.name)
		self.assert_refused(
			errors.AgencyChangeKept, frappe.rename_doc, "Agency Change", change.name, "TDCQ-khac"
		)

	def test_status_is_not_written_by_hand(self):
		change = make_change("Rename", [world.COMMUNE], [new_commune()])
		change.status = "Applied"
		self.assert_refused(errors.AgencyChangeFixed, change.save)

	def test_what_makes_no_sense_is_refused(self):
		one, two = world.COMMUNE, world.OTHER_COMMUNE
		for kind, old, new in (
			("Merge", [one], [new_commune()]),
			("Merge", [one, two], [new_commune(), new_commune(SECOND_NEW)]),
			("Merge", [one, one], [new_commune()]),
			("Split", [one], [new_commune()]),
			("Split", [one], [new_commune(), {"agency": one}]),
			("Rename", [one], [{"agency": two}]),
			("Rename", [one], [new_commune(two)]),
			("Rename", [one], [new_commune(name=" ")]),
			("Dissolve", [one], [new_commune()]),
			("Dissolve", [one], [{"agency": one}]),
		):
			frappe.db.savepoint("try")
			change = make_change(kind, old, new)
			self.assert_refused(errors.AgencyChangeUnfit, carry_out, change)
			frappe.db.rollback(save_point="try")

	def test_a_refusal_half_way_leaves_nothing(self):
		change = make_change("Rename", [world.COMMUNE], [new_commune("99903")])
		frappe.db.set_value("Agency Change Target", change.new_agencies[0].name, "code", "xyz")
		frappe.db.savepoint("try")
		self.assert_refused(errors.CommuneCodeMalformed, carry_out, change)
		frappe.db.rollback(save_point="try")
		self.assertFalse(frappe.db.get_value("Agency", world.COMMUNE, "valid_to"))

	def test_only_who_may_write_changes_carries_one_out(self):
		change = make_change("Rename", [world.COMMUNE], [new_commune()])
		for user in (world.OFFICER, world.DIRECTOR, world.CHAIRMAN):
			with world.as_user(user):
				self.assertRaises(frappe.PermissionError, service.apply_agency_change, change.name)

	def test_lineage_is_not_written_by_hand(self):
		agency = frappe.get_doc("Agency", world.COMMUNE)
		agency.acts_for = world.OTHER_COMMUNE
		self.assert_refused(errors.AgencyLineageByHand, agency.save)
		self.merge()
		agency = frappe.get_doc("Agency", world.COMMUNE)
		agency.valid_to = None
		self.assert_refused(errors.AgencyLineageByHand, agency.save)

	def test_not_within_a_closed_period(self):
		world.make_report("T-SX-DONG")
		reporting.close_period("T-SX-DONG")
		change = make_change("Rename", [world.COMMUNE], [new_commune()], effective_date="2026-02-01")
		self.assert_refused(errors.AgencyChangeUnfit, carry_out, change)

	def test_the_preview_says_what_will_happen(self):
		world.make_report("T-SX-XEM")
		change = make_change("Merge", [world.COMMUNE, world.OTHER_COMMUNE], [new_commune()])
		with world.as_user(PLANNER):
			counts = {row["label"]: row["count"] for row in service.preview(change.name)}
		self.assertEqual(counts[frappe._("Agencies that end")], 2)
		self.assertEqual(counts[frappe._("Duties taken over")], 3)
		self.assertGreaterEqual(counts[frappe._("Unsent reports gone on with")], 2)
		self.assertFalse(frappe.db.exists("Agency", NEW))


class TestDuties(ChangeTestCase):
	def stand(self, duty: str, percent: float, completed_on: str | None = None) -> None:
		from laichau_env.planning.service import Progress, record_progress

		record_progress([Progress(duty, percent, completed_on and getdate(completed_on), None)])

	def test_a_merger_takes_the_least_and_is_done_only_where_all_are(self):
		first = f"{world.DIRECTIVE}-01"
		self.stand(f"{first}-{world.COMMUNE}", 100, "2026-05-01")
		self.stand(f"{first}-{world.OTHER_COMMUNE}", 30)
		self.merge()
		duty = frappe.get_doc("Task Assignment", f"{first}-{NEW}")
		self.assertEqual((duty.percent, duty.status, duty.completed_on), (30, "In Progress", None))
		self.assertIn(f"{first}-{world.COMMUNE}", duty.taken_over_from)
		old = frappe.get_doc("Task Assignment", f"{first}-{world.COMMUNE}")
		self.assertEqual((old.percent, old.ended_on), (100, getdate(add_days(today(), -1))))

	def test_a_split_gives_each_the_same(self):
		self.stand(f"{world.DIRECTIVE}-02-{world.COMMUNE}", 100, "2026-05-01")
		self.split()
		for code in (NEW, SECOND_NEW):
			duty = frappe.get_doc("Task Assignment", f"{world.DIRECTIVE}-02-{code}")
			self.assertEqual((duty.status, duty.completed_on), ("Completed", getdate("2026-05-01")))

	def test_the_plan_is_untouched_and_makes_nothing_twice(self):
		from laichau_env.planning.service import make_assignments

		self.merge()
		leads = frappe.get_all("Plan Task Lead", {"parent": f"{world.DIRECTIVE}-01"}, pluck="agency")
		self.assertIn(world.COMMUNE, leads)
		before = frappe.db.count("Task Assignment")
		make_assignments(world.DIRECTIVE)
		self.assertEqual(frappe.db.count("Task Assignment"), before)

	def test_ended_duties_are_owed_by_nobody(self):
		from laichau_env.planning.queries import duties_of_agencies

		self.merge()
		duties = duties_of_agencies(world.DIRECTIVE, [world.COMMUNE, NEW])
		self.assertEqual(duties[world.COMMUNE], [])
		self.assertEqual(len(duties[NEW]), 2)

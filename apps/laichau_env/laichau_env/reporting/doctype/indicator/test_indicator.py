"""What is true of an indicator's definition, and who may write and read it."""

from decimal import Decimal

import frappe

from laichau_env import testing as world
from laichau_env.common import errors, roles
from laichau_env.reporting.indicators import queries

ADMINISTRATOR = "t.quantri@example.org"
GROUP = "Nhóm thử"


def make_group() -> None:
	"""A group of both communes."""
	frappe.get_doc(
		{
			"doctype": "Agency Group",
			"group_name": GROUP,
			"rule_type": "List",
			"members": [{"agency": world.COMMUNE}, {"agency": world.OTHER_COMMUNE}],
		}
	).insert()


class TestIndicator(world.WorldTestCase):
	@classmethod
	def setUpClass(cls) -> None:
		super().setUpClass()
		world._make_person(ADMINISTRATOR, "Quản Trị Thử", world.EXAMINER, (roles.PLAN_ADMINISTRATOR,))

	def test_the_administrator_writes_and_officers_only_read(self):
		with world.as_user(ADMINISTRATOR):
			indicator = world.make_indicator("T-CT")
		for user in (world.OFFICER, world.LEADER, world.EXAMINING_OFFICER, world.CHAIRMAN, world.SUPERVISOR):
			with world.as_user(user):
				self.assertEqual(frappe.get_list("Indicator", {"name": "T-CT"}, pluck="name"), ["T-CT"])
				indicator.unit = "tấn"
				self.assertRaises(frappe.PermissionError, indicator.save)
				self.assertRaises(frappe.PermissionError, world.make_indicator, "T-CT-2")

	def test_limits_and_targets_are_read_as_vietnamese_write_them(self):
		indicator = world.make_indicator(
			"T-CT",
			minimum="1000",
			maximum=" 1.234,50",
			targets=[{"year": 2030, "target": "1100", "source": "S"}],
		)
		self.assertEqual(
			(indicator.minimum, indicator.maximum, indicator.targets[0].target), ("1.000", "1.234,5", "1.100")
		)
		row = queries.indicators()["T-CT"]
		self.assertEqual((row.minimum, row.maximum), (1000, Decimal("1234.5")))
		self.assertEqual(queries.targets_of(2030)["T-CT"].target, 1100)

	def test_what_can_not_be_is_refused(self):
		for values in (
			{"minimum": "12.5"},
			{"maximum": "x"},
			{"minimum": "5", "maximum": "4"},
			{"decimals": 10},
			{"decimals": -1},
			{"targets": [{"year": 2030, "target": "9.5", "source": "S"}]},
			{
				"targets": [
					{"year": 2030, "target": "9", "source": "S"},
					{"year": 2030, "target": "8", "source": "S"},
				]
			},
			{"addition": "Weighted Mean"},
		):
			with self.subTest(values):
				self.assert_refused(errors.IndicatorUnfit, world.make_indicator, "T-CT", **values)
		for code in ("T|CT", "T CT", "-T", "chỉ-tiêu"):
			with self.subTest(code):
				self.assert_refused(errors.IndicatorUnfit, world.make_indicator, code)

	def test_a_weight_stands_only_with_a_weighted_mean(self):
		world.make_indicator("T-KL", maximum="")
		indicator = world.make_indicator("T-CT", addition="Weighted Mean", weight_indicator="T-KL")
		self.assertEqual(indicator.weight_indicator, "T-KL")
		indicator.weight_indicator = "T-CT"
		self.assert_refused(errors.IndicatorUnfit, indicator.save)
		indicator.reload()
		indicator.addition = "Mean"
		indicator.save()
		self.assertFalse(indicator.weight_indicator)

	def test_a_reporter_is_one_agency_or_one_group(self):
		make_group()
		for reporter in ({}, {"agency": world.COMMUNE, "agency_group": GROUP}):
			with self.subTest(reporter):
				self.assert_refused(errors.PartyUnclear, world.make_indicator, "T-CT", reporters=[reporter])

	def test_reporters_are_agencies_and_members_of_groups_by_regime(self):
		make_group()
		regime = frappe.get_all("Reporting Regime", pluck="name", limit=1)
		only = {"regime": regime[0]} if regime else {}
		world.make_indicator(
			"T-A", reporters=[{"agency_group": GROUP}, {"agency": world.OTHER_DEPARTMENT, **only}]
		)
		world.make_indicator("T-B", reporters=[])
		communes = {world.COMMUNE, world.OTHER_COMMUNE}
		self.assertEqual(
			queries.reporters_of(["T-A", "T-B"]), {"T-A": communes | {world.OTHER_DEPARTMENT}, "T-B": set()}
		)
		if regime:
			self.assertEqual(queries.reporters_of(["T-A"], ""), {"T-A": communes})
			self.assertEqual(
				queries.reporters_of(["T-A"], regime[0]), {"T-A": communes | {world.OTHER_DEPARTMENT}}
			)
		frappe.db.set_value("Agency", world.OTHER_COMMUNE, "disabled", 1)
		self.assertEqual(queries.reporters_of(["T-A"], "-"), {"T-A": {world.COMMUNE}})

	def test_one_that_reports_name_is_neither_deleted_nor_renamed(self):
		indicator = world.make_indicator("T-CT")
		world.make_report("T-CT-1")
		self.assertRaises(frappe.LinkExistsError, indicator.delete)
		self.assert_refused(errors.NotRenamable, frappe.rename_doc, "Indicator", "T-CT", "T-CT-9")

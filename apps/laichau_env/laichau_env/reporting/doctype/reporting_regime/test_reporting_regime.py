"""A year's calendar in one action, and days off as data."""

from datetime import date

import frappe

from laichau_env import testing as world
from laichau_env.common import errors
from laichau_env.reporting import api, schedule, service
from laichau_env.reporting.doctype.reporting_period.testing import (
	ADMINISTRATOR,
	PERIOD,
	REGIME,
	PeriodTestCase,
	make_period,
	make_regime,
)


class TestReportingRegime(PeriodTestCase):
	"""Made once, its dates from the regime's data."""

	def test_a_year_in_one_action_and_nothing_twice(self) -> None:
		with world.as_user(ADMINISTRATOR):
			self.assertEqual(api.make_calendar(REGIME, "2027"), {"made": 4, "found": 0})
			period = frappe.get_doc(PERIOD, "T-Q2-2027")
			self.assertEqual((period.status, period.title, period.year), ("Planned", "quý II năm 2027", 2027))
			period.due_province = "2027-06-24"
			period.save()
			frappe.delete_doc(PERIOD, "T-Q3-2027")
			self.assertEqual(api.make_calendar(REGIME, 2027), {"made": 1, "found": 3})
		self.assertEqual(frappe.db.get_value(PERIOD, "T-Q2-2027", "due_province"), date(2027, 6, 24))
		with world.as_user(world.DIRECTOR):
			self.assertRaises(frappe.PermissionError, api.make_calendar, REGIME, 2028)

	def test_every_kind_makes_its_number(self) -> None:
		for kind, count in (
			("Weekly", 53),
			("Monthly", 12),
			("Half-Year", 2),
			("Nine-Month", 1),
			("Annual", 1),
		):
			regime = make_regime(f"T-{kind}", kind=kind, period_prefix="T-L", due_agency_days=1,
				due_department_days=2, due_province_days=3, latest_province="")  # fmt: skip
			self.assertEqual(service.make_calendar(regime.name, 2026).made, count, kind)

	def test_a_period_of_another_regime_is_not_taken_over(self) -> None:
		make_regime("T-CHEDO2")
		make_period("", title="", regime="T-CHEDO2", year=2029, sequence=1)
		self.assert_refused(errors.PeriodCodeTaken, service.make_calendar, REGIME, 2029)

	def test_a_regime_that_is_not_ready_makes_nothing(self) -> None:
		for number, values in enumerate(
			({"disabled": 1}, {"kind": "Ad Hoc"}, {"directive": None}, {"due_agency_days": 0})
		):
			regime = make_regime(f"T-CHUA{number}", **values)
			self.assert_refused(errors.RegimeNotUsable, service.make_calendar, regime.name, 2027)
		self.assert_refused(errors.RegimeNotUsable, service.make_calendar, REGIME, 26)

	def test_latest_days_must_be_readable(self) -> None:
		self.assert_refused(errors.DeadlineMalformed, make_regime, "T-SAI", latest_agency="31/02")


class TestWorkingDayChange(PeriodTestCase):
	"""The province's data count before the library, once they are verified."""

	def test_verified_changes_move_due_dates(self) -> None:
		regime = frappe.get_doc("Reporting Regime", REGIME)
		cut_off = date(2028, 3, 14)  # a Tuesday: 16/3 is the second working day
		self.assertEqual(schedule.due_dates(cut_off, regime)["due_agency"], date(2028, 3, 16))
		change = self.change("2028-03-16", unverified=1)
		self.assertEqual(schedule.due_dates(cut_off, regime)["due_agency"], date(2028, 3, 16))
		change.unverified = 0
		change.save()
		self.assertEqual(schedule.due_dates(cut_off, regime)["due_agency"], date(2028, 3, 17))
		self.change("2028-03-17")
		self.change("2028-03-18", change_type="Working Day")
		self.assertEqual(schedule.due_dates(cut_off, regime)["due_agency"], date(2028, 3, 18))

	def test_a_day_is_not_swapped_with_itself(self) -> None:
		self.assert_refused(errors.SwappedDayUnfit, self.change, "2028-03-16", swapped_with="2028-03-16")

	def change(self, day: str, **values: object):
		"""A changed day, off unless told otherwise."""
		return frappe.get_doc(
			{"doctype": "Working Day Change", "day": day, "change_type": "Day Off", "reason": "Thử", **values}
		).insert()

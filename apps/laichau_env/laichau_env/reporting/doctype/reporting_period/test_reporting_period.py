"""Periods as the plan administrator meets them: dates, and whom they ask about what."""

import frappe

from laichau_env import testing as world
from laichau_env.common import errors
from laichau_env.reporting import service
from laichau_env.reporting.doctype.reporting_period.testing import (
	REGIME,
	REPORT,
	PeriodTestCase,
	make_period,
)


class TestDatesOfPeriod(PeriodTestCase):
	"""Computed where left empty, changeable by hand, refused when out of order."""

	def dates_of(self, period) -> list[str]:
		fields = ("data_from", "data_to", "due_agency", "due_department", "due_province")
		return [str(period.get(name) or "") for name in fields]

	def test_code_title_and_dates_come_from_regime_year_and_number(self) -> None:
		period = make_period("", title="", directive="", regime=REGIME, year=2026, sequence=4)
		self.assertEqual((period.name, period.title), ("T-Q4-2026", "quý IV năm 2026"))
		self.assertEqual(period.directive, world.DIRECTIVE)
		self.assertEqual(
			self.dates_of(period), ["2026-09-15", "2026-12-14", "2026-12-16", "2026-12-21", "2026-12-25"]
		)

	def test_what_is_typed_stays_and_order_is_kept(self) -> None:
		period = make_period("T-TAY", regime=REGIME, year=2026, sequence=4, due_agency="2026-12-18")
		self.assertEqual(self.dates_of(period)[2:], ["2026-12-18", "2026-12-21", "2026-12-25"])
		period.due_department = "2026-12-18"
		self.assert_refused(errors.DatesOutOfOrder, period.save)

	def test_without_regime_dates_are_asked_for(self) -> None:
		refusal = self.assert_refused(
			errors.PeriodDateMissing, make_period, "T-THIEU", data_from=None, data_to=None, due_agency=None
		)
		self.assertEqual(refusal.facts["fields"].count("«"), 3)
		period = make_period("T-TUAN", kind="Weekly", data_from=None, data_to=None, year=2026, sequence=7)
		self.assertEqual(self.dates_of(period)[:2], ["2026-02-09", "2026-02-15"])

	def test_a_year_has_so_many_periods(self) -> None:
		self.assert_refused(
			errors.NoSuchPeriodOfYear, make_period, "T-Q5", regime=REGIME, year=2026, sequence=5
		)

	def test_only_the_service_opens_and_closes(self) -> None:
		period = make_period("T-TRANGTHAI")
		period.status = "Open"
		self.assert_refused(errors.PeriodMovedByHand, period.save)
		self.assert_refused(errors.PeriodMovedByHand, make_period, "T-MOSAN", status="Open")
		self.assert_refused(errors.PeriodNotOpen, service.close_period, "T-TRANGTHAI")

	def test_what_drafts_copied_stays(self) -> None:
		period = make_period("T-COPY")
		service.open_period("T-COPY")
		period.reload()
		period.due_agency = "2026-02-27"
		self.assert_refused(errors.PeriodFixed, period.save)
		period.reload()
		period.due_department = "2026-02-27"
		period.save()


class TestOnRequest(PeriodTestCase):
	"""A report on request asks some agencies about some tasks."""

	def test_both_sets_are_respected(self) -> None:
		make_period(
			"T-YC1",
			kind="Ad Hoc",
			request_number="8245/UBND-KTN",
			request_date="2026-02-01",
			agencies=[{"agency": world.COMMUNE}],
			tasks=[{"plan_task": f"{world.DIRECTIVE}-01"}],
		)
		self.assertEqual(service.open_period("T-YC1").made, 1)
		report = frappe.get_doc(REPORT, f"BC-T-YC1-{world.COMMUNE}")
		self.assertEqual([line.plan_task for line in report.lines], [f"{world.DIRECTIVE}-01"])

	def test_an_agency_that_owes_nothing_of_what_is_asked_reports_nothing(self) -> None:
		make_period("T-YC2", kind="Ad Hoc", tasks=[{"plan_task": f"{world.DIRECTIVE}-02"}])
		service.open_period("T-YC2")
		self.assertEqual(frappe.get_all(REPORT, {"period": "T-YC2"}, pluck="agency"), [world.COMMUNE])
		make_period("T-YC3", kind="Ad Hoc", agencies=[{"agency": world.EXAMINER}])
		self.assertEqual(service.open_period("T-YC3").made, 0)

	def test_empty_sets_ask_everybody_about_everything(self) -> None:
		make_period("T-YC4", kind="Ad Hoc")
		self.assertEqual(service.open_period("T-YC4").made, 3)

	def test_sets_are_checked(self) -> None:
		self.assert_refused(
			errors.SetOfPlannedPeriod, make_period, "T-YC5", agencies=[{"agency": world.COMMUNE}]
		)
		self.assert_refused(
			errors.AskedTwice, make_period, "T-YC6", kind="Ad Hoc", agencies=[{"agency": world.COMMUNE}] * 2
		)
		world._make("Directive", "T-KHAC", directive_code="T-KHAC", directive_type="Plan", title="Khác",
			short_title="Khác")  # fmt: skip
		self.assert_refused(
			errors.TaskOfOtherPlan,
			make_period,
			"T-YC7",
			kind="Ad Hoc",
			directive="T-KHAC",
			tasks=[{"plan_task": f"{world.DIRECTIVE}-01"}],
		)

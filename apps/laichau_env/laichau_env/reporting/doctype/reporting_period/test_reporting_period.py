"""Periods as the plan administrator and the agencies meet them: dates, drafts, sets, closing."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import frappe
from frappe.tests.utils import FrappeTestCase

from laichau_env import testing as world
from laichau_env.approval import inbox
from laichau_env.approval.content import content_hash
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.service import act
from laichau_env.common import errors, roles
from laichau_env.common.approvable import ServiceWrite
from laichau_env.reporting import drafts, service

REPORT, LINE, PERIOD = "Progress Report", "Progress Report Line", "Reporting Period"
REGIME = "T-CHEDO"
ADMINISTRATOR = "t.quantri@example.org"


class PeriodTestCase(FrappeTestCase):
	"""The small world with a quarterly regime and its administrator; each test rolls back."""

	@classmethod
	def setUpClass(cls) -> None:
		super().setUpClass()
		world.make_world()
		world._make_person(ADMINISTRATOR, "Quản Trị Thử", world.EXAMINER, (roles.PLAN_ADMINISTRATOR,))
		if not frappe.db.exists("Reporting Regime", REGIME):
			make_regime(REGIME)

	def setUp(self) -> None:
		frappe.db.savepoint("before_test")

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback(save_point="before_test")

	def assert_refused(self, refusal: type[errors.Refusal], call, *args, **kwargs) -> errors.Refusal:
		with self.assertRaises(
			frappe.ValidationError if refusal.status != 403 else frappe.PermissionError
		) as caught:
			call(*args, **kwargs)
		self.assertIsInstance(getattr(caught.exception, "refusal", None), refusal)
		return caught.exception.refusal


def make_regime(code: str, **values: object):
	"""A quarterly regime of the test plan; codes of its periods begin with "T"."""
	return frappe.get_doc(
		{
			"doctype": "Reporting Regime",
			"regime_code": code,
			"regime_name": f"Chế độ {code}",
			"directive": world.DIRECTIVE,
			"kind": "Quarterly",
			"period_prefix": "T",
			"due_agency_days": 2,
			"due_department_days": 5,
			"due_province_days": 9,
			"latest_province": "25",
			**values,
		}
	).insert()


def make_period(code: str, **values: object):
	"""A period of the test plan, dates by hand unless a regime is given."""
	by_hand = {"data_from": "2026-01-15", "data_to": "2026-02-14", "due_agency": "2026-02-23"}
	return frappe.get_doc(
		{
			"doctype": PERIOD,
			"period_code": code,
			"title": f"kỳ {code}",
			"directive": world.DIRECTIVE,
			"kind": "Quarterly",
			**({} if "regime" in values else by_hand),
			**values,
		}
	).insert()


def approved_report(period: str, **figures: object):
	"""A report of the commune that went all the way, with `figures` in its first line."""
	report = world.make_report(period)
	with world.as_user(world.OFFICER):
		report.lines[0].update(figures)
		for line in report.lines:
			line.result = line.result or "Đã thực hiện"
		report.save()
	world.act(report, world.OFFICER, "Request Signature")
	world.sign(report)
	world.act(report, world.EXAMINING_OFFICER, "Recommend")
	world.act(report, world.DIRECTOR, "Approve at Department")
	return world.act(report, world.CHAIRMAN, "Approve")


@contextmanager
def counted_queries() -> Iterator[list[str]]:
	"""Statements sent to the database meanwhile."""
	sent: list[str] = []
	stock = frappe.db.sql

	def sql(query, *args, **kwargs):
		sent.append(str(query))
		return stock(query, *args, **kwargs)

	with patch.object(frappe.db, "sql", sql):
		yield sent


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


class TestOpening(PeriodTestCase):
	"""One draft for each agency that owes a report, in batches, from where the last one stood."""

	def test_a_draft_is_the_row_that_insert_would_make(self) -> None:
		made = {}
		for period, write in (("T-MOT", None), ("T-LO", drafts.make_drafts)):
			make_period(period, title="kỳ thử")
			if write:
				service.open_period(period)
			else:
				with patch.object(drafts, "make_drafts", _insert_one_by_one):
					service.open_period(period)
			made[period] = _rows_of(f"BC-{period}-{world.COMMUNE}")
		report, lines = made["T-MOT"]
		self.assertEqual(made["T-LO"], (report, lines))
		self.assertEqual((report["workflow_state"], report["docstatus"], report["idx"]), ("Draft", 0, 0))
		self.assertEqual([line["idx"] for line in lines], [1, 2])

	def test_queries_do_not_grow_with_the_agencies(self) -> None:
		counts = []
		for period, first in (("T-IT", 10), ("T-NHIEU", 30)):
			for number in range(first, first + 20 if first > 10 else first):
				code = f"999{number}"
				world._make("Agency", code, code=code, agency_type="Commune", agency_name=code,
					short_name=code, reports_to=world.EXAMINER, symbol="UBND")  # fmt: skip
				task = f"{world.DIRECTIVE}-01"
				world._make("Task Assignment", f"{task}-{code}", plan_task=task, agency=code)
			make_period(period)
			with counted_queries() as sent:
				opened = service.open_period(period)
			counts.append((opened.made, len(sent)))
		(few, queries_of_few), (many, queries_of_many) = counts
		self.assertEqual(many, few + 20)
		self.assertLessEqual(queries_of_many, queries_of_few)
		self.assertLess(queries_of_many, 60)

	def test_reports_of_another_opening_are_seen_though_this_one_began_before(self) -> None:
		make_period("T-CUNGLUC")
		with counted_queries() as sent:
			service.open_period("T-CUNGLUC")
		looked = [query for query in sent if query.startswith("SELECT `agency` FROM `tabProgress Report`")]
		self.assertTrue(looked and all(query.endswith("FOR UPDATE") for query in looked), looked)

	def test_many_drafts_go_in_batches_and_tell_their_progress(self) -> None:
		make_period("T-LOI")
		with patch.object(drafts, "DRAFTS_AT_ONCE", 2), patch("frappe.publish_progress") as told:
			self.assertEqual(service.open_period("T-LOI").made, 3)
		self.assertEqual([call.args[0] for call in told.call_args_list], [2 / 3 * 100, 100])

	def test_who_may_not_make_reports_makes_none(self) -> None:
		make_period("T-KHONGQUYEN")
		with world.as_user(world.SUPERVISOR):
			self.assertRaises(frappe.PermissionError, service.make_draft, "T-KHONGQUYEN", world.COMMUNE)

	def test_lines_start_from_the_last_approved_ones(self) -> None:
		approved_report("T-TRUOC", cumulative_result="Đã thu gom 120 tấn", percent=40, pace="Behind",
			difficulties="Thiếu xe", funds_planned=900, funds_disbursed=200)  # fmt: skip
		draft = world.make_report("T-TRUOC2")  # same year, not approved: no start for others
		with world.as_user(world.OFFICER):
			world.fill(draft, "Chưa duyệt")
		make_period("T-SAU", data_from="2026-02-15", data_to="2026-03-14", due_agency="2026-03-17")
		make_period("T-NAMSAU", data_from="2027-02-15", data_to="2027-03-14", due_agency="2027-03-17")
		for period, planned, disbursed in (("T-SAU", 900, 200), ("T-NAMSAU", 0, 0)):
			service.open_period(period)
			first, second = frappe.get_doc(REPORT, f"BC-{period}-{world.COMMUNE}").lines
			self.assertEqual(
				(first.result, first.cumulative_result, first.percent, first.pace, first.difficulties),
				(None, "Đã thu gom 120 tấn", 40, "Behind", "Thiếu xe"),
			)
			self.assertEqual((first.funds_planned, first.funds_disbursed), (planned, disbursed), period)
			self.assertEqual(second.cumulative_result, "Đã thực hiện", "what was done in the period before")
			other = frappe.get_doc(REPORT, f"BC-{period}-{world.OTHER_COMMUNE}")
			self.assertEqual((other.lines[0].cumulative_result, other.lines[0].percent), (None, 0))

	def test_a_revoked_report_is_no_start(self) -> None:
		report = approved_report("T-THUHOI", cumulative_result="Số sai", percent=90)
		world.act(report, world.CHAIRMAN, "Revoke", world.REASON)
		make_period("T-SAUTHUHOI", data_from="2026-02-15", data_to="2026-03-14", due_agency="2026-03-17")
		service.open_period("T-SAUTHUHOI")
		line = frappe.get_doc(REPORT, f"BC-T-SAUTHUHOI-{world.COMMUNE}").lines[0]
		self.assertEqual((line.cumulative_result, line.percent), (None, 0))

	def test_a_report_that_nothing_arose_is_no_start(self) -> None:
		approved_report("T-COSO", cumulative_result="Đã thu gom 120 tấn", percent=40)
		make_period("T-KHONG", data_from="2026-02-15", data_to="2026-03-14", due_agency="2026-03-17")
		report = world.make_report("T-KHONG")
		with world.as_user(world.OFFICER):
			report.lines[0].percent, report.lines[0].result = 95, "Chưa chắc"
			report.nothing_to_report, report.nothing_reason = 1, "Trong kỳ không phát sinh"
			report.save()
		world.act(report, world.OFFICER, "Request Signature")
		world.act(report, world.LEADER, "Sign and Submit", late_reason="Đường sạt lở, mất liên lạc")
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		world.act(report, world.CHAIRMAN, "Approve")
		make_period("T-SAUKHONG", data_from="2026-03-15", data_to="2026-04-14", due_agency="2026-04-16")
		service.open_period("T-SAUKHONG")
		line = frappe.get_doc(REPORT, f"BC-T-SAUKHONG-{world.COMMUNE}").lines[0]
		self.assertEqual((line.cumulative_result, line.percent), ("Đã thu gom 120 tấn", 40))


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


class TestClosing(PeriodTestCase):
	"""After closing nothing is edited, attached, sent or taken back; what was sent is still decided."""

	def test_a_draft_is_readable_and_nothing_else(self) -> None:
		report = world.make_report("T-DONG1")
		self.assertEqual(service.close_period("T-DONG1"), service.Closed(locked=3, under_review=0))
		with world.as_user(world.OFFICER):
			self.assertIn(report.name, frappe.get_list(REPORT, pluck="name"))
			stored = frappe.get_doc(REPORT, report.name)
			self.assertTrue(stored.has_permission("read"))
			self.assert_refused(errors.PeriodLocked, world.fill, stored)
			stored.reload()
			stored.flags.ignore_validate = stored.flags.ignore_permissions = True
			self.assert_refused(errors.PeriodLocked, world.fill, stored)
			self.assert_refused(errors.PeriodLocked, self.attach, report)
			self.assertNotIn(report.name, [row["name"] for row in inbox.waiting_rows()])
			stored.reload()
			stored.run_method("onload")
			view = stored.get_onload("approval")
			self.assertEqual((view["can_edit"], view["actions"]), (False, []))
		self.assert_refused(errors.PeriodLocked, world.act, report, world.OFFICER, "Request Signature")

	def attach(self, report):
		"""Upload as the form does."""
		return frappe.get_doc({"doctype": "File", "file_name": "b.pdf", "content": b"%PDF-1.4", "is_private": 1,
			"attached_to_doctype": REPORT, "attached_to_name": report.name}).insert()  # fmt: skip

	def test_what_waits_for_signature_is_not_sent(self) -> None:
		report = world.make_report("T-DONG2")
		with world.as_user(world.OFFICER):
			world.fill(report)
		world.act(report, world.OFFICER, "Request Signature")
		service.close_period("T-DONG2")
		self.assert_refused(errors.PeriodLocked, world.sign, report)
		self.assert_refused(errors.PeriodLocked, world.act, report, world.LEADER, "Send Back", world.REASON)

	def test_what_was_sent_is_decided_but_does_not_go_back(self) -> None:
		report = world.report_under_review("T-DONG3")
		self.assertEqual(service.close_period("T-DONG3").under_review, 1)
		for user, action in ((world.LEADER, "Recall"), (world.EXAMINING_OFFICER, "Send Back")):
			self.assert_refused(errors.PeriodLocked, world.act, report, user, action, world.REASON)
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Send Back", world.REASON)
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		self.assertEqual(world.act(report, world.CHAIRMAN, "Approve").workflow_state, "Approved")
		world.act(report, world.CHAIRMAN, "Revoke", world.REASON)
		with world.as_user(world.OFFICER):
			self.assert_refused(errors.PeriodLocked, service.amend_report, report.name)

	def test_a_closed_period_stays_as_it_is(self) -> None:
		world.make_report("T-DONG4")
		service.close_period("T-DONG4")
		closed_on = frappe.db.get_value(PERIOD, "T-DONG4", "closed_on")
		service.close_period("T-DONG4")
		self.assertEqual(frappe.db.get_value(PERIOD, "T-DONG4", "closed_on"), closed_on)
		self.assert_refused(errors.PeriodClosed, service.open_period, "T-DONG4")
		self.assert_refused(errors.PeriodClosed, service.make_draft, "T-DONG4", world.COMMUNE)
		period = frappe.get_doc(PERIOD, "T-DONG4")
		period.due_department = "2026-03-20"
		self.assert_refused(errors.PeriodFixed, period.save)
		period.reload()
		period.status = "Open"
		self.assert_refused(errors.PeriodMovedByHand, period.save)

	def test_the_question_says_whose_reports_would_be_locked(self) -> None:
		from laichau_env.reporting import api

		world.report_under_review("T-DONG6")
		world.make_report("T-DONG6")
		with world.as_user(ADMINISTRATOR):
			unsent = api.get_closing("T-DONG6")["unsent"]
			self.assertEqual(len(unsent), api.close_period("T-DONG6")["locked"])
		sent = frappe.db.get_value("Agency", world.COMMUNE, "short_name")
		self.assertNotIn(sent, unsent)
		with world.as_user(world.DIRECTOR):
			self.assertRaises(frappe.PermissionError, api.get_closing, "T-DONG6")

	def test_only_who_writes_periods_closes(self) -> None:
		from laichau_env.reporting import api

		world.make_report("T-DONG5")
		with world.as_user(world.DIRECTOR):
			self.assertRaises(frappe.PermissionError, api.close_period, "T-DONG5")
		with world.as_user(ADMINISTRATOR):
			self.assertEqual(api.close_period("T-DONG5"), {"locked": 3, "under_review": 0})


class TestNothingToReport(PeriodTestCase):
	"""That nothing arose is a report too."""

	def test_it_asks_only_for_the_reason(self) -> None:
		report = world.make_report("T-KHONG")
		self.assert_refused(errors.LineEmpty, world.act, report, world.OFFICER, "Request Signature")
		for reason, refused in ((None, True), ("không", True), ("Trong kỳ không phát sinh nhiệm vụ", False)):
			with world.as_user(world.OFFICER):
				report = frappe.get_doc(REPORT, report.name)
				report.update({"nothing_to_report": 1, "nothing_reason": reason})
				report.save()
			if refused:
				self.assert_refused(
					errors.NothingReasonMissing, world.act, report, world.OFFICER, "Request Signature"
				)
		world.act(report, world.OFFICER, "Request Signature")
		self.assertEqual(world.sign(report).workflow_state, "Under Department Review")

	def test_it_is_content_that_is_locked_and_read_before_approval(self) -> None:
		report = world.make_report("T-KHONG2")
		before = content_hash(report, kind_of(REPORT))
		with world.as_user(world.OFFICER):
			report.update({"nothing_to_report": 1, "nothing_reason": "Trong kỳ không phát sinh"})
			report.save()
			self.assertNotEqual(content_hash(report, kind_of(REPORT)), before)
			self.assert_refused(errors.StaleContent, act, REPORT, report.name, "Request Signature", before)
		world.act(report, world.OFFICER, "Request Signature")
		with world.as_user(world.OFFICER):
			report.reload()
			report.nothing_reason = "Lý do khác hẳn trước"
			self.assert_refused(errors.ContentLocked, report.save)


def _insert_one_by_one(period, orders, directive_examiner: str) -> None:
	"""Drafts by the framework's own insert, to compare with."""
	for order in orders:
		report = drafts.new_draft(period, order, directive_examiner)
		report.flags.service_write = ServiceWrite()
		report.insert()


def _rows_of(name: str) -> tuple[dict, list[dict]]:
	"""Stored columns of a report and its lines, without what differs from record to record."""
	own = {"name", "creation", "modified", "parent", "period"}

	def plain(row) -> dict:
		return {column: value for column, value in row.items() if column not in own}

	report = frappe.get_all(REPORT, filters={"name": name}, fields=["*"], order_by="name")[0]
	lines = frappe.get_all(LINE, filters={"parent": name}, fields=["*"], order_by="idx")
	return plain(report), [plain(line) for line in lines]

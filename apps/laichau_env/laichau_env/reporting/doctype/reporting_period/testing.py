"""The small world of tests of periods, and what they make in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

import frappe
from frappe.model.document import Document
from frappe.tests.utils import FrappeTestCase

from laichau_env import testing as world
from laichau_env.common import errors, roles

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

	def assert_refused(
		self, refusal: type[errors.Refusal], call: Callable, *args: object, **kwargs: object
	) -> errors.Refusal:
		with self.assertRaises(
			frappe.ValidationError if refusal.status != 403 else frappe.PermissionError
		) as caught:
			call(*args, **kwargs)
		self.assertIsInstance(getattr(caught.exception, "refusal", None), refusal)
		return caught.exception.refusal


def make_regime(code: str, **values: object) -> Document:
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


def make_period(code: str, **values: object) -> Document:
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


def approved_report(period: str, **figures: object) -> Document:
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

	def sql(query: object, *args: object, **kwargs: object) -> object:
		sent.append(str(query))
		return stock(query, *args, **kwargs)

	with patch.object(frappe.db, "sql", sql):
		yield sent

"""A small province for DocType tests on any bench: one factory file, people as they really are.

Codes start with "T-" (communes with 999) so that the world never meets a site's own content. Everything is made if absent and
left to the throw-away site; what a test makes beside it is rolled back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import frappe
from frappe.model.document import Document
from frappe.tests.utils import FrappeTestCase

from laichau_env.approval import content, service
from laichau_env.approval.kinds import kind_of
from laichau_env.common import roles
from laichau_env.common.errors import FORBIDDEN, Refusal

PROVINCE, EXAMINER, OTHER_DEPARTMENT = "T-TINH", "T-SO", "T-SOKHAC"
COMMUNE, OTHER_COMMUNE = "99901", "99902"
DIRECTIVE = "T-KH"
REASON = "Thiếu số liệu thu gom rác thải tháng 10"

AGENCIES = (
	(PROVINCE, "Province", "UBND tỉnh Thử", ""),
	(EXAMINER, "Department", "Sở Thử", PROVINCE),
	(OTHER_DEPARTMENT, "Department", "Sở Khác", EXAMINER),
	(COMMUNE, "Commune", "UBND xã Thử", EXAMINER),
	(OTHER_COMMUNE, "Commune", "UBND xã Khác", EXAMINER),
)
OFFICER, LEADER, DEPUTY = "t.xa.canbo@example.org", "t.xa.chutich@example.org", "t.xa.pho@example.org"
OTHER_OFFICER = "t.xakhac.canbo@example.org"
SECOND_OFFICER, BOTH_ROLES = "t.xa.canbo2@example.org", "t.xa.kiem@example.org"
EXAMINING_OFFICER, DIRECTOR = "t.so.canbo@example.org", "t.so.giamdoc@example.org"
STRANGER = "t.sokhac.canbo@example.org"
CHAIRMAN, SUPERVISOR = "t.tinh.chutich@example.org", "t.giamsat@example.org"
PEOPLE = (
	(OFFICER, "Lò Văn Thử", COMMUNE, (roles.COMMUNE_OFFICER,)),
	(SECOND_OFFICER, "Vàng A Thử", COMMUNE, (roles.COMMUNE_OFFICER,)),
	(BOTH_ROLES, "Giàng A Kiêm", COMMUNE, (roles.COMMUNE_OFFICER, roles.COMMUNE_LEADER)),
	(LEADER, "Pờ Thị Thử", COMMUNE, (roles.COMMUNE_LEADER,)),
	(DEPUTY, "Lý A Thử", COMMUNE, (roles.COMMUNE_LEADER,)),
	(OTHER_OFFICER, "Tao Văn Khác", OTHER_COMMUNE, (roles.COMMUNE_OFFICER, roles.COMMUNE_LEADER)),
	(EXAMINING_OFFICER, "Nguyễn Thị Xét", EXAMINER, (roles.DEPARTMENT_OFFICER,)),
	(DIRECTOR, "Trần Văn Duyệt", EXAMINER, (roles.DEPARTMENT_LEADER,)),
	(STRANGER, "Hoàng Thị Lạ", OTHER_DEPARTMENT, (roles.DEPARTMENT_OFFICER, roles.DEPARTMENT_LEADER)),
	(CHAIRMAN, "Phạm Văn Tỉnh", PROVINCE, (roles.PROVINCE_LEADER,)),
	(SUPERVISOR, "Đỗ Thị Sát", OTHER_DEPARTMENT, (roles.SUPERVISOR,)),
)
FOR_EVERYBODY = ("doctype_meta", "table_columns", "merged_translations", "lang_user_translations")
"""What the framework keeps in memory that is no person's own."""


def become(user: str) -> None:
	"""Change the session's user; what is the same for everybody (doctypes, columns, words) is not read again."""
	keys = [frappe.cache.make_key(name) for name in FOR_EVERYBODY]
	kept = {key: frappe.local.cache[key] for key in keys if key in frappe.local.cache}
	frappe.set_user(user)
	frappe.local.cache.update(kept)


@contextmanager
def as_user(user: str) -> Iterator[None]:
	"""Act as `user`, and come back whatever happens."""
	before = frappe.session.user
	become(user)
	try:
		yield
	finally:
		become(before)


class WorldTestCase(FrappeTestCase):
	"""A test case in the small world: each test begins from it and leaves nothing else behind."""

	@classmethod
	def setUpClass(cls) -> None:
		"""Make the world if it is not there; the framework commits it then, as it does with its own test records."""
		make_world()
		super().setUpClass()

	def setUp(self) -> None:
		"""Remember where the test began."""
		frappe.db.savepoint("before_test")

	def tearDown(self) -> None:
		"""Undo the test, and be Administrator again."""
		frappe.set_user("Administrator")
		frappe.db.rollback(save_point="before_test")

	def assert_refused(self, refusal: type[Refusal], call: Callable, *args: object, **kwargs: object) -> None:
		"""The call is refused by just this refusal."""
		base = frappe.PermissionError if refusal.status == FORBIDDEN else frappe.ValidationError
		with self.assertRaises(base) as caught:
			call(*args, **kwargs)
		self.assertIsInstance(getattr(caught.exception, "refusal", None), refusal)


def make_world() -> None:
	"""Agencies, people and a plan of two tasks led by the communes and one led by the other department."""
	for code, agency_type, name, reports_to in AGENCIES:
		_make(
			"Agency",
			code,
			code=code,
			agency_type=agency_type,
			agency_name=name,
			short_name=name,
			reports_to=reports_to,
			symbol="UBND",
		)
	for user, full_name, agency, held in PEOPLE:
		_make_person(user, full_name, agency, held)
	_make(
		"Directive",
		DIRECTIVE,
		directive_code=DIRECTIVE,
		directive_type="Plan",
		title="Kế hoạch thử",
		short_title="Kế hoạch thử",
	)
	if not frappe.db.exists("Plan Section", {"directive": DIRECTIVE}):
		frappe.get_doc(
			{
				"doctype": "Plan Section",
				"directive": DIRECTIVE,
				"position": 1,
				"label": "I.",
				"title": "Mục thử",
			}
		).insert()
	section = frappe.db.get_value("Plan Section", {"directive": DIRECTIVE})
	for position, leads in enumerate(((COMMUNE, OTHER_COMMUNE), (COMMUNE,), (OTHER_DEPARTMENT,)), start=1):
		_make_task(section, position, leads)


def make_report(period: str = "T-KY", agency: str = COMMUNE) -> Document:
	"""The draft of `agency` in a period of its own, lines without results."""
	from laichau_env.reporting import service as reporting

	_make(
		"Reporting Period", period, period_code=period, title=f"kỳ {period}", directive=DIRECTIVE, kind="Quarterly",
		data_from="2026-01-15", data_to="2026-02-14", due_agency="2026-02-16",
	)  # fmt: skip
	name = f"BC-{period}-{agency}"
	if not frappe.db.exists("Progress Report", name):
		reporting.open_period(period)
	return frappe.get_doc("Progress Report", name)


def make_indicator(code: str, *agencies: str, **values: object) -> Document:
	"""An indicator that `agencies` report (default: the commune): a percentage with one decimal, unless told."""
	indicator = {"indicator_name": f"Chỉ tiêu {code}", "unit": "%", "decimals": 1, "maximum": "100", **values}
	return frappe.get_doc(
		{
			"doctype": "Indicator",
			"code": code,
			"reporters": [{"agency": agency} for agency in agencies or (COMMUNE,)],
			**indicator,
		}
	).insert()


def enter(report: Document, **figures: str) -> Document:
	"""Write figures of indicators (code with _ for -) into a report, as the session's user."""
	for code, figure in figures.items():
		figure_of(report, code.replace("_", "-")).value_text = figure
	return report.save()


def figure_of(report: Document, code: str) -> Document:
	"""The row of an indicator in a report."""
	return next(row for row in report.indicator_values if row.indicator == code)


def fill(report: Document, text: str = "Đã thực hiện", percent: float = 50) -> Document:
	"""Write a result in every line, as the session's user."""
	for line in report.lines:
		line.result, line.percent, line.pace = text, percent, "On Track"
	report.save()
	return report


def act(report: Document, user: str, action: str, reason: str | None = None, **values: str) -> Document:
	"""Take `action` as `user`, having seen the report as it is stored now."""
	with as_user(user):
		stored = frappe.get_doc(report.doctype, report.name)
		seen = content.content_hash(stored, kind_of(report.doctype))
		return service.act(report.doctype, report.name, action, seen, reason, values)


def sign(report: Document, user: str = LEADER, number: str = "15") -> Document:
	"""Sign and submit with a number and a date inside the period."""
	paper = {"document_number": number, "document_date": "2026-02-16"}
	return act(report, user, "Sign and Submit", **paper, late_reason="Đường sạt lở, mất liên lạc")


def report_under_review(period: str) -> Document:
	"""A filled, signed report that waits for the examining department."""
	report = make_report(period)
	with as_user(OFFICER):
		fill(report)
	act(report, OFFICER, "Request Signature")
	return sign(report)


def _make(doctype: str, name: str, **values: object) -> None:
	if not frappe.db.exists(doctype, name):
		frappe.get_doc({"doctype": doctype, **values}).insert()


def _make_person(user: str, full_name: str, agency: str, held: tuple[str, ...]) -> None:
	if not frappe.db.exists("User", user):
		frappe.get_doc(
			{
				"doctype": "User",
				"email": user,
				"first_name": full_name,
				"send_welcome_email": 0,
				"language": "vi",
				"roles": [{"role": role} for role in held],
			}
		).insert()
	if not frappe.db.exists("Official", {"user": user}):
		frappe.get_doc(
			{
				"doctype": "Official",
				"user": user,
				"full_name": full_name,
				"agency": agency,
				"position_title": "Chức vụ thử",
				"signature_block": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
			}
		).insert()


def _make_task(section: str, position: int, leads: tuple[str, ...]) -> None:
	name = f"{DIRECTIVE}-{position:02d}"
	_make(
		"Plan Task", name, directive=DIRECTIVE, section=section, position=position, order_no=f"{position}.",
		content=f"Nhiệm vụ thử số {position}", schedule_text="2026 - 2030",
		leads=[{"agency": agency} for agency in leads],
	)  # fmt: skip
	for agency in leads:
		_make("Task Assignment", f"{name}-{agency}", plan_task=name, agency=agency)

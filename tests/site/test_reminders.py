"""Two months with Tết 2027 by a stopped clock: who gets which notice on which day, against a table made by hand.

The calendar. Working days from 18 January to 12 March 2027: all but Saturdays and Sundays, Thursday 4 to Wednesday
10 February (Tết), and Friday 12 February, which the data give off for Saturday 20 February:

	Mon 18/1 .. Fri 22/1 | Mon 25/1 .. Fri 29/1 | Mon 1/2 Tue 2/2 Wed 3/2 | Thu 11/2 |
	Mon 15/2 .. Fri 19/2 Sat 20/2 | Mon 22/2 .. Fri 26/2 | Mon 1/3 .. Fri 5/3 | Mon 8/3 .. Fri 12/3

The period is due on Wed 3/2 (agencies), Thu 18/2 (department), Wed 24/2 (province). Every day the job runs at 6.15; what
people do, they do in the afternoon:

	18/1  the period is opened
	 1/2  Đoàn Kết asks for time until 17/2, granted on 2/2
	17/2  Đoàn Kết: trình ký, ký, gửi (in time)
	18/2  Bum Tở: trình ký; its chairman signs on 22/2 only (late)
	22/2  the department sends Đoàn Kết's report back
	25/2  Đoàn Kết sends it again; the department recommends Bum Tở's, its director approves on 2/3 only
	 3/3  the department recommends and approves Đoàn Kết's
	 4/3  the province approves Đoàn Kết's, on 5/3 Bum Tở's

The days of the table are counted from these by hand. E.g. Bum Tở, due 3/2: five working days before is 27/1 (2/2, 1/2,
29/1, 28/1, 27/1), one before 2/2; the second working day after is 15/2 (11/2, 15/2), then 17/2, and 19/2 did not come,
for on 18/2 the report went to the chairman, for whom two working days are 20/2 (19/2, Saturday 20/2).
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from types import ModuleType

import frappe
import frappe.utils.data
import pytest
from actors import (
	BUM_TO,
	CHAIR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	OTHER_CHAIR,
	OTHER_OFFICER,
	PROVINCE_CHAIR,
	SYT,
	as_user,
)
from factories import PLAN, REASON, REPORT, act, report_at, write
from laichau_env.approval.opinions import service as opinions
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.follow_up.notices import morning
from laichau_env.follow_up.notices.constants import LOG, NOTICE
from laichau_env.reporting.extensions import service as extensions
from laichau_env.reporting.service import open_period

PERIOD = "TET-2027"
B, D = f"BC-{PERIOD}-{BUM_TO}", f"BC-{PERIOD}-{DOAN_KET}"
FIRST, LAST = date(2027, 1, 18), date(2027, 3, 12)

B_LEADERS = "bumto.lanhdao bumto.phochutich"
D_LEADERS = "doanket.lanhdao doanket.phochutich"
EXAMINERS = "snnmt.canbo snnmt.canbo2"
DIRECTORS = "snnmt.lanhdao snnmt.phogiamdoc"
PROVINCE = "tinh.chutich tinh.phochutich"

TABLE = f"""
18/1 | B | Your Turn        | bumto.canbo
18/1 | D | Your Turn        | doanket.canbo
27/1 | B | Reminder         | bumto.canbo
27/1 | D | Reminder         | doanket.canbo
1/2  | X | Your Turn        | {DIRECTORS}
2/2  | B | Reminder         | bumto.canbo
2/2  | D | Reminder         | doanket.canbo
2/2  | X | Reminder         | {DIRECTORS}
2/2  | X | Decided          | doanket.canbo
3/2  | B | Reminder         | bumto.canbo
15/2 | B | Overdue Notice   | bumto.canbo
15/2 | B | Escalation       | {B_LEADERS}
16/2 | D | Reminder         | doanket.canbo
17/2 | B | Overdue Notice   | bumto.canbo
17/2 | B | Escalation       | {B_LEADERS}
17/2 | D | Reminder         | doanket.canbo
17/2 | D | Your Turn        | {D_LEADERS}
17/2 | D | Your Turn        | {EXAMINERS}
18/2 | B | Your Turn        | {B_LEADERS}
18/2 | D | Reminder         | {EXAMINERS}
20/2 | B | Overdue Notice   | {B_LEADERS}
20/2 | D | Overdue Notice   | {EXAMINERS}
20/2 | D | Escalation       | {DIRECTORS}
22/2 | B | Your Turn        | {EXAMINERS}
22/2 | D | Sent Back to You | doanket.canbo
24/2 | B | Overdue Notice   | {EXAMINERS}
24/2 | B | Escalation       | {DIRECTORS}
24/2 | D | Overdue Notice   | doanket.canbo
24/2 | D | Escalation       | {D_LEADERS}
25/2 | B | Your Turn        | {DIRECTORS}
25/2 | D | Your Turn        | {D_LEADERS}
25/2 | D | Your Turn        | {EXAMINERS}
1/3  | B | Overdue Notice   | {DIRECTORS}
1/3  | D | Overdue Notice   | {EXAMINERS}
1/3  | D | Escalation       | {DIRECTORS}
2/3  | B | Your Turn        | {PROVINCE}
3/3  | D | Overdue Notice   | {EXAMINERS}
3/3  | D | Escalation       | {DIRECTORS}
3/3  | D | Your Turn        | {DIRECTORS}
3/3  | D | Your Turn        | {PROVINCE}
4/3  | B | Overdue Notice   | {PROVINCE}
4/3  | D | Decided          | doanket.canbo
5/3  | B | Decided          | bumto.canbo
"""

AFTER_THREE_DAYS = f"""
18/2 | B | Overdue Notice   | bumto.canbo
18/2 | B | Escalation       | {B_LEADERS}
"""
"""What stands instead of its rows of 15, 16 and 17/2 where the job did not run on these days."""
COVERED = f"""
15/2 | B | Overdue Notice   | bumto.canbo
15/2 | B | Escalation       | {B_LEADERS}
16/2 | D | Reminder         | doanket.canbo
17/2 | B | Overdue Notice   | bumto.canbo
17/2 | B | Escalation       | {B_LEADERS}
17/2 | D | Reminder         | doanket.canbo
"""
"""Its rows of these days: the last of Bum Tở's is told on 18/2, Đoàn Kết had sent its report by then."""
AFTER_TET = "11/2 | B | Reminder | bumto.canbo"
COVERED_BEFORE_TET = f"""
2/2  | B | Reminder         | bumto.canbo
2/2  | D | Reminder         | doanket.canbo
2/2  | X | Reminder         | {DIRECTORS}
3/2  | B | Reminder         | bumto.canbo
"""
"""Where it did not run on 1, 2 and 3/2 and then came Tết: Đoàn Kết had been given time by then."""

Row = tuple[str, str, str, str]
Act = Callable[[], object]


class Site:
	"""The story, day by day, by a clock that stands where it is put."""

	def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
		self.patch, self.request = monkeypatch, ""

	def put(self, day: date, hour: int, minute: int = 0) -> None:
		"""Set the clock of the app and of the framework."""
		moment = datetime(day.year, day.month, day.day, hour, minute)
		self.patch.setattr(clock, "now_datetime", lambda: moment)
		self.patch.setattr(frappe.utils.data, "now_datetime", lambda: moment)

	def story(self) -> dict[str, list[Act]]:
		"""What people do on a day."""
		b, d = partial(self.later, B), partial(self.later, D)
		return {
			"18/1": [lambda: open_period(PERIOD)],
			"1/2": [self.ask_for_time],
			"2/2": [lambda: self.act(self.request, DIRECTOR, "Grant", granted_date="2027-02-17")],
			"17/2": [d(OTHER_OFFICER, Action.REQUEST_SIGNATURE), d(OTHER_CHAIR, Action.SIGN_AND_SUBMIT)],
			"18/2": [b(OFFICER, Action.REQUEST_SIGNATURE)],
			"22/2": [b(CHAIR, Action.SIGN_AND_SUBMIT), d(EXAMINER, Action.SEND_BACK)],
			"25/2": [
				b(EXAMINER, Action.RECOMMEND),
				d(OTHER_OFFICER, Action.REQUEST_SIGNATURE),
				d(OTHER_CHAIR, Action.SIGN_AND_SUBMIT),
			],
			"2/3": [b(DIRECTOR, Action.APPROVE_AT_DEPARTMENT)],
			"3/3": [d(EXAMINER, Action.RECOMMEND), d(DIRECTOR, Action.APPROVE_AT_DEPARTMENT)],
			"4/3": [d(PROVINCE_CHAIR, Action.APPROVE)],
			"5/3": [b(PROVINCE_CHAIR, Action.APPROVE)],
		}

	def later(self, name: str, person: object, action: str) -> Act:
		return lambda: self.act(name, person, action)

	def act(self, name: str, person: object, action: str, **values: str) -> None:
		doctype = "Extension Request" if name == self.request else REPORT
		record = frappe.get_doc(doctype, name)
		if action == Action.REQUEST_SIGNATURE:
			write(record, person, evidence=False)
		act(record, person, action, **values)

	def ask_for_time(self) -> None:
		with as_user(OTHER_OFFICER):
			self.request = extensions.draft_request(D, "2027-02-17", REASON).name
		self.act(self.request, OTHER_OFFICER, "Request Extension")

	def pass_days(self, runs: Callable[[date], int]) -> None:
		"""Every day: the job at 6.15, as often as `runs` says, then what people do."""
		story, day = self.story(), FIRST
		while day <= LAST:
			for again in range(runs(day)):
				self.put(day, 6 + again * 3, 15)
				morning.remind_everybody()
			self.put(day, 15)
			for step in story.get(short(day), ()):
				step()
			day += timedelta(days=1)


def short(day: date) -> str:
	return f"{day.day}/{day.month}"


def rows(table: str) -> set[Row]:
	"""One row a person of a table written by hand."""
	found = set()
	for line in filter(None, map(str.strip, table.splitlines())):
		day, record, kind, people = (part.strip() for part in line.split("|"))
		found |= {(day, record, kind, person) for person in people.split()}
	return found


def told(story: Site) -> list[Row]:
	"""What the job and the events wrote, from the notices themselves."""
	shown = {B: "B", D: "D", story.request: "X"}
	notices = frappe.get_all(
		NOTICE,
		{"document_name": ("in", list(shown))},
		["document_name", "kind", "user", "sent_on"],
		order_by="sent_on",
	)
	return [
		(short(one.sent_on.date()), shown[one.document_name], one.kind, one.user.partition("@")[0])
		for one in notices
	]


def as_table(found: Iterable[Row]) -> str:
	return "\n".join(" | ".join(row) for row in sorted(found))


@pytest.fixture
def story(site: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
	monkeypatch.setattr(frappe, "enqueue", lambda *args, **words: None)
	found = Site(monkeypatch)
	found.put(FIRST, 8)
	for day, change, other in (
		("2027-02-12", "Day Off", "2027-02-20"),
		("2027-02-20", "Working Day", "2027-02-12"),
	):
		frappe.get_doc(
			{
				"doctype": "Working Day Change",
				"day": day,
				"change_type": change,
				"swapped_with": other,
				"reason": "Nghỉ Tết, hoán đổi ngày làm việc",
				"decided_by": "Văn bản thử",
			}
		).insert()
	frappe.get_doc(
		{
			"doctype": "Reporting Period",
			"period_code": PERIOD,
			"title": "kỳ Tết 2027",
			"directive": PLAN,
			"kind": "Ad Hoc",
			"data_from": "2026-12-15",
			"data_to": "2027-01-29",
			"due_agency": "2027-02-03",
			"due_department": "2027-02-18",
			"due_province": "2027-02-24",
			"agencies": [{"agency": BUM_TO}, {"agency": DOAN_KET}],
		}
	).insert()
	yield found


def check(story: Site, wanted: set[Row]) -> None:
	found = told(story)
	print(as_table(found))
	assert len(found) == len(set(found)), "told twice"
	assert as_table(set(found) - wanted) == "", "told and not in the table"
	assert as_table(wanted - set(found)) == "", "in the table and not told"
	alerts = frappe.db.count(LOG, {"document_name": ("in", [B, D, story.request])})
	assert alerts == len(found), "one alert for each notice"


def test_who_gets_which_notice_on_which_day(story: Site) -> None:
	story.pass_days(lambda day: 1)
	check(story, rows(TABLE))


def test_run_twice_a_day_it_tells_nothing_twice(story: Site) -> None:
	story.pass_days(lambda day: 2)
	check(story, rows(TABLE))


def test_after_three_days_of_stand_still_nothing_is_missed_and_nothing_double(story: Site) -> None:
	still = {"15/2", "16/2", "17/2"}
	story.pass_days(lambda day: 0 if short(day) in still else 1)
	check(story, rows(TABLE) - rows(COVERED) | rows(AFTER_THREE_DAYS))
	late = frappe.get_all(NOTICE, {"document_name": B, "kind": "Overdue Notice"}, ["sent_on", "reminder_day"])
	assert (date(2027, 2, 18), date(2027, 2, 17)) in {(one.sent_on.date(), one.reminder_day) for one in late}


def test_after_a_stand_still_that_ends_in_tet(story: Site) -> None:
	still = {"1/2", "2/2", "3/2"}
	story.pass_days(lambda day: 0 if short(day) in still else 1)
	check(story, rows(TABLE) - rows(COVERED_BEFORE_TET) | rows(AFTER_TET))
	sentence = frappe.db.get_value(
		NOTICE, {"document_name": B, "sent_on": ("like", "2027-02-11%")}, "sentence"
	)
	assert sentence.startswith("Quá hạn 01 ngày làm việc (hạn 03/02/2027)"), (
		"it says how things are on that day"
	)


def test_the_first_run_on_a_site_with_old_lateness_floods_nobody(story: Site) -> None:
	story.put(FIRST, 15)
	open_period(PERIOD)
	frappe.db.delete(NOTICE)
	story.put(date(2027, 3, 12), 6, 15)
	morning.remind_everybody()
	per_person = [
		(one.user, one.document_name) for one in frappe.get_all(NOTICE, fields=["user", "document_name"])
	]
	assert len(per_person) == len(set(per_person))
	assert {"bumto.canbo", *B_LEADERS.split()} == {
		user.partition("@")[0] for user, name in per_person if name == B
	}


def test_who_is_slow_with_an_opinion_is_reminded_and_his_leader_told(story: Site) -> None:
	story.put(date(2027, 2, 15), 15)
	report = report_at(State.DEPARTMENT_REVIEW, f"YK-{frappe.utils.random_string(5).upper()}", evidence=False)
	line = report.lines[0]
	with as_user(EXAMINER):
		(asked,) = opinions.ask(
			REPORT, report.name, [SYT], [f"lines|{line.plan_task}|{line.role}"], date(2027, 2, 22), REASON
		)
	day = date(2027, 2, 16)
	while day <= date(2027, 2, 26):
		story.put(day, 6, 15)
		morning.remind_everybody()
		day += timedelta(days=1)
	notices = frappe.get_all(NOTICE, {"document_name": asked.name}, ["sent_on", "kind", "user"])
	found = {(short(one.sent_on.date()), one.kind, one.user.partition("@")[0]) for one in notices}
	assert found == {
		("15/2", "Opinion Asked", "syt.canbo"),
		("16/2", "Reminder", "syt.canbo"),
		("20/2", "Reminder", "syt.canbo"),
		("22/2", "Reminder", "syt.canbo"),
		("24/2", "Overdue Notice", "syt.canbo"),
		("24/2", "Escalation", "syt.lanhdao"),
		("24/2", "Escalation", "syt.phogiamdoc"),
		("26/2", "Overdue Notice", "syt.canbo"),
		("26/2", "Escalation", "syt.lanhdao"),
		("26/2", "Escalation", "syt.phogiamdoc"),
	}, "five working days before Monday 22/2: 20 (a Saturday worked), 19, 18, 17, 16"
	assert len(notices) == len(found)


def test_queries_do_not_grow_with_agencies(story: Site, monkeypatch: pytest.MonkeyPatch) -> None:
	asked = [0]
	sql = frappe.db.sql

	def counted(*args: object, **kwargs: object) -> object:
		asked[0] += 1
		return sql(*args, **kwargs)

	story.put(FIRST, 15)
	open_period(PERIOD)
	story.put(date(2027, 3, 12), 6, 15)
	morning.remind_everybody()
	monkeypatch.setattr(frappe.db, "sql", counted)
	counts = []
	for agencies in (2, 54):
		if agencies > 2:
			frappe.db.delete("Reporting Period Agency", {"parent": PERIOD})
			frappe.clear_document_cache("Reporting Period", PERIOD)
			open_period(PERIOD)
		frappe.db.delete(NOTICE)
		asked[0] = 0
		told_now = len(morning.remind_everybody())
		counts.append((told_now, asked[0]))
	print(counts)
	assert counts[1][0] > counts[0][0] and counts[0][1] == counts[1][1] <= 100

"""Who is told that a consolidated report no longer agrees with its sources: who has it in hand, once, until it does again."""

from collections.abc import Callable

import frappe
import frappe.utils.data
import pytest
from actors import (
	BUM_TO,
	DEPUTY_DIRECTOR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OTHER_OFFICER,
	PROVINCE_CHAIR,
	SECOND_EXAMINER,
	SYT,
	as_user,
)
from factories import CONSOLIDATED_WAY_UP, REASON, act, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.consolidation import notices, service
from laichau_env.consolidation.pins import Change
from laichau_env.follow_up.notices.constants import LOG, NOTICE, Email, Kind
from laichau_env.reporting.extensions import service as extensions
from laichau_env.reporting.schedule import working_calendar
from stale_ways import WAYS, arrived, revoked

TOLD_BY = (
	"revoked",
	"arrives late",
	"condition of a task met",
	"agency merged into another",
	"changed past approval",
)
"""One way for each place in which a change is seen: an event, a task, the look of the morning."""


def told(report: Document, **more: object) -> list[frappe._dict]:
	return frappe.get_all(
		NOTICE,
		{"document_name": report.name, "kind": Kind.STALE.value, **more},
		["name", "user", "sentence", "detail", "settled_on", "email_state", "round"],
		order_by="creation, user",
	)


def users(report: Document, **more: object) -> list[str]:
	return sorted(row.user for row in told(report, **more))


def built(code: str, *, provisional: bool = False) -> Document:
	with as_user(EXAMINER):
		return service.make_report(code, "Province", provisional=provisional)


@pytest.fixture(autouse=True)
def nobody_stands_in(site: object) -> None:
	frappe.db.delete("Delegation")


@pytest.fixture
def on_a_working_day(monkeypatch: pytest.MonkeyPatch) -> None:
	"""The morning look is one of working days: today, or the first one after."""
	today = clock.today()
	calendar = working_calendar(today.year, today.year + 1)
	day = today if calendar.is_working(today) else calendar.after(today, 1)
	monkeypatch.setattr(clock, "today", lambda: day)


@pytest.mark.parametrize("way", TOLD_BY)
def test_who_built_it_is_told_what_changed_and_a_rebuild_settles_it(
	code: str, approved: Callable[..., Document], on_a_working_day: None, way: str
) -> None:
	approved(BUM_TO)
	change, expected = WAYS[way]
	if way == "revoked":
		arrived(code)
	report = built(code)
	assert told(report) == []
	change(code)
	if expected in (Change.CHANGED, Change.COVERAGE, Change.LATENESS):
		assert told(report) == [], "nothing told of it: the look of the next morning finds it"
		notices.look_at_all()
	(notice,) = told(report)
	assert notice.user == EXAMINER.user, "not every officer of the department"
	assert "không còn khớp với nguồn" in notice.sentence and "Hãy tổng hợp lại" in notice.sentence
	named = {Change.TASK: "nhiệm vụ", Change.COVERAGE: "danh sách cơ quan"}
	agency = DOAN_KET if change is arrived else BUM_TO
	changed = named.get(expected) or frappe.db.get_value("Agency", agency, "short_name")
	assert changed in notice.sentence
	notices.look_at_all()
	assert len(told(report)) == 1
	alert = {"document_name": report.name, "for_user": EXAMINER.user}
	assert frappe.db.count(LOG, {**alert, "read": 0}) == 1
	with as_user(EXAMINER):
		service.rebuild(report.name)
	(notice,) = told(report)
	assert notice.settled_on and frappe.db.count(LOG, {**alert, "read": 0}) == 0
	assert notice.email_state in (Email.NOT_NEEDED.value, Email.HANDED_OVER.value)


def test_several_changes_tell_once_and_the_next_after_a_rebuild_again(
	code: str, approved: Callable[..., Document], on_a_working_day: None
) -> None:
	approved(BUM_TO)
	report = built(code)
	arrived(code)
	revoked(code)
	assert len(told(report)) == 1
	with as_user(EXAMINER):
		service.rebuild(report.name)
	notices.look_at_all()
	assert len(told(report)) == 1
	act(frappe.get_doc("Progress Report", f"BC-{code}-{DOAN_KET}"), PROVINCE_CHAIR, Action.REVOKE)
	assert [(row.round, bool(row.settled_on)) for row in told(report)] == [(1, True), (2, False)]


def test_on_its_way_up_those_are_told_who_must_act_on_it_and_who_built_it(
	code: str, approved: Callable[..., Document]
) -> None:
	approved(BUM_TO)
	report = built(code)
	act(report, EXAMINER, Action.REQUEST_SIGNATURE)
	arrived(code)
	assert users(report) == sorted([EXAMINER.user, DIRECTOR.user, DEPUTY_DIRECTOR.user])
	assert all("Hãy trả lại để tổng hợp lại" in row.sentence for row in told(report))
	act(report, DIRECTOR, Action.SEND_BACK, REASON)
	assert len(told(report)) == 3, "the same round: who has it again was told"


def test_where_who_built_it_has_left_the_other_officers_are_told(
	code: str, approved: Callable[..., Document]
) -> None:
	approved(BUM_TO)
	report = built(code)
	late = report_at(State.PROVINCE_APPROVAL, code, DOAN_KET, evidence=False)
	frappe.db.set_value("Official", {"user": EXAMINER.user}, "agency", SYT)
	act(late, PROVINCE_CHAIR, Action.APPROVE)
	assert users(report) == [SECOND_EXAMINER.user]


def test_a_provisional_source_that_is_approved_or_taken_back(code: str) -> None:
	source = report_at(State.PROVINCE_APPROVAL, code, BUM_TO, evidence=False)
	report = built(code, provisional=True)
	act(source, DIRECTOR, Action.RECALL)
	(notice,) = told(report)
	assert "thu hồi hoặc trả lại" in notice.sentence
	act(source, DIRECTOR, Action.APPROVE_AT_DEPARTMENT)
	act(source, PROVINCE_CHAIR, Action.APPROVE)
	assert len(told(report)) == 1
	with as_user(EXAMINER):
		service.rebuild(report.name)
	assert not told(report, settled_on=("is", "not set"))


def test_what_agrees_again_is_settled_by_the_look_of_the_morning(code: str, on_a_working_day: None) -> None:
	source = report_at(State.PROVINCE_APPROVAL, code, BUM_TO, evidence=False)
	report = built(code, provisional=True)
	act(source, DIRECTOR, Action.RECALL)
	act(source, DIRECTOR, Action.APPROVE_AT_DEPARTMENT)
	notices.look_at_all()
	assert [bool(row.settled_on) for row in told(report)] == [True]
	act(source, PROVINCE_CHAIR, Action.APPROVE)
	assert [row.round for row in told(report)] == [1, 2], "a new round"


def test_more_time_that_moves_a_lateness_is_told(
	code: str, approved: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
	approved(BUM_TO)
	source = frappe.get_doc("Progress Report", f"BC-{code}-{BUM_TO}")
	assert source.days_late > 0
	report = built(code)
	frappe.db.set_value("Progress Report", source.name, "days_late", 0)
	day = working_calendar(clock.today().year, clock.today().year + 1).after(clock.today(), 3)
	late = report_at(State.DRAFT, code, DOAN_KET, evidence=False)
	with as_user(OTHER_OFFICER):
		request = extensions.draft_request(late.name, day, REASON)
	act(request, OTHER_OFFICER, "Request Extension")
	assert told(report) == []
	act(request, DIRECTOR, "Grant", granted_date=str(day))
	(notice,) = told(report)
	assert "số ngày gửi muộn" in notice.sentence


def test_of_one_that_is_issued_its_department_is_told_once_what_is_gone_or_new(
	code: str, approved: Callable[..., Document]
) -> None:
	approved(BUM_TO)
	report = built(code)
	for person, action, _ in CONSOLIDATED_WAY_UP:
		act(report, person, action)
	assert told(report) == []
	WAYS["end of a task moved"][0](code)
	assert told(report) == [], "the plan goes on; the paper is out"
	arrived(code)
	assert users(report) == sorted([EXAMINER.user, DIRECTOR.user, DEPUTY_DIRECTOR.user])
	assert all("đã ban hành" in row.sentence and "nhiệm vụ" not in row.sentence for row in told(report))
	revoked(code)
	notices.look_at_all()
	assert len(told(report)) == 3
	act(report, PROVINCE_CHAIR, Action.REVOKE)
	assert not told(report, settled_on=("is", "not set"))


def test_what_does_not_touch_it_tells_nobody(code: str, approved: Callable[..., Document]) -> None:
	approved(BUM_TO)
	report = built(code)
	report_at(State.DEPARTMENT_REVIEW, code, DOAN_KET, evidence=False)
	other = f"{code}-K"
	report_at(State.APPROVED, other, BUM_TO, evidence=False)
	assert told(report) == []


def test_an_act_asks_one_query_more_where_no_report_stands(
	code: str, approved: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
	approved(BUM_TO)
	event = frappe.get_last_doc("Approval Event", {"reference_name": f"BC-{code}-{BUM_TO}"})
	task = frappe.get_last_doc("Plan Task")
	frappe.db.delete("Consolidated Report")
	asked = [0]
	sql = frappe.db.sql

	def counted(*args: object, **kwargs: object) -> object:
		asked[0] += 1
		return sql(*args, **kwargs)

	monkeypatch.setattr(frappe.db, "sql", counted)
	notices.on_event(event)
	assert asked[0] == 1
	notices.on_task(task)
	assert asked[0] == 2
	event.to_state, event.from_state = State.DEPARTMENT_REVIEW.value, State.PENDING_SIGNATURE.value
	notices.on_event(event)
	assert asked[0] == 2, "a step that moves no source asks nothing"

"""Two people at once, and what changes between reading and acting: one wins, nothing is lost, nothing slips in."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, DIRECTOR, EXAMINER, OFFICER, SECOND_EXAMINER, SNNMT, Person, as_user
from attacking.web import Answer, Web
from factories import REASON, WRITERS, picture, report_at, seen
from frappe.model.document import Document
from laichau_env.approval import service
from laichau_env.approval.transitions import State
from laichau_env.common import errors


@pytest.fixture(scope="module")
def web(base_url: str, demo_password: str) -> Iterator[Web]:
	sessions = Web(base_url, demo_password)
	yield sessions
	sessions.close()


def committed(state: State, period: str, agency: str = BUM_TO) -> Document:
	report = report_at(state, period, agency)
	frappe.db.commit()
	return report


def act(web: Web, person: Person, report: Document, action: str, seen_hash: str, reason: str = "") -> Answer:
	return web.call(
		person,
		"laichau_env.approval.api.act",
		doctype=report.doctype,
		name=report.name,
		action=action,
		seen_hash=seen_hash,
		reason=reason,
	)


@pytest.mark.parametrize(
	("period", "second"),
	[("TR-1", ("Recommend", "")), ("TR-2", ("Send Back", REASON))],
	ids=["same", "other"],
)
def test_of_two_at_once_one_wins_and_the_other_is_told_who(
	site: ModuleType, web: Web, period: str, second: tuple[str, str]
) -> None:
	report = committed(State.DEPARTMENT_REVIEW, period)
	with as_user(EXAMINER):
		known = seen(report)
	for person in (EXAMINER, SECOND_EXAMINER):
		assert web.rest(person, "GET", report.doctype, report.name).status == 200
	with ThreadPoolExecutor(2) as pool:
		first = pool.submit(act, web, EXAMINER, report, "Recommend", known)
		other = pool.submit(act, web, SECOND_EXAMINER, report, second[0], known, second[1])
	answers = sorted((first.result(), other.result()), key=lambda answer: answer.status)
	assert [answer.status for answer in answers] == [200, 409], answers
	assert answers[1].code == "somebody-was-first" and answers[1].in_vietnamese
	site.db.rollback()
	events = frappe.get_all(
		"Approval Event", {"reference_name": report.name}, pluck="sequence", order_by="sequence"
	)
	assert events == [1, 2, 3], "one event for the one act that won"


def test_a_file_that_came_meanwhile_is_not_signed_unseen(site: ModuleType, web: Web) -> None:
	"""The transaction began before the file was committed: its snapshot does not show the file, the lock does.

	Under MariaDB's own isolation; under the one that ./dev sets there is no snapshot to be deceived by.
	"""
	site.db.sql("set session transaction isolation level repeatable read")
	report = committed(State.DRAFT, "TR-3")
	with as_user(OFFICER):
		known = seen(report)
	uploaded = web.upload(
		OFFICER, "them.png", picture("meanwhile"), doctype=report.doctype, docname=report.name, is_private=1
	)
	assert uploaded.status == 200, uploaded
	with as_user(OFFICER), pytest.raises(frappe.ValidationError) as caught:
		assert seen(report) == known, "the snapshot still shows the old content"
		service.act(report.doctype, report.name, "Request Signature", known)
	assert isinstance(caught.value.refusal, errors.StaleContent)
	site.db.rollback()
	site.db.sql("set session transaction isolation level read committed")


def test_what_was_saved_meanwhile_is_not_overwritten(site: ModuleType, web: Web) -> None:
	report = committed(State.DRAFT, "TR-4")
	stale = {"situation": "cũ", "modified": str(report.modified)}
	assert web.rest(OFFICER, "PUT", report.doctype, report.name, {"situation": "mới"}).status == 200
	answer = web.rest(OFFICER, "PUT", report.doctype, report.name, stale)
	assert (answer.status, answer.code) == (409, "saved-meanwhile") and answer.in_vietnamese, answer
	assert name_of(OFFICER) in answer.told and "TimestampMismatchError" not in answer.told
	site.db.rollback()
	assert frappe.db.get_value(report.doctype, report.name, "situation") == "mới"


def test_who_saves_what_another_has_moved_is_told_who_was_first(
	site: ModuleType, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
	"""Both had the draft open; one asks for the signature while the other still types."""
	monkeypatch.setitem(WRITERS, SNNMT, (EXAMINER, DIRECTOR))
	report = committed(State.DRAFT, "TR-6", SNNMT)
	stale = {"situation": "cũ", "modified": str(report.modified)}
	with as_user(EXAMINER):
		known = seen(report)
	assert act(web, EXAMINER, report, "Request Signature", known).status == 200
	answer = web.rest(SECOND_EXAMINER, "PUT", report.doctype, report.name, stale)
	assert (answer.status, answer.code) == (409, "somebody-was-first") and answer.in_vietnamese, answer
	assert name_of(EXAMINER) in answer.told


def name_of(person: Person) -> str:
	return frappe.db.get_value("Official", {"user": person.user}, "full_name")


def test_many_agencies_act_at_once_and_none_is_turned_away(site: ModuleType, web: Web) -> None:
	"""The last day of a period: everybody sends at the same moment."""
	reports = [
		(officer, committed(State.DRAFT, f"TR-5{turn}", agency))
		for turn in range(4)
		for agency, (officer, _) in WRITERS.items()
	]
	for officer, _ in reports:
		assert web.rest(officer, "GET", "Agency", "SNNMT").status == 200
	hashes = [seen(report) for _, report in reports]
	site.db.rollback()
	with ThreadPoolExecutor(len(reports)) as pool:
		waiting = [
			pool.submit(act, web, officer, report, "Request Signature", known)
			for (officer, report), known in zip(reports, hashes, strict=True)
		]
		answers = [one.result() for one in waiting]
	assert [answer.status for answer in answers] == [200] * len(reports), answers

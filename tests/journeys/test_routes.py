"""Every way through the table of transitions, for every kind of agency that reports, from draft to amendment.

The agencies are the province's own: communes, departments, the examining department itself, the Front and the
central bodies in the province. The walks, who sees the report at each step and the lines over the signature are
written out here by hand; nothing is taken from the code's own table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

import frappe
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
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	SNNMT,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	SYT,
	Person,
	as_user,
)
from factories import REASON, act, make_period, write
from frappe.model.document import Document
from laichau_env.approval.transitions import TABLES, Route
from laichau_env.approval.verify import verify
from laichau_env.common import roles
from laichau_env.documents.service import paper_of
from laichau_env.reporting.service import amend_report, make_draft

REPORT = "Progress Report"
FRONT, WEATHER, BANK = "MTTQ", "DKTTV", "NHNN-KV3"
COMMUNE_HEAD = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


@dataclass(frozen=True)
class Reporter:
	"""An agency with its officer and leader, and the lines over the leader's name."""

	agency: str
	officer: Person
	leader: Person
	block: tuple[str, ...]
	is_new: bool = False
	"""The demo has no accounts of this agency: the test makes them."""

	def __str__(self) -> str:
		"""The agency, for the names of tests."""
		return self.agency


def _department(agency: str, block: tuple[str, ...], is_new: bool = False) -> Reporter:
	stem = agency.lower()
	people = (
		Person(f"{stem}.canbo@laichau.example", roles.DEPARTMENT_OFFICER, agency),
		Person(f"{stem}.lanhdao@laichau.example", roles.DEPARTMENT_LEADER, agency),
	)
	return Reporter(agency, *people, block, is_new)


EXAMINED = (
	Reporter(BUM_TO, OFFICER, CHAIR, COMMUNE_HEAD),
	Reporter(DOAN_KET, OTHER_OFFICER, OTHER_CHAIR, COMMUNE_HEAD),
	Reporter(SYT, STRANGER, STRANGE_DIRECTOR, ("GIÁM ĐỐC",)),
	_department("SXD", ("GIÁM ĐỐC",)),
	_department(FRONT, ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH")),
	_department(WEATHER, ("GIÁM ĐỐC",), is_new=True),
	_department(BANK, ("GIÁM ĐỐC",), is_new=True),
)
"""Their reports go through the examining department."""
DIRECT = (Reporter(SNNMT, EXAMINER, DIRECTOR, ("GIÁM ĐỐC",)),)
"""The examining department's own goes straight to the province."""

WRITES, SIGNS, EXAMINES, DIRECTS, DECIDES = "officer", "leader", "examiner", "director", "chairman"
Walk = tuple[tuple[str, str, str], ...]
THROUGH_DEPARTMENT: Walk = (
	(WRITES, "Request Signature", "Pending Signature"),
	(WRITES, "Recall", "Draft"),
	(WRITES, "Request Signature", "Pending Signature"),
	(SIGNS, "Send Back", "Draft"),
	(WRITES, "Request Signature", "Pending Signature"),
	(SIGNS, "Sign and Submit", "Under Department Review"),
	(SIGNS, "Recall", "Pending Signature"),
	(SIGNS, "Sign and Submit", "Under Department Review"),
	(EXAMINES, "Send Back", "Returned"),
	(WRITES, "Request Signature", "Pending Signature"),
	(WRITES, "Recall", "Returned"),
	(WRITES, "Request Signature", "Pending Signature"),
	(SIGNS, "Sign and Submit", "Under Department Review"),
	(EXAMINES, "Recommend", "Pending Department Approval"),
	(EXAMINES, "Recall", "Under Department Review"),
	(EXAMINES, "Recommend", "Pending Department Approval"),
	(DIRECTS, "Send Back", "Under Department Review"),
	(EXAMINES, "Recommend", "Pending Department Approval"),
	(DIRECTS, "Approve at Department", "Pending Province Approval"),
	(DIRECTS, "Recall", "Pending Department Approval"),
	(DIRECTS, "Approve at Department", "Pending Province Approval"),
	(DECIDES, "Send Back", "Under Department Review"),
	(EXAMINES, "Recommend", "Pending Department Approval"),
	(DIRECTS, "Approve at Department", "Pending Province Approval"),
	(DECIDES, "Approve", "Approved"),
	(DECIDES, "Revoke", "Revoked"),
)
STRAIGHT: Walk = (
	(WRITES, "Request Signature", "Pending Signature"),
	(WRITES, "Recall", "Draft"),
	(WRITES, "Request Signature", "Pending Signature"),
	(SIGNS, "Send Back", "Draft"),
	(WRITES, "Request Signature", "Pending Signature"),
	(SIGNS, "Sign and Submit", "Pending Province Approval"),
	(SIGNS, "Recall", "Pending Signature"),
	(SIGNS, "Sign and Submit", "Pending Province Approval"),
	(DECIDES, "Send Back", "Returned"),
	(WRITES, "Request Signature", "Pending Signature"),
	(WRITES, "Recall", "Returned"),
	(WRITES, "Request Signature", "Pending Signature"),
	(SIGNS, "Sign and Submit", "Pending Province Approval"),
	(DECIDES, "Approve", "Approved"),
	(DECIDES, "Revoke", "Revoked"),
)
PRIVATE = {"Draft", "Pending Signature", "Returned"}
"""States in which a report is its agency's alone."""
LOOKERS = (
	OFFICER,
	OTHER_OFFICER,
	STRANGER,
	EXAMINER,
	DIRECTOR,
	PROVINCE_OFFICER,
	PROVINCE_CHAIR,
	SUPERVISOR,
	PLANNER,
)
EXAMINERS, ABOVE = {EXAMINER, DIRECTOR}, {PROVINCE_OFFICER, PROVINCE_CHAIR, SUPERVISOR}
WALKS = [*((one, THROUGH_DEPARTMENT) for one in EXAMINED), *((one, STRAIGHT) for one in DIRECT)]


@pytest.fixture(params=WALKS, ids=lambda walk: str(walk[0]))
def way(request: pytest.FixtureRequest, site: ModuleType) -> Iterator[tuple[Reporter, Walk]]:
	"""A reporter and his walk; accounts that the demo lacks are there until the test is undone."""
	reporter, walk = request.param
	if reporter.is_new:
		for person, title, block in (
			(reporter.officer, "Chuyên viên", ""),
			(reporter.leader, "Giám đốc", "GIÁM ĐỐC"),
		):
			_make_account(person, title, block)
	return reporter, walk


def _make_account(person: Person, title: str, block: str) -> None:
	name = f"{title} {person.agency} Đóng Thế"
	account = {"doctype": "User", "email": person.user, "first_name": name, "send_welcome_email": 0}
	frappe.get_doc({**account, "roles": [{"role": person.role}]}).insert()
	post = {"user": person.user, "full_name": name, "agency": person.agency, "position_title": title}
	frappe.get_doc({"doctype": "Official", **post, "signature_block": block}).insert()


def test_the_whole_way_and_back(way: tuple[Reporter, Walk]) -> None:
	reporter, walk = way
	people = {
		WRITES: reporter.officer,
		SIGNS: reporter.leader,
		EXAMINES: EXAMINER,
		DIRECTS: DIRECTOR,
		DECIDES: PROVINCE_CHAIR,
	}
	make_period("TUYEN-1")
	report = make_draft("TUYEN-1", reporter.agency)
	write(report, reporter.officer)
	assert sees(report) == expected_lookers(reporter, "Draft")
	for place, (who, action, state) in enumerate(walk, start=1):
		report = act(report, people[who], action, REASON)
		assert report.workflow_state == state, f"{place}. {action}"
		assert sees(report) == expected_lookers(reporter, state), f"{place}. {action}"
		assert signature(report, reporter) == expected_signature(reporter, state), f"{place}. {action}"
	assert told(report) == [(people[who].user, action, state) for who, action, state in walk]
	assert report.docstatus == 2
	amended(report, reporter)
	assert verify().broken == ""


@pytest.mark.parametrize(
	("walk", "route"), [(THROUGH_DEPARTMENT, Route.THROUGH_DEPARTMENT), (STRAIGHT, Route.DIRECT)]
)
def test_each_walk_takes_every_row_that_it_can_reach(walk: Walk, route: Route) -> None:
	starts = ["Draft", *(state for _, _, state in walk)]
	taken = {(start, action, state) for start, (_, action, state) in zip(starts, walk, strict=False)}
	table = {
		(row.source, row.action, row.target)
		for row in TABLES["Progress Report Approval"]
		if row.route in (Route.ANY, route) and row.source in starts
	}
	unreached = {row for row in table if row[1] == "Recall" and row[2] not in starts}
	assert taken == table - unreached


def sees(report: Document) -> set[Person]:
	"""Who sees the report, by record and by list alike."""
	seen = set()
	for person in LOOKERS:
		with as_user(person):
			reads = frappe.get_doc(REPORT, report.name).has_permission("read")
			lists = frappe.has_permission(REPORT, "read") and bool(
				frappe.get_list(REPORT, {"name": report.name})
			)
		assert reads == bool(lists), person
		if reads:
			seen.add(person)
	return seen


def expected_lookers(reporter: Reporter, state: str) -> set[Person]:
	"""Own agency always; who examines, the province and the supervisor what has left the agency."""
	own = {
		person
		for person in LOOKERS
		if person.agency == reporter.agency and person not in (PLANNER, SUPERVISOR)
	}
	if state in PRIVATE:
		return own
	return own | ABOVE | (EXAMINERS if reporter in EXAMINED else set())


def signature(report: Document, reporter: Reporter) -> tuple[tuple[str, ...], bool]:
	"""The lines over the signature as the paper prints them, and whether a name stands under them."""
	with as_user(reporter.leader):
		printed = paper_of(report.name).signature
	return printed.lines, bool(printed.name)


def expected_signature(reporter: Reporter, state: str) -> tuple[tuple[str, ...], bool]:
	"""The leader's own lines; his name once he has signed."""
	return reporter.block, state not in PRIVATE


def told(report: Document) -> list[tuple[str, str, str]]:
	"""The report's events: who, what, to which state."""
	rows = frappe.get_all(
		"Approval Event",
		{"reference_name": report.name},
		["actor", "action", "to_state", "sequence"],
		order_by="sequence",
	)
	assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
	return [(row.actor, row.action, row.to_state) for row in rows]


def amended(revoked: Document, reporter: Reporter) -> None:
	"""A revoked report is replaced by a draft that names it, and stays as it was."""
	with as_user(reporter.officer):
		draft = amend_report(revoked.name)
	assert (draft.workflow_state, draft.docstatus, draft.amended_from) == ("Draft", 0, revoked.name)
	assert draft.situation == revoked.situation and len(draft.lines) == len(revoked.lines)
	kept = frappe.db.get_value(REPORT, revoked.name, ["workflow_state", "docstatus"])
	assert kept == ("Revoked", 2)
	again = act(draft, reporter.officer, "Request Signature", REASON)
	again = act(again, reporter.leader, "Sign and Submit", REASON)
	assert again.workflow_state == (
		"Under Department Review" if reporter in EXAMINED else "Pending Province Approval"
	)

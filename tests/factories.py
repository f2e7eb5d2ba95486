"""Records for tests, made the way people make them: a report reaches a state by the acts that lead there."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import frappe
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
	PROVINCE_OFFICER,
	Person,
	as_user,
)
from frappe.model.document import Document
from laichau_env.approval import content, service
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.consolidation import service as consolidation
from laichau_env.reporting.service import make_draft

REPORT = "Progress Report"
PLAN = "KH-UBND-2026-03-31"
REASON = "Thiếu số liệu thu gom rác thải tháng 10"
DATA_FROM, DATA_TO, DUE = "2026-01-15", "2026-02-14", "2026-02-16"

REPORT_STATES = (
	State.DRAFT,
	State.PENDING_SIGNATURE,
	State.DEPARTMENT_REVIEW,
	State.DEPARTMENT_APPROVAL,
	State.PROVINCE_APPROVAL,
	State.RETURNED,
	State.APPROVED,
	State.REVOKED,
)
"""States of a progress report; other kinds have others beside them."""

WRITERS = {BUM_TO: (OFFICER, CHAIR), DOAN_KET: (OTHER_OFFICER, OTHER_CHAIR)}
"""Officer and leader of the communes that tests use."""

CONSOLIDATED_WAY_UP = (
	(EXAMINER, Action.REQUEST_SIGNATURE, State.DEPARTMENT_APPROVAL),
	(DIRECTOR, Action.APPROVE_AT_DEPARTMENT, State.PROVINCE_REVIEW),
	(PROVINCE_OFFICER, Action.FORWARD, State.PROVINCE_APPROVAL),
	(PROVINCE_CHAIR, Action.ISSUE, State.ISSUED),
)
"""Who takes a consolidated report from its draft to its issue."""

Step = tuple[Person, Action]


def make_period(code: str, agencies: Sequence[str] = (), due: object = None) -> Document:
	"""A reporting period of its own for one test, or the one that is there; it asks all agencies, or those named."""
	if frappe.db.exists("Reporting Period", code):
		return frappe.get_doc("Reporting Period", code)
	return frappe.get_doc(
		{
			"doctype": "Reporting Period",
			"period_code": code,
			"title": f"kỳ thử {code}",
			"directive": PLAN,
			"kind": "Ad Hoc",
			"data_from": DATA_FROM,
			"data_to": DATA_TO,
			"due_agency": due or DUE,
			"agencies": [{"agency": agency} for agency in agencies],
		}
	).insert()


INDICATOR = "TC-CHI-TIEU"


@contextmanager
def indicator_asked() -> Iterator[None]:
	"""Drafts that are made inside ask Bum Tở for an indicator; those of other tests do not."""
	if not frappe.db.exists("Indicator", INDICATOR):
		frappe.get_doc(
			{
				"doctype": "Indicator", "code": INDICATOR, "indicator_name": "Tỷ lệ thử", "unit": "%", "decimals": 2,
				"maximum": "100", "reporters": [{"agency": BUM_TO}],
			}
		).insert()  # fmt: skip
	frappe.db.set_value("Indicator", INDICATOR, "disabled", 0)
	yield
	frappe.db.set_value("Indicator", INDICATOR, "disabled", 1)


def report_at(state: State, period: str, agency: str = BUM_TO, evidence: bool = True) -> Document:
	"""The report of `agency` in `period`, taken to `state` by the right people.

	A draft is written in, save where the state is Draft and `evidence` is false: then it is as the system made it.
	A report that an earlier run on this site left in that state is taken as it is.
	"""
	make_period(period)
	report = make_draft(period, agency)
	if report.editors or report.workflow_state != State.DRAFT:
		assert report.workflow_state == state, f"{report.name} is in {report.workflow_state}, wanted {state}"
		return report
	officer, leader = WRITERS[agency]
	if state != State.DRAFT or evidence:
		write(report, officer, evidence=evidence)
	for person, action in steps_to(state, officer, leader):
		act(report, person, action)
	return frappe.get_doc(REPORT, report.name)


def steps_to(state: State, officer: Person = OFFICER, leader: Person = CHAIR) -> Sequence[Step]:
	"""The acts that take a written draft to `state`."""
	forward = [
		(officer, Action.REQUEST_SIGNATURE),
		(leader, Action.SIGN_AND_SUBMIT),
		(EXAMINER, Action.RECOMMEND),
		(DIRECTOR, Action.APPROVE_AT_DEPARTMENT),
		(PROVINCE_CHAIR, Action.APPROVE),
		(PROVINCE_CHAIR, Action.REVOKE),
	]
	far = {
		State.DRAFT: 0,
		State.PENDING_SIGNATURE: 1,
		State.DEPARTMENT_REVIEW: 2,
		State.DEPARTMENT_APPROVAL: 3,
		State.PROVINCE_APPROVAL: 4,
		State.APPROVED: 5,
		State.REVOKED: 6,
	}
	if state == State.RETURNED:
		return [*forward[:2], (EXAMINER, Action.SEND_BACK)]
	return forward[: far[state]]


def consolidated_at(state: State, period: str) -> Document:
	"""The department's consolidated report of a period in which something is approved, taken to `state`."""
	with as_user(EXAMINER):
		report = consolidation.make_report(period, "Province")
	for person, action, target in CONSOLIDATED_WAY_UP:
		if report.workflow_state == state:
			break
		report = act(report, person, action)
		assert report.workflow_state == target
	return frappe.get_doc(report.doctype, report.name)


def write(report: Document, officer: Person, text: str = "Đã thu gom 12 tấn", evidence: bool = True) -> None:
	"""Fill in every line, every figure, a proposal and, if asked, a file that proves it, as the agency's officer."""
	with as_user(officer):
		report.reload()
		for line in report.lines:
			line.result, line.percent, line.pace = text, 50, "On Track"
		for row in report.indicator_values:
			row.value_text = "12,5" if row.decimals else "12"
		report.situation = f"{text} trong kỳ"
		report.append("proposals", {"proposal": "Đề nghị hỗ trợ xe thu gom", "addressee": "SNNMT"})
		if evidence:
			file = attach(report)
			report.append("evidence", {"file": file.file_url, "caption": "Ảnh bãi tập kết"})
		report.save()


def attach(report: Document, name: str | None = None, shade: int | None = None) -> Document:
	"""Attach a private picture whose bytes are its own."""
	return frappe.get_doc(
		{
			"doctype": "File",
			"file_name": name or f"{report.name}.png",
			"attached_to_doctype": report.doctype,
			"attached_to_name": report.name,
			"is_private": 1,
			"content": picture(f"{report.name}{shade or ''}"),
		}
	).insert()


def picture(seed: str) -> bytes:
	"""A small PNG that differs for each `seed`."""
	from hashlib import sha256

	from PIL import Image

	image = Image.frombytes("RGB", (8, 4), sha256(seed.encode()).digest() * 3)
	stored = io.BytesIO()
	image.save(stored, "PNG")
	return stored.getvalue()


def seen(report: Document) -> str:
	"""The hash of what the session's user sees of the report now."""
	return content.content_hash(frappe.get_doc(report.doctype, report.name), kind_of(report.doctype))


def act(
	report: Document, person: Person, action: Action, reason: str | None = REASON, **values: str
) -> Document:
	"""Take `action` as `person`, who has read the report as it is stored now."""
	if action == Action.SIGN_AND_SUBMIT and not values:
		values = {"document_date": str(clock.today()), "late_reason": REASON}
	with as_user(person):
		return service.act(report.doctype, report.name, action, seen(report), reason, values)


def next_number(report: Document) -> int:
	"""A number that the agency has not used this year."""
	rows = frappe.get_all(report.doctype, {"agency": report.agency}, ["document_number", "previous_papers"])
	used = [row.document_number or 0 for row in rows]
	used += [paper.split(" - ")[0] for row in rows for paper in (row.previous_papers or "").splitlines()]
	return max(map(int, used), default=0) + 1

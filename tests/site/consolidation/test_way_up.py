"""The way of a consolidated report: department, province office, chairman, ministry; through the one act() and guard."""

import frappe
import pytest
from actors import (
	DIRECTOR,
	EXAMINER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	SECOND_EXAMINER,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	Person,
	as_user,
)
from factories import CONSOLIDATED_WAY_UP as UP
from factories import REASON, act
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.common import clock
from laichau_env.consolidation import service
from laichau_env.consolidation.constants import REPORT

SEES = {
	EXAMINER: {*State} - {State.REVOKED},
	DIRECTOR: {*State} - {State.REVOKED},
	PROVINCE_OFFICER: {State.PROVINCE_REVIEW, State.PROVINCE_APPROVAL, State.ISSUED, State.SENT},
	PROVINCE_CHAIR: {State.PROVINCE_REVIEW, State.PROVINCE_APPROVAL, State.ISSUED, State.SENT},
	SUPERVISOR: {State.PROVINCE_REVIEW, State.PROVINCE_APPROVAL, State.ISSUED, State.SENT},
	STRANGER: set(),
}


def state_of(report: Document) -> str:
	return frappe.db.get_value(REPORT, report.name, "workflow_state")


def sees(person: Person, report: Document) -> bool:
	with as_user(person):
		listed = bool(frappe.get_list(REPORT, {"name": report.name}))
		opens = frappe.get_doc(REPORT, report.name).has_permission("read")
	assert listed == bool(opens), f"{person}: list and record differ"
	return listed


def refused(report: Document, person: Person, action: Action) -> int:
	with pytest.raises((frappe.PermissionError, frappe.ValidationError)) as caught:
		act(report, person, action)
	return caught.value.http_status_code


def test_from_the_officer_to_the_ministry(consolidated: Document) -> None:
	people = {person for person, _, _ in UP} | {STRANGER, STRANGE_DIRECTOR, SECOND_EXAMINER}
	for person, action, target in UP:
		for other in people - {person}:
			if action != Action.REQUEST_SIGNATURE or other != SECOND_EXAMINER:
				assert refused(consolidated, other, action) in (403, 409), f"{other} {action}"
		act(consolidated, person, action)
		assert state_of(consolidated) == target
		for who, states in SEES.items():
			assert sees(who, consolidated) == (target in states), f"{who} in {target}"
	issued = frappe.get_doc(REPORT, consolidated.name)
	assert issued.docstatus == 1 and issued.document_number and issued.signatory_name
	assert all(row.docstatus == 1 for row in issued.get_all_children())
	with pytest.raises(frappe.ValidationError) as caught:
		act(issued, EXAMINER, Action.RECORD_SENDING, sent_on="2020-01-01", sent_way="Trục liên thông")
	assert caught.value.refusal.code == "sending-unfit"
	act(issued, EXAMINER, Action.RECORD_SENDING, sent_on=str(clock.today()), sent_way="Trục liên thông VBQG")
	issued.reload()
	assert (issued.workflow_state, issued.sent_way) == (State.SENT, "Trục liên thông VBQG")


def test_back_one_step_and_back_to_the_draft(consolidated: Document) -> None:
	for person, action, _ in UP[:3]:
		act(consolidated, person, action)
	act(consolidated, PROVINCE_CHAIR, Action.SEND_BACK)
	assert state_of(consolidated) == State.PROVINCE_REVIEW
	act(consolidated, PROVINCE_OFFICER, Action.SEND_BACK)
	assert state_of(consolidated) == State.DEPARTMENT_APPROVAL
	act(consolidated, DIRECTOR, Action.APPROVE_AT_DEPARTMENT)
	assert refused_without_reason(consolidated)
	act(consolidated, PROVINCE_OFFICER, Action.RETURN_TO_DRAFT, REASON)
	assert state_of(consolidated) == State.DRAFT
	with as_user(EXAMINER):
		service.rebuild(consolidated.name)
	for person, action, _ in UP:
		act(consolidated, person, action)
	assert state_of(consolidated) == State.ISSUED


def refused_without_reason(report: Document) -> bool:
	with pytest.raises(frappe.ValidationError) as caught:
		act(report, PROVINCE_OFFICER, Action.RETURN_TO_DRAFT, "ngắn")
	return caught.value.refusal.code == "reason-too-short"


def test_each_takes_back_his_own_step(consolidated: Document) -> None:
	back = State.DRAFT
	for person, action, target in UP[:3]:
		act(consolidated, person, action)
		act(consolidated, person, Action.RECALL)
		assert state_of(consolidated) == back
		act(consolidated, person, action)
		back = target


def test_a_revoked_one_is_made_anew_with_the_words_of_before(consolidated: Document, code: str) -> None:
	with as_user(EXAMINER):
		report = frappe.get_doc(REPORT, consolidated.name)
		report.texts[0].hand_text = "Lời của cán bộ tổng hợp"
		report.save()
	for person, action, _ in UP:
		act(consolidated, person, action)
	act(consolidated, PROVINCE_CHAIR, Action.REVOKE)
	assert state_of(consolidated) == State.REVOKED
	with as_user(EXAMINER):
		again = service.make_report(code, "Province")
	assert again.amended_from == consolidated.name and again.docstatus == 0
	assert again.texts[0].hand_text == "Lời của cán bộ tổng hợp"


def test_own_tasks_are_issued_by_the_departments_leader(code: str, approved: object) -> None:
	approved()
	with as_user(STRANGER):
		report = service.make_report(code, "Own Tasks")
	act(report, STRANGER, Action.REQUEST_SIGNATURE)
	assert refused(report, STRANGE_DIRECTOR, Action.APPROVE_AT_DEPARTMENT) in (403, 409)
	act(report, STRANGE_DIRECTOR, Action.ISSUE)
	issued = frappe.get_doc(REPORT, report.name)
	assert issued.workflow_state == State.ISSUED and issued.document_number
	assert refused(issued, STRANGER, Action.RECORD_SENDING) in (403, 409), (
		"only the province reports to the ministry"
	)

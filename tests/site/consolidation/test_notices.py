"""Who is told when a consolidated report moves: those who must act, the officers of the province's office among them."""

import frappe
from actors import DIRECTOR, EXAMINER, PROVINCE_CHAIR, PROVINCE_OFFICER
from factories import act
from frappe.model.document import Document
from laichau_env.approval.transitions import Action


def told(report: Document) -> set[str]:
	rows = frappe.get_all(
		"Work Notice",
		{"document_type": report.doctype, "document_name": report.name, "state": state_of(report)},
		pluck="user",
	)
	return set(rows)


def state_of(report: Document) -> str:
	return frappe.db.get_value(report.doctype, report.name, "workflow_state")


def test_each_is_told_when_it_is_his_turn(consolidated: Document) -> None:
	act(consolidated, EXAMINER, Action.REQUEST_SIGNATURE)
	assert DIRECTOR.user in told(consolidated)
	act(consolidated, DIRECTOR, Action.APPROVE_AT_DEPARTMENT)
	assert PROVINCE_OFFICER.user in told(consolidated)
	assert PROVINCE_CHAIR.user not in told(consolidated), "not yet his turn"
	act(consolidated, PROVINCE_OFFICER, Action.FORWARD)
	assert PROVINCE_CHAIR.user in told(consolidated)
	assert DIRECTOR.user not in told(consolidated)

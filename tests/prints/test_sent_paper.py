"""The paper as it was sent: what the examining department reads after it sent a report back."""

import frappe
import pytest
from actors import EXAMINER, OFFICER, STRANGER, SUPERVISOR, as_user
from factories import report_at
from laichau_env.approval.transitions import State
from laichau_env.documents.service import sent_pdf_of
from prints.measure import Paper


def test_the_department_reads_what_was_sent_and_nobody_else_does(site) -> None:
	report = report_at(State.RETURNED, "IN-DA-GUI")
	with as_user(OFFICER):
		draft = frappe.get_doc("Progress Report", report.name)
		draft.situation = "Câu viết sau khi bị trả lại"
		draft.save()
	with as_user(EXAMINER):
		text = Paper(sent_pdf_of(report.name)).flow()
	assert "Câu viết sau khi bị trả lại" not in text
	assert "DỰ THẢO" not in text
	assert "/BC-UBND" in text
	for person in (STRANGER, SUPERVISOR, OFFICER):
		with as_user(person), pytest.raises(frappe.PermissionError):
			sent_pdf_of(report.name)

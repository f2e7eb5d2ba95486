"""Attacks by the framework's lesser-known calls: bulk updates, calendars, imports, queues, notes, messages, files.

Those whom already a role keeps out come at the end; they are not counted when the guard is taken out.
"""

import json
from unittest.mock import patch

import frappe
import pytest
from actors import (
	ADMINISTRATOR,
	CHAIR,
	EXAMINER,
	GUEST,
	OFFICER,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	STRANGER,
	Person,
	as_user,
)
from attacking.attack import CHANGED, REPORT, Attack, Target, in_process
from attacking.framework import Attempt, call, on_calendar, on_gantt, run_import, with_import
from attacking.web import Answer
from laichau_env.approval.transitions import State

MOVED, LOCKED, FIXED, NOTE, BORROWED = (
	"state-moved-outside-service",
	"content-locked",
	"fixed-field-changed",
	"note-refused",
	"file-of-another",
)
REVIEW, APPROVED = State.DEPARTMENT_REVIEW, State.APPROVED


def name(target: Target) -> str:
	return target.name


def names(target: Target) -> list[str]:
	return [target.name]


def bulk_update(field: str, value: str) -> Attempt:
	"""The DocType Bulk Update with a condition in SQL."""

	def docs(target: Target) -> dict:
		return {
			**json.loads(frappe.get_doc("Bulk Update").as_json()),
			"document_type": REPORT,
			"field": field,
			"update_value": value,
			"condition": f"name = '{target.name}'",
			"limit": 1,
		}

	return call("run_doc_method", docs=docs, method="bulk_update")


def doc_method(method: str, **values: object) -> Attempt:
	return lambda target, person: target.web.run(person, REPORT, target.name, method, **values)


def submit_by_queue(target: Target, person: Person) -> Answer:
	"""What the worker of a Submission Queue runs."""
	from frappe.core.doctype.submission_queue import submission_queue

	queue = frappe.get_doc(
		{"doctype": "Submission Queue", "status": "Queued", "ref_doctype": REPORT, "ref_docname": target.name}
	)
	queue.name = frappe.generate_hash(length=10)
	queue.db_insert()
	with (
		as_user(person),
		patch.object(submission_queue, "get_current_job", lambda: frappe._dict(id="thu")),
		patch.object(submission_queue.SubmissionQueue, "notify", lambda *args: None),
	):
		frappe.local.lang = "vi"
		queue.background_submission(frappe.get_doc(REPORT, target.name), "Submit")
	frappe.db.commit()
	status, why = frappe.db.get_value("Submission Queue", queue.name, ["status", "exception"])
	told = [str(message) for message in frappe.get_message_log()]
	return Answer(403 if status == "Failed" else 200, f"{told} {why}")


def rename_in_bulk(target: Target) -> None:
	"""Swallows refusals and logs them: what stands in the log is raised for the judge."""
	from frappe.model.rename_doc import bulk_rename

	log = bulk_rename(REPORT, [[target.name, "BC-KHAC"]], via_console=False)
	frappe.throw(f"{log} {frappe.get_message_log()}", frappe.PermissionError)


def with_followers(target: Target, person: Person) -> None:
	"""Followers are told of changes by mail, for those who want it."""
	frappe.db.set_value(
		"User", {"name": ("in", [OTHER_OFFICER.user, STRANGER.user])}, "document_follow_notify", 1
	)


def with_message(target: Target, person: Person) -> None:
	target.made["message"] = frappe.get_doc(
		{"doctype": "Communication", "subject": "x", "content": "x", "communication_type": "Communication"}
	).insert()


def evidence(target: Target) -> str:
	return target.evidence.name


TO_STRANGER = {"assign_to": [STRANGER.user], "doctype": REPORT}
ATTACKS = [
	Attack("Bulk Update", "content", ADMINISTRATOR, REVIEW, bulk_update("situation", CHANGED), quiet=True),
	Attack("Bulk Update", "content of a draft", ADMINISTRATOR, State.DRAFT, bulk_update("situation", CHANGED), quiet=True),
	Attack("Bulk Update", "state", ADMINISTRATOR, State.PROVINCE_APPROVAL, bulk_update("workflow_state", "Approved"), quiet=True),
	Attack("calendar", "drag the due date", OFFICER, State.DRAFT, on_calendar("due_date", "2027-01-01"), code=FIXED),
	Attack("calendar", "drag the due date", OFFICER, REVIEW, on_calendar("due_date", "2027-01-01"), code=FIXED),
	Attack("calendar", "day of the paper", ADMINISTRATOR, APPROVED, on_calendar("document_date", "2027-01-01"), code=()),
	Attack("calendar", "another's draft", OTHER_OFFICER, State.DRAFT, on_calendar("situation", CHANGED)),
	Attack("Gantt chart", "content", OFFICER, REVIEW, on_gantt("situation", CHANGED), code=LOCKED),
	Attack("Gantt chart", "granted day", OFFICER, State.DRAFT, on_gantt("due_date_granted", "2027-01-01"), code=FIXED),
	Attack("method of the record", "submit", ADMINISTRATOR, State.PROVINCE_APPROVAL, doc_method("submit")),
	Attack("method of the record", "cancel", ADMINISTRATOR, APPROVED, doc_method("cancel")),
	Attack("method of the record", "rename", ADMINISTRATOR, State.DRAFT, call("run_doc_method", dt=REPORT, dn=name, method="rename", args={"name": "BC-KHAC"})),
	Attack("Data Import", "update content", ADMINISTRATOR, REVIEW, run_import, prepare=with_import("Update Existing Records", situation=CHANGED)),
	Attack("Data Import", "update content of a draft", ADMINISTRATOR, State.DRAFT, run_import, prepare=with_import("Update Existing Records", situation=CHANGED)),
	Attack("Data Import", "update the state", ADMINISTRATOR, State.PROVINCE_APPROVAL, run_import, prepare=with_import("Update Existing Records", workflow_state="Approved")),
	Attack("Data Import", "insert an approved one", ADMINISTRATOR, State.DRAFT, run_import, prepare=with_import("Insert New Records", period="TC-SPARE", agency="03388", directive="KH-UBND-2026-03-31", title="x", workflow_state="Approved")),
	Attack("Submission Queue", "submit", ADMINISTRATOR, State.PROVINCE_APPROVAL, submit_by_queue),
	Attack("Submission Queue", "submit", OFFICER, State.DRAFT, submit_by_queue),
	Attack("bulk rename", "rename", ADMINISTRATOR, State.DRAFT, in_process("", rename_in_bulk)),
	Attack("note on a record unseen", "assign several to a stranger", OFFICER, REVIEW, call("frappe.desk.form.assign_to.add_multiple", name=names, **TO_STRANGER), code=NOTE),
	Attack("note on a record unseen", "tag several", OTHER_OFFICER, State.DRAFT, call("frappe.desk.doctype.tag.tag.add_tags", tags=["lén"], dt=REPORT, docs=names)),
	Attack("note on a record unseen", "comment", OTHER_OFFICER, State.DRAFT, call("frappe.desk.form.utils.add_comment", reference_doctype=REPORT, reference_name=name, content="x", comment_email=OTHER_OFFICER.user, comment_by="x")),
	Attack("note on a record unseen", "comment of a web page", OTHER_OFFICER, State.DRAFT, call("frappe.templates.includes.comments.comments.add_comment", comment="xin chào", comment_email=OTHER_OFFICER.user, comment_by="x", reference_doctype=REPORT, reference_name=name, route="")),
	Attack("note on a record unseen", "reminder", OTHER_OFFICER, State.DRAFT, call("frappe.automation.doctype.reminder.reminder.create_new_reminder", remind_at="2030-01-01 08:00:00", description="x", reminder_doctype=REPORT, reminder_docname=name), code=NOTE),
	Attack("following", "a record unseen", OTHER_OFFICER, State.DRAFT, call("frappe.desk.form.document_follow.update_follow", doctype=REPORT, doc_name=name, following=1), prepare=with_followers, code=NOTE),
	Attack("following", "for a stranger", OFFICER, REVIEW, call("frappe.desk.form.document_follow.follow_document", doctype=REPORT, doc_name=name, user=STRANGER.user), prepare=with_followers, code=NOTE),
	Attack("following", "by REST", OTHER_OFFICER, State.DRAFT, lambda target, person: target.web.rest(person, "POST", "Document Follow", body={"ref_doctype": REPORT, "ref_docname": target.name, "user": person.user}), code=NOTE),
	Attack("message", "with another's file", OTHER_OFFICER, State.DRAFT, call("frappe.core.doctype.communication.email.make", subject="x", content="x", recipients="a@example.org", attachments=lambda target: [target.evidence.name]), code=BORROWED),
	Attack("message", "moved to a record unseen", OTHER_OFFICER, State.DRAFT, call("frappe.email.relink", name=lambda target: target.made["message"].name, reference_doctype=REPORT, reference_name=name), prepare=with_message),
	Attack("files of others", "as one's own upload", OTHER_OFFICER, State.DRAFT, lambda target, person: target.web.call(person, "upload_file", file_url=target.evidence.file_url, file_name="x.png", is_private=1), code=BORROWED),
	Attack("files of others", "moved to a folder", OFFICER, REVIEW, call("frappe.core.api.file.move_file", file_list=lambda target: [{"name": target.evidence.name}], new_parent="Home", old_parent="Home/Attachments"), code="file-locked"),
	Attack("files of others", "attached to a field", OFFICER, REVIEW, call("frappe.client.attach_file", filename="x.txt", filedata="x", doctype=REPORT, docname=name, docfield="situation", is_private=1), code="file-locked"),
	Attack("files of others", "added by the old call", OTHER_OFFICER, State.DRAFT, call("frappe.utils.file_manager.add_attachments", doctype=REPORT, name=name, attachments=lambda target: [target.evidence.name])),
]  # fmt: skip

POST = "REST POST"
BODIES: dict[str, dict[str, object]] = {
	"Server Script": {"script_type": "API", "api_method": "x", "script": "frappe.db.commit()"},
	"Client Script": {"dt": REPORT, "script": "x"},
	"Custom Field": {"dt": REPORT, "fieldname": "x", "label": "x", "fieldtype": "Data"},
	"Property Setter": {"doctype_or_field": "DocField", "doc_type": REPORT, "field_name": "situation", "property": "allow_on_submit", "value": "1", "property_type": "Check"},
	"Workflow": {"workflow_name": "x", "document_type": REPORT},
	"Web Form": {"title": "x", "route": "x", "doc_type": REPORT},
	"Report": {"report_name": "x", "ref_doctype": REPORT, "report_type": "Query Report", "query": "select 1"},
	"Auto Email Report": {"report": "ToDo", "user": "Administrator", "email_to": "a@example.org"},
	"Print Format": {"name": "x", "doc_type": REPORT, "html": "x", "custom_format": 1},
	"Email Template": {"name": "x", "subject": "x", "response": "x"},
	"Notification": {"name": "x", "document_type": REPORT, "subject": "x", "event": "Save"},
	"Webhook": {"webhook_doctype": REPORT, "request_url": "http://example.org"},
	"Auto Repeat": {"reference_doctype": REPORT, "reference_document": "x"},
	"Assignment Rule": {"name": "x", "document_type": REPORT},
	"Data Import": {"reference_doctype": REPORT, "import_type": "Insert New Records"},
	"Bulk Update": {"document_type": REPORT},
	"Deleted Document": {"deleted_doctype": REPORT, "data": "{}"},
	"Document Share Key": {"reference_doctype": REPORT, "reference_docname": "x"},
	"Package": {"package_name": "x"},
	"Milestone": {"reference_type": REPORT, "reference_name": "x"},
	"Has Role": {"parent": OFFICER.user, "parenttype": "User", "parentfield": "roles", "role": "System Manager"},
	"Custom DocPerm": {"parent": REPORT, "role": "Commune Officer", "permlevel": 0, "write": 1, "submit": 1},
	"Role": {"role_name": "x"},
	"Energy Point Rule": {"rule_name": "x", "reference_doctype": REPORT, "points": 1, "user_field": "owner", "for_doc_event": "Submit"},
	"Energy Point Log": {"user": OFFICER.user, "points": 1, "type": "Review", "reference_doctype": REPORT, "reference_name": "BC-TC-0-03433"},
	"Personal Data Download Request": {"user": CHAIR.user},
	"Personal Data Deletion Request": {"email": CHAIR.user},
	"User Permission": {"user": OFFICER.user, "allow": "Agency", "for_value": "SNNMT"},
	"Official": {"user": OFFICER.user, "full_name": "x", "agency": "SNNMT"},
	"Comment": {"reference_doctype": REPORT, "reference_name": "BC-TC-0-03433", "comment_type": "Comment", "content": "x"},
	"Version": {"ref_doctype": REPORT, "docname": "x", "data": "{}"},
}  # fmt: skip
PLAIN_PEOPLE = (OFFICER, CHAIR, EXAMINER, PROVINCE_CHAIR, PLANNER, GUEST)


def post(doctype: str) -> Attempt:
	return lambda target, person: target.web.rest(person, "POST", doctype, body=BODIES[doctype])


def become_manager(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "PUT", "User", person.user, {"roles": [{"role": "System Manager"}]})


ADMINISTRATION: dict[str, Attempt] = {
	"permission_manager.update": call("frappe.core.page.permission_manager.permission_manager.update", doctype=REPORT, role="Supervisor", permlevel=0, ptype="write", value=1),
	"permission_manager.add": call("frappe.core.page.permission_manager.permission_manager.add", parent=REPORT, role="All", permlevel=0),
	"permission_manager.reset": call("frappe.core.page.permission_manager.permission_manager.reset", doctype=REPORT),
	"System Console": call("frappe.desk.doctype.system_console.system_console.execute_code", doc={"doctype": "System Console", "console": "x", "type": "Python"}),
	"Customize Form": call("run_doc_method", docs={"doctype": "Customize Form", "doc_type": REPORT}, method="save_customization"),
	"restore": call("frappe.core.doctype.deleted_document.deleted_document.restore", name="x"),
	"Bulk Update": bulk_update("situation", CHANGED),
	"get_password": call("frappe.client.get_password", doctype="User", name="Administrator", fieldname="new_password"),
	"save_report": call("frappe.desk.query_report.save_report", reference_report="ToDo", report_name="x", columns=[], filters={}),
	"export_customizations": call("frappe.modules.utils.export_customizations", module="Approval", doctype=REPORT),
}  # fmt: skip


NO_RIGHT = [
	*(Attack(f"no right: {POST}", doctype, person, State.DRAFT, post(doctype), (401, 403, 404, 417), locked_out=True) for doctype in BODIES for person in PLAIN_PEOPLE if not (doctype == "Official" and person == PLANNER)),
	*(Attack(f"no right: {way}", "administration", person, REVIEW, attempt, (401, 403, 404, 417), locked_out=True) for way, attempt in ADMINISTRATION.items() for person in PLAIN_PEOPLE),
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)


@pytest.mark.parametrize("attack", NO_RIGHT, ids=lambda attack: attack.id)
def test_a_role_keeps_out(attack: Attack, target_of) -> None:
	"""Refused, and nothing made: judged without comparing every table, which the attacks above do."""
	before = _counts()
	answer = attack.attempt(target_of(attack.state), attack.person)
	assert answer.status in attack.statuses, answer
	assert _counts() == before


def _counts() -> dict[str, int]:
	frappe.db.rollback()
	held = [doctype for doctype in BODIES if not frappe.get_meta(doctype).issingle]
	return {doctype: frappe.db.count(doctype) for doctype in [*held, "Custom DocPerm"]}


@pytest.mark.parametrize("person", [OFFICER, PLANNER, PROVINCE_CHAIR], ids=str)
def test_nobody_gives_himself_a_role(person: Person, target_of) -> None:
	"""The call may be answered by 200 and change nothing: the framework drops what one may not set."""
	become_manager(target_of(State.DRAFT), person)
	frappe.db.rollback()
	assert "System Manager" not in frappe.get_all("Has Role", {"parent": person.user}, pluck="role")

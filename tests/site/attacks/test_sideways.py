"""Attacks from the side: shares, notes, renames, boards, web forms, restores, imports, and the events themselves."""

import json

import frappe
import pytest
from actors import ADMINISTRATOR, EXAMINER, OFFICER, OTHER_OFFICER, PLANNER, STRANGER, Person
from attacking.attack import CHANGED, REPORT, Attack, Target
from attacking.framework import FORM, drag_card, drag_single_card, make_board, make_web_form, send_web_form
from attacking.web import Answer
from laichau_env.approval.transitions import State

SHARED, NOTE, FINAL, NO_RENAME = "sharing-refused", "note-refused", "events-are-final", "not-renamable"


def share(target: Target, person: Person) -> Answer:
	return target.web.call(
		person, "frappe.share.add", doctype=REPORT, name=target.name, user=STRANGER.user, write=1, submit=1
	)


def share_permission(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.share.set_permission",
		doctype=REPORT,
		name=target.name,
		user=STRANGER.user,
		permission_to="write",
	)


def share_record(target: Target, person: Person) -> Answer:
	record = {
		"share_doctype": REPORT,
		"share_name": target.name,
		"user": STRANGER.user,
		"read": 1,
		"write": 1,
	}
	return target.web.rest(person, "POST", "DocShare", body=record)


def assign(to: Person) -> object:
	return lambda target, person: target.web.call(
		person, "frappe.desk.form.assign_to.add", assign_to=[to.user], doctype=REPORT, name=target.name
	)


def todo(to: Person) -> object:
	return lambda target, person: target.web.rest(
		person,
		"POST",
		"ToDo",
		body={
			"allocated_to": to.user,
			"reference_type": REPORT,
			"reference_name": target.name,
			"description": "x",
		},
	)


def tag(target: Target, person: Person) -> Answer:
	return target.web.call(
		person, "frappe.desk.doctype.tag.tag.add_tag", tag="lén", dt=REPORT, dn=target.name
	)


def like(target: Target, person: Person) -> Answer:
	return target.web.call(
		person, "frappe.desk.like.toggle_like", doctype=REPORT, name=target.name, add="Yes"
	)


def set_title(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.model.rename_doc.update_document_title",
		doctype=REPORT,
		docname=target.name,
		title=CHANGED,
	)


def rename_by_title(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.model.rename_doc.update_document_title",
		doctype=REPORT,
		docname=target.name,
		name="BC-KHAC",
	)


def client_rename(target: Target, person: Person) -> Answer:
	return target.web.call(
		person, "frappe.client.rename_doc", doctype=REPORT, old_name=target.name, new_name="BC-KHAC"
	)


def rename_workflow(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.client.rename_doc",
		doctype="Workflow",
		old_name="Progress Report Approval",
		new_name="Khác",
	)


def edit_workflow(target: Target, person: Person) -> Answer:
	"""Make Draft a submitted state: the framework would submit every draft."""
	workflow = json.loads(frappe.get_doc("Workflow", "Progress Report Approval").as_json())
	for row in workflow["states"]:
		row["doc_status"] = "1" if row["state"] == "Draft" else row["doc_status"]
	return target.web.rest(
		person, "PUT", "Workflow", "Progress Report Approval", {"states": workflow["states"]}
	)


def delete_workflow(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "DELETE", "Workflow", "Progress Report Approval")


def delete_by_web_form(target: Target, person: Person) -> Answer:
	return target.web.call(
		person, "frappe.website.doctype.web_form.web_form.delete", web_form_name=FORM, docname=target.name
	)


def keep_deleted(target: Target, person: Person) -> None:
	data = {
		**target.whole(),
		"name": "BC-GIA-03433",
		"period": "TC-SPARE",
		"agency": "03388",
		"amended_from": None,
	}
	target.made["deleted"] = frappe.get_doc(
		{
			"doctype": "Deleted Document",
			"deleted_doctype": REPORT,
			"deleted_name": "BC-GIA-03433",
			"data": json.dumps(data),
		}
	).insert()


def restore(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.core.doctype.deleted_document.deleted_document.restore",
		name=target.made["deleted"].name,
	)


def restore_several(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.core.doctype.deleted_document.deleted_document.bulk_restore",
		docnames=[target.made["deleted"].name],
	)


def put_event(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "PUT", "Approval Event", target.event.name, {"actor_name": CHANGED})


def post_event(target: Target, person: Person) -> Answer:
	fields = json.loads(target.event.as_json())
	return target.web.rest(person, "POST", "Approval Event", body={**fields, "name": None, "sequence": 99})


def delete_event(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "DELETE", "Approval Event", target.event.name)


def event_call(method: str) -> object:
	def attempt(target: Target, person: Person) -> Answer:
		event = json.loads(target.event.as_json())
		values = {
			"set_value": {
				"doctype": event["doctype"],
				"name": event["name"],
				"fieldname": "reason",
				"value": CHANGED,
			},
			"delete": {"doctype": event["doctype"], "name": event["name"]},
			"save": {"doc": {**event, "reason": CHANGED}},
			"insert": {"doc": {**event, "name": None, "sequence": 99}},
			"bulk_update": {
				"docs": [{"doctype": event["doctype"], "docname": event["name"], "reason": CHANGED}]
			},
		}[method]
		return target.web.call(person, f"frappe.client.{method}", **values)

	return attempt


def delete_event_items(target: Target, person: Person) -> Answer:
	return target.web.call(
		person, "frappe.desk.reportview.delete_items", doctype="Approval Event", items=[target.event.name]
	)


REVIEW = State.DEPARTMENT_REVIEW
ATTACKS = [
	Attack("share", "share.add", ADMINISTRATOR, REVIEW, share, code=SHARED),
	Attack("share", "share.set_permission", ADMINISTRATOR, REVIEW, share_permission, code=SHARED),
	Attack("share", "DocShare by REST", ADMINISTRATOR, State.DRAFT, share_record, code=SHARED),
	Attack("note on a record unseen", "assign to who may read", OTHER_OFFICER, REVIEW, assign(OFFICER), code=NOTE),
	Attack("note on a record unseen", "assign to who may not read", OFFICER, REVIEW, assign(STRANGER), code=NOTE),
	Attack("note on a record unseen", "to-do by REST", OTHER_OFFICER, State.DRAFT, todo(OTHER_OFFICER), code=NOTE),
	Attack("note on a record unseen", "tag", OTHER_OFFICER, State.DRAFT, tag, code=NOTE),
	Attack("note on a record unseen", "like", STRANGER, State.DRAFT, like, code=NOTE),
	Attack("rename and title", "title", OFFICER, REVIEW, set_title, code="fixed-field-changed"),
	Attack("rename and title", "title", OFFICER, State.DRAFT, set_title, code="fixed-field-changed"),
	Attack("rename and title", "name by title call", OFFICER, State.DRAFT, rename_by_title, code=NO_RENAME),
	Attack("rename and title", "client.rename_doc", OFFICER, State.DRAFT, client_rename, code=NO_RENAME),
	Attack("rename and title", "client.rename_doc", ADMINISTRATOR, REVIEW, client_rename, code=NO_RENAME),
	Attack("the generated workflow", "rename", ADMINISTRATOR, State.DRAFT, rename_workflow, code="workflow-is-generated"),
	Attack("the generated workflow", "submit all drafts by an edit", ADMINISTRATOR, State.DRAFT, edit_workflow, code="workflow-is-generated"),
	Attack("the generated workflow", "delete", ADMINISTRATOR, State.DRAFT, delete_workflow, code="workflow-is-generated"),
	Attack("Kanban board", "drag", OFFICER, State.DRAFT, drag_card(State.PENDING_SIGNATURE), prepare=make_board, code="state-moved-outside-service"),
	Attack("Kanban board", "drag", EXAMINER, REVIEW, drag_card(State.DEPARTMENT_APPROVAL), prepare=make_board),
	Attack("Kanban board", "drag one card", OFFICER, State.RETURNED, drag_single_card(State.PENDING_SIGNATURE), prepare=make_board, code="state-moved-outside-service"),
	Attack("web form", "save", OFFICER, REVIEW, send_web_form("situation"), prepare=make_web_form, code="content-locked"),
	Attack("web form", "save", STRANGER, State.DRAFT, send_web_form("situation"), prepare=make_web_form),
	Attack("web form", "delete", OFFICER, State.DRAFT, delete_by_web_form, prepare=make_web_form, code="not-deletable"),
	Attack("restore of a deleted record", "restore", ADMINISTRATOR, State.DRAFT, restore, prepare=keep_deleted, code="made-by-service-only"),
	Attack("restore of a deleted record", "restore several", ADMINISTRATOR, State.DRAFT, restore_several, prepare=keep_deleted, code="made-by-service-only", quiet=True, mute=True),
	Attack("events", "REST PUT", ADMINISTRATOR, REVIEW, put_event, code=FINAL),
	Attack("events", "REST POST", ADMINISTRATOR, REVIEW, post_event, code=FINAL),
	Attack("events", "REST DELETE", ADMINISTRATOR, REVIEW, delete_event, code=FINAL),
	*(Attack("events", f"client.{method}", ADMINISTRATOR, State.APPROVED, event_call(method), code=FINAL) for method in ("set_value", "delete", "save", "insert")),
	Attack("events", "client.bulk_update", ADMINISTRATOR, State.APPROVED, event_call("bulk_update"), quiet=True),
	Attack("events", "delete_items", ADMINISTRATOR, State.APPROVED, delete_event_items, quiet=True),
]  # fmt: skip


def test_the_planner_renames_no_agency_that_reports_name(must_fail) -> None:
	"""Kept apart: the attack is on another record than the report."""
	must_fail(
		Attack(
			"rename of what reports link to",
			"agency by update_document_title",
			PLANNER,
			State.APPROVED,
			lambda target, person: target.web.call(
				person,
				"frappe.model.rename_doc.update_document_title",
				doctype="Agency",
				docname="03433",
				name="KHAC",
			),
			code=NO_RENAME,
		)
	)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)

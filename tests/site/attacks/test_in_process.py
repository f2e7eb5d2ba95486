"""Attacks by code on the server: jobs, scripts and apps that ignore permissions, as anybody up to Administrator."""

from collections.abc import Callable

import frappe
import pytest
from actors import (
	ADMINISTRATOR,
	CHAIR,
	GUEST,
	OTHER_CHAIR,
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	SUPERVISOR,
	Person,
)
from attacking.attack import CHANGED, REPORT, Attack, Target, in_process
from frappe.model.document import Document
from frappe.model.rename_doc import rename_doc
from laichau_env.approval.transitions import State

MOVED, LOCKED, FINAL, ALONE = (
	"state-moved-outside-service",
	"content-locked",
	"events-are-final",
	"child-row-alone",
)
ALL_FLAGS = {
	"ignore_permissions": True,
	"ignore_validate": True,
	"ignore_mandatory": True,
	"ignore_links": True,
	"ignore_version": True,
	"ignore_workflow": True,
	"ignore_validate_update_after_submit": True,
}
FORGED = {"state": "Approved", "docstatus": 1}
"""What a caller might put in the place of the service's proof."""


def fresh(target: Target, **flags: object) -> Document:
	doc = frappe.get_doc(REPORT, target.name)
	doc.flags.update(flags)
	return doc


def saving(flags: dict[str, object], **changes: object) -> Callable[[Target], None]:
	def work(target: Target) -> None:
		doc = fresh(target, **flags)
		doc.update(changes)
		doc.save()

	return work


def calling(method: str, flags: dict[str, object], **values: object) -> Callable[[Target], None]:
	return lambda target: getattr(fresh(target, **flags), method)(**values)


def deleting(**options: object) -> Callable[[Target], None]:
	return lambda target: frappe.delete_doc(REPORT, target.name, **options)


def renaming(target: Target) -> None:
	rename_doc(REPORT, target.name, "BC-KHAC", force=True, ignore_permissions=True)


def setting(**changes: object) -> Callable[[Target], None]:
	return lambda target: fresh(target).db_set(changes)


def setting_row(target: Target) -> None:
	fresh(target).lines[0].db_set("result", CHANGED)


def deleting_row(target: Target) -> None:
	row = target.report.proposals[0]
	frappe.delete_doc(row.doctype, row.name, force=True, ignore_permissions=True, ignore_on_trash=True)


def cancelling_row(target: Target) -> None:
	row = frappe.get_doc("Progress Report Line", target.report.lines[0].name)
	row.flags.update(ALL_FLAGS)
	row.docstatus = 2
	row.save()


def making(target: Target) -> None:
	doc = frappe.copy_doc(target.report)
	doc.update({"period": "TC-SPARE", "agency": "03388", "workflow_state": "Draft", "docstatus": 0})
	doc.flags.update(ALL_FLAGS, service_write=True)
	doc.insert()


def in_a_job(target: Target) -> None:
	frappe.enqueue(
		"frappe.client.set_value",
		now=True,
		doctype=REPORT,
		name=target.name,
		fieldname="situation",
		value=CHANGED,
	)


def setting_event(target: Target) -> None:
	target.event.db_set("reason", CHANGED)


def deleting_event(**options: object) -> Callable[[Target], None]:
	return lambda target: frappe.delete_doc(
		"Approval Event", target.event.name, force=True, ignore_permissions=True, **options
	)


def saving_event(target: Target) -> None:
	event = frappe.get_doc("Approval Event", target.event.name)
	event.flags.update(ALL_FLAGS, service_write=FORGED)
	event.reason = CHANGED
	event.save()


def deleting_file(target: Target) -> None:
	target.evidence.delete(ignore_permissions=True, force=True)


def renaming_linked(doctype: str, old: str, new: str, merge: bool = False) -> Callable[[Target], None]:
	return lambda target: rename_doc(
		doctype, old, new, force=True, merge=merge, ignore_permissions=True, rebuild_search=False
	)


SAVES = [
	("content", State.DEPARTMENT_REVIEW, saving({}, situation=CHANGED), ()),
	("content, ignore everything", State.DEPARTMENT_REVIEW, saving(ALL_FLAGS, situation=CHANGED), ()),
	("content, ignore everything", State.DRAFT, saving(ALL_FLAGS, situation=CHANGED), ()),
	("state, ignore everything", State.DEPARTMENT_REVIEW, saving(ALL_FLAGS, workflow_state="Approved"), MOVED),
	("submitted, ignore everything", State.PROVINCE_APPROVAL, saving(ALL_FLAGS, workflow_state="Approved", docstatus=1), MOVED),
	("with a forged proof", State.PROVINCE_APPROVAL, saving({**ALL_FLAGS, "service_write": FORGED}, workflow_state="Approved", docstatus=1), MOVED),
	("number, ignore everything", State.DRAFT, saving(ALL_FLAGS, document_number="99"), "fixed-field-changed"),
	("content in an approved report", State.APPROVED, saving({"ignore_validate_update_after_submit": True, "ignore_permissions": True}, situation=CHANGED), ()),
	("submit()", State.DRAFT, calling("submit", ALL_FLAGS), MOVED),
	("cancel()", State.APPROVED, calling("cancel", {"ignore_permissions": True}), MOVED),
	("run_method submit", State.PROVINCE_APPROVAL, lambda target: fresh(target, **ALL_FLAGS).run_method("submit"), MOVED),
]  # fmt: skip
AFTER_THE_WRITE = [
	("content in an approved report, ignore everything", State.APPROVED, saving(ALL_FLAGS, situation=CHANGED), ()),
	("cancel(), ignore everything", State.APPROVED, calling("cancel", ALL_FLAGS), MOVED),
	("delete, ignore_on_trash", State.DRAFT, deleting(force=True, ignore_on_trash=True, ignore_permissions=True), "not-deletable"),
	("delete, for_reload", State.REVOKED, deleting(for_reload=True), "not-deletable"),
	("delete an event, ignore_on_trash", State.DEPARTMENT_REVIEW, deleting_event(ignore_on_trash=True), FINAL),
	("delete a row, ignore_on_trash", State.DEPARTMENT_REVIEW, deleting_row, ALONE),
	("cancel a row, ignore everything", State.APPROVED, cancelling_row, ALONE),
]  # fmt: skip
OTHERS = [
	("delete", State.DRAFT, deleting(force=True, ignore_permissions=True), "not-deletable"),
	("delete", State.REVOKED, deleting(force=True, ignore_permissions=True), "not-deletable"),
	("rename", State.DRAFT, renaming, "not-renamable"),
	("db_set of content", State.DEPARTMENT_REVIEW, setting(situation=CHANGED), ()),
	("db_set of the state", State.PROVINCE_APPROVAL, setting(workflow_state="Approved", docstatus=1), MOVED),
	("db_set of a row", State.DEPARTMENT_REVIEW, setting_row, ALONE),
	("insert, with a forged proof", State.DRAFT, making, "made-by-service-only"),
	("a background job", State.DEPARTMENT_REVIEW, in_a_job, ()),
	("db_set of an event", State.DEPARTMENT_REVIEW, setting_event, FINAL),
	("delete an event", State.DEPARTMENT_REVIEW, deleting_event(), FINAL),
	("save an event, with a forged proof", State.DEPARTMENT_REVIEW, saving_event, FINAL),
	("delete evidence", State.APPROVED, deleting_file, "file-locked"),
	("merge a workflow state into Approved", State.PROVINCE_APPROVAL, renaming_linked("Workflow State", "Pending Province Approval", "Approved", merge=True), "not-renamable"),
	("rename a task", State.APPROVED, renaming_linked("Plan Task", "KH-UBND-2026-03-31-01", "KHAC-01"), "not-renamable"),
	("rename an agency", State.APPROVED, renaming_linked("Agency", "03433", "KHAC"), "not-renamable"),
]  # fmt: skip
BY_RANK = (CHAIR, OTHER_CHAIR, SUPERVISOR, PROVINCE_OFFICER, PROVINCE_CHAIR, PLANNER, GUEST)


def attacks(rows: list, path: str, person: Person = ADMINISTRATOR, swallow: bool = True) -> list[Attack]:
	return [
		Attack(path, what, person, state, in_process(path, work, swallow), code=code)
		for what, state, work, code in rows
	]


ATTACKS = [
	*attacks(SAVES, "in process: save, submit, cancel"),
	*attacks(AFTER_THE_WRITE, "in process: refused after the write, undone", swallow=False),
	*attacks(OTHERS, "in process: delete, rename, db_set, insert"),
	*(
		Attack(
			"in process: permissions ignored for others",
			what,
			person,
			state,
			in_process("rank", saving({"ignore_permissions": True}, **changes)),
		)
		for person in BY_RANK
		for what, state, changes in (
			("content of a draft", State.DRAFT, {"situation": CHANGED}),
			("content under review", State.DEPARTMENT_REVIEW, {"situation": CHANGED}),
		)
	),
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)

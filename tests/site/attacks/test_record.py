"""Attacks on the record itself: each way to write it over HTTP, with what each person has no right to write.

The attackers are those whom the framework's role permissions let through: officers hold the right to write
reports, Administrator holds every right.
"""

import pytest
from actors import ADMINISTRATOR, DOAN_KET, EXAMINER, OFFICER, OTHER_OFFICER, STRANGER, Person
from attacking.attack import CHANGED, REPORT, Attack, Target
from attacking.ways import WAYS
from attacking.web import Answer
from laichau_env.approval.transitions import State

MOVED, LOCKED, NOT_EDITOR, FIXED = (
	"state-moved-outside-service",
	"content-locked",
	"not-an-editor",
	"fixed-field-changed",
)


EDIT = {"situation": CHANGED}
WRONGS: list[tuple[str, Person, State, dict[str, object], tuple[str, ...]]] = [
	("content of a locked report", OFFICER, State.PENDING_SIGNATURE, EDIT, (LOCKED,)),
	("content of a locked report", OFFICER, State.DEPARTMENT_REVIEW, EDIT, (LOCKED,)),
	("content of a locked report", OFFICER, State.DEPARTMENT_APPROVAL, EDIT, (LOCKED,)),
	("content of a locked report", OFFICER, State.PROVINCE_APPROVAL, EDIT, (LOCKED,)),
	("content under his own examination", EXAMINER, State.DEPARTMENT_REVIEW, EDIT, ()),
	("another agency's draft", OTHER_OFFICER, State.DRAFT, EDIT, ()),
	("a commune's draft", EXAMINER, State.DRAFT, EDIT, ()),
	("a report he does not examine", STRANGER, State.DEPARTMENT_REVIEW, EDIT, ()),
	("a commune's draft", ADMINISTRATOR, State.DRAFT, EDIT, (NOT_EDITOR,)),
	("state one step on", OFFICER, State.DRAFT, {"workflow_state": "Pending Signature"}, (MOVED,)),
	("state one step on", OFFICER, State.RETURNED, {"workflow_state": "Pending Signature"}, (MOVED,)),
	("state back", OFFICER, State.PENDING_SIGNATURE, {"workflow_state": "Draft"}, (MOVED,)),
	("state one step on", EXAMINER, State.DEPARTMENT_REVIEW, {"workflow_state": "Pending Department Approval"}, ()),
	("state and docstatus", ADMINISTRATOR, State.PROVINCE_APPROVAL, {"workflow_state": "Approved", "docstatus": 1}, (MOVED,)),
	("number of the paper", OFFICER, State.DRAFT, {"document_number": "99"}, (FIXED,)),
	("who edited", OFFICER, State.DRAFT, {"editors": ""}, (FIXED,)),
	("who examines", OFFICER, State.DRAFT, {"examining_agency": "SYT"}, (FIXED,)),
	("whose report it is", OFFICER, State.DRAFT, {"agency": DOAN_KET}, ()),
]  # fmt: skip
NO_DOCSTATUS = {"form save"}
"""Calls that set the docstatus themselves."""

ATTACKS = [
	Attack(
		path,
		f"{what} {sorted(changes)}",
		person,
		state,
		lambda target, person, way=way, changes=changes: way(target, person, **changes),
		code=() if quiet else codes,
		quiet=quiet,
	)
	for path, (way, quiet) in WAYS.items()
	for what, person, state, changes, codes in WRONGS
	if not (path in NO_DOCSTATUS and "docstatus" in changes)
]


def submitted(method: str, **values: object) -> object:
	return lambda target, person: target.web.call(person, method, **values, doc=target.whole())


def named(method: str) -> object:
	return lambda target, person: target.web.call(person, method, doctype=REPORT, name=target.name)


def bulk_submit(action: str) -> object:
	return lambda target, person: target.web.call(
		person,
		"frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs",
		doctype=REPORT,
		docnames=[target.name],
		action=action,
	)


def smuggling_cancel(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.desk.form.save.cancel",
		doctype=REPORT,
		name=target.name,
		workflow_state_fieldname="workflow_state",
		workflow_state="Revoked",
	)


def cancel_linked(target: Target, person: Person) -> Answer:
	docs = [{"doctype": REPORT, "name": target.name, "docstatus": 1}]
	return target.web.call(person, "frappe.desk.form.linked_with.cancel_all_linked_docs", docs=docs)


SUBMITS = {
	"form submit": (submitted("frappe.desk.form.save.savedocs", action="Submit"), False),
	"client.submit": (submitted("frappe.client.submit"), False),
	"bulk submit": (bulk_submit("submit"), True),
}
CANCELS = {
	"form cancel": (smuggling_cancel, False),
	"form save as cancel": (submitted("frappe.desk.form.save.savedocs", action="Cancel"), False),
	"client.cancel": (named("frappe.client.cancel"), False),
	"bulk cancel": (bulk_submit("cancel"), True),
	"cancel_all_linked_docs": (cancel_linked, False),
}
DELETES = {
	"client.delete": (named("frappe.client.delete"), False),
	"REST DELETE": (lambda target, person: target.web.rest(person, "DELETE", REPORT, target.name), False),
	"delete_items of a list": (
		lambda target, person: target.web.call(
			person, "frappe.desk.reportview.delete_items", doctype=REPORT, items=[target.name]
		),
		True,
	),
}
ATTACKS += [
	Attack(path, "submit", ADMINISTRATOR, state, way, code=() if quiet else MOVED, quiet=quiet)
	for path, (way, quiet) in SUBMITS.items()
	for state in (State.DRAFT, State.PROVINCE_APPROVAL)
]
ATTACKS += [
	Attack(path, "cancel", ADMINISTRATOR, State.APPROVED, way, code=() if quiet else MOVED, quiet=quiet)
	for path, (way, quiet) in CANCELS.items()
]
ATTACKS += [
	Attack(path, "delete", ADMINISTRATOR, state, way, code=() if quiet else "not-deletable", quiet=quiet)
	for path, (way, quiet) in DELETES.items()
	for state in (State.DRAFT, State.DEPARTMENT_REVIEW, State.REVOKED)
]


def copied(target: Target, **changes: object) -> dict[str, object]:
	"""A new report made of the stored one."""
	fields = {"period": "TC-SPARE", "agency": DOAN_KET, "workflow_state": "Draft", "docstatus": 0, **changes}
	kept = {key: value for key, value in target.whole().items() if key not in ("name", "amended_from")}
	return {**kept, **fields, "lines": [], "proposals": [], "evidence": []}


INSERTS = {
	"client.insert": lambda target, person, doc: target.web.call(person, "frappe.client.insert", doc=doc),
	"client.insert_many": lambda target, person, doc: target.web.call(
		person, "frappe.client.insert_many", docs=[doc]
	),
	"REST POST": lambda target, person, doc: target.web.rest(person, "POST", REPORT, body=doc),
	"form save": lambda target, person, doc: target.web.call(
		person, "frappe.desk.form.save.savedocs", doc={**doc, "__islocal": 1, "name": "new-1"}, action="Save"
	),
}
ATTACKS += [
	Attack(
		path,
		what,
		OFFICER,
		state,
		lambda target, person, way=way, changes=changes: way(
			target, person, copied(target, **changes(target))
		),
		code="made-by-service-only",
	)
	for path, way in INSERTS.items()
	for what, state, changes in (
		("a report that nobody opened", State.DRAFT, lambda target: {}),
		("an amendment past the service", State.REVOKED, lambda target: {"amended_from": target.name}),
	)
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)

"""The same attacks on every approvable kind, and on every DocType that only a service writes.

What a kind is comes from the hook list `approvable`: a kind that is added later is attacked without a word here,
once tests/attacking/kept.py makes a record of it.
"""

import json
from collections.abc import Callable

import frappe
import pytest
from actors import ADMINISTRATOR, OFFICER, STRANGER, Person
from attacking.attack import CHANGED, REPORT, Attack, Target, in_process
from attacking.web import Answer
from frappe.model.rename_doc import rename_doc
from laichau_env import hooks
from laichau_env.approval.transitions import State

KINDS = sorted(hooks.approvable)
KEPT = (
	"Approval Event",
	"Approval Remark",
	"Opinion Request",
	"Bulk Approval",
	"Official Document",
	"Issued File",
	"Paper Batch",
	"Layout Version",
	"Signing Copy",
	"Consolidation Source",
	"Consolidation Build",
	"Work Notice",
	"Notice Choice",
)
"""Written by a service alone, kept for everybody."""
TEXT = {
	REPORT: "situation",
	"Extension Request": "reason",
	"Approval Event": "reason",
	"Approval Remark": "remark",
	"Opinion Request": "question",
	"Bulk Approval": "reason",
	"Official Document": "excerpt",
	"Issued File": "sha256",
	"Paper Batch": "message",
	"Layout Version": "html",
	"Signing Copy": "signatory_name",
	"Consolidated Report": "title",
	"Consolidation Source": "state",
	"Consolidation Build": "totals_json",
	"Work Notice": "sentence",
	"Notice Choice": "mode",
}
"""A field of each that holds text."""
ALL_FLAGS = {
	"ignore_permissions": True,
	"ignore_validate": True,
	"ignore_mandatory": True,
	"ignore_links": True,
	"ignore_version": True,
	"ignore_validate_update_after_submit": True,
	"service_write": {"state": "Approved", "docstatus": 1},
}
Way = Callable[[Target, Person, str, str], Answer]


def put(**changes: object) -> Way:
	return lambda target, person, doctype, name: target.web.rest(
		person, "PUT", doctype, name, changes or {TEXT[doctype]: CHANGED}
	)


def set_value(target: Target, person: Person, doctype: str, name: str) -> Answer:
	return target.web.call(
		person, "frappe.client.set_value", doctype=doctype, name=name, fieldname=TEXT[doctype], value=CHANGED
	)


def whole(doctype: str, name: str, **changes: object) -> dict:
	return {**json.loads(frappe.get_doc(doctype, name).as_json()), **changes}


def client_save(target: Target, person: Person, doctype: str, name: str) -> Answer:
	doc = whole(doctype, name, **{TEXT[doctype]: CHANGED})
	return target.web.call(person, "frappe.client.save", doc=doc)


def form_save(target: Target, person: Person, doctype: str, name: str) -> Answer:
	doc = whole(doctype, name, **{TEXT[doctype]: CHANGED})
	return target.web.call(person, "frappe.desk.form.save.savedocs", doc=doc, action="Save")


def insert_copy(target: Target, person: Person, doctype: str, name: str) -> Answer:
	copy = {"name": "BAN-SAO-1", "docstatus": 0, "sequence": 999, "number": 999}
	doc = {**whole(doctype, name), **copy}
	return target.web.call(person, "frappe.client.insert", doc=doc)


def delete(target: Target, person: Person, doctype: str, name: str) -> Answer:
	return target.web.rest(person, "DELETE", doctype, name)


def rename(target: Target, person: Person, doctype: str, name: str) -> Answer:
	return target.web.call(
		person, "frappe.client.rename_doc", doctype=doctype, old_name=name, new_name="KHAC-1"
	)


def retitle(target: Target, person: Person, doctype: str, name: str) -> Answer:
	return target.web.call(
		person, "frappe.model.rename_doc.update_document_title", doctype=doctype, docname=name, name="KHAC-2"
	)


def share(target: Target, person: Person, doctype: str, name: str) -> Answer:
	return target.web.call(
		person, "frappe.share.add", doctype=doctype, name=name, user=STRANGER.user, read=1, write=1
	)


def inside(work: Callable[[str, str], object], swallow: bool = True) -> Way:
	return lambda target, person, doctype, name: in_process("", lambda _: work(doctype, name), swallow)(
		target, person
	)


def save_ignoring(doctype: str, name: str) -> None:
	doc = frappe.get_doc(doctype, name)
	doc.flags.update(ALL_FLAGS)
	doc.set(TEXT[doctype], CHANGED)
	doc.save()


def set_in_database(doctype: str, name: str) -> None:
	frappe.get_doc(doctype, name).db_set(TEXT[doctype], CHANGED)


def delete_ignoring(doctype: str, name: str) -> None:
	frappe.delete_doc(doctype, name, force=True, ignore_permissions=True, ignore_on_trash=True)


def rename_ignoring(doctype: str, name: str) -> None:
	rename_doc(doctype, name, "KHAC-3", force=True, ignore_permissions=True, rebuild_search=False)


WAYS: dict[str, Way] = {
	"REST PUT": put(),
	"client.set_value": set_value,
	"client.save": client_save,
	"form save": form_save,
	"client.insert of a copy": insert_copy,
	"REST DELETE": delete,
	"client.rename_doc": rename,
	"update_document_title": retitle,
	"share.add": share,
	"save, ignore everything": inside(save_ignoring, swallow=False),
	"db_set": inside(set_in_database),
	"delete, ignore everything": inside(delete_ignoring, swallow=False),
	"rename, ignore everything": inside(rename_ignoring, swallow=False),
}
OF_KINDS: dict[str, Way] = {
	"state by REST PUT": put(workflow_state="Approved", docstatus=1),
	"state by client.set_value": lambda target, person, doctype, name: target.web.call(
		person,
		"frappe.client.set_value",
		doctype=doctype,
		name=name,
		fieldname="workflow_state",
		value="Granted",
	),
	"submit": lambda target, person, doctype, name: target.web.call(
		person, "frappe.client.submit", doc=whole(doctype, name)
	),
	"assign to a stranger": lambda target, person, doctype, name: target.web.call(
		person, "frappe.desk.form.assign_to.add", assign_to=[STRANGER.user], doctype=doctype, name=name
	),
}
NOT_SHARED = {"Opinion Request", "Work Notice", "Notice Choice", *KINDS}
"""What shows content of a record: never shared. The others may be shared by Administrator: it gives nothing to write."""
CASES = [
	*((way, WAYS[way], doctype) for way in WAYS for doctype in (*KINDS, *KEPT) if way != "share.add" or doctype in NOT_SHARED),
	*((way, OF_KINDS[way], doctype) for way in OF_KINDS for doctype in KINDS),
]  # fmt: skip


@pytest.mark.parametrize(
	("way", "attempt", "doctype"), CASES, ids=lambda case: case if isinstance(case, str) else ""
)
@pytest.mark.parametrize("person", [ADMINISTRATOR, OFFICER], ids=str)
def test_is_refused(
	kept: dict[str, str], names: dict, must_fail, person: Person, way: str, attempt: Way, doctype: str
) -> None:
	"""Administrator is stopped by the guard; an officer by it or by the framework's permissions before."""
	name = names[State.DEPARTMENT_REVIEW] if doctype == REPORT else kept.get(doctype)
	if not name:
		pytest.skip(f"no {doctype} on this site")
	must_fail(
		Attack(
			f"every kind: {way}",
			doctype,
			person,
			State.DEPARTMENT_REVIEW,
			lambda target, who: attempt(target, who, doctype, name),
			(403, 409, 417),
			locked_out=person != ADMINISTRATOR,
		)
	)


def test_every_kind_and_every_kept_doctype_is_attacked(kept: dict[str, str]) -> None:
	made = {REPORT, *kept}
	assert made >= set(KINDS)
	guarded = {
		name
		for name in frappe.get_all(
			"DocType",
			{"module": ("in", ("Approval", "Documents", "Follow Up")), "istable": 0, "issingle": 0},
			pluck="name",
		)
		if _is_kept(name)
	}
	assert set(KEPT) >= guarded


def _is_kept(doctype: str) -> bool:
	return hasattr(
		frappe.get_meta(doctype) and frappe.model.base_document.get_controller(doctype), "after_delete"
	)

"""What Administrator arranges opens nothing: forms, permissions, roles and notifications are changed, then it is tried.

Either the arrangement is refused, or what it is meant to open is. The tables of what was arranged are put back after
each attack and are not compared.
"""

from collections.abc import Iterator

import frappe
import pytest
from actors import (
	ADMINISTRATOR,
	CHAIR,
	EXAMINER,
	OFFICER,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	SUPERVISOR,
	Person,
	as_user,
)
from attacking.arrangements import (
	LINE,
	THIEF,
	after,
	all_of,
	allow_everything,
	change_doctype,
	customize,
	give_roles,
	notify,
	post,
	rows_in,
	rows_in_own_doctype,
	set_property,
	stolen_row,
)
from attacking.attack import CHANGED, REPORT, Attack, Target, in_process
from attacking.framework import Attempt, Prepare, call
from attacking.ways import form_save, rest_put
from attacking.web import Answer
from factories import seen
from laichau_env.approval.transitions import State
from laichau_env.common import clock, roles

REVIEW, APPROVED = State.DEPARTMENT_REVIEW, State.APPROVED
FORM, LOCKED, NOT_EDITOR, FIXED, MOVED, ALONE, FINAL = (
	"form-is-fixed",
	"content-locked",
	"not-an-editor",
	"fixed-field-changed",
	"state-moved-outside-service",
	"child-row-alone",
	"events-are-final",
)


@pytest.fixture(scope="module", autouse=True)
def no_doctype_left(frappe_site) -> Iterator[None]:
	yield
	frappe_site.db.rollback()
	if frappe_site.db.exists("DocType", THIEF):
		frappe_site.delete_doc("DocType", THIEF, force=True)
		frappe_site.db.commit()


def write(target: Target, person: Person) -> Answer:
	return rest_put(target, person, situation=CHANGED)


def save(target: Target, person: Person) -> Answer:
	return form_save(target, person, situation=CHANGED)


def today() -> str:
	return str(clock.today())


def act(action: str, **values: object) -> Attempt:
	"""An action of the form with the hash of what is stored."""

	def attempt(target: Target, person: Person) -> Answer:
		with as_user(person):
			hash_ = seen(target.report)
		return target.web.call(
			person,
			"laichau_env.approval.api.act",
			doctype=REPORT,
			name=target.name,
			action=action,
			seen_hash=hash_,
			reason="Thử qua sắp đặt của quản trị",
			values={key: value() if callable(value) else value for key, value in values.items()} or None,
		)

	return attempt


def take_row(target: Target, person: Person) -> Answer:
	return rest_put(target, person, dong_bao_cao=[stolen_row(target)])


def take_row_into(doctype: str, **fields: object) -> Attempt:
	return lambda target, person: target.web.rest(
		person, "POST", doctype, body={**fields, "dong_bao_cao": [stolen_row(target)]}
	)


def change_event(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "PUT", "Approval Event", target.event.name, {"reason": CHANGED})


def delete_event(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "DELETE", "Approval Event", target.event.name)


def named(method: str) -> Attempt:
	return call(method, doctype=REPORT, name=lambda target: target.name)


def amend(target: Target, person: Person) -> Answer:
	kept = {key: value for key, value in target.whole().items() if key != "name"}
	doc = {**kept, "amended_from": target.name, "docstatus": 0, "workflow_state": "Draft"}
	return target.web.call(person, "frappe.client.insert", doc=doc)


SUBMIT = call("frappe.client.submit", doc=lambda target: target.whole())
CANCEL, DELETE = named("frappe.client.cancel"), named("frappe.client.delete")
FORMS = [
	("a locked field open after approval", set_property("allow_on_submit", "1"), write, ADMINISTRATOR, APPROVED),
	("a locked field open after approval", set_property("allow_on_submit", "1"), write, OFFICER, APPROVED),
	("the paper's number open", set_property("read_only", "0", "document_number"), lambda target, person: rest_put(target, person, document_number="99"), OFFICER, State.DRAFT),
	("a field another type: figure", set_property("fieldtype", "Int"), write, ADMINISTRATOR, REVIEW),
	("a field another type: tick", set_property("fieldtype", "Check"), write, OFFICER, REVIEW),
	("a field another type: password", set_property("fieldtype", "Password"), act("Recommend"), EXAMINER, REVIEW),
	("a field another type: heading", set_property("fieldtype", "Heading"), write, OFFICER, REVIEW),
	("a field of another type, on Customize Form", customize("fieldtype", "Small Text"), write, OFFICER, REVIEW),
	("a row's field another type", set_property("fieldtype", "Int", "result", LINE), lambda target, person: rest_put(target, person, lines=[{**target.whole()["lines"][0], "result": CHANGED}, *target.whole()["lines"][1:]]), OFFICER, REVIEW),
	("a field not stored", set_property("is_virtual", "1"), act("Recommend"), EXAMINER, REVIEW),
	("a table of other rows", set_property("options", "Report Proposal", "lines"), act("Recommend"), EXAMINER, REVIEW),
	("a figure another type", set_property("fieldtype", "Password", "value_text", "Report Indicator Value"), act("Recommend"), EXAMINER, REVIEW),
	("a table of figures of other rows", set_property("options", "Report Proposal", "indicator_values"), act("Recommend"), EXAMINER, REVIEW),
	("a field fetched from elsewhere", set_property("fetch_from", "agency.agency_name"), act("Recommend"), EXAMINER, REVIEW),
	("fields of another level", all_of(set_property("permlevel", "1"), allow_everything("Supervisor"), allow_everything("Supervisor", permlevel=1)), write, SUPERVISOR, State.DRAFT),
	("nothing is submitted", set_property("is_submittable", "0", ""), write, ADMINISTRATOR, APPROVED),
	("the form is a single", set_property("issingle", "1", ""), act("Recommend"), EXAMINER, REVIEW),
	("the form is a row", set_property("istable", "1", ""), write, OFFICER, REVIEW),
	("another event's type", set_property("fieldtype", "Password", "reason", "Approval Event"), act("Recommend"), EXAMINER, REVIEW),
	("DocType made the site's own", change_doctype(REPORT, is_submittable=0), write, ADMINISTRATOR, APPROVED),
	("DocType of events made the site's own", change_doctype("Approval Event"), change_event, ADMINISTRATOR, APPROVED),
	("DocType of events made the site's own", change_doctype("Approval Event"), delete_event, ADMINISTRATOR, APPROVED),
]  # fmt: skip
ROWS = [
	("a second table of lines", rows_in(REPORT), take_row, ADMINISTRATOR, State.PROVINCE_APPROVAL),
	("a second table of lines", rows_in(REPORT), take_row, OFFICER, REVIEW),
	("a table of lines in a note", rows_in("Note"), take_row_into("Note", title="x"), OTHER_OFFICER, REVIEW),
	("a table of lines in a DocType of the site", rows_in_own_doctype, take_row_into(THIEF), OTHER_OFFICER, APPROVED),
]  # fmt: skip
COMMUNE = allow_everything(roles.COMMUNE_OFFICER)
RIGHTS = [
	("every right: write", COMMUNE, write, OFFICER, REVIEW, LOCKED),
	("every right: write", COMMUNE, write, OFFICER, APPROVED, ()),
	("every right: write another's draft", COMMUNE, write, OTHER_OFFICER, State.DRAFT, ()),
	("every right: form", COMMUNE, save, OTHER_OFFICER, REVIEW, ()),
	("every right: submit", COMMUNE, SUBMIT, OFFICER, State.DRAFT, MOVED),
	("every right: submit", COMMUNE, SUBMIT, OFFICER, State.PROVINCE_APPROVAL, MOVED),
	("every right: cancel", COMMUNE, CANCEL, OFFICER, APPROVED, MOVED),
	("every right: delete", COMMUNE, DELETE, OFFICER, State.DRAFT, "not-deletable"),
	("every right: delete", COMMUNE, DELETE, OTHER_OFFICER, State.REVOKED, ()),
	("every right: amend", COMMUNE, amend, OFFICER, State.REVOKED, "made-by-service-only"),
	("every right: import", COMMUNE, call("frappe.client.insert_many", docs=lambda target: [{**target.whole(), "name": None, "period": "TC-SPARE", "agency": "03388"}]), OFFICER, State.DRAFT, "made-by-service-only"),
	("every right for all: write", allow_everything("All"), write, SUPERVISOR, State.DRAFT, ()),
	("every right for all: write", allow_everything("All"), write, PROVINCE_CHAIR, REVIEW, ()),
	("every right for all: write", allow_everything("All"), write, PLANNER, REVIEW, ()),
	("every right on rows", allow_everything("All", LINE), lambda target, person: target.web.rest(person, "PUT", LINE, target.report.lines[0].name, {"result": CHANGED}), OTHER_OFFICER, REVIEW, ()),
	("every right on events: write", allow_everything("All", "Approval Event"), change_event, OFFICER, REVIEW, ()),
	("every right on events: delete", allow_everything("All", "Approval Event"), delete_event, OFFICER, REVIEW, ()),
	("every right on files", allow_everything("All", "File"), lambda target, person: target.web.rest(person, "DELETE", "File", target.evidence.name), OTHER_OFFICER, REVIEW, ()),
]  # fmt: skip
ROLES = [
	("role of an administrator: write", ("System Manager", "Administrator"), write, OFFICER, REVIEW, LOCKED),
	("role of an administrator: another's draft", ("System Manager", "Administrator"), write, OTHER_OFFICER, State.DRAFT, ()),
	("role of the province: approve", (roles.PROVINCE_LEADER,), act("Approve"), OFFICER, State.PROVINCE_APPROVAL, ()),
	("role of the department: recommend", (roles.DEPARTMENT_OFFICER,), act("Recommend"), OFFICER, REVIEW, ()),
	("role of a delegate: sign", (roles.DELEGATED_SIGNATORY,), act("Sign and Submit", document_date=today), OTHER_OFFICER, State.PENDING_SIGNATURE, ()),
	("role of a leader: sign what he wrote", (roles.COMMUNE_LEADER,), act("Sign and Submit", document_date=today), OFFICER, State.PENDING_SIGNATURE, ()),
]  # fmt: skip


def with_roles(*given: str) -> Prepare:
	"""Administrator gives them on the user's form."""

	def prepare(target: Target, person: Person) -> None:
		answer = give_roles(person, *given)(target)
		assert answer.status == 200, answer

	return prepare


def workflow_of_the_site(target: Target) -> Answer:
	row = {"state": "Draft", "doc_status": "0", "allow_edit": "All"}
	fields = {"workflow_name": "Khác", "document_type": REPORT, "is_active": 1, "states": [row]}
	return post("Workflow", **fields, workflow_state_field="workflow_state", transitions=[])(target)


OTHERS = [
	*(Attack("arranged: roles", what, person, state, attempt, code=code, prepare=with_roles(*given), locked_out=attempt is not write) for what, given, attempt, person, state, code in ROLES),
	Attack("arranged: roles", "the role Nobody", OFFICER, REVIEW, after(give_roles(OFFICER, roles.NOBODY), write), (417,), "nobody-assigned", arranges=True, locked_out=True),
	Attack("arranged: workflow", "a second one", ADMINISTRATOR, State.DRAFT, after(workflow_of_the_site, write), code="workflow-is-generated", arranges=True),
	*(
		Attack("arranged: notification", f"sets {field} on {event}", person, state, after(notify(field, value, event), act(action)), code=FORM, arranges=True)
		for field, value, event, person, state, action in (
			("situation", CHANGED, "Save", OFFICER, State.DRAFT, "Request Signature"),
			("situation", CHANGED, "Value Change", EXAMINER, REVIEW, "Recommend"),
			("document_number", "99", "Save", EXAMINER, REVIEW, "Recommend"),
			("workflow_state", "Approved", "Value Change", EXAMINER, REVIEW, "Recommend"),
		)
	),
]  # fmt: skip
ATTACKS = [
	*(Attack("arranged: form", what, person, state, after(arrange, attempt), code=FORM, arranges=True) for what, arrange, attempt, person, state in FORMS),
	*(Attack("arranged: rows", what, person, state, after(arrange, attempt), code=ALONE, arranges=True) for what, arrange, attempt, person, state in ROWS),
	*(Attack("arranged: rights", what, person, state, after(arrange, attempt), code=code, arranges=True) for what, arrange, attempt, person, state, code in RIGHTS),
	*OTHERS,
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)


RENAMED = "khac@laichau.example"
FORGOTTEN = "deleted-user-1@laichau.example"


def rename_account(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.client.rename_doc",
		doctype="User",
		old_name=CHAIR.user,
		new_name=RENAMED,
	)


def forget_person(target: Target) -> None:
	"""What the job of a Personal Data Deletion Request runs."""
	request = frappe.get_doc({"doctype": "Personal Data Deletion Request", "email": CHAIR.user})
	request.name = FORGOTTEN
	request.db_insert()
	request._anonymize_data()


@pytest.mark.parametrize(
	("what", "attempt"),
	[("renamed", rename_account), ("forgotten", in_process("", forget_person, swallow=False))],
	ids=["renamed", "forgotten"],
)
def test_an_account_that_acted_keeps_its_name(must_fail, frappe_site, what: str, attempt: Attempt) -> None:
	"""Else one person could act at two tiers; a request to forget somebody's data would rename him too."""
	try:
		must_fail(Attack("arranged: account", what, ADMINISTRATOR, REVIEW, attempt, code="account-is-named"))
	finally:
		frappe_site.db.rollback()
		now = frappe_site.db.get_value("User", {"name": ("in", (RENAMED, FORGOTTEN))})
		if now:
			frappe_site.rename_doc("User", now, CHAIR.user, force=True)
			frappe_site.db.commit()

"""Attacks on evidence: its file records, and its bytes on disk through file records of the attacker's own."""

import base64

import frappe
import pytest
from actors import ADMINISTRATOR, EXAMINER, OFFICER, OTHER_OFFICER, Person, as_user
from attacking.attack import REPORT, Attack, Target
from attacking.web import Answer
from factories import picture
from laichau_env.approval.transitions import State

LOCKED, BORROWED, PUBLIC = "file-locked", "file-of-another", "file-not-private"
OWN = "own.png"


def upload(target: Target, person: Person, private: int = 1) -> Answer:
	return target.web.upload(
		person, "them.png", picture("added"), doctype=REPORT, docname=target.name, is_private=private
	)


def upload_public(target: Target, person: Person) -> Answer:
	return upload(target, person, private=0)


def attach_file(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.client.attach_file",
		filename="them.png",
		filedata=base64.b64encode(picture("added")).decode(),
		doctype=REPORT,
		docname=target.name,
		is_private=1,
		decode_base64=1,
	)


def file_record(target: Target, **fields: object) -> dict[str, object]:
	return {"doctype": "File", "is_private": 1, **fields}


def attached(target: Target) -> dict[str, object]:
	return {"attached_to_doctype": REPORT, "attached_to_name": target.name}


def post_by_address(target: Target, person: Person) -> Answer:
	return target.web.rest(
		person,
		"POST",
		"File",
		body=file_record(target, file_url=target.evidence.file_url, **attached(target)),
	)


def insert(target: Target, person: Person) -> Answer:
	content = base64.b64encode(picture("added")).decode()
	record = file_record(target, file_name="them.png", content=content, decode=1, **attached(target))
	return target.web.call(person, "frappe.client.insert", doc=record)


def remove_attach(target: Target, person: Person) -> Answer:
	return target.web.call(
		person, "frappe.desk.form.utils.remove_attach", dt=REPORT, dn=target.name, fid=target.evidence.name
	)


def rest_delete(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "DELETE", "File", target.evidence.name)


def client_delete(target: Target, person: Person) -> Answer:
	return target.web.call(person, "frappe.client.delete", doctype="File", name=target.evidence.name)


def put(**changes: object) -> object:
	return lambda target, person: target.web.rest(person, "PUT", "File", target.evidence.name, changes)


def set_value(**changes: object) -> object:
	return lambda target, person: target.web.call(
		person, "frappe.client.set_value", doctype="File", name=target.evidence.name, fieldname=changes
	)


def attach_own(target: Target, person: Person) -> Answer:
	"""Re-point an own file record to the report."""
	return target.web.rest(person, "PUT", "File", target.made["own"].name, attached(target))


def borrow(private: int) -> object:
	"""A file record of one's own with the address of the evidence."""
	return lambda target, person: target.web.rest(
		person,
		"POST",
		"File",
		body=file_record(target, file_url=target.evidence.file_url, is_private=private),
	)


def put_own(**fields: object) -> object:
	"""Change an own file record so that it stands for the evidence's bytes."""

	def attempt(target: Target, person: Person) -> Answer:
		changes = {key: value(target) if callable(value) else value for key, value in fields.items()}
		return target.web.rest(person, "PUT", "File", target.made["own"].name, changes)

	return attempt


def overwrite(target: Target, person: Person) -> Answer:
	"""Have an own picture that bears the evidence's file name written "optimised" to that name."""
	return target.web.run(person, "File", target.made["own"].name, "optimize_file")


def overwrite_smuggling(target: Target, person: Person) -> Answer:
	named = target.evidence.file_url.rpartition("/")[2]
	own = {
		**frappe.get_doc("File", target.made["own"].name).as_dict(convert_dates_to_str=True),
		"file_name": named,
	}
	return target.web.call(person, "run_doc_method", docs=own, method="optimize_file")


def optimize_evidence(target: Target, person: Person) -> Answer:
	return target.web.run(person, "File", target.evidence.name, "optimize_file")


def publish_shared(target: Target, person: Person) -> Answer:
	"""Make an own record with the same bytes public: the framework moves the bytes and all records of them."""
	return target.web.rest(person, "PUT", "File", target.made["own"].name, {"is_private": 0})


def with_own_file(content: object = None) -> object:
	def prepare(target: Target, person: Person) -> None:
		data = content(target) if content else picture("own")
		with as_user(person):
			target.made["own"] = frappe.get_doc(
				{"doctype": "File", "file_name": OWN, "is_private": 1, "content": data}
			).insert()

	return prepare


def with_own_file_named_alike(target: Target, person: Person) -> None:
	with_own_file()(target, person)
	target.made["own"].db_set("file_name", target.evidence.file_url.rpartition("/")[2])


def evidence_bytes(target: Target) -> bytes:
	with open(target.evidence.get_full_path(), "rb") as stored:
		return stored.read()


def attack(
	path: str, what: str, person: Person, state: State, attempt: object, code: object, **more: object
) -> Attack:
	return Attack(path, what, person, state, attempt, code=code, **more)


ADDS = (
	("upload_file", upload),
	("client.attach_file", attach_file),
	("File by REST POST", post_by_address),
	("File by client.insert", insert),
)
DELETES = (
	("remove_attach", remove_attach),
	("File by REST DELETE", rest_delete),
	("File by client.delete", client_delete),
)
LATER = (State.PENDING_SIGNATURE, State.DEPARTMENT_REVIEW, State.APPROVED)
ATTACKS = [
	*(attack(path, "add", OFFICER, state, way, LOCKED) for path, way in ADDS for state in LATER),
	*(attack(path, "add to another agency's draft", OTHER_OFFICER, State.DRAFT, way, ()) for path, way in ADDS),
	*(attack(path, "add to a commune's draft", EXAMINER, State.DRAFT, way, ()) for path, way in ADDS),
	attack("upload_file", "add in public", OFFICER, State.DRAFT, upload_public, PUBLIC, statuses=(417,)),
	*(attack(path, "delete", OFFICER, state, way, LOCKED) for path, way in DELETES for state in LATER),
	*(attack(path, "delete", ADMINISTRATOR, State.DRAFT, way, LOCKED) for path, way in DELETES),
	attack("File by REST PUT", "re-point away", OFFICER, State.DEPARTMENT_REVIEW, put(attached_to_name="BC-TC-SPARE-03433"), LOCKED),
	attack("File by REST PUT", "cut loose", OFFICER, State.APPROVED, put(attached_to_doctype="", attached_to_name=""), LOCKED),
	attack("File by REST PUT", "make public", OFFICER, State.DEPARTMENT_REVIEW, put(is_private=0), LOCKED),
	attack("File by REST PUT", "make public", OFFICER, State.DRAFT, put(is_private=0), PUBLIC, statuses=(417,)),
	attack("File by REST PUT", "rename", OFFICER, State.DEPARTMENT_REVIEW, put(file_name="khac.png"), LOCKED),
	attack("File by REST PUT", "hang on a row", OFFICER, State.DRAFT, put(attached_to_doctype="Progress Report Line", attached_to_name="x"), "child-row-alone"),
	attack("File by client.set_value", "re-point away", OFFICER, State.PROVINCE_APPROVAL, set_value(attached_to_name="BC-TC-SPARE-03433"), LOCKED),
	attack("File by REST PUT", "own file onto the report", OFFICER, State.DEPARTMENT_REVIEW, attach_own, LOCKED, prepare=with_own_file()),
	attack("File by REST PUT", "own file onto another's draft", OTHER_OFFICER, State.DRAFT, attach_own, LOCKED, prepare=with_own_file()),
	attack("evidence by its address", "read it through an own record", OTHER_OFFICER, State.DRAFT, borrow(1), BORROWED),
	attack("evidence by its address", "copy it in public", OTHER_OFFICER, State.DRAFT, borrow(0), BORROWED),
	attack("evidence by its address", "copy it in public", OFFICER, State.APPROVED, borrow(0), BORROWED),
	attack("evidence by its address", "point an own record there", OTHER_OFFICER, State.DRAFT, put_own(file_url=lambda target: target.evidence.file_url), BORROWED, prepare=with_own_file()),
	attack("evidence by its hash", "re-point it to an own file", OFFICER, State.DEPARTMENT_REVIEW, put_own(content_hash=lambda target: target.evidence.content_hash, is_private=0), BORROWED, prepare=with_own_file()),
	attack("evidence by its hash", "publish equal bytes", OTHER_OFFICER, State.DEPARTMENT_REVIEW, publish_shared, BORROWED, prepare=with_own_file(evidence_bytes)),
	attack("evidence on disk", "overwrite by optimize_file", OTHER_OFFICER, State.APPROVED, overwrite, BORROWED, prepare=with_own_file_named_alike),
	attack("evidence on disk", "overwrite by run_doc_method", OTHER_OFFICER, State.APPROVED, overwrite_smuggling, BORROWED, prepare=with_own_file()),
	attack("evidence on disk", "optimize the evidence itself", OFFICER, State.APPROVED, optimize_evidence, BORROWED),
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)

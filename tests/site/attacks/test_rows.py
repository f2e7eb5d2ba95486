"""Attacks on child rows: by their own address, through their parent's calls, and by taking another report's row."""

import pytest
from actors import ADMINISTRATOR, EXAMINER, OFFICER, OTHER_OFFICER, Person
from attacking.attack import CHANGED, REPORT, Attack, Target
from attacking.web import Answer
from laichau_env.approval.transitions import State

LINE, PROPOSAL, EVIDENCE = "Progress Report Line", "Report Proposal", "Report Evidence"
ALONE, LOCKED = "child-row-alone", "content-locked"


def put_row(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "PUT", LINE, target.report.lines[0].name, {"result": CHANGED})


def put_row_docstatus(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "PUT", LINE, target.report.lines[0].name, {"docstatus": 2})


def new_row(target: Target, **fields: object) -> dict[str, object]:
	link = {"parent": target.name, "parenttype": REPORT, "parentfield": "proposals"}
	return {"doctype": PROPOSAL, **link, "proposal": CHANGED, "addressee": "SNNMT", **fields}


def post_row(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "POST", PROPOSAL, body=new_row(target))


def post_evidence(target: Target, person: Person) -> Answer:
	row = new_row(target, doctype=EVIDENCE, parentfield="evidence", file=target.evidence.file_url)
	return target.web.rest(person, "POST", EVIDENCE, body=row)


def delete_row(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "DELETE", PROPOSAL, target.report.proposals[0].name)


def set_value(target: Target, person: Person) -> Answer:
	row = target.report.lines[0].name
	return target.web.call(
		person, "frappe.client.set_value", doctype=LINE, name=row, fieldname="result", value=CHANGED
	)


def client_insert(target: Target, person: Person) -> Answer:
	return target.web.call(person, "frappe.client.insert", doc=new_row(target))


def client_insert_many(target: Target, person: Person) -> Answer:
	return target.web.call(person, "frappe.client.insert_many", docs=[new_row(target)])


def client_delete(target: Target, person: Person) -> Answer:
	row = target.report.proposals[0].name
	return target.web.call(person, "frappe.client.delete", doctype=PROPOSAL, name=row)


def client_save(target: Target, person: Person) -> Answer:
	row = {**target.whole()["lines"][0], "result": CHANGED}
	return target.web.call(person, "frappe.client.save", doc=row)


def put_rows(field: str, **changes: object) -> object:
	"""The record's own PUT, with changed rows in a table."""

	def attempt(target: Target, person: Person) -> Answer:
		rows = target.whole()[field]
		return target.web.rest(
			person, "PUT", REPORT, target.name, {field: [{**rows[0], **changes}, *rows[1:]]}
		)

	return attempt


def drop_rows(field: str) -> object:
	return lambda target, person: target.web.rest(person, "PUT", REPORT, target.name, {field: []})


def reorder_rows(target: Target, person: Person) -> Answer:
	rows = target.whole()["lines"]
	turned = [{**row, "idx": place} for place, row in enumerate(reversed(rows), start=1)]
	return target.web.rest(person, "PUT", REPORT, target.name, {"lines": turned})


def add_line(target: Target, person: Person) -> Answer:
	rows = target.whole()["lines"]
	extra = {"plan_task": rows[0]["plan_task"], "role": "Lead", "result": CHANGED}
	return target.web.rest(person, "PUT", REPORT, target.name, {"lines": [*rows, extra]})


def take_row(field: str, **changes: object) -> object:
	"""Save one's own draft with a row that names a row of the locked report."""

	def attempt(target: Target, person: Person) -> Answer:
		row = {**target.whole()[field][0], **changes}
		own = [stored.as_dict(convert_dates_to_str=True) for stored in target.spare.get(field)]
		return target.web.rest(person, "PUT", REPORT, target.spare_name, {field: [*own, row]})

	return attempt


ROW = "child row by its REST address"
ATTACKS = [
	*(Attack(ROW, "PUT", OFFICER, state, put_row, code=ALONE) for state in (State.DRAFT, State.DEPARTMENT_REVIEW)),
	Attack(ROW, "PUT another agency's", OTHER_OFFICER, State.DRAFT, put_row),
	Attack(ROW, "PUT a commune's", EXAMINER, State.DRAFT, put_row),
	Attack(ROW, "PUT docstatus 2", ADMINISTRATOR, State.APPROVED, put_row_docstatus, code=ALONE),
	*(Attack(ROW, "POST", OFFICER, state, post_row, code=ALONE) for state in (State.DRAFT, State.PROVINCE_APPROVAL)),
	Attack(ROW, "POST evidence", OFFICER, State.DEPARTMENT_REVIEW, post_evidence, code=ALONE),
	*(Attack(ROW, "DELETE", ADMINISTRATOR, state, delete_row, code=ALONE) for state in (State.DRAFT, State.REVOKED)),
]  # fmt: skip
ATTACKS += [
	Attack(f"child row by {way}", what, person, state, attempt, code=codes)
	for way, attempt in (
		("client.set_value", set_value),
		("client.insert", client_insert),
		("client.insert_many", client_insert_many),
		("client.delete", client_delete),
		("client.save", client_save),
	)
	for what, person, state, codes in (
		("of a locked report", OFFICER, State.DEPARTMENT_REVIEW, (LOCKED, ALONE)),
		("of another agency's draft", OTHER_OFFICER, State.DRAFT, ()),
		("of a commune's draft", EXAMINER, State.DRAFT, ()),
	)
]
ATTACKS += [
	Attack("rows with their record", what, OFFICER, state, attempt, code=code)
	for what, state, attempt, code in (
		("a result", State.DEPARTMENT_REVIEW, put_rows("lines", result=CHANGED), LOCKED),
		("a proposal", State.PROVINCE_APPROVAL, put_rows("proposals", proposal=CHANGED), LOCKED),
		("another order", State.DEPARTMENT_REVIEW, reorder_rows, LOCKED),
		("no proposals", State.DEPARTMENT_APPROVAL, drop_rows("proposals"), LOCKED),
		("no evidence", State.PENDING_SIGNATURE, drop_rows("evidence"), LOCKED),
		("fewer duties", State.DRAFT, drop_rows("lines"), "fixed-field-changed"),
		("a duty more", State.DRAFT, add_line, "fixed-field-changed"),
		("another role", State.DRAFT, put_rows("lines", role="Coordinate"), "fixed-field-changed"),
		("another task text", State.DRAFT, put_rows("lines", task_content=CHANGED), "fixed-field-changed"),
	)
]
ATTACKS += [
	Attack("row taken from another report", f"{field} row", OFFICER, state, take_row(field, **changes), code="fixed-field-changed")
	for state in (State.DEPARTMENT_REVIEW, State.APPROVED)
	for field, changes in (("proposals", {"proposal": CHANGED}), ("evidence", {"caption": CHANGED}), ("lines", {"result": CHANGED}))
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)

"""Attacks on child rows: by their own address, through their parent's calls, and by taking another report's row."""

import pytest
from actors import ADMINISTRATOR, EXAMINER, OFFICER, OTHER_OFFICER, Person
from attacking.attack import CHANGED, REPORT, Attack, Target
from attacking.framework import run_import, with_import
from attacking.web import Answer
from factories import INDICATOR
from laichau_env.approval.transitions import State

LINE, PROPOSAL, EVIDENCE = "Progress Report Line", "Report Proposal", "Report Evidence"
FIGURE, FIGURES = "Report Indicator Value", "indicator_values"
UNFIT = {"statuses": (417,)}
ALONE, LOCKED, FIXED = "child-row-alone", "content-locked", "fixed-field-changed"


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


def put_figure(target: Target, person: Person) -> Answer:
	return target.web.rest(
		person, "PUT", FIGURE, target.report.indicator_values[0].name, {"value_text": "99"}
	)


def set_figure(target: Target, person: Person) -> Answer:
	row = target.report.indicator_values[0].name
	return target.web.call(
		person, "frappe.client.set_value", doctype=FIGURE, name=row, fieldname="value_text", value="99"
	)


def post_figure(target: Target, person: Person) -> Answer:
	row = new_row(target, doctype=FIGURE, parentfield=FIGURES, indicator=INDICATOR, value_text="99")
	return target.web.rest(person, "POST", FIGURE, body=row)


def delete_figure(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "DELETE", FIGURE, target.report.indicator_values[0].name)


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


def figure_more(target: Target, person: Person) -> Answer:
	rows = target.whole()[FIGURES]
	extra = {"indicator": INDICATOR, "value_text": "99"}
	return target.web.rest(person, "PUT", REPORT, target.name, {FIGURES: [*rows, extra]})


def bulk_update_figure(target: Target, person: Person) -> Answer:
	rows = [{**row, "value_text": "99"} for row in target.whole()[FIGURES]]
	docs = [{"doctype": REPORT, "docname": target.name, FIGURES: rows}]
	return target.web.call(person, "frappe.client.bulk_update", docs=docs)


def import_of_a_figure(target: Target, person: Person) -> None:
	"""A CSV that names the row and its new figure."""
	row = target.report.indicator_values[0].name
	columns = {f"{FIGURES}.name": row, f"{FIGURES}.indicator": INDICATOR, f"{FIGURES}.value_text": "99"}
	with_import("Update Existing Records", **columns)(target, person)


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
	Attack("figure of an indicator", what, person, state, attempt, code=code, **more)
	for what, person, state, attempt, code, more in (
		("PUT", OFFICER, State.DRAFT, put_figure, ALONE, {}),
		("PUT", OFFICER, State.DEPARTMENT_REVIEW, put_figure, ALONE, {}),
		("PUT another agency's", OTHER_OFFICER, State.DRAFT, put_figure, (), {}),
		("PUT of an approved one", ADMINISTRATOR, State.APPROVED, put_figure, ALONE, {}),
		("POST", OFFICER, State.DRAFT, post_figure, ALONE, {}),
		("DELETE", ADMINISTRATOR, State.DRAFT, delete_figure, ALONE, {}),
		("client.set_value of a locked one", OFFICER, State.DEPARTMENT_REVIEW, set_figure, LOCKED, {}),
		("client.set_value of an approved one", ADMINISTRATOR, State.APPROVED, set_figure, (), {}),
		("client.set_value of another agency's", OTHER_OFFICER, State.DRAFT, set_figure, (), {}),
		("client.set_value by the examiner", EXAMINER, State.DEPARTMENT_REVIEW, set_figure, (), {}),
		("bulk update", OFFICER, State.DEPARTMENT_REVIEW, bulk_update_figure, (), {"quiet": True}),
		("Data Import", OFFICER, State.DEPARTMENT_REVIEW, run_import, (), {"prepare": import_of_a_figure}),
		("Data Import", ADMINISTRATOR, State.APPROVED, run_import, (), {"prepare": import_of_a_figure}),
		*(
			(f"{name} with its record", OFFICER, state, put_rows(FIGURES, **{name: "99"}), LOCKED, {})
			for name in ("value_text", "reason")
			for state in (State.PENDING_SIGNATURE, State.DEPARTMENT_REVIEW, State.PROVINCE_APPROVAL)
		),
		*(
			(f"{name} of a draft", OFFICER, State.DRAFT, put_rows(FIGURES, **{name: value}), FIXED, {})
			for name, value in (
				("value", 99),
				("unit", "tấn"),
				("indicator_name", CHANGED),
				("decimals", 5),
				("previous_value", "99"),
				("taken_from", CHANGED),
			)
		),
		("none at all", OFFICER, State.DRAFT, drop_rows(FIGURES), FIXED, {}),
		("one more", OFFICER, State.DRAFT, figure_more, FIXED, {}),
		("no number", OFFICER, State.DRAFT, put_rows(FIGURES, value_text="12.5"), "figure-unfit", UNFIT),
		("out of range", OFFICER, State.RETURNED, put_rows(FIGURES, value_text="101"), "figure-unfit", UNFIT),
	)
]
ATTACKS += [
	Attack("row taken from another report", f"{field} row", OFFICER, state, take_row(field, **changes), code="fixed-field-changed")
	for state in (State.DEPARTMENT_REVIEW, State.APPROVED)
	for field, changes in (("proposals", {"proposal": CHANGED}), ("evidence", {"caption": CHANGED}), ("lines", {"result": CHANGED}), (FIGURES, {"value_text": "99"}))
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)

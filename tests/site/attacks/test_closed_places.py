"""A report that came back for named places only: every way refuses the others, and lets the named ones through.

tests/attacking/places.py says what is open in which report. The people are those who may edit the whole of a report
that came back whole.
"""

import base64
from collections.abc import Callable

import frappe
import pytest
from actors import OFFICER, Person
from attacking.attack import CHANGED, REPORT, Attack, Target, in_process
from attacking.framework import (
	Attempt,
	board_by,
	call,
	drag_card,
	make_web_form,
	on_calendar,
	on_gantt,
	run_import,
	send_web_form,
	with_import,
)
from attacking.places import FIELDS, FIGURE_PLACE, ROWS
from attacking.ways import WAYS, rest_put
from attacking.web import Answer
from factories import picture
from laichau_env.approval.transitions import State

PROPOSAL = "Report Proposal"
CLOSED, FIXED, ALONE = "place-closed", "fixed-field-changed", "child-row-alone"
Changes = Callable[[Target], dict[str, object]]


def field(**changes: object) -> Changes:
	return lambda target: changes


def row(table: str, number: int, **changes: object) -> Changes:
	def made(target: Target) -> dict[str, object]:
		rows = target.whole()[table]
		return {table: [{**one, **changes} if place == number else one for place, one in enumerate(rows)]}

	return made


def added(table: str, **fields: object) -> Changes:
	return lambda target: {table: [*target.whole()[table], fields]}


def fewer(table: str) -> Changes:
	return lambda target: {table: target.whole()[table][1:]}


def numbered(rows: list[dict]) -> list[dict]:
	return [{**one, "idx": place} for place, one in enumerate(rows, start=1)]


def turned(table: str) -> Changes:
	return lambda target: {table: numbered(target.whole()[table][::-1])}


def names_swapped(table: str) -> Changes:
	def made(target: Target) -> dict[str, object]:
		first, second, *rest = target.whole()[table]
		pair = [{**first, "name": second["name"]}, {**second, "name": first["name"]}]
		return {table: [*pair, *rest]}

	return made


def turned_by_new_rows(table: str) -> Changes:
	"""Another order without moving a stored row: each is dropped and an equal one added elsewhere."""

	def made(target: Target) -> dict[str, object]:
		bare = [
			{key: value for key, value in one.items() if key not in ("name", "creation", "idx")}
			for one in target.whole()[table]
		]
		return {table: numbered(bare[::-1])}

	return made


def both(*parts: Changes) -> Changes:
	return lambda target: {key: value for part in parts for key, value in part(target).items()}


NEW = {"proposal": CHANGED, "addressee": "SNNMT"}
WRONGS: list[tuple[str, str, Changes, str]] = [
	("another field", FIELDS, field(situation=CHANGED), CLOSED),
	("another field of the line", FIELDS, row("lines", 0, percent=77), CLOSED),
	("that field of another line", FIELDS, row("lines", 1, result=CHANGED), CLOSED),
	("an open field and a closed one", FIELDS, both(field(next_steps=CHANGED), field(situation=CHANGED)), CLOSED),
	("an open row and a closed one", FIELDS, both(added("proposals", **NEW), fewer("evidence")), CLOSED),
	("a caption", FIELDS, row("evidence", 0, caption=CHANGED), CLOSED),
	("less evidence", FIELDS, fewer("evidence"), CLOSED),
	("nothing to report", FIELDS, field(nothing_to_report=1, nothing_reason=CHANGED), CLOSED),
	("lines in another order", FIELDS, turned("lines"), CLOSED),
	("names of two lines swapped", FIELDS, names_swapped("lines"), FIXED),
	("a figure", FIELDS, row("indicator_values", 0, value_text="99"), CLOSED),
	("the reason of a figure", FIELDS, row("indicator_values", 0, reason=CHANGED), CLOSED),
	("the reason beside an open figure", ROWS, row("indicator_values", 0, reason=CHANGED), CLOSED),
	("a field", ROWS, field(next_steps=CHANGED), CLOSED),
	("another line", ROWS, row("lines", 0, result=CHANGED), CLOSED),
	("a proposal", ROWS, row("proposals", 0, proposal=CHANGED), CLOSED),
	("whom a proposal is for", ROWS, row("proposals", 0, addressee="SYT"), CLOSED),
	("a proposal more", ROWS, added("proposals", **NEW), CLOSED),
	("a proposal less", ROWS, fewer("proposals"), CLOSED),
	("proposals in another order", ROWS, turned("proposals"), CLOSED),
	("names of two proposals swapped", ROWS, names_swapped("proposals"), CLOSED),
	("proposals made anew in another order", ROWS, turned_by_new_rows("proposals"), CLOSED),
]  # fmt: skip
ATTACKS = [
	Attack(
		f"closed place: {path}",
		what,
		OFFICER,
		State.RETURNED,
		lambda target, person, way=way, changes=changes: way(target, person, **changes(target)),
		code=() if quiet else code,
		quiet=quiet,
		on=on,
	)
	for path, (way, quiet) in WAYS.items()
	for what, on, changes, code in WRONGS
]


def set_row(table: str, number: int, **changes: object) -> Attempt:
	return lambda target, person: target.web.call(
		person,
		"frappe.client.set_value",
		doctype=target.report.get(table)[number].doctype,
		name=target.report.get(table)[number].name,
		fieldname=changes,
	)


def save_row(table: str, number: int, **changes: object) -> Attempt:
	return call("frappe.client.save", doc=lambda target: {**target.whole()[table][number], **changes})


def put_row(table: str, number: int, **changes: object) -> Attempt:
	return lambda target, person: target.web.rest(
		person,
		"PUT",
		target.report.get(table)[number].doctype,
		target.report.get(table)[number].name,
		changes,
	)


def delete_row(table: str) -> Attempt:
	return lambda target, person: target.web.call(
		person,
		"frappe.client.delete",
		doctype=target.report.get(table)[0].doctype,
		name=target.report.get(table)[0].name,
	)


def new_row(target: Target) -> dict[str, object]:
	return {
		"doctype": PROPOSAL,
		"parent": target.name,
		"parenttype": REPORT,
		"parentfield": "proposals",
		**NEW,
	}


insert_row = call("frappe.client.insert", doc=new_row)
insert_rows = call("frappe.client.insert_many", docs=lambda target: [new_row(target)])


def method_with_changes(method: str) -> Attempt:
	return call("run_doc_method", docs=lambda target: target.whole(situation=CHANGED), method=method)


def saved_in_process(target: Target) -> None:
	report = frappe.get_doc(REPORT, target.name)
	report.flags.update(ignore_permissions=True, ignore_validate=True, ignore_links=True)
	report.situation = CHANGED
	report.save()


def set_in_process(target: Target) -> None:
	frappe.get_doc(REPORT, target.name).db_set("situation", CHANGED)


PICTURE = base64.b64encode(picture("added")).decode()


def upload(target: Target, person: Person) -> Answer:
	return target.web.upload(
		person, "them.png", picture("added"), doctype=REPORT, docname=target.name, is_private=1
	)


def attached(target: Target) -> dict[str, object]:
	return {"attached_to_doctype": REPORT, "attached_to_name": target.name}


def rename_file(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.client.set_value",
		doctype="File",
		name=target.evidence.name,
		fieldname="file_name",
		value="khac.png",
	)


def cut_loose(target: Target, person: Person) -> Answer:
	away = {"attached_to_doctype": "", "attached_to_name": ""}
	return target.web.rest(person, "PUT", "File", target.evidence.name, away)


FILES: dict[str, Attempt] = {
	"upload_file": upload,
	"client.attach_file": call("frappe.client.attach_file", filename="them.png", filedata=PICTURE, decode_base64=1, doctype=REPORT, docname=lambda target: target.name, is_private=1),
	"File by client.insert": call("frappe.client.insert", doc=lambda target: {"doctype": "File", "is_private": 1, "file_name": "them.png", "content": PICTURE, "decode": 1, **attached(target)}),
	"remove_attach": call("frappe.desk.form.utils.remove_attach", dt=REPORT, dn=lambda target: target.name, fid=lambda target: target.evidence.name),
	"File by REST DELETE": lambda target, person: target.web.rest(person, "DELETE", "File", target.evidence.name),
	"File by client.delete": call("frappe.client.delete", doctype="File", name=lambda target: target.evidence.name),
	"delete_items of files": call("frappe.desk.reportview.delete_items", doctype="File", items=lambda target: [target.evidence.name]),
}  # fmt: skip
UPDATE = "Update Existing Records"
OTHER_WAYS: list[tuple[str, str, Attempt, str, dict]] = [
	("client.set_value of a row, closed field", FIELDS, set_row("lines", 0, percent=77), CLOSED, {}),
	("client.set_value of a row, closed row", FIELDS, set_row("lines", 1, result=CHANGED), CLOSED, {}),
	("client.set_value of a proposal", ROWS, set_row("proposals", 0, proposal=CHANGED), CLOSED, {}),
	("client.set_value of a figure", FIELDS, set_row("indicator_values", 0, value_text="99"), CLOSED, {}),
	("client.save of an open figure by itself", ROWS, save_row("indicator_values", 0, value_text="99"), ALONE, {}),
	("client.save of a row", FIELDS, save_row("lines", 1, result=CHANGED), ALONE, {}),
	("client.save of an open row by itself", FIELDS, save_row("lines", 0, result=CHANGED), ALONE, {}),
	("row by its REST address", FIELDS, put_row("lines", 1, result=CHANGED), ALONE, {}),
	("client.insert of a row", ROWS, insert_row, CLOSED, {}),
	("client.insert_many of rows", ROWS, insert_rows, CLOSED, {}),
	("client.delete of a row", ROWS, delete_row("proposals"), CLOSED, {}),
	("client.delete of evidence", FIELDS, delete_row("evidence"), CLOSED, {}),
	("calendar", FIELDS, on_calendar("situation", CHANGED), CLOSED, {}),
	("Gantt chart", FIELDS, on_gantt("situation", CHANGED), CLOSED, {}),
	("Kanban board", FIELDS, drag_card(CHANGED, "situation"), CLOSED, {"prepare": board_by("situation", (CHANGED,))}),
	("web form", FIELDS, send_web_form("situation"), CLOSED, {"prepare": make_web_form}),
	("Data Import", FIELDS, run_import, "", {"prepare": with_import(UPDATE, situation=CHANGED)}),
	("run_doc_method submit", FIELDS, method_with_changes("submit"), "", {"statuses": (403, 417)}),
	("run_doc_method save", FIELDS, method_with_changes("save"), "", {"statuses": (403, 417)}),
	("apply_workflow with it", FIELDS, call("frappe.model.workflow.apply_workflow", doc=lambda target: target.whole(situation=CHANGED), action="Request Signature"), "stale-content", {"statuses": (409,)}),
	("rename", FIELDS, call("frappe.client.rename_doc", doctype=REPORT, old_name=lambda target: target.name, new_name="BC-KHAC"), "not-renamable", {}),
	("title", FIELDS, call("frappe.model.rename_doc.update_document_title", doctype=REPORT, docname=lambda target: target.name, title=CHANGED), FIXED, {}),
	("delete", FIELDS, lambda target, person: target.web.rest(person, "DELETE", REPORT, target.name), "", {}),
	("save in process, ignore everything", FIELDS, in_process("", saved_in_process), CLOSED, {}),
	("db_set in process", FIELDS, in_process("", set_in_process), CLOSED, {}),
	*((f"files: {way}", FIELDS, attempt, "" if way.startswith("delete_items") else CLOSED, {"quiet": way.startswith("delete_items")}) for way, attempt in FILES.items()),
	("files: File by client.set_value", FIELDS, rename_file, CLOSED, {}),
	("files: File by REST PUT", FIELDS, cut_loose, CLOSED, {}),
]  # fmt: skip
ATTACKS += [
	Attack("closed place: other ways", what, OFFICER, State.RETURNED, attempt, code=code or (), on=on, **more)
	for what, on, attempt, code, more in OTHER_WAYS
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_closed_place_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)


def line_place(target: Target, number: int, name: str) -> str:
	row = target.report.lines[number]
	return f"lines|{row.plan_task}|{row.role}|{name}"


Expected = Callable[[Target], list[str]]
RIGHTS: list[tuple[str, str, Changes, Expected]] = [
	("the field", FIELDS, field(next_steps=CHANGED), lambda target: ["next_steps"]),
	("the field of the line", FIELDS, row("lines", 0, result=CHANGED), lambda target: [line_place(target, 0, "result")]),
	("a proposal more", FIELDS, added("proposals", **NEW), lambda target: ["proposals||SNNMT"]),
	("a proposal less", FIELDS, fewer("proposals"), lambda target: ["proposals||SNNMT"]),
	("the figure", ROWS, row("indicator_values", 0, value_text="99"), lambda target: [FIGURE_PLACE]),
	("another field of the line", ROWS, row("lines", 1, percent=77), lambda target: [line_place(target, 1, "percent")]),
	("a caption", ROWS, row("evidence", 0, caption=CHANGED), lambda target: [f"evidence||{target.evidence.file_url}|caption"]),
]  # fmt: skip
OPEN = [
	*(
		(f"{path}: {what}", on, lambda target, person, way=way, changes=changes: way(target, person, **changes(target)), places)
		for path, (way, _) in WAYS.items()
		for what, on, changes, places in RIGHTS
	),
	("client.set_value of a row", FIELDS, set_row("lines", 0, result=CHANGED), lambda target: [line_place(target, 0, "result")]),
	("client.set_value of the figure", ROWS, set_row("indicator_values", 0, value_text="99"), lambda target: [FIGURE_PLACE]),
	("client.insert of a row", FIELDS, insert_row, lambda target: ["proposals||SNNMT"]),
	("client.insert_many of rows", FIELDS, insert_rows, lambda target: ["proposals||SNNMT"]),
	("client.delete of a row", FIELDS, delete_row("proposals"), lambda target: ["proposals||SNNMT"]),
	("proposals in another order", FIELDS, lambda target, person: rest_put(target, person, **turned("proposals")(target)), lambda target: []),
	("calendar", FIELDS, on_calendar("next_steps", CHANGED), lambda target: ["next_steps"]),
	("Gantt chart", FIELDS, on_gantt("next_steps", CHANGED), lambda target: ["next_steps"]),
	*((f"files: {way}", ROWS, attempt, lambda target: ["files"]) for way, attempt in FILES.items()),
]  # fmt: skip


@pytest.mark.parametrize(("what", "on", "attempt", "places"), OPEN, ids=[case[0] for case in OPEN])
def test_a_named_place_is_let_through(
	must_pass, what: str, on: str, attempt: Attempt, places: Expected
) -> None:
	must_pass(on, OFFICER, attempt, places)

"""Who sees which report: role x relation x state, the same answer from every way to look.

The table is written by hand from the design; each way of looking is asked as each person and compared with it.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from types import ModuleType
from urllib.parse import quote

import frappe
import pytest
from actors import (
	CHAIR,
	DIRECTOR,
	EXAMINER,
	GUEST,
	OFFICER,
	OTHER_CHAIR,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	VICE_CHAIR,
	Person,
	as_user,
)
from attacking.web import Answer, Web
from factories import REPORT_STATES, report_at
from laichau_env.approval.transitions import State

REPORT, LINE = "Progress Report", "Progress Report Line"
EVERY = set(REPORT_STATES)
SENT = {
	State.DEPARTMENT_REVIEW,
	State.DEPARTMENT_APPROVAL,
	State.PROVINCE_APPROVAL,
	State.APPROVED,
	State.REVOKED,
}
SEES: dict[Person, set[State]] = {
	OFFICER: EVERY,
	CHAIR: EVERY,
	VICE_CHAIR: EVERY,
	EXAMINER: SENT,
	DIRECTOR: SENT,
	PROVINCE_OFFICER: SENT,
	PROVINCE_CHAIR: SENT,
	SUPERVISOR: SENT,
	OTHER_OFFICER: set(),
	OTHER_CHAIR: set(),
	STRANGER: set(),
	STRANGE_DIRECTOR: set(),
	PLANNER: set(),
	GUEST: set(),
}
"""The commune's report, by who looks: its agency always, examiner, province and supervisor once it was sent."""


@pytest.fixture(scope="module")
def names(frappe_site: ModuleType) -> dict[str, State]:
	"""A report of the commune in each state."""
	made = {report_at(state, f"TV-{place}").name: state for place, state in enumerate(REPORT_STATES)}
	frappe_site.db.commit()
	return made


@pytest.fixture(scope="module")
def web(base_url: str, demo_password: str) -> Iterator[Web]:
	sessions = Web(base_url, demo_password)
	yield sessions
	sessions.close()


Look = Callable[[Web, Person, dict[str, State]], set[str] | int]


def rows_of(answer: Answer) -> list[dict]:
	"""Rows of an answer; none where the person is refused altogether."""
	if answer.status in (401, 403):
		return []
	assert answer.status == 200, answer
	body = answer.body.get("data", answer.body.get("message"))
	if isinstance(body, dict) and "keys" in body:
		return [dict(zip(body["keys"], row, strict=True)) for row in body["values"]]
	return body or []


def in_names(names: dict[str, State], field: str = "name") -> list:
	return [[field, "in", list(names)]]


def rest_list(web: Web, person: Person, names: dict) -> set[str]:
	answer = web.get(person, f"/api/resource/{REPORT}", filters=in_names(names), limit_page_length=0)
	return {row["name"] for row in rows_of(answer)}


def client_list(web: Web, person: Person, names: dict) -> set[str]:
	answer = web.call(
		person, "frappe.client.get_list", doctype=REPORT, filters=in_names(names), limit_page_length=100
	)
	return {row["name"] for row in rows_of(answer)}


def report_view(web: Web, person: Person, names: dict) -> set[str]:
	answer = web.call(
		person,
		"frappe.desk.reportview.get",
		doctype=REPORT,
		fields=["`tabProgress Report`.`name`", "`tabProgress Report`.`situation`"],
		filters=in_names(names),
		page_length=100,
		view="Report",
	)
	return {row["name"] for row in rows_of(answer)}


def report_view_with_rows(web: Web, person: Person, names: dict) -> set[str]:
	answer = web.call(
		person,
		"frappe.desk.reportview.get",
		doctype=REPORT,
		fields=["`tabProgress Report`.`name`", "`tabProgress Report Line`.`result`"],
		filters=in_names(names),
		page_length=1000,
		view="Report",
	)
	return {row["name"] for row in rows_of(answer)}


def export(web: Web, person: Person, names: dict) -> set[str]:
	answer = web.call(
		person,
		"frappe.desk.reportview.export_query",
		doctype=REPORT,
		title=REPORT,
		file_format_type="CSV",
		fields=["`tabProgress Report`.`name`"],
		filters=in_names(names),
	)
	if answer.status in (401, 403):
		return set()
	assert answer.status == 200, answer
	text = answer.body.decode("utf-8-sig") if isinstance(answer.body, bytes) else ""
	return {cell for row in csv.reader(io.StringIO(text)) for cell in row} & set(names)


def link_search(web: Web, person: Person, names: dict) -> set[str]:
	answer = web.call(person, "frappe.desk.search.search_link", doctype=REPORT, txt="BC-TV-", page_length=100)
	if answer.status in (401, 403):
		return set()
	assert answer.status == 200, answer
	found = answer.body.get("results", answer.body.get("message")) or []
	return {row["value"] for row in found} & set(names)


def child_rows(web: Web, person: Person, names: dict) -> set[str]:
	answer = web.call(
		person,
		"frappe.client.get_list",
		doctype=LINE,
		parent=REPORT,
		fields=["parent"],
		filters=in_names(names, "parent"),
		limit_page_length=1000,
	)
	return {row["parent"] for row in rows_of(answer)}


def attached(doctype: str, field: str, kind: str) -> Look:
	def look(web: Web, person: Person, names: dict) -> set[str]:
		filters = [*in_names(names, field), [kind, "=", REPORT]]
		answer = web.get(
			person, f"/api/resource/{doctype}", filters=filters, fields=[field], limit_page_length=1000
		)
		return {row[field] for row in rows_of(answer)}

	return look


def count(command: str) -> Look:
	def look(web: Web, person: Person, names: dict) -> int:
		answer = web.call(person, command, doctype=REPORT, filters=in_names(names))
		if answer.status in (401, 403):
			return 0
		assert answer.status == 200, answer
		return answer.body["message"]

	return look


def each(ask: Callable[[Web, Person, str], Answer]) -> Look:
	"""Records asked for one by one."""

	def look(web: Web, person: Person, names: dict) -> set[str]:
		answers = {name: ask(web, person, name) for name in names}
		odd = {name: answer for name, answer in answers.items() if answer.status not in (200, 401, 403)}
		assert not odd, odd
		return {
			name
			for name, answer in answers.items()
			if answer.status == 200 and answer.body not in ({}, {"message": {}})
		}

	return look


def evidence(web: Web, person: Person, name: str) -> Answer:
	address = frappe.db.get_value(
		"File", {"attached_to_doctype": REPORT, "attached_to_name": name}, "file_url"
	)
	return web.get(person, quote(address))


def evidence_by_call(web: Web, person: Person, name: str) -> Answer:
	address = frappe.db.get_value(
		"File", {"attached_to_doctype": REPORT, "attached_to_name": name}, "file_url"
	)
	return web.call(person, "frappe.handler.download_file", verb="GET", file_url=address)


LOOKS: dict[str, Look] = {
	"REST list": rest_list,
	"client.get_list": client_list,
	"report view": report_view,
	"report view with rows": report_view_with_rows,
	"export": export,
	"link search": link_search,
	"child rows": child_rows,
	"reportview.get_count": count("frappe.desk.reportview.get_count"),
	"client.get_count": count("frappe.client.get_count"),
	"REST record": each(lambda web, person, name: web.rest(person, "GET", REPORT, name)),
	"client.get": each(lambda web, person, name: web.call(person, "frappe.client.get", doctype=REPORT, name=name)),
	"client.get_value": each(
		lambda web, person, name: web.call(
			person, "frappe.client.get_value", doctype=REPORT, filters={"name": name}, fieldname="situation"
		)
	),
	"form": each(
		lambda web, person, name: web.call(person, "frappe.desk.form.load.getdoc", verb="GET", doctype=REPORT, name=name)
	),
	"get_approval": each(
		lambda web, person, name: web.call(person, "laichau_env.approval.api.get_approval", doctype=REPORT, name=name)
	),
	"evidence by address": each(evidence),
	"evidence by call": each(evidence_by_call),
}  # fmt: skip
EMPTY_OR_AS_TABLE: dict[str, Look] = {
	"files": attached("File", "attached_to_name", "attached_to_doctype"),
	"comments": attached("Comment", "reference_name", "reference_doctype"),
	"versions": attached("Version", "docname", "ref_doctype"),
}
"""Lists that the framework's roles may keep from a person altogether; what they show must be in the table."""


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("person", SEES, ids=str)
def test_each_way_of_looking_shows_what_the_table_says(web, names, person: Person, look: str) -> None:
	expected = {name for name, state in names.items() if state in SEES[person]}
	found = LOOKS[look](web, person, names)
	assert found == (len(expected) if isinstance(found, int) else expected)


@pytest.mark.parametrize("look", EMPTY_OR_AS_TABLE)
@pytest.mark.parametrize("person", SEES, ids=str)
def test_what_hangs_on_a_report_shows_no_more(web, names, person: Person, look: str) -> None:
	expected = {name for name, state in names.items() if state in SEES[person]}
	found = EMPTY_OR_AS_TABLE[look](web, person, names)
	assert found <= expected
	if look == "files" and person != GUEST:
		assert found == expected


@pytest.mark.parametrize("person", [person for person in SEES if person != GUEST], ids=str)
def test_list_and_record_agree_in_process(site, names, person: Person) -> None:
	with as_user(person):
		may_list = frappe.has_permission(REPORT, "read")
		listed = (
			set(frappe.get_list(REPORT, {"name": ("in", list(names))}, pluck="name")) if may_list else set()
		)
		read = {name for name in names if frappe.get_doc(REPORT, name).has_permission("read")}
	assert listed == read == {name for name, state in names.items() if state in SEES[person]}


def test_the_table_names_every_role_and_every_state() -> None:
	from laichau_env.common import roles

	acting = {person.role for person in SEES} - {""}
	assert acting >= set(roles.ROLES) - {roles.NOBODY, getattr(roles, "DELEGATED_SIGNATORY", roles.NOBODY)}
	assert json.dumps(sorted(EVERY)) == json.dumps(sorted(state.value for state in REPORT_STATES))

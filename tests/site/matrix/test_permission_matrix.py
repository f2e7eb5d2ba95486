"""Every cell of tests/permission_matrix.py, asked of the site as the people themselves, by more than one path.

In process each attempt is undone; over HTTP a sample is made of each kind. Administrator is nobody here.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

import frappe
import permission_matrix as matrix
import pytest
from actors import (
	BUM_TO,
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
	PROVINCE_VICE,
	SECOND_EXAMINER,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	VICE_CHAIR,
	Person,
	as_user,
)
from attacking.web import Web
from factories import REASON, REPORT_STATES, report_at, seen
from frappe.utils import add_days, today
from laichau_env.approval import api, service
from laichau_env.documents.service import paper_of

REPORT = "Progress Report"
DELEGATE = Person("bumto.uyquyen@laichau.example", agency=BUM_TO)
PLAIN = Person("khong.vaitro@laichau.example")
PEOPLE = {
	"officer": OFFICER,
	"chairman": CHAIR,
	"vice_chairman": VICE_CHAIR,
	"delegate": DELEGATE,
	"other_officer": OTHER_OFFICER,
	"other_chairman": OTHER_CHAIR,
	"examiner": EXAMINER,
	"second_examiner": SECOND_EXAMINER,
	"director": DIRECTOR,
	"stranger": STRANGER,
	"strange_director": STRANGE_DIRECTOR,
	"province_officer": PROVINCE_OFFICER,
	"province_chairman": PROVINCE_CHAIR,
	"province_vice": PROVINCE_VICE,
	"supervisor": SUPERVISOR,
	"planner": PLANNER,
	"plain": PLAIN,
	"guest": GUEST,
}
CELLS: Counter[str] = Counter()


@pytest.fixture(scope="module")
def names(frappe_site: ModuleType) -> Iterator[dict[str, str]]:
	"""A report in each state, a delegate of the chairman and an account without roles."""
	made = {state.value: report_at(state, f"MT-{place}").name for place, state in enumerate(REPORT_STATES)}
	for person, title in ((DELEGATE, "Chuyên viên"), (PLAIN, "")):
		_make_account(person, title)
	_delegate()
	frappe_site.db.commit()
	yield made
	frappe_site.db.rollback()
	print(
		"\ncells of the permission matrix: " + ", ".join(f"{path} {count}" for path, count in CELLS.items())
	)
	print(f"all: {CELLS.total()}")


def _make_account(person: Person, title: str) -> None:
	if not frappe.db.exists("User", person.user):
		frappe.get_doc(
			{
				"doctype": "User",
				"email": person.user,
				"first_name": "Người Đóng Thế",
				"language": "vi",
				"send_welcome_email": 0,
				"new_password": frappe.conf.laichau_demo_password,
			}
		).insert()
	if title and not frappe.db.exists("Official", {"user": person.user}):
		frappe.get_doc(
			{
				"doctype": "Official",
				"user": person.user,
				"full_name": "Người Được Ủy Quyền",
				"agency": person.agency,
				"position_title": title,
			}
		).insert()


def _delegate() -> None:
	"""The chairman lets the delegate sign for ten days."""
	giver, to = (frappe.db.get_value("Official", {"user": person.user}) for person in (CHAIR, DELEGATE))
	if frappe.db.exists("Delegation", {"to_official": to, "valid_to": (">=", today())}):
		return
	with as_user(CHAIR):
		frappe.get_doc(
			{
				"doctype": "Delegation",
				"from_official": giver,
				"to_official": to,
				"capacity": "TUQ.",
				"authority": "Giấy ủy quyền số 3/GUQ-UBND",
				"valid_from": today(),
				"valid_to": add_days(today(), 10),
				"scope": [{"document_type": REPORT}],
			}
		).insert()


@dataclass(frozen=True)
class Known:
	"""A report as everybody who reads it sees it: read once, since each attempt is undone."""

	name: str
	state: str
	hash: str
	whole: str
	"""As a form would send it."""


@pytest.fixture(scope="module")
def known(names: dict[str, str]) -> list[Known]:
	docs = [frappe.get_doc(REPORT, name) for name in names.values()]
	return [Known(doc.name, doc.workflow_state, seen(doc), doc.as_json()) for doc in docs]


def by_act(report: Known, step: str, values: dict) -> None:
	service.act(REPORT, report.name, step, report.hash, REASON, values)


def by_stock_call(report: Known, step: str, values: dict) -> None:
	whole = json.loads(report.whole)
	api.apply_workflow({**whole, "approval": {"reason": REASON, "values": values}}, step)


PATHS = {"act()": by_act, "apply_workflow": by_stock_call}


def moves(person: Person, report: Known, step: str, path: Callable) -> bool:
	"""Whether the step was taken; whatever happened is undone. A refusal is 403 or 409, nothing else."""
	paper = {"document_date": today(), "late_reason": REASON}
	frappe.db.savepoint("cell")
	try:
		with as_user(person):
			path(report, step, paper if step == matrix.SIGN else {})
		return frappe.db.get_value(REPORT, report.name, "workflow_state") != report.state
	except (frappe.PermissionError, frappe.ValidationError) as error:
		assert getattr(error, "http_status_code", 500) in (403, 409), repr(error)
		return False
	finally:
		frappe.db.rollback(save_point="cell")
		frappe.clear_messages()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("row", matrix.TABLE, ids=lambda row: row.key)
def test_steps(site: ModuleType, known: list[Known], row: matrix.Row, path: str) -> None:
	"""Each step in each state: taken where the table says so, refused everywhere else."""
	wrong = []
	for report in known:
		for step in matrix.STEPS:
			CELLS[path] += 1
			if moves(PEOPLE[row.key], report, step, PATHS[path]) != row.may(step, report.state):
				wrong.append(f"{step} in {report.state}: the table says {row.may(step, report.state)}")
	assert not wrong


def reads(name: str) -> bool:
	return bool(frappe.get_doc(REPORT, name).has_permission("read"))


def lists(name: str) -> bool:
	return frappe.has_permission(REPORT, "read") and bool(frappe.get_list(REPORT, {"name": name}))


def counts(name: str) -> bool:
	from laichau_env.reporting.api import get_count

	return frappe.has_permission(REPORT, "read") and get_count(REPORT, {"name": name}) == 1


def prints(name: str) -> bool:
	return bool(paper_of(name))


def fetches(name: str) -> bool:
	held = {"attached_to_doctype": REPORT, "attached_to_name": name}
	return bool(frappe.get_doc("File", held).is_downloadable())


def comments(name: str) -> bool:
	from frappe.desk.form.utils import add_comment

	return bool(add_comment(REPORT, name, "Ghi chú", frappe.session.user, "x"))


def writes(name: str) -> bool:
	report = frappe.get_doc(REPORT, name)
	report.situation = "Nội dung mới"
	return bool(report.save())


def form_writes(name: str) -> bool:
	from frappe.desk.form.save import savedocs

	savedocs(frappe.as_json({**frappe.get_doc(REPORT, name).as_dict(), "situation": "Nội dung mới"}), "Save")
	return True


def sets_value(name: str) -> bool:
	from frappe.client import set_value

	return bool(set_value(REPORT, name, "situation", "Nội dung mới"))


def shares(name: str) -> bool:
	from frappe.share import add

	return bool(add(REPORT, name, STRANGER.user, read=1))


def deletes(name: str) -> bool:
	frappe.delete_doc(REPORT, name)
	return True


RIGHTS: dict[str, tuple[str, Callable[[str], bool]]] = {
	"has_permission": ("read", reads),
	"get_list": ("list", lists),
	"get_count": ("count", counts),
	"paper_of": ("print", prints),
	"is_downloadable": ("file", fetches),
	"add_comment": ("comment", comments),
	"save": ("write", writes),
	"savedocs": ("write", form_writes),
	"client.set_value": ("write", sets_value),
	"share.add": ("share", shares),
	"delete_doc": ("delete", deletes),
}


def uses(person: Person, name: str, right: Callable[[str], bool]) -> bool:
	"""Whether the right was given; what it wrote is undone."""
	frappe.db.savepoint("cell")
	frappe.local.response = frappe._dict(docs=[])
	try:
		with as_user(person):
			return bool(right(name))
	except (frappe.PermissionError, frappe.ValidationError):
		return False
	finally:
		frappe.db.rollback(save_point="cell")
		frappe.clear_messages()


@pytest.mark.parametrize("path", RIGHTS)
@pytest.mark.parametrize("row", matrix.TABLE, ids=lambda row: row.key)
def test_rights(site: ModuleType, names: dict[str, str], row: matrix.Row, path: str) -> None:
	"""Each right in each state, by the framework's own calls."""
	what, right = RIGHTS[path]
	wrong = []
	for state, name in names.items():
		CELLS[path] += 1
		if uses(PEOPLE[row.key], name, right) != row.may(what, state):
			wrong.append(f"in {state} the table says {row.may(what, state)}")
	assert not wrong


@pytest.fixture(scope="module")
def web(base_url: str, demo_password: str) -> Iterator[Web]:
	sessions = Web(base_url, demo_password)
	yield sessions
	sessions.close()


@pytest.mark.parametrize("row", matrix.TABLE, ids=lambda row: row.key)
def test_over_http(site: ModuleType, web: Web, names: dict[str, str], row: matrix.Row) -> None:
	"""A sample by HTTP: reading each report, and writing and acting on those where it must be refused."""
	person = PEOPLE[row.key]
	for state, name in names.items():
		CELLS["REST GET"] += 1
		got = web.rest(person, "GET", REPORT, name).status
		assert got == (200 if row.may("read", state) else 403), state
	for state in (matrix.SIGNATURE, matrix.REVIEW, matrix.APPROVED):
		CELLS["REST PUT"] += 1
		put = web.rest(person, "PUT", REPORT, names[state], {"situation": "Nội dung mới"}).status
		assert put == 403, state
	state, step = (
		(matrix.PROVINCE, "Approve")
		if "province" not in row.key or row.key == "province_officer"
		else (matrix.REVIEW, "Recommend")
	)
	CELLS["HTTP act"] += 1
	acted = web.call(
		person,
		"laichau_env.approval.api.act",
		doctype=REPORT,
		name=names[state],
		action=step,
		seen_hash="0" * 64,
	)
	assert acted.status in (403, 409), acted


def test_the_table_is_whole() -> None:
	from laichau_env.common import roles

	assert {row.key for row in matrix.TABLE} == set(PEOPLE)
	named = " ".join(row.who for row in matrix.TABLE)
	assert all(role in named for role in roles.ROLES if role != roles.NOBODY)

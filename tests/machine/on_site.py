"""What the machine does to the real site: people, reports to begin with, attempts, and what is stored after them.

Everything happens in one transaction that is undone; what is stored is read by plain queries on the tables, not
by the app's own readers.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import frappe
import frappe.client
import frappe.share
from actors import (
	BUM_TO,
	CHAIR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	OTHER_CHAIR,
	OTHER_OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	PROVINCE_VICE,
	SECOND_EXAMINER,
	SNNMT,
	STRANGE_DIRECTOR,
	STRANGER,
	SUPERVISOR,
	VICE_CHAIR,
	as_user,
)
from factories import DATA_FROM, DATA_TO, DUE, PLAN, REPORT, picture
from frappe.desk.form.save import savedocs
from laichau_env.approval import api, chain, service
from laichau_env.common import roles
from laichau_env.reporting.service import open_period

ADMINISTRATOR, BOTH, SECOND_OFFICER = "Administrator", "pm.kiem@laichau.example", "pm.canbo2@laichau.example"
MADE = {
	BOTH: ("Giàng A Kiêm", (roles.COMMUNE_OFFICER, roles.COMMUNE_LEADER)),
	SECOND_OFFICER: ("Lò Thị Hai", (roles.COMMUNE_OFFICER,)),
}
"""Two more people of Bum Tở: one who may write and sign, and one who may be given the signature."""
PEOPLE: dict[str, tuple[tuple[str, ...], str]] = {
	**{
		person.user: ((person.role,), person.agency)
		for person in (
			OFFICER, CHAIR, VICE_CHAIR, OTHER_OFFICER, OTHER_CHAIR, EXAMINER, SECOND_EXAMINER, DIRECTOR, STRANGER,
			STRANGE_DIRECTOR, PROVINCE_OFFICER, PROVINCE_CHAIR, PROVINCE_VICE, SUPERVISOR, PLANNER,
		)
	},
	**{user: (held, BUM_TO) for user, (_, held) in MADE.items()},
	ADMINISTRATOR: ((), ""),
}  # fmt: skip
"""Account -> roles and agency."""
BEGINNINGS = (("PM-1", BUM_TO), ("PM-2", DOAN_KET), ("PM-3", SNNMT), ("PM-4", BUM_TO))
"""A period and an agency for each report; one a period, so that closing one leaves the others."""
TASKS_OF_A_REPORT = 2
FIELDS = ("situation", "results_summary", "strengths", "shortcomings", "causes", "next_steps")
LINE_FIELDS = ("result", "cumulative_result", "difficulties")
EVENT_FIELDS = (*chain.HASHED_FIELDS, "name", "previous_hash", "event_hash", "chain_position", "chain_hash")


@dataclass(frozen=True)
class Outcome:
	"""How an attempt ended: done, or refused by whom (the refusal's class, or the framework's exception)."""

	done: bool
	refused_by: str = ""
	status: int = 200
	result: Any = None


def attempt(user: str, call: Callable[[], Any]) -> Outcome:
	"""Make a call as `user`; what a refused one had written is undone, as a request's transaction would be."""
	frappe.db.savepoint("attempt")
	try:
		with as_user(user):
			return Outcome(True, result=call())
	except (frappe.ValidationError, frappe.PermissionError) as error:
		frappe.db.rollback(save_point="attempt")
		refusal = getattr(error, "refusal", None)
		name = type(refusal).__name__ if refusal else f"frappe.{type(error).__name__}"
		return Outcome(False, name, int(getattr(error, "http_status_code", 417)))
	finally:
		frappe.clear_messages()


def make_beginnings() -> list[str]:
	"""Two more people, the periods and their drafts, with few lines so that an example is quick."""
	for user, (full_name, held) in MADE.items():
		_make_person(user, full_name, held)
	names = []
	for period, agency in BEGINNINGS:
		tasks = frappe.get_all(
			"Task Assignment", {"agency": agency}, pluck="plan_task", order_by="name", limit=TASKS_OF_A_REPORT
		)
		frappe.get_doc(
			{
				"doctype": "Reporting Period",
				"period_code": period,
				"title": f"kỳ {period}",
				"directive": PLAN,
				"kind": "Ad Hoc",
				"data_from": DATA_FROM,
				"data_to": DATA_TO,
				"due_agency": DUE,
				"agencies": [{"agency": agency}],
				"tasks": [{"plan_task": task} for task in tasks],
			}
		).insert()
		open_period(period)
		names.append(f"BC-{period}-{agency}")
	return names


def _make_person(user: str, full_name: str, held: tuple[str, ...]) -> None:
	account = {
		"doctype": "User",
		"email": user,
		"first_name": full_name,
		"send_welcome_email": 0,
		"language": "vi",
	}
	frappe.get_doc({**account, "roles": [{"role": role} for role in held]}).insert()
	post = {"doctype": "Official", "user": user, "full_name": full_name, "agency": BUM_TO}
	frappe.get_doc({**post, "position_title": "Chức vụ thử", "signature_block": "CHỨC VỤ THỬ"}).insert()


def content_of(name: str) -> dict[tuple[str, ...], Any]:
	"""Place -> value of all content of a report, as it lies in the tables."""
	(row,) = frappe.db.sql("select * from `tabProgress Report` where name = %s", name, as_dict=True)
	content: dict[tuple[str, ...], Any] = {(field,): row[field] or "" for field in FIELDS}
	content[("nothing_to_report",)] = int(row.nothing_to_report or 0)
	content[("nothing_reason",)] = row.nothing_reason or ""
	for line in frappe.db.sql(
		"select * from `tabProgress Report Line` where parent = %s order by idx", name, as_dict=True
	):
		for field in LINE_FIELDS:
			content[("lines", line.plan_task, line.role, field)] = line[field] or ""
	content[("proposals",)] = tuple(
		frappe.db.sql_list("select proposal from `tabReport Proposal` where parent = %s order by idx", name)
	)
	content[("files",)] = tuple(
		frappe.db.sql_list(
			"""select file_name from `tabFile`
			where attached_to_doctype = 'Progress Report' and attached_to_name = %s order by file_name""",
			name,
		)
	)
	return content


def lead_lines(name: str) -> list[tuple[str, str]]:
	"""Task and role of the lines that need a result."""
	return list(
		frappe.db.sql(
			"select plan_task, role from `tabProgress Report Line` where parent = %s and role = 'Lead'", name
		)
	)


def standings(names: list[str]) -> dict[str, tuple[str, int]]:
	"""State and docstatus of reports."""
	rows = frappe.db.sql(
		"select name, workflow_state, docstatus from `tabProgress Report` where name in %s", (names,)
	)
	return {name: (state, docstatus) for name, state, docstatus in rows}


def events_of(names: list[str]) -> list[frappe._dict]:
	"""Events of reports, in the order of the chain."""
	return frappe.db.sql(
		f"""select {", ".join(EVENT_FIELDS)} from `tabApproval Event`
		where reference_name in %s order by chain_position""",
		(names,),
		as_dict=True,
	)


def read(name: str) -> tuple[str, dict]:
	"""The hash that the form would show the session's user, and the whole document that it holds."""
	view = api.get_approval(REPORT, name)
	return view["content_hash"], json.loads(frappe.as_json(frappe.get_doc(REPORT, name).as_dict()))


def act(
	via: str, name: str, action: str, seen: str | None, copy: dict | None, reason: str, values: dict
) -> None:
	"""An action by one of the ways in."""
	if via == "stock":
		api.apply_workflow(json.dumps({**copy, "approval": {"reason": reason, "values": values}}), action)
	elif via == "api":
		api.act(REPORT, name, action, seen, reason, json.dumps(values))
	else:
		service.act(REPORT, name, action, seen, reason, values)


def edit(via: str, name: str, place: tuple[str, ...], value: Any) -> None:
	"""A change of one place by one of the ways in."""
	doc = frappe.get_doc(REPORT, name)
	if via == "set_value" and len(place) == 1 and place != ("proposals",):
		frappe.client.set_value(REPORT, name, place[0], value)
		return
	if via == "set_value" and place[0] == "lines":
		frappe.client.set_value("Progress Report Line", _line(doc, place).name, place[3], value)
		return
	if place == ("proposals",):
		doc.append("proposals", {"proposal": value, "addressee": SNNMT})
	elif place[0] == "lines":
		_line(doc, place).set(place[3], value)
	else:
		doc.set(place[0], value)
	if via == "savedocs":
		savedocs(frappe.as_json(doc.as_dict()), "Save")
	elif via == "ignoring":
		doc.flags.update(ignore_permissions=True, ignore_validate=True, ignore_mandatory=True)
		doc.save(ignore_permissions=True)
	else:
		doc.save()


def edit_row_alone(name: str, place: tuple[str, ...], value: Any) -> None:
	"""A change of a row by its own address."""
	_line(frappe.get_doc(REPORT, name), place).db_set(place[3], value)


def add_file(name: str, file_name: str) -> str:
	"""Attach a picture; the name that it got, since another file of that name may lie on the disk."""
	file = {"doctype": "File", "file_name": file_name, "is_private": 1, "content": picture(file_name)}
	doc = frappe.get_doc({**file, "attached_to_doctype": REPORT, "attached_to_name": name}).insert()
	return doc.file_name


def drop_file(name: str, file_name: str) -> None:
	"""Delete an attached file."""
	file = frappe.db.get_value("File", {"attached_to_name": name, "file_name": file_name})
	frappe.delete_doc("File", file, ignore_permissions=True)


def _line(doc: Any, place: tuple[str, ...]) -> Any:
	return next(row for row in doc.lines if (row.plan_task, row.role) == place[1:3])


def delegate(giver: str, to: str, capacity: str, of_agency: str) -> str:
	"""A delegation from today for a month."""
	today = frappe.utils.nowdate()
	return (
		frappe.get_doc(
			{
				"doctype": "Delegation",
				"from_official": frappe.db.get_value("Official", {"user": giver}),
				"to_official": frappe.db.get_value("Official", {"user": to}),
				"capacity": capacity,
				"authority": "Quy chế làm việc số 12",
				"valid_from": frappe.utils.add_days(today, -5),
				"valid_to": frappe.utils.add_days(today, 30),
				"scope": [{"document_type": REPORT, "agency": of_agency}],
			}
		)
		.insert()
		.name
	)


def end_delegation(name: str) -> None:
	"""End a delegation as of yesterday."""
	doc = frappe.get_doc("Delegation", name)
	doc.ended_on = frappe.utils.add_days(frappe.utils.nowdate(), -1)
	doc.save()


ALL_FLAGS = {
	"ignore_permissions": True,
	"ignore_validate": True,
	"ignore_mandatory": True,
	"ignore_workflow": True,
}


def force(how: str, name: str) -> None:
	"""Ways to move, make or remove a record beside act(); none may work for anybody."""
	doc = frappe.get_doc(REPORT, name)
	doc.flags.update(ALL_FLAGS)
	if how == "set the state":
		doc.workflow_state = "Approved" if doc.workflow_state != "Approved" else "Draft"
		doc.save()
	elif how == "submit":
		doc.workflow_state = "Approved" if doc.workflow_state != "Approved" else "Revoked"
		doc.submit()
	elif how == "cancel":
		doc.workflow_state = "Revoked"
		doc.cancel()
	elif how == "db_set":
		doc.db_set("workflow_state", "Approved" if doc.workflow_state != "Approved" else "Draft")
	elif how == "rename":
		frappe.rename_doc(REPORT, name, f"{name}-X", force=True)
	elif how == "insert":
		new = frappe.copy_doc(doc)
		new.amended_from = name
		new.flags.update(ALL_FLAGS)
		new.insert()
	elif how == "share":
		frappe.share.add_docshare(
			REPORT, name, STRANGER.user, read=1, write=1, flags={"ignore_share_permission": True}
		)
	elif how == "write in an event":
		frappe.get_last_doc("Approval Event").db_set("reason", "đổi")
	elif how == "delete an event":
		event = frappe.get_last_doc("Approval Event")
		frappe.delete_doc("Approval Event", event.name, force=True, ignore_permissions=True)


FORCES = (
	"set the state", "submit", "cancel", "db_set", "rename", "insert", "share", "write in an event", "delete an event",
)  # fmt: skip

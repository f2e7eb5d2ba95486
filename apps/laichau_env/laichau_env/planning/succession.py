"""Duties of agencies that end by a change: who takes over goes on with them from where they stood.

Targets of the hook lists `agency_change_handlers` and `agency_change_previews`. The old duties stay, ended, with
what their reports said.
"""

from collections.abc import Iterable, Sequence
from textwrap import shorten

import frappe
from frappe import _
from frappe.model.document import Document

from laichau_env.common import clock
from laichau_env.common.approvable import ServiceWrite
from laichau_env.organization.changes.queries import successors_of
from laichau_env.organization.changes.rules import Change
from laichau_env.planning import rules

ASSIGNMENT = "Task Assignment"
WORDS = 70
"""Letters of a task that a preview shows."""
FIELDS = ("name", "plan_task", "agency", "scope_text", "percent", "completed_on")


def preview(ended: Sequence[str]) -> list[tuple[str, list[str]]]:
	"""The duties that will be taken over."""
	return [(_("Duties taken over"), _as_tasks(_open_duties(ended)))]


def take_over(change: Change) -> list[tuple[str, list[str]]]:
	"""Make the takers' duties, or bring those that they have to where all stand together; end the old ones."""
	old = _open_duties(change.ended)
	own = {(row.plan_task, row.agency): row for row in _open_duties(change.takers)}
	by_task: dict[str, list[frappe._dict]] = {}
	for row in old:
		by_task.setdefault(row.plan_task, []).append(row)
	taken = []
	for task, rows in by_task.items():
		for taker in change.takers:
			name = _take(task, taker, rows, own.get((task, taker)))
			taken.append(frappe._dict(name=name, plan_task=task))
	for row in old:
		ended = frappe.get_doc(ASSIGNMENT, row.name)
		ended.ended_on = change.last_day
		_save(ended)
	return [(_("Duties taken over"), _as_tasks(old)), (_("Duties of those who took over"), _as_tasks(taken))]


def _as_tasks(duties: Sequence[frappe._dict]) -> list[str]:
	"""Duties by what people know them by: the task in the plan, shortened. One query."""
	tasks = {row.plan_task for row in duties}
	rows = frappe.get_all("Plan Task", {"name": ("in", list(tasks) or [""])}, ["name", "title", "content"])
	said = {row.name: shorten(row.title or row.content or row.name, WORDS, placeholder="...") for row in rows}
	return [said.get(row.plan_task, row.name) for row in duties]


def carry_on(moved: Iterable[str]) -> None:
	"""After reports moved duties that have ended: those that go on with them, and have no figures of their own, follow.

	One query where none has ended.
	"""
	ended = frappe.get_all(
		ASSIGNMENT, {"name": ("in", list(moved)), "ended_on": ("is", "set")}, ["plan_task", "agency"]
	)
	successors = successors_of({row.agency for row in ended}) if ended else {}
	for task, taker in sorted(
		{(row.plan_task, taker) for row in ended for taker in successors.get(row.agency, ())}
	):
		name = rules.assignment_name(task, taker)
		if not frappe.db.exists(ASSIGNMENT, {"name": name, "last_approved_report": ("is", "not set")}):
			continue
		_follow(name)


def _follow(name: str) -> None:
	"""Written past the controller, as planning/service.py does: the approver may read duties only."""
	duty = frappe.get_doc(ASSIGNMENT, name, for_update=True)
	before = frappe.get_all(
		ASSIGNMENT, {"name": ("in", (duty.taken_over_from or "").splitlines())}, list(FIELDS)
	)
	_stand(duty, before)
	table = frappe.qb.DocType(ASSIGNMENT)
	query = frappe.qb.update(table).where(table.name == name)
	for field in ("percent", "completed_on", "status"):
		query = query.set(table[field], duty.get(field))
	query.set(table.modified, clock.now()).set(table.modified_by, frappe.session.user).run()
	frappe.clear_document_cache(ASSIGNMENT, name)


def _open_duties(agencies: Iterable[str]) -> list[frappe._dict]:
	return frappe.get_all(
		ASSIGNMENT,
		{"agency": ("in", list(agencies)), "ended_on": ("is", "not set")},
		list(FIELDS),
		order_by="name",
	)


def _take(task: str, taker: str, rows: Sequence[frappe._dict], own: frappe._dict | None) -> str:
	if own:
		duty = frappe.get_doc(ASSIGNMENT, own.name, for_update=True)
	else:
		scopes = dict.fromkeys(row.scope_text for row in rows if row.scope_text)
		duty = frappe.get_doc(
			{"doctype": ASSIGNMENT, "plan_task": task, "agency": taker, "scope_text": "; ".join(scopes)}
		)
	_stand(duty, [*rows, own] if own else rows)
	before = (duty.taken_over_from or "").splitlines()
	duty.taken_over_from = "\n".join(
		dict.fromkeys([*before, *(row.name for row in rows), *([own.name] if own else [])])
	)
	return _save(duty).name


def _stand(duty: Document, rows: Sequence[frappe._dict]) -> None:
	start = rules.joined_start([rules.Start(row.percent or 0, row.completed_on) for row in rows])
	duty.percent, duty.completed_on = start.percent, start.completed_on
	duty.status = rules.status_of(start.percent)


def _save(duty: Document) -> Document:
	duty.flags.service_write = ServiceWrite()
	duty.save()
	duty.flags.service_write = None
	return duty

"""Duties of agencies that end by a change: who takes over goes on with them from where they stood.

Targets of the hook lists `agency_change_handlers` and `agency_change_previews`. The old duties stay, ended, with
what their reports said.
"""

from collections.abc import Iterable, Sequence
from textwrap import shorten

import frappe
from frappe import _
from frappe.model.document import Document

from laichau_env.common.approvable import ServiceWrite
from laichau_env.organization.changes.queries import ends_of
from laichau_env.organization.changes.rules import Change
from laichau_env.planning import rules

ASSIGNMENT = "Task Assignment"
WORDS = 70
"""Letters of a task that a preview shows."""
FIELDS = ("name", "plan_task", "agency", "scope_text", "percent", "completed_on", "taken_over_from")


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


def going_on_with(moved: Sequence[str]) -> list[str]:
	"""`moved`, and the duties that go on with them, also over others: each after those that it goes on with. One query."""
	duty, same = frappe.qb.DocType(ASSIGNMENT), frappe.qb.DocType(ASSIGNMENT).as_("same")
	tasks = frappe.qb.from_(same).select(same.plan_task).where(same.name.isin(list(moved) or [""]))
	rows = (
		frappe.qb.from_(duty)
		.select(duty.name, duty.taken_over_from)
		.where(duty.taken_over_from.isnotnull() & duty.plan_task.isin(tasks))
		.orderby(duty.name)
		.run()
	)
	taken = {name: (text or "").splitlines() for name, text in rows}
	reached = set(moved)
	while more := {name for name, parts in taken.items() if reached & set(parts)} - reached:
		reached |= more
	ordered: dict[str, None] = {}

	def place(name: str, passed: frozenset[str]) -> None:
		for part in taken.get(name, ()):
			if part in reached and part not in passed:
				place(part, passed | {part})
		ordered.setdefault(name)

	for name in [*moved, *sorted(reached)]:
		place(name, frozenset({name}))
	return list(ordered)


def starts_of(progress: Sequence[rules.Progress]) -> list[rules.Start]:
	"""Where each duty stands by its own report and by what it took over. One query, three where one took over any."""
	fields = ["name", "agency", "percent", "completed_on", "taken_over_from"]
	names = [item.assignment for item in progress]
	took = {
		row.name: row.taken_over_from.splitlines()
		for row in frappe.get_all(
			ASSIGNMENT, {"name": ("in", names), "taken_over_from": ("is", "set")}, fields
		)
	}
	parts = {part for taken in took.values() for part in taken}
	rows = frappe.get_all(ASSIGNMENT, {"name": ("in", list(parts))}, fields) if parts else []
	ended_on = ends_of({row.agency for row in rows}) if rows else {}
	agencies = {row.name: row.agency for row in rows}
	starts = {row.name: rules.Start(row.percent or 0, row.completed_on) for row in rows}
	found = []
	for item in progress:
		own, taken = rules.Start(item.percent, item.completed_on), took.get(item.assignment, ())
		if taken:
			others = [
				rules.Taken(starts[part], ended_on.get(agencies[part]))
				for part in taken
				if part in starts and part != item.assignment
			]
			own = rules.with_taken(item, item.assignment in taken, others)
		starts[item.assignment] = own
		found.append(own)
	return found


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
	had_own = [own.name] if own and not own.taken_over_from else []
	duty.taken_over_from = "\n".join(dict.fromkeys([*before, *(row.name for row in rows), *had_own]))
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

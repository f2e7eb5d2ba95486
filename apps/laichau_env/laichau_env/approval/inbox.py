"""What waits for the session's user, over all approvable kinds, by the same rules that act() asks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import frappe

from laichau_env.approval.actor import acting_persons
from laichau_env.approval.kinds import all_kinds
from laichau_env.approval.rules import Actor
from laichau_env.approval.transitions import GOES_BACK, TABLES, TAKES_BACK, TIERS, Party, Route, State
from laichau_env.common import clock
from laichau_env.common.approvable import Kind

MOST_ROWS = 500


@dataclass(frozen=True)
class Waiting:
	"""States in which records of one kind wait for an actor, by the party he stands for."""

	states: tuple[str, ...]
	field: str
	agencies: tuple[str, ...]
	route: Route = Route.ANY


def waiting_rows() -> list[dict[str, Any]]:
	"""Records that wait for the session's user, oldest due first. Two queries a kind.

	A kind whose records none of his roles reads has none for him: a tier may be held by communes in one kind only.
	"""
	read = [kind for kind in all_kinds() if frappe.has_permission(kind.doctype, "read")]
	rows = [row for kind in read for row in _rows_of(kind)]
	rows += [row for path in frappe.get_hooks("inbox_providers") for row in frappe.get_attr(path)()]
	return sorted(rows, key=lambda row: (str(row["due_date"] or "9999"), row["name"]))


def counts(rows: list[dict[str, Any]]) -> dict[str, int]:
	"""How many wait, of these how many came back, are overdue, are drafts still to write."""
	return {
		"waiting": len(rows),
		"returned": sum(row["last_action"] in GOES_BACK for row in rows),
		"overdue": sum(bool(row["overdue"]) for row in rows),
		"drafts": sum(row["state"] == State.DRAFT for row in rows),
	}


def _rows_of(kind: Kind) -> list[dict[str, Any]]:
	found: dict[str, frappe._dict] = {}
	persons = acting_persons(kind.doctype)
	by_whom = {one: person for person in reversed(persons) for one in _waiting_for(kind, person.facts)}
	for waiting, person in by_whom.items():
		filters = {kind.state_field: ("in", waiting.states)}
		if waiting.field:
			filters[waiting.field] = ("in", waiting.agencies)
		if waiting.field == kind.agency_field:
			filters.update(kind.unlocked())
		if waiting.route != Route.ANY and waiting.field != kind.examiner_field:
			examined = "set" if waiting.route == Route.THROUGH_DEPARTMENT else "not set"
			filters[kind.examiner_field] = ("is", examined)
		for row in frappe.get_list(
			kind.doctype,
			filters=filters,
			fields=["name", "title", kind.agency_field, kind.state_field, "due_date", "modified"],
			order_by="due_date asc, name asc",
			limit_page_length=MOST_ROWS,
		):
			if row.name not in found or not person.by:
				row.acting_for = person.by.giver.full_name if person.by else ""
				found[row.name] = row
	last = _last_events(kind.doctype, list(found))
	due = kind.due_of(list(found.values()), kind.state_field)
	return [_row_view(kind, row, last.get(row.name), due[row.name]) for row in found.values()]


def _waiting_for(kind: Kind, actor: Actor) -> list[Waiting]:
	"""Per party and route, the states whose next step is the actor's."""
	states_of: dict[tuple[Party, Route], set[str]] = {}
	for row in TABLES[kind.workflow]:
		tier = TIERS[row.tier]
		if row.action not in TAKES_BACK and actor.roles & set(tier.roles):
			states_of.setdefault((tier.party, row.route), set()).add(row.source.value)
	field_of = {Party.AGENCY: kind.agency_field, Party.EXAMINER: kind.examiner_field}
	return [
		Waiting(tuple(sorted(states)), field_of.get(party, ""), (actor.agency, *actor.acts_for), route)
		for (party, route), states in states_of.items()
		if actor.agency and (party != Party.PROVINCE or actor.agency_type == "Province")
	]


def _last_events(doctype: str, names: list[str]) -> dict[str, frappe._dict]:
	if not names:
		return {}
	rows = frappe.get_all(
		"Approval Event",
		filters={"reference_doctype": doctype, "reference_name": ("in", names)},
		fields=["reference_name", "actor_name", "event_time", "action"],
		order_by="event_time asc",
	)
	return {row.reference_name: row for row in rows}


def _row_view(kind: Kind, row: frappe._dict, last: frappe._dict | None, due: date | None) -> dict[str, Any]:
	return {
		"doctype": kind.doctype,
		"name": row.name,
		"title": row.title,
		"agency": row[kind.agency_field],
		"state": row[kind.state_field],
		"state_label": frappe._(row[kind.state_field]),
		"due_date": due,
		"overdue": bool(due and due < clock.today()),
		"since": last.event_time if last else row.modified,
		"from_whom": last.actor_name if last else "",
		"last_action": last.action if last else "",
		"acting_for": row.acting_for,
	}

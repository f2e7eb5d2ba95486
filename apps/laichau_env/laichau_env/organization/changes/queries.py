"""The reader of changes of agencies: who ended, who goes on with their work."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import frappe
from frappe.utils import getdate

from laichau_env.organization.changes import rules
from laichau_env.organization.changes.rules import APPLIED, PLANNED, Asked, Succession, Target
from laichau_env.organization.queries import in_use

CHANGE, SOURCE, TARGET = "Agency Change", "Agency Change Source", "Agency Change Target"


def successions() -> list[Succession]:
	"""Who goes on with whose work, of all changes that were carried out, oldest first. Two queries.

	The one truth: `Agency.successor`, `predecessors` and `acts_for` are copies for lists and permissions. For one
	agency see `rules.successors_of`, `predecessors_of`, `acts_for`, `acting_agency`. A matrix of agencies and
	periods shows an agency that ended where it has a report, and asks nothing of a successor in a period in which
	a predecessor has one and it has none: what it owed was settled when the change was carried out.
	"""
	changes = frappe.get_all(CHANGE, {"status": APPLIED}, pluck="name", order_by="applied_on, name")
	if not changes:
		return []
	sources, targets = (_rows(child, changes) for child in (SOURCE, TARGET))
	found = []
	for change in changes:
		takers = [
			Target(agency=row.agency, responsible=bool(row.responsible)) for row in targets.get(change, ())
		]
		place = rules.responsible_row(takers)
		for ended in rules.ended_by([row.agency for row in sources.get(change, ())], takers):
			found += [Succession(ended, taker.agency, number == place) for number, taker in enumerate(takers)]
	return found


def acting_agency(agency: str) -> str:
	"""Who acts for `agency` now; itself unless it ended by a change. One query where it did not."""
	if not agency or not frappe.db.get_value("Agency", agency, "ended_by"):
		return agency
	return rules.acting_agency(agency, successions())


def successors_of(agencies: Iterable[str]) -> dict[str, list[str]]:
	"""Agency -> who goes on with its work now, of those of `agencies` that ended by a change.

	One query where none did, else three.
	"""
	ended = frappe.get_all(
		"Agency", {"name": ("in", list(agencies)), "ended_by": ("is", "set")}, pluck="name"
	)
	if not ended:
		return {}
	known = successions()
	return {agency: rules.successors_of(agency, known) for agency in ended}


def ends_of(agencies: Iterable[str]) -> dict[str, datetime | None]:
	"""Agency -> when the change by which it ended was carried out (None while it is), of those that ended. One query."""
	agency, change = frappe.qb.DocType("Agency"), frappe.qb.DocType(CHANGE)
	rows = (
		frappe.qb.from_(agency)
		.join(change)
		.on(change.name == agency.ended_by)
		.select(agency.name, change.applied_on)
		.where(agency.name.isin(list(agencies) or [""]))
		.run()
	)
	return dict(rows)


def predecessors_of(agencies: Iterable[str]) -> dict[str, list[str]]:
	"""Agency -> agencies whose work it goes on with, of those of `agencies` that have any. One query."""
	rows = frappe.get_all(
		"Agency",
		{"name": ("in", list(agencies)), "predecessors": ("is", "set")},
		["name", "predecessors"],
	)
	return {row.name: row.predecessors.splitlines() for row in rows}


def asked_of(change: object) -> Asked:
	"""The change as the rules see it. One query."""
	agency = frappe.qb.DocType("Agency")
	in_force = frappe.qb.from_(agency).select(agency.name, agency.code).where(in_use(agency)).run()
	return Asked(
		kind=change.kind,
		effective=getdate(change.effective_date),
		sources=[row.agency for row in change.old_agencies],
		targets=targets_of(change),
		in_force=dict(in_force),
	)


def targets_of(change: object) -> list[Target]:
	"""The agencies after the change, in their order."""
	return [
		Target(
			agency=row.agency or "",
			agency_name=row.agency_name or "",
			short_name=row.short_name or "",
			code=(row.code or "").strip(),
			responsible=bool(row.responsible),
		)
		for row in change.new_agencies
	]


def names_of(agencies: Iterable[str]) -> dict[str, str]:
	"""Agency -> its short name. One query."""
	rows = frappe.get_all("Agency", {"name": ("in", list(agencies))}, ["name", "short_name"], as_list=True)
	return dict(rows)


def officials_of(agencies: Sequence[str]) -> list[str]:
	"""Officials of `agencies` who hold a post. One query."""
	return frappe.get_all(
		"Official",
		{"agency": ("in", list(agencies)), "disabled": 0},
		pluck="name",
		order_by="agency, name",
	)


def full_names(officials: Sequence[str]) -> list[str]:
	"""Officials as people know them. One query."""
	return frappe.get_all(
		"Official", {"name": ("in", list(officials))}, pluck="full_name", order_by="agency, name"
	)


def linked_agencies(agencies: Sequence[str]) -> list[str]:
	"""Agencies in use that report to, stand below or print the name of one of `agencies`. One query."""
	agency = frappe.qb.DocType("Agency")
	named = [agency[field].isin(list(agencies)) for field in RELATIONS]
	condition = named[0] | named[1] | named[2]
	query = (
		frappe.qb.from_(agency)
		.select(agency.name)
		.where(condition & (agency.ended_by.isnull() | (agency.ended_by == "")))
	)
	return query.orderby(agency.name).run(pluck=True)


RELATIONS = ("reports_to", "governing_agency", "parent_agency")


def groups_with(agencies: Sequence[str]) -> list[str]:
	"""Groups that list one of `agencies`. One query."""
	return frappe.get_all(
		"Agency Group Member",
		{"agency": ("in", list(agencies)), "parenttype": "Agency Group"},
		pluck="parent",
		distinct=True,
		order_by="parent",
	)


def due_changes(day: object) -> list[str]:
	"""Changes that are confirmed and whose day has come. One query."""
	return frappe.get_all(
		CHANGE, {"status": PLANNED, "effective_date": ("<=", day)}, pluck="name", order_by="effective_date"
	)


def _rows(child: str, changes: Sequence[str]) -> dict[str, list[frappe._dict]]:
	fields = ["parent", "agency"] + (["responsible"] if child == TARGET else [])
	rows = frappe.get_all(
		child, {"parent": ("in", list(changes)), "parenttype": CHANGE}, fields, order_by="parent, idx"
	)
	found: dict[str, list[frappe._dict]] = {}
	for row in rows:
		found.setdefault(row.parent, []).append(row)
	return found

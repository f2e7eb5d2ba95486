"""The writer of changes of agencies: carries one out, whole or not at all.

Agencies, posts and groups are moved here; what a change means for duties, delegations and reports is told to the
rooms to the right through the hook list `agency_change_handlers`.
"""

from datetime import date
from typing import Any

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import clock, errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.organization.changes import queries, rules
from laichau_env.organization.changes.rules import APPLIED, DRAFT, PLANNED, Change

COPIED = ("agency_type", "symbol", "place_name", "records_symbol", "letter_symbol", *queries.RELATIONS)
"""What a new agency takes from the first one before the change, where its row says nothing else."""
OF_ROW = (
	"agency_name",
	"short_name",
	"code",
	"symbol",
	"place_name",
	"records_symbol",
	"letter_symbol",
	"latitude",
	"longitude",
	"area_km2",
)


def apply_agency_change(name: str) -> Document:
	"""Carry out a change whose day has come; one whose day is to come is kept for the daily job.

	Raises AgencyChangeUnfit (417), AgencyChangeApplied (409), and what a later room refuses. All in the caller's
	transaction.
	"""
	change = _locked(name)
	if change.status == APPLIED:
		refuse(errors.AgencyChangeApplied(name=change.name))
	_check(change)
	change.applied_by = frappe.session.user if change.status == DRAFT else change.applied_by
	if getdate(change.effective_date) > clock.today():
		change.status = PLANNED
	else:
		change.result = "\n".join(_carry_out(change))
		change.status, change.applied_on = APPLIED, clock.now()
	return _save(change)


def take_back(name: str) -> Document:
	"""Make a change that waits for its day a draft again. Raises AgencyChangeApplied (409)."""
	change = _locked(name)
	if change.status == APPLIED:
		refuse(errors.AgencyChangeApplied(name=change.name))
	change.status, change.applied_by = DRAFT, None
	return _save(change)


def apply_due() -> None:
	"""Daily: carry out what was confirmed and whose day has come, each in a job, so in a transaction, of its own."""
	for name in queries.due_changes(clock.today()):
		frappe.enqueue(
			"laichau_env.organization.changes.service.apply_agency_change",
			queue="long",
			job_id=f"agency_change:{name}",
			deduplicate=True,
			name=name,
		)


def preview(name: str) -> list[dict[str, Any]]:
	"""What carrying out the change will move: label, count, examples, in the order in which it happens.

	Raises AgencyChangeUnfit (417) where it can't be carried out.
	"""
	change = frappe.get_doc(queries.CHANGE, name)
	change.check_permission("read")
	_check(change)
	ended = rules.ended_by([row.agency for row in change.old_agencies], queries.targets_of(change))
	names = queries.names_of(ended)
	rows = [
		_row(_("Agencies that end"), [names[agency] for agency in ended]),
		_row(_("Agencies to be made"), [row.short_name for row in change.new_agencies if not row.agency]),
		_row(
			_("Agencies whose route or heading moves"),
			queries.names_of(queries.linked_agencies(ended)).values(),
		),
		_row(_("Agency Groups"), queries.groups_with(ended)),
		_row(_("Officials who move"), queries.full_names(queries.officials_of(ended))),
	]
	for path in frappe.get_hooks("agency_change_previews"):
		rows += [_row(label, items) for label, items in frappe.get_attr(path)(ended)]
	return rows


def _check(change: Document) -> None:
	refusal = rules.change_refusal(queries.asked_of(change)) or _officials_refusal(change)
	if refusal:
		refuse(refusal)
	for path in frappe.get_hooks("agency_change_checks"):
		frappe.get_attr(path)(getdate(change.effective_date))


def _officials_refusal(change: Document) -> errors.Refusal | None:
	for row in change.officials:
		if row.goes_to_row > len(change.new_agencies):
			return errors.AgencyChangeUnfit(
				why=f"bảng cán bộ, dòng {row.idx}: không có cơ quan ở dòng {row.goes_to_row}"
			)
	return None


def _carry_out(change: Document) -> list[str]:
	sources = [row.agency for row in change.old_agencies]
	targets = queries.targets_of(change)
	ended = rules.ended_by(sources, targets)
	names = queries.names_of(ended)
	effective = getdate(change.effective_date)
	for agency in ended:
		_end(agency, effective, change.name)
	made = [_make(row, sources[0], effective) for row in change.new_agencies if not row.agency]
	takers = tuple(row.agency for row in change.new_agencies)
	carried = Change(
		name=change.name,
		kind=change.kind,
		effective=effective,
		ended=tuple(ended),
		takers=takers,
		responsible=takers[rules.responsible_row(targets)],
		officials=tuple(queries.officials_of(ended)),
	)
	_note_lineage(carried)
	done = [
		_line(_("Agencies that end"), names.values()),
		_line(_("Agencies made"), made),
		_line(_("Agencies whose route or heading moved"), _move_relations(carried)),
		_line(_("Agency Groups"), _join_groups(carried)),
		_line(_("Officials who moved"), _move_officials(carried, change)),
	]
	for path in frappe.get_hooks("agency_change_handlers"):
		done += [_line(label, items) for label, items in frappe.get_attr(path)(carried)]
	return done


def _end(agency: str, effective: date, change: str) -> None:
	doc = frappe.get_doc("Agency", agency, for_update=True)
	doc.valid_to, doc.ended_by = effective - rules.ONE_DAY, change
	_save(doc)


def _make(row: Document, first: str, effective: date) -> str:
	"""The new agency of a row, whose `agency` is filled; answers with its short name."""
	source = frappe.get_doc("Agency", first)
	values = {name: source.get(name) for name in COPIED}
	values |= {name: row.get(name) for name in OF_ROW if row.get(name)}
	agency = frappe.get_doc(
		{
			"doctype": "Agency",
			"is_group": source.is_group,
			"unverified": source.unverified,
			"valid_from": effective,
			**values,
		}
	)
	agency.insert()
	row.agency = agency.name
	return agency.short_name


def _note_lineage(change: Change) -> None:
	"""Copy to the agencies what the changes say: who finishes an ended one's work, whose work a taker goes on with."""
	known = queries.successions() + [
		rules.Succession(ended, taker, taker == change.responsible)
		for ended in change.ended
		for taker in change.takers
	]
	for ended in change.ended:
		doc = frappe.get_doc("Agency", ended)
		doc.successor = change.responsible
		_save(doc)
	for taker in change.takers:
		doc = frappe.get_doc("Agency", taker)
		doc.predecessors = "\n".join(rules.predecessors_of(taker, known))
		doc.acts_for = "\n".join(rules.acts_for(taker, known))
		_save(doc)


def _move_relations(change: Change) -> list[str]:
	moved = []
	for name in queries.linked_agencies(change.ended):
		agency = frappe.get_doc("Agency", name)
		for field in queries.RELATIONS:
			if agency.get(field) in change.ended and name != change.responsible:
				agency.set(field, change.responsible)
			elif agency.get(field) in change.ended:
				agency.set(field, frappe.db.get_value("Agency", agency.get(field), field))
		_save(agency)
		moved.append(agency.short_name)
	return moved


def _join_groups(change: Change) -> list[str]:
	"""Takers join the lists in which an ended agency stands; that one stays listed, and counts no more."""
	joined = queries.groups_with(change.ended)
	for name in joined:
		group = frappe.get_doc("Agency Group", name)
		listed = {row.agency for row in group.members}
		for taker in change.takers:
			if taker not in listed:
				group.append("members", {"agency": taker})
		_save(group)
	return joined


def _move_officials(change: Change, record: Document) -> list[str]:
	chosen = {row.official: row for row in record.officials}
	moved = []
	for name in change.officials:
		official, row = frappe.get_doc("Official", name), chosen.get(name)
		if row and row.leaves:
			official.disabled = 1
		else:
			place = row.goes_to_row if row else 0
			official.agency = change.takers[place - 1] if place else change.responsible
		_save(official)
		moved.append(official.full_name)
	return moved


def _locked(name: str) -> Document:
	change = frappe.get_doc(queries.CHANGE, name, for_update=True)
	change.check_permission("write")
	return change


def _save(doc: Document) -> Document:
	doc.flags.service_write = ServiceWrite()
	doc.save()
	doc.flags.service_write = None
	return doc


def _row(label: str, items: Any) -> dict[str, Any]:
	listed = list(items)
	return {"label": label, "count": len(listed), "items": listed}


def _line(label: str, items: Any) -> str:
	"""A line of the result: what, how many, which; many are cut after the first ones."""
	listed = [str(item) for item in items]
	shown = "; ".join(listed[:MOST_NAMED]) + ("..." if len(listed) > MOST_NAMED else "")
	return f"{label}: {len(listed)}" + (f" ({shown})" if listed else "")


MOST_NAMED = 8
"""Records that a line of the result names."""

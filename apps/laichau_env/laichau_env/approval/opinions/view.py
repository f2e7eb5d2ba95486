"""What the forms show of opinions: on the record side by side, on a request the lines as they were asked about."""

from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.approval.actor import current_person
from laichau_env.approval.case import Case, load_case
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.opinions import queries, rules
from laichau_env.approval.opinions.rules import Status
from laichau_env.approval.opinions.snapshot import places_of, shown_lines
from laichau_env.common import clock, errors
from laichau_env.common.hashing import canonical_json
from laichau_env.common.refuse import refuse


def opinions_of_record(case: Case) -> dict[str, Any]:
	"""Requests about a record that the reader may see, by line, and whether he may ask. Three queries."""
	doc, kind = case.doc, case.kind
	rows = queries.visible_requests(doc.doctype, doc.name)
	examined = rules.is_examined(case.table, case.subject.state) and any(
		table.fixed_rows for table in kind.tables
	)
	manages = examined and rules.may_manage(case.persons[0].facts, case.subject)
	places = places_of(doc, kind) if rows else []
	now = {one.place: canonical_json(one.values) for one in places}
	return {
		"can_ask": manages,
		"least_text": rules.LEAST_TEXT,
		"lines": [{"place": one.place, "title": one.title} for one in places],
		"requests": [_told(row, manages, now) for row in rows],
	}


def request_view(request: Document) -> dict[str, Any]:
	"""A request for the form of the asked agency: the lines as sent, and whether he who looks may answer."""
	kind = kind_of(request.reference_doctype)
	waits = request.status == Status.WAITING
	return {
		"lines": shown_lines(kind, frappe.parse_json(request.snapshot)) if kind else [],
		"status_label": frappe._(request.status),
		"stance_label": frappe._(request.stance) if request.stance else "",
		"stances": [{"value": stance.value, "label": frappe._(stance.value)} for stance in rules.Stance],
		"can_answer": waits and rules.may_answer(current_person().facts, request.asked_agency),
		"overdue": waits and getdate(request.due_date) < clock.today(),
		"least_text": rules.LEAST_TEXT,
	}


def choices(doctype: str, name: str) -> dict[str, Any]:
	"""What the dialog of asking offers: lines with the agencies that coordinate on them, agencies, dates."""
	kind = kind_of(doctype)
	doc = frappe.get_doc(doctype, name)
	case = load_case(doc, kind) if kind else None
	if not case or not rules.may_manage(case.persons[0].facts, case.subject):
		refuse(errors.NotVisible())
	suggested = kind.coordinators(doc)
	parties = {case.subject.agency, case.subject.examiner}
	until = kind.examined_by(doc)
	return {
		"lines": [
			{"place": one.place, "title": one.title, "suggested": suggested.get(one.row, [])}
			for one in places_of(doc, kind)
		],
		"agencies": [
			{"name": one.name, "label": one.label, "type_label": frappe._(one.agency_type)}
			for one in queries.agencies_to_ask()
			if one.name not in parties
		],
		"due_date": str(queries.usual_due_day()),
		"examined_by": str(until) if until else "",
		"least_text": rules.LEAST_TEXT,
	}


def _told(row: frappe._dict, manages: bool, now: dict[str, str]) -> dict[str, Any]:
	waits = row.status == Status.WAITING
	overdue = waits and getdate(row.due_date) < clock.today()
	then = frappe.parse_json(row.snapshot)
	return {
		**{key: row[key] for key in queries.TOLD},
		"status_label": frappe._(row.status),
		"stance_label": frappe._(row.stance) if row.stance else "",
		"places": row.places.split("\n"),
		"changed": [
			line["place"] for line in then if now.get(line["place"]) != canonical_json(line["values"])
		],
		"overdue": overdue,
		"can_pass_over": manages and overdue,
		"can_withdraw": manages and waits,
	}

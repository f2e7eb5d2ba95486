"""What a form or list shows of approval: hash of the content, actions open to the reader, history, whose turn."""

from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval import content, rules
from laichau_env.approval.case import Case, Step, load_case, open_steps
from laichau_env.approval.opinions.view import opinions_of_record
from laichau_env.approval.returns.queries import EDITABLE
from laichau_env.approval.returns.view import places_to_name, returns_view
from laichau_env.approval.transitions import GOES_BACK, LEAST_REASON, Action
from laichau_env.common.approvable import Kind

DANGER = GOES_BACK | {Action.RECALL, Action.REVOKE, Action.REFUSE}


def approval_view(doc: Document, kind: Kind) -> dict[str, Any]:
	"""All that the form needs beside the record itself. A fixed number of queries."""
	case = load_case(doc, kind)
	canonical = content.canonical_content(doc, kind)
	can_edit = rules.may_edit(case.persons[0].facts, case.subject) and not kind.locked(doc, None)
	return {
		"content_hash": content.hash_of(canonical, kind),
		"state": case.subject.state,
		"state_label": frappe._(case.subject.state),
		"can_edit": can_edit,
		"actions": [_action_view(step, case, canonical) for step in open_steps(case)],
		"events": [_event_view(row) for row in reversed(case.rows)],
		"waiting_for": _waiting_for(case),
		"opinions": opinions_of_record(case),
		**returns_view(case, canonical, can_edit),
	}


def _action_view(step: Step, case: Case, canonical: dict[str, Any]) -> dict[str, Any]:
	row, by = step.transition, step.person.by
	sends_back = row.action in GOES_BACK and row.target.value in EDITABLE
	return {
		"acting_for": f"{by.capacity} {by.giver.position_title} {by.giver.full_name}" if by else "",
		"action": row.action.value,
		"label": frappe._(row.action.value),
		"target": row.target.value,
		"target_label": frappe._(row.target.value),
		"needs_reason": row.needs_reason,
		"least_reason": LEAST_REASON,
		"places": places_to_name(case.doc, case.kind, canonical) if sends_back else None,
		"style": "danger" if row.action in DANGER else "primary",
		"values": [
			{
				"fieldname": value.fieldname,
				"label": frappe._(value.label),
				"fieldtype": value.fieldtype,
				"description": frappe._(value.description) if value.description else "",
				"reqd": value.required,
				"default": value.default,
			}
			for value in case.kind.action_values(case.doc, row.action)
		],
	}


def _event_view(row: frappe._dict) -> dict[str, Any]:
	shown = (
		"reference_name",
		"sequence",
		"round",
		"actor_name",
		"actor_title",
		"agency_name",
		"acting_for_name",
		"delegation",
		"reason",
	)
	return {
		**{key: row[key] for key in shown},
		"event_time": row.event_time,
		"action": row.action,
		"action_label": frappe._(row.action),
		"from_label": frappe._(row.from_state),
		"to_label": frappe._(row.to_state),
	}


def _waiting_for(case: Case) -> str:
	tier = rules.tier_waited_for(case.table, case.subject)
	if not tier:
		return ""
	agency = {
		rules.Party.AGENCY: case.subject.agency,
		rules.Party.EXAMINER: case.subject.examiner,
	}.get(rules.TIERS[tier].party)
	name = frappe.db.get_value("Agency", agency, "short_name") if agency else ""
	return f"{frappe._(tier.value)} - {name}" if name else frappe._(tier.value)

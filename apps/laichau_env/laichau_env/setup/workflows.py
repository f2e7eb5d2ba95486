"""Frappe's Workflow records, generated from the table of transitions; made, brought up to date, removed here.

The framework never syncs Workflow from module folders, so install and migrate do it. States and actions that
the framework or another app ships are used as they are, never restyled, never removed.
"""

from collections.abc import Iterator

import frappe

from laichau_env.approval.kinds import all_kinds
from laichau_env.approval.transitions import DELEGABLE, STATES, TABLES, TIERS, State, Transition
from laichau_env.common.approvable import Kind, ServiceWrite
from laichau_env.common.roles import DELEGATED_SIGNATORY, NOBODY


def make_workflows() -> None:
	"""Create missing states and actions, and write each workflow where it differs from the table."""
	for kind in all_kinds():
		table = TABLES[kind.workflow]
		for state in states_of(table):
			_make_if_absent("Workflow State", "workflow_state_name", state.value, style=STATES[state].style)
		for row in table:
			_make_if_absent("Workflow Action Master", "workflow_action_name", row.action.value)
		_write_workflow(kind, table)


def remove_workflows() -> None:
	"""Delete our workflows, and those states and actions that nothing else uses."""
	for kind in all_kinds():
		table = TABLES[kind.workflow]
		frappe.delete_doc(
			"Workflow", kind.workflow, ignore_missing=True, force=True, ignore_permissions=True,
			flags={"service_write": ServiceWrite()},
		)  # fmt: skip
		for state in states_of(table):
			_remove_if_unused("Workflow State", state.value, "Workflow Document State", "state")
		for action in dict.fromkeys(row.action.value for row in table):
			_remove_if_unused("Workflow Action Master", action, "Workflow Transition", "action")


def states_of(table: tuple[Transition, ...]) -> list[State]:
	"""States that the table names, in the order of STATES."""
	named = {row.source for row in table} | {row.target for row in table}
	return [state for state in STATES if state in named]


def state_rows(table: tuple[Transition, ...]) -> Iterator[dict[str, object]]:
	"""Rows of Workflow.states: one a state and editing role; a locked state names the role Nobody.

	Every state is marked optional, by which the framework makes no Workflow Action for it: it would ask each
	user of each role for his permission on each save, keep stale ones open, and mail links that approve. The
	inbox is asked of the table instead (approval/inbox.py).
	"""
	for state in states_of(table):
		info = STATES[state]
		for role in info.editors or (NOBODY,):
			yield {
				"state": state.value,
				"doc_status": str(info.docstatus),
				"allow_edit": role,
				"is_optional_state": 1,
			}


def transition_rows(table: tuple[Transition, ...]) -> Iterator[dict[str, object]]:
	"""Rows of Workflow.transitions: one a transition and role; self-approval is the guard's to decide.

	A delegate acts through a role of his own; the rules check dates and scope of his delegation.
	"""
	for row in table:
		delegated = (DELEGATED_SIGNATORY,) if row.tier in DELEGABLE else ()
		for role in TIERS[row.tier].roles + delegated:
			yield {
				"state": row.source.value,
				"action": row.action.value,
				"next_state": row.target.value,
				"allowed": role,
				"allow_self_approval": 1,
			}


def _write_workflow(kind: Kind, table: tuple[Transition, ...]) -> None:
	name = kind.workflow
	exists = frappe.db.exists("Workflow", name)
	workflow = frappe.get_doc("Workflow", name) if exists else frappe.new_doc("Workflow")
	wanted_states, wanted_transitions = list(state_rows(table)), list(transition_rows(table))
	if exists and _same(workflow.states, wanted_states) and _same(workflow.transitions, wanted_transitions):
		return
	workflow.update(
		{
			"workflow_name": name,
			"document_type": kind.doctype,
			"workflow_state_field": kind.state_field,
			"is_active": 1,
			"send_email_alert": 0,
			"states": wanted_states,
			"transitions": wanted_transitions,
		}
	)
	workflow.flags.ignore_permissions = True
	workflow.flags.service_write = ServiceWrite()
	workflow.save()


def _same(rows: list, wanted: list[dict]) -> bool:
	return len(rows) == len(wanted) and all(
		str(row.get(key)) == str(value)
		for row, values in zip(rows, wanted, strict=True)
		for key, value in values.items()
	)


def _make_if_absent(doctype: str, key: str, name: str, **values: str) -> None:
	if not frappe.db.exists(doctype, name):
		frappe.get_doc({"doctype": doctype, key: name, **values}).insert(ignore_permissions=True)


SHIPPED_BY_FRAPPE = frozenset({"Approve", "Reject", "Review", "Approved", "Rejected", "Pending"})
"""Workflow states and actions of the framework itself, which stay when the app goes."""


def _remove_if_unused(doctype: str, name: str, used_in: str, field: str) -> None:
	if name not in SHIPPED_BY_FRAPPE and not frappe.db.exists(used_in, {field: name}):
		frappe.delete_doc(doctype, name, ignore_missing=True, force=True, ignore_permissions=True)

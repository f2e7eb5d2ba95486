"""Install and migrate steps: what they make equals the tables in code, and a second run changes nothing."""

from types import ModuleType

import frappe
import pytest
from laichau_env.approval.kinds import all_kinds
from laichau_env.approval.transitions import DELEGABLE, STATES, TABLES, TIERS
from laichau_env.common.roles import DELEGATED_SIGNATORY, NOBODY, ROLES
from laichau_env.setup import steps

MADE = (
	"Role",
	"Workflow",
	"Workflow State",
	"Workflow Action Master",
	"Workflow Document State",
	"Workflow Transition",
	"Custom HTML Block",
	"Agency",
	"Agency Group",
	"Directive",
	"Plan Section",
	"Plan Task",
	"Plan Task Lead",
	"Plan Task Coordinator",
	"Task Assignment",
	"Reporting Period",
	"Progress Report",
	"Approval Event",
	"Singles",
)


def checksums() -> dict[str, int]:
	tables = ", ".join(f"`tab{name}`" for name in MADE)
	return dict(frappe.db.sql(f"checksum table {tables} extended"))


def test_steps_run_twice_change_nothing(site: ModuleType) -> None:
	steps.run_migrate()
	before = checksums()
	steps.run_migrate()
	steps.run_install()
	assert checksums() == before


@pytest.mark.parametrize("kind", ["Progress Report", "Extension Request"])
def test_the_generated_workflow_equals_the_table(site: ModuleType, kind: str) -> None:
	registered = next(known for known in all_kinds() if known.doctype == kind)
	workflow = frappe.get_doc("Workflow", registered.workflow)
	table = TABLES[registered.workflow]
	transitions = {
		(row.source.value, row.action.value, row.target.value, role)
		for row in table
		for role in (*TIERS[row.tier].roles, *((DELEGATED_SIGNATORY,) if row.tier in DELEGABLE else ()))
	}
	made = {(row.state, row.action, row.next_state, row.allowed) for row in workflow.transitions}
	assert made == transitions
	assert all(row.allow_self_approval and not row.condition for row in workflow.transitions)
	states = {
		(state.value, str(STATES[state].docstatus), role)
		for state in {end for row in table for end in (row.source, row.target)}
		for role in (STATES[state].editors or (NOBODY,))
	}
	assert {(row.state, row.doc_status, row.allow_edit) for row in workflow.states} == states
	assert (workflow.is_active, workflow.send_email_alert) == (1, 0)
	assert workflow.workflow_state_field == registered.state_field


def test_roles_are_there_and_nobody_holds_nobody(site: ModuleType) -> None:
	assert {role for role in ROLES if frappe.db.exists("Role", role)} == set(ROLES)
	assert not frappe.get_all("Has Role", {"role": NOBODY})


def test_sharing_of_single_documents_is_off(site: ModuleType) -> None:
	assert frappe.db.get_single_value("System Settings", "disable_document_sharing") == 1

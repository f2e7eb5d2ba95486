"""No sequence of things that people do leads where the table does not: hypothesis against a model of approval."""

import pytest
from hypothesis.stateful import run_state_machine_as_test
from machine.machine import ApprovalMachine


@pytest.mark.slow
def test_no_sequence_of_actions_leads_where_the_table_does_not(machine: type[ApprovalMachine]) -> None:
	run_state_machine_as_test(machine)

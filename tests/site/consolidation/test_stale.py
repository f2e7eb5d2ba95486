"""A source that changes after consolidation, by each way there is: the parent turns stale, nothing goes up, a rebuild shows it."""

from collections.abc import Callable
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, DIRECTOR, DOAN_KET, EXAMINER, PLANNER, PROVINCE_CHAIR, Person, as_user
from factories import (
	CONSOLIDATED_WAY_UP,
	INDICATOR,
	REASON,
	act,
	consolidated_at,
	indicator_asked,
	make_period,
	report_at,
)
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation import service
from laichau_env.consolidation.pins import Change
from laichau_env.reporting.service import open_period
from stale_ways import WAYS, arrived


@pytest.mark.parametrize("way", WAYS)
def test_a_source_that_changes_stops_the_report(
	code: str, approved: Callable[..., Document], way: str
) -> None:
	approved(BUM_TO)
	change, expected = WAYS[way]
	if way == "revoked":
		arrived(code)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province")
	assert service.stale_parts(report) == [] == service.stale_at_a_glance(report)
	change(code)
	stale = service.stale_parts(report)
	assert expected in {one.change for one in stale}
	if expected is not Change.CHANGED:
		glance = service.stale_at_a_glance(report)
		assert {one.change for one in glance} == {one.change for one in stale}
		touched = any(one.tasks for one in glance) or expected is Change.COVERAGE
		assert touched, "the lines that it touches are named"
	with pytest.raises(frappe.ValidationError) as caught:
		act(report, EXAMINER, Action.REQUEST_SIGNATURE)
	assert caught.value.refusal.code == "consolidation-stale"
	with as_user(EXAMINER):
		found = service.rebuild(report.name)
	assert expected in {one.change for one in found.sources}
	moves_figures = way not in (
		"condition of a task met",
		"revoked and approved anew",
		"agency merged into another",
		"lateness changed past approval",
	)
	assert bool(found.figures) == moves_figures, "figures that the change moved are named"
	report.reload()
	assert service.stale_parts(report) == []
	act(report, EXAMINER, Action.REQUEST_SIGNATURE)
	assert frappe.db.get_value(report.doctype, report.name, "workflow_state") == State.DEPARTMENT_APPROVAL


@pytest.mark.parametrize(
	"step", CONSOLIDATED_WAY_UP, ids=[action.value for _, action, _ in CONSOLIDATED_WAY_UP]
)
def test_it_is_stopped_on_every_step_up(
	code: str, approved: Callable[..., Document], step: tuple[Person, Action, State]
) -> None:
	person, action, target = step
	approved(BUM_TO)
	states = [State.DRAFT, *(state for _, _, state in CONSOLIDATED_WAY_UP)]
	report = consolidated_at(states[states.index(target) - 1], code)
	arrived(code)
	with pytest.raises(frappe.ValidationError) as caught:
		act(report, person, action)
	assert caught.value.refusal.code == "consolidation-stale"
	report.reload()
	assert report.workflow_state == states[states.index(target) - 1]


def test_sent_back_and_built_anew_it_goes_up_again(code: str, approved: Callable[..., Document]) -> None:
	approved(BUM_TO)
	report = consolidated_at(State.DEPARTMENT_APPROVAL, code)
	arrived(code)
	act(report, DIRECTOR, Action.SEND_BACK, REASON)
	with as_user(EXAMINER):
		service.rebuild(report.name)
	act(report, EXAMINER, Action.REQUEST_SIGNATURE)
	act(report, DIRECTOR, Action.APPROVE_AT_DEPARTMENT)


@pytest.mark.parametrize(
	("person", "action"),
	[(PROVINCE_CHAIR, Action.SEND_BACK), (DIRECTOR, Action.RECALL)],
	ids=["returned", "recalled"],
)
def test_a_provisional_one_that_goes_back_turns_it_stale(code: str, person: Person, action: Action) -> None:
	report_at(State.APPROVED, code, DOAN_KET, evidence=False)
	source = report_at(State.PROVINCE_APPROVAL, code, BUM_TO, evidence=False)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province", provisional=True)
	act(source, person, action)
	(stale,) = service.stale_parts(report)
	assert (stale.change, stale.agency) == (Change.GONE, BUM_TO)
	assert [one.change for one in service.stale_at_a_glance(report)] == [Change.GONE]
	with pytest.raises(frappe.ValidationError) as caught:
		act(report, EXAMINER, Action.REQUEST_SIGNATURE)
	assert caught.value.refusal.code == "consolidation-stale"
	with as_user(EXAMINER):
		service.rebuild(report.name)
	report.reload()
	assert (report.counted, report.provisional) == (1, 0)
	act(report, EXAMINER, Action.REQUEST_SIGNATURE)


def test_a_provisional_one_that_is_approved_turns_it_stale(code: str) -> None:
	source = report_at(State.PROVINCE_APPROVAL, code, BUM_TO, evidence=False)
	with as_user(EXAMINER):
		report = service.make_report(code, "Province", provisional=True)
	act(source, PROVINCE_CHAIR, Action.APPROVE)
	assert [one.change for one in service.stale_parts(report)] == [Change.APPROVED]


def test_an_indicator_that_adds_up_otherwise_turns_it_stale(site: ModuleType) -> None:
	code = f"TH-{frappe.utils.random_string(6).upper()}"
	with indicator_asked():
		make_period(code, (BUM_TO, DOAN_KET))
		open_period(code)
		report_at(State.APPROVED, code, BUM_TO, evidence=False)
		with as_user(EXAMINER):
			report = service.make_report(code, "Province")
		with as_user(PLANNER):
			indicator = frappe.get_doc("Indicator", INDICATOR)
			indicator.addition = "Last Value"
			indicator.save()
	assert [(one.change, one.subject) for one in service.stale_parts(report)] == [
		(Change.INDICATOR, INDICATOR)
	]
	with pytest.raises(frappe.ValidationError) as caught:
		act(report, EXAMINER, Action.REQUEST_SIGNATURE)
	assert caught.value.refusal.code == "consolidation-stale"
	with as_user(EXAMINER):
		service.rebuild(report.name)
	act(report, EXAMINER, Action.REQUEST_SIGNATURE)

"""The recount is worth its time: with one rule taken out of the app, it finds where the counts are wrong.

One small year, played up to its last days; each rule is taken out while these are played again and counted. Runs with
LAICHAU_YEAR=long only.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import frappe
import pytest
from laichau_env.consolidation import building, texts
from laichau_env.consolidation import queries as consolidation_queries
from laichau_env.consolidation import rules as consolidation_rules
from laichau_env.follow_up import matrix
from laichau_env.follow_up import queries as follow_up_queries
from laichau_env.follow_up import rules as follow_up_rules
from laichau_env.planning import rules as planning_rules
from laichau_env.planning.service import record_progress
from laichau_env.reporting import events, sending

from year.people import reporting_agencies, staff_of
from year.plan import make_plan
from year.recount.compare import Findings
from year.run import IS_LONG
from year.sayings import compare_all
from year.small import SMALL, beginning, ending
from year.steps import Steps
from year.year import Period

pytestmark = pytest.mark.skipif(not IS_LONG, reason="LAICHAU_YEAR=long runs it")
ADD_UP, MERGE, BOX_OF = building.add_up, texts.merge, consolidation_rules.box_of


def move_to_what_was_approved_now(doc: Any, method: str | None = None) -> None:
	record_progress(
		[
			planning_rules.Progress(line.assignment, line.percent or 0, line.completed_on, doc.name)
			for line in doc.lines
			if line.assignment
		]
	)


def only_the_first(said: Any) -> list[texts.Merged]:
	return [replace(one, agencies=one.agencies[:1]) for one in MERGE(said)]


def also_of_who_coordinates(task: Any, line: Any, as_of: Any) -> Any:
	return BOX_OF(task, replace(line, is_lead=True), as_of)


Gone = dict[str, tuple[object, str, Callable, str]]
WHILE_PEOPLE_ACT: Gone = {
	"revoking takes the duties' move back": (events, "take_back_assignments", lambda *args: None, "duty"),
	"old news moves nothing back": (events, "move_assignments", move_to_what_was_approved_now, "duty"),
	"a taken over duty stands with the least": (
		planning_rules, "with_taken", lambda said, *args: planning_rules.Start(said.percent, said.completed_on), "duty",
	),
	"lateness counts from the granted day": (sending, "due_of_agency", lambda doc: doc.due_date, "source"),
	"a sending that was taken back was none": (sending, "forget_sending", lambda doc: None, "matrix"),
}  # fmt: skip
"""Rule -> where it is in the app, what stands in its place, and in which part of the counts that must show."""
WHILE_THE_SITE_COUNTS: Gone = {
	"the matrix counts from the granted day": (matrix.lateness, "due_dates", lambda due, *args: due, "matrix"),
	"a draft is not sent": (follow_up_queries, "is_sent", lambda state: True, "matrix"),
	"clocks run on working days": (
		follow_up_rules, "working_days_between", lambda came, left, days: (left.date() - came.date()).days, "clock",
	),
	"revoked reports are not added up": (
		consolidation_queries, "_counts", lambda report, provisional: report.docstatus > 0, "source",
	),
	"the weighted mean has weights": (
		consolidation_rules, "weighted_mean", lambda pairs: consolidation_rules.mean([one for one, _ in pairs]), "task",
	),
	"only who leads is counted in the boxes": (consolidation_rules, "box_of", also_of_who_coordinates, "task"),
	"merged words name all who wrote them": (texts, "merge", only_the_first, "text"),
	"who gave no figure is named": (
		building, "add_up", lambda addition, figures, expected=(): ADD_UP(addition, figures), "indicator",
	),
}  # fmt: skip


@dataclass
class Begun:
	"""The small year, a few days before its end."""

	steps: Steps
	periods: list[Period]

	def play_on(self) -> None:
		"""The last days; every step of them can be taken."""
		before = self.steps.counts.copy()
		for one in ending(self.periods):
			self.steps.do(one)
		assert {kind for kind, _ in self.steps.counts - before} == {"done"}

	@contextmanager
	def undone(self) -> Iterator[Findings]:
		"""What happens inside has not happened afterwards."""
		frappe.db.savepoint("tried")
		last, counts = self.steps.clock.last, self.steps.counts.copy()
		try:
			yield Findings()
		finally:
			frappe.set_user("Administrator")
			frappe.db.rollback(save_point="tried")
			frappe.local.document_cache = {}
			self.steps.clock.last, self.steps.counts = last, counts


@pytest.fixture(scope="module")
def begun(frappe_site: ModuleType) -> Iterator[Begun]:
	"""The beginning of the small year, once for all tests of this file, in a transaction that is undone."""
	patch = pytest.MonkeyPatch()
	try:
		frappe.db.rollback()
		agencies = reporting_agencies(SMALL.only)
		staff = staff_of(agency.code for agency in agencies)
		steps = Steps(patch, staff, {agency.code for agency in agencies if agency.direct})
		periods = make_plan(SMALL, agencies)
		for one in beginning(periods):
			steps.do(one)
		assert {kind for kind, _ in steps.counts} == {"done"}
		yield Begun(steps, periods)
	finally:
		patch.undo()
		frappe.set_user("Administrator")
		frappe.db.rollback()
		frappe.clear_cache()
		frappe.local.document_cache = {}


@pytest.fixture(scope="module")
def ended(begun: Begun) -> Begun:
	"""The whole small year; asked for by the tests at the end of this file, for it is not undone between them."""
	begun.play_on()
	return begun


@pytest.mark.parametrize("rule", WHILE_PEOPLE_ACT)
def test_a_rule_that_is_gone_while_people_act_is_found(
	rule: str, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
	module, name, instead, part = WHILE_PEOPLE_ACT[rule]
	with begun.undone() as found:
		monkeypatch.setattr(module, name, instead)
		begun.play_on()
		monkeypatch.undo()
		compare_all(found, provisional=True)
	assert any(part in one for one in found.differences), found.differences[:5] or "nothing was found"


def test_with_all_rules_nothing_is_found(ended: Begun) -> None:
	with ended.undone() as found:
		compare_all(found, provisional=True)
	assert found.compared > 1000 and not found.differences, found.differences[:10]


@pytest.mark.parametrize("rule", WHILE_THE_SITE_COUNTS)
def test_a_rule_that_is_gone_while_the_site_counts_is_found(
	rule: str, ended: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
	module, name, instead, part = WHILE_THE_SITE_COUNTS[rule]
	monkeypatch.setattr(module, name, instead)
	with ended.undone() as found:
		compare_all(found, provisional=True)
	assert any(part in one for one in found.differences), found.differences[:5] or "nothing was found"

"""A consolidated report and its sources moved at the same instant, in two processes: no figure of a moment that never was.

Under the isolation that ./dev and docs/production.md set (READ COMMITTED), and under MariaDB's own (REPEATABLE READ).
"""

import secrets
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, DIRECTOR, DOAN_KET, EXAMINER, PROVINCE_CHAIR, SECOND_EXAMINER, as_user
from factories import REASON, act, consolidated_at, make_period, report_at, seen
from frappe.model.document import Document
from laichau_env.approval.bulk import service as bulk_service
from laichau_env.approval.bulk.rules import Item
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.transitions import Action, State
from laichau_env.consolidation import service
from laichau_env.consolidation.constants import BUILD, REPORT
from laichau_env.consolidation.pins import Change
from laichau_env.reporting.service import open_period
from rivals import LONG, Rivals, Task, rivals

ROUNDS = {"read committed": 3, "repeatable read": 2} if LONG else {"read committed": 1, "repeatable read": 1}
MAKE, REBUILD = (f"laichau_env.consolidation.service.{name}" for name in ("make_report", "rebuild"))
pytestmark = pytest.mark.slow


@pytest.fixture(params=ROUNDS)
def turns(request: pytest.FixtureRequest, site: ModuleType, site_name: str, bench_root: Path) -> Iterator:
	"""Two rivals under an isolation, with the code of an open period of their own for each round."""
	with rivals(site_name, bench_root, request.param) as both:

		def each() -> Iterator[tuple[Rivals, str]]:
			for _ in range(ROUNDS[request.param]):
				code = f"CT-{secrets.token_hex(3).upper()}"
				make_period(code, (BUM_TO, DOAN_KET))
				open_period(code)
				yield both, code

		yield each()


def race(site: ModuleType, both: Rivals, *tasks: Task) -> list:
	"""Let both go on what is committed, and see what is committed then; nobody meets anything but a refusal."""
	site.db.commit()
	ended = both.race(*tasks)
	site.db.rollback()
	assert all(one.won or one.refusal == "ConsolidationStale" for one in ended), ended
	return ended


def made(code: str) -> Document:
	with as_user(EXAMINER):
		return service.make_report(code, "Province")


def position(name: str, action: Action) -> int:
	"""Where the act stands in the chain over all records: the order in which the two were."""
	return frappe.db.get_value(
		"Approval Event",
		{"reference_name": name, "action": action},
		"chain_position",
		order_by="sequence desc",
	)


def test_two_officers_make_one_report(site: ModuleType, turns: Iterator) -> None:
	for both, code in turns:
		report_at(State.APPROVED, code, BUM_TO, evidence=False)
		people = (EXAMINER, SECOND_EXAMINER)
		ended = race(
			site, both, *(Task(one.user, code, call=MAKE, values={"scope": "Province"}) for one in people)
		)
		assert [one.won for one in ended] == [True, True], "who comes second gets what the first made"
		(report,) = frappe.get_all(REPORT, {"period": code}, pluck="name")
		assert frappe.db.count(BUILD, {"consolidated_report": report}) == 1, "added up once"


@pytest.mark.parametrize(
	("state", "action", "before", "after", "change"),
	[
		(State.APPROVED, Action.REVOKE, 2, 1, Change.GONE),
		(State.PROVINCE_APPROVAL, Action.APPROVE, 1, 2, Change.ARRIVED),
	],
	ids=["revoked", "approved"],
)
def test_a_rebuild_has_the_change_or_is_told_stale(
	site: ModuleType, turns: Iterator, state: State, action: Action, before: int, after: int, change: Change
) -> None:
	for both, code in turns:
		report_at(State.APPROVED, code, DOAN_KET, evidence=False)
		source = report_at(state, code, BUM_TO, evidence=False)
		name = made(code).name
		race(
			site,
			both,
			Task(EXAMINER.user, name, call=REBUILD),
			Task(PROVINCE_CHAIR.user, source.name, action, REASON),
		)
		report = frappe.get_doc(REPORT, name)
		stale = [one.change for one in service.stale_parts(report)]
		assert (report.counted, stale) in ((before, [change]), (after, []))


def test_nothing_is_approved_after_its_source_was_revoked(site: ModuleType, turns: Iterator) -> None:
	first: Counter[str] = Counter()
	for both, code in turns:
		source = report_at(State.APPROVED, code, BUM_TO, evidence=False)
		report = consolidated_at(State.DEPARTMENT_APPROVAL, code)
		approve = Action.APPROVE_AT_DEPARTMENT
		approved, revoked = race(
			site,
			both,
			Task(DIRECTOR.user, report.name, approve, doctype=REPORT),
			Task(PROVINCE_CHAIR.user, source.name, Action.REVOKE, REASON),
		)
		assert revoked.won
		first["approval" if approved.won else "revocation"] += 1
		if approved.won:
			assert position(report.name, approve) < position(source.name, Action.REVOKE)
		assert [one.change for one in service.stale_parts(report)] == [Change.GONE], "and no further"
	print(f"\nwho was first: {dict(first)}")


def test_a_bulk_approval_and_a_step_up_do_not_hold_each_other(
	site: ModuleType, turns: Iterator, monkeypatch: pytest.MonkeyPatch
) -> None:
	"""The step locks all reports of the period, the bulk approval one after the other, here from the last."""
	monkeypatch.setattr(bulk_service, "enqueue", lambda name: None)
	for both, code in turns:
		sources = [
			report_at(State.PROVINCE_APPROVAL, code, agency, evidence=False) for agency in (DOAN_KET, BUM_TO)
		]
		with as_user(EXAMINER):
			report = service.make_report(code, "Province", provisional=True)
		act(report, EXAMINER, Action.REQUEST_SIGNATURE)
		sources.sort(key=lambda one: one.name, reverse=True)
		with as_user(PROVINCE_CHAIR):
			asked = [Item(one.name, seen(one)) for one in sources]
			bulk = bulk_service.start(kind_of(sources[0].doctype), Action.APPROVE, asked, "")
		_, carried_out = race(
			site,
			both,
			Task(DIRECTOR.user, report.name, Action.APPROVE_AT_DEPARTMENT, doctype=REPORT),
			Task(PROVINCE_CHAIR.user, bulk.name, call="laichau_env.approval.bulk.worker.run"),
		)
		bulk.reload()
		assert carried_out.won and [item.outcome for item in bulk.items] == ["Done", "Done"]

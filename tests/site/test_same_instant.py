"""Two people act on one report at the same instant, in two processes: one wins, the other is told, nothing is lost.

Under the isolation that ./dev and docs/production.md set (READ COMMITTED), and under MariaDB's own (REPEATABLE READ).
"""

import secrets
from collections import Counter
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import (
	CHAIR,
	DIRECTOR,
	EXAMINER,
	PROVINCE_CHAIR,
	PROVINCE_VICE,
	SECOND_EXAMINER,
	SNNMT,
	VICE_CHAIR,
)
from attacking.web import VIETNAMESE
from factories import REASON, REPORT, WRITERS, next_number, report_at
from laichau_env.approval.transitions import State
from laichau_env.approval.verify import verify
from rivals import LONG, Ended, Task, rivals

ROUNDS = {"read committed": 10, "repeatable read": 3} if LONG else {"read committed": 3, "repeatable read": 1}
"""Races of each pair: most under the level that ./dev sets."""
SECOND, REQUEST = "the second to sign", "Request Signature"
PAIRS = {
	"recommend - send back": (State.DEPARTMENT_REVIEW, (EXAMINER, "Recommend"), (SECOND_EXAMINER, "Send Back")),
	"approve - recall": (State.PROVINCE_APPROVAL, (PROVINCE_CHAIR, "Approve"), (DIRECTOR, "Recall")),
	"approve - approve": (State.PROVINCE_APPROVAL, (PROVINCE_CHAIR, "Approve"), (PROVINCE_VICE, "Approve")),
	"sign - sign": (State.PENDING_SIGNATURE, (CHAIR, "Sign and Submit"), (VICE_CHAIR, "Sign and Submit")),
	"save - request signature": (State.DRAFT, (EXAMINER, ""), (SECOND_EXAMINER, REQUEST)),
}  # fmt: skip
"""State of the report, and the two who act; no action: he saves a change of the content."""


@pytest.mark.slow
@pytest.mark.parametrize("isolation", ROUNDS)
def test_of_two_at_the_same_instant_one_wins_and_the_other_is_told(
	site: ModuleType, site_name: str, bench_root: Path, isolation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setitem(WRITERS, SNNMT, (EXAMINER, DIRECTOR))
	tries: Counter[tuple[str, str]] = Counter()
	run = secrets.token_hex(3).upper()  # reports of its own, also on a site where it ran before
	with rivals(site_name, bench_root, isolation) as both:
		for turn in range(ROUNDS[isolation]):
			for pair, (state, *people) in PAIRS.items():
				agency = SNNMT if state == State.DRAFT else "03433"
				period = f"CL-{run}-{turn}-{list(PAIRS).index(pair)}"
				report = report_at(state, period, agency).name
				site.db.commit()
				before = events_of(report)
				tasks = [task_of(person.user, report, action) for person, action in people]
				ended = both.race(*tasks)
				site.db.rollback()
				tries[pair, winner_of(ended, people)] += 1
				judge(report, before, ended, [action for _, action in people])
	assert tries.total() == ROUNDS[isolation] * len(PAIRS)
	assert verify().broken == ""
	print(f"\n{isolation}: {tries.total()} tries")
	for (pair, winner), number in sorted(tries.items()):
		print(f"  {pair}: won by {winner}: {number}")


def task_of(user: str, report: str, action: str) -> Task:
	values = None
	if action == "Sign and Submit":
		number = next_number(frappe.get_doc(REPORT, report))
		values = {"document_number": str(number), "late_reason": REASON}
	return Task(user, report, action, REASON, values)


def events_of(report: str) -> list[str]:
	return frappe.get_all(
		"Approval Event", {"reference_name": report}, pluck="action", order_by="sequence asc"
	)


def winner_of(ended: list[Ended], people: list) -> str:
	return ", ".join(
		f"{person} ({action or 'save'})"
		for one, (person, action) in zip(ended, people, strict=True)
		if one.won
	)


def judge(report: str, before: list[str], ended: list[Ended], actions: list[str]) -> None:
	"""One of the two won; what he did is the one new event; the other was told so in Vietnamese."""
	(won,) = [place for place, one in enumerate(ended) if one.won]
	lost = ended[1 - won]
	assert events_of(report) == before + ([actions[won]] if actions[won] else [])
	assert VIETNAMESE.search(lost.told), lost
	if not actions[1 - won]:  # his save found the report gone on: as opened before, or as read after
		assert (lost.status, lost.refusal) in ((409, "SomebodyWasFirst"), (403, "ContentLocked")), lost
	elif not actions[won]:
		assert (lost.status, lost.refusal) == (409, "StaleContent")
	else:
		assert (lost.status, lost.refusal) == (409, "SomebodyWasFirst")

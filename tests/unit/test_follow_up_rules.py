"""The clocks of a report by histories worked out by hand, and each tier's standing; Tết 2026 is 16 to 20 February."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laichau_env.approval.transitions import STATES, State
from laichau_env.follow_up import rules
from laichau_env.follow_up.rules import Holder, Standing, Step, Timeliness
from laichau_env.reporting.calendar import national_calendar

DAYS = national_calendar(2025, 2028)
SHORT = {
	"D": "Draft", "P": "Pending Signature", "R": "Under Department Review", "A": "Pending Department Approval",
	"T": "Pending Province Approval", "B": "Returned", "V": "Approved", "X": "Revoked",
}  # fmt: skip


def moment(text: str, year: int = 2026) -> datetime:
	day, _, hour = text.partition(" ")
	number, month = day.split("/")
	return datetime(year, int(month), int(number), int(hour or 8))


def history(opened: str, *moves: str) -> tuple[datetime, list[Step]]:
	"""Moves as "P 10/12 9": to which state, on which day and hour."""
	steps, state = [], "Draft"
	for move in moves:
		letter, _, when = move.partition(" ")
		steps.append(Step(state, SHORT[letter], "", "", "", moment(when)))
		state = SHORT[letter]
	return moment(opened), steps


def working_days(found: list[rules.Stay]) -> tuple[int, int, int]:
	return tuple(
		rules.time_of(found, holder)[0] for holder in (Holder.AGENCY, Holder.DEPARTMENT, Holder.PROVINCE)
	)


@pytest.mark.parametrize(
	("opened", "moves", "now", "expected"),
	[
		# opened on Tuesday 1 December; figures: working days of agency, department, province
		("1/12", [], "1/12 17", (0, 0, 0)),
		("1/12", [], "2/12", (1, 0, 0)),
		("1/12", [], "4/12", (3, 0, 0)),
		("1/12", [], "5/12", (3, 0, 0)),  # Saturday
		("1/12", [], "7/12", (4, 0, 0)),  # Monday
		("1/12", ["P 3/12"], "4/12", (3, 0, 0)),  # waiting for signature is the agency's time too
		("1/12", ["P 3/12", "R 4/12"], "4/12", (3, 0, 0)),
		("1/12", ["P 3/12", "R 4/12"], "8/12", (3, 2, 0)),
		("1/12", ["P 3/12", "R 4/12", "A 8/12"], "10/12", (3, 4, 0)),
		("1/12", ["P 3/12", "R 4/12", "A 8/12", "T 9/12"], "11/12", (3, 3, 2)),
		("1/12", ["P 3/12", "R 4/12", "A 8/12", "T 9/12", "V 10/12"], "31/12", (3, 3, 1)),
		("1/12", ["P 1/12 9", "R 1/12 10", "A 1/12 11", "T 1/12 14", "V 1/12 16"], "31/12", (0, 0, 0)),
		# returned by the department, completed, sent again
		("1/12", ["P 3/12", "R 4/12", "B 8/12"], "10/12", (5, 2, 0)),
		("1/12", ["P 3/12", "R 4/12", "B 8/12", "P 9/12", "R 9/12 15"], "11/12", (4, 4, 0)),
		("1/12", ["P 3/12", "R 4/12", "B 8/12", "P 9/12", "R 10/12", "A 11/12", "T 14/12", "V 15/12"], "31/12", (5, 4, 1)),
		# recalled by the agency, by the examiner, by the director
		("1/12", ["P 3/12", "D 4/12"], "7/12", (4, 0, 0)),
		("1/12", ["P 3/12", "R 4/12", "P 7/12"], "8/12", (4, 1, 0)),
		("1/12", ["P 3/12", "R 4/12", "A 7/12", "R 8/12"], "9/12", (3, 3, 0)),
		("1/12", ["P 3/12", "R 4/12", "A 7/12", "T 8/12", "A 9/12"], "10/12", (3, 3, 1)),
		# sent back by the leader, by the province to the department
		("1/12", ["P 3/12", "D 4/12", "P 7/12", "R 8/12"], "8/12", (5, 0, 0)),
		("1/12", ["P 3/12", "R 4/12", "A 7/12", "T 8/12", "R 9/12", "A 10/12", "T 11/12", "V 14/12"], "31/12", (3, 4, 2)),
		# straight to the province, returned from there
		("1/12", ["P 2/12", "T 3/12", "B 4/12", "P 7/12", "T 8/12", "V 9/12"], "31/12", (4, 0, 2)),
		# approved and revoked: nobody has it any more
		("1/12", ["P 2/12", "T 3/12", "V 4/12", "X 15/12"], "31/12", (2, 0, 1)),
		# over Tết 2026: Friday 13 February to Monday 23 February is one working day
		("12/2", ["P 13/2", "R 13/2 16"], "23/2", (1, 1, 0)),
		("12/2", ["P 23/2", "R 24/2", "A 25/2"], "26/2", (3, 2, 0)),
		("13/2", [], "22/2", (0, 0, 0)),
		# over the holidays of 30 April and 1 May 2026, Thursday and Friday
		("29/4", ["P 4/5", "R 5/5"], "6/5", (2, 1, 0)),
	],
)  # fmt: skip
def test_working_days_at_each_tier(
	opened: str, moves: list[str], now: str, expected: tuple[int, int, int]
) -> None:
	began, steps = history(opened, *moves)
	assert working_days(rules.stays(began, steps, moment(now), DAYS)) == expected


@given(
	st.lists(st.tuples(st.sampled_from(sorted(SHORT)), st.integers(0, 400)), max_size=12),
	st.integers(0, 4000),
)
def test_stays_follow_each_other_and_fill_the_whole_time(moves: list[tuple[str, int]], rest: int) -> None:
	began = datetime(2026, 1, 5, 8)
	steps, state, when = [], "Draft", began
	for letter, hours in moves:
		when += timedelta(hours=hours)
		steps.append(Step(state, SHORT[letter], "", "", "", when))
		state = SHORT[letter]
	now = when + timedelta(hours=rest)
	found = rules.stays(began, steps, now, DAYS)
	assert [stay.state for stay in found] == ["Draft", *(step.to_state for step in steps)]
	assert all(one.left == other.came for one, other in pairwise(found))
	assert found[-1].left is None
	assert sum(stay.hours for stay in found) == pytest.approx((now - began).total_seconds() / 3600)
	assert all(stay.working_days >= 0 for stay in found)


def test_every_state_has_a_holder_or_is_at_rest() -> None:
	rest = {
		State.APPROVED, State.REVOKED, State.PENDING_DECISION, State.GRANTED, State.REFUSED, State.ISSUED, State.SENT,
	}  # fmt: skip
	assert set(rules.HOLDER_OF) == set(STATES) - rest


@pytest.mark.parametrize(
	("done", "due", "today", "has_come", "expected"),
	[
		("2026-12-16", "2026-12-16", "2026-12-20", True, Timeliness(Standing.ON_TIME)),
		("2026-12-18", "2026-12-16", "2026-12-20", True, Timeliness(Standing.LATE, 2)),
		(None, "2026-12-16", "2026-12-16", True, Timeliness(Standing.WAITING)),
		(None, "2026-12-16", "2026-12-17", True, Timeliness(Standing.OVERDUE, 1)),
		(None, "2026-12-16", "2026-12-30", False, Timeliness(Standing.NOT_THERE)),
		("2026-12-16", None, "2026-12-30", True, Timeliness(Standing.NOT_THERE)),
		(None, "2026-02-13", "2026-02-23", True, Timeliness(Standing.OVERDUE, 1)),
	],
)
def test_each_tier_is_judged_by_its_own_day(
	done: str | None, due: str | None, today: str, has_come: bool, expected: Timeliness
) -> None:
	def day(text: str | None) -> date | None:
		return date.fromisoformat(text) if text else None

	assert rules.timeliness(day(done), day(due), day(today), DAYS, has_come) == expected


@pytest.mark.parametrize(
	("tier", "holder", "done"),
	[
		(Holder.DEPARTMENT, Holder.AGENCY, False),  # returned: the agency's time runs, not the department's
		(Holder.DEPARTMENT, Holder.DEPARTMENT, False),
		(Holder.DEPARTMENT, Holder.PROVINCE, True),
		(Holder.DEPARTMENT, Holder.NOBODY, True),
		(Holder.PROVINCE, Holder.DEPARTMENT, False),
		(Holder.PROVINCE, Holder.PROVINCE, False),
		(Holder.PROVINCE, Holder.NOBODY, True),
	],
)
def test_a_tier_is_done_only_while_one_above_it_has_the_report(
	tier: Holder, holder: Holder, done: bool
) -> None:
	when = datetime(2026, 12, 18, 9)
	assert rules.done_on(tier, holder, when) == (when.date() if done else None)
	assert rules.done_on(tier, holder, None) is None


def test_share_on_time_counts_what_is_due() -> None:
	assert rules.share_on_time(3, 1, 0) == 75.0
	assert rules.share_on_time(0, 0, 0) is None

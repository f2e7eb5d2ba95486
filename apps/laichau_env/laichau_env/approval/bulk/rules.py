"""What may be done to many records at once. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from laichau_env.approval.rules import Actor, reason_refusal
from laichau_env.approval.transitions import TIERS, Action, Party, Transition
from laichau_env.common import errors
from laichau_env.common.errors import Refusal

BULK_ACTIONS = frozenset({Action.RECOMMEND, Action.APPROVE_AT_DEPARTMENT, Action.APPROVE, Action.SEND_BACK})
"""Steps that ask for nothing of the single record but a reason."""
MOST_RECORDS = 1000
HASH_LETTERS = 64
PATIENCE = timedelta(minutes=2)
"""Time that a queue is given to come to a job before it is handed over once more."""
WAITING, DONE, NOT_DONE = "Not Yet Handled", "Done", "Not Done"
QUEUED, RUNNING, FINISHED = "Queued", "Running", "Finished"


@dataclass(frozen=True)
class Item:
	"""A record as the person saw it."""

	name: str
	seen_hash: str


def start_refusal(
	table: Sequence[Transition], action: str, items: Sequence[Item], reason: str
) -> Refusal | None:
	"""Why a bulk approval may not begin; what holds of each record is asked when its turn comes."""
	steps = [row for row in table if row.action == action]
	if not steps or action not in BULK_ACTIONS:
		return errors.BulkActionUnfit(action=action)
	if not items:
		return errors.BulkUnfit(why="chưa chọn hồ sơ nào")
	if len(items) > MOST_RECORDS:
		return errors.BulkUnfit(why=f"mỗi lần nhiều nhất {MOST_RECORDS} hồ sơ, đang chọn {len(items)}")
	if len({item.name for item in items}) < len(items):
		return errors.BulkUnfit(why="có hồ sơ được chọn hai lần")
	unseen = [item.name for item in items if len(item.seen_hash) != HASH_LETTERS]
	if unseen:
		return errors.BulkUnfit(why=f"thiếu mã nội dung đã xem của {unseen[0]}")
	return reason_refusal(steps[0], reason)


def may_be_taken_up(status: str, is_held: bool, asked_on: datetime, now: datetime) -> bool:
	"""Whether a job wants a worker: it is not finished and no worker that lives holds its lock.

	One that never began is left to the queue for a while.
	"""
	if status == FINISHED or is_held:
		return False
	return status == RUNNING or now - asked_on > PATIENCE


def offered_actions(table: Iterable[Transition], actors: Iterable[Actor]) -> list[Action]:
	"""Steps that one of `actors` may take on many records of the table's kind at once, by role and agency's type."""
	found = []
	for row in table:
		tier = TIERS[row.tier]
		stands = any(
			actor.agency
			and actor.roles & set(tier.roles)
			and (tier.party != Party.PROVINCE or actor.agency_type == "Province")
			for actor in actors
		)
		if row.action in BULK_ACTIONS and stands and row.action not in found:
			found.append(row.action)
	return found

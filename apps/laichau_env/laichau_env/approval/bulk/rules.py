"""What may be done to many records at once. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from laichau_env.approval.rules import reason_refusal
from laichau_env.approval.transitions import Action, Transition
from laichau_env.common import errors
from laichau_env.common.errors import Refusal

BULK_ACTIONS = frozenset({Action.RECOMMEND, Action.APPROVE_AT_DEPARTMENT, Action.APPROVE, Action.SEND_BACK})
"""Steps that ask for nothing of the single record but a reason."""
MOST_RECORDS = 1000
HASH_LETTERS = 64
SILENCE = timedelta(minutes=2)
"""A job that gave no sign of life for so long may be taken up by another; a lock decides whether it lives."""
WAITING, DONE, NOT_DONE = "Waiting", "Done", "Not Done"
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
		return errors.BulkUnfit(why=f"thao tác «{action}» phải làm trên từng hồ sơ")
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


def may_be_taken_up(status: str, last_sign: datetime | None, now: datetime) -> bool:
	"""Whether a job that is not finished has been silent long enough to look after it."""
	return status != FINISHED and (last_sign is None or now - last_sign > SILENCE)

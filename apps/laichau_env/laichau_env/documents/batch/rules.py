"""What may be asked for in one file, and how the parts of that file are called. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.common.hashing import canonical_json, sha256

PDF, ZIP = "PDF", "ZIP"
QUEUED, RUNNING, READY, FAILED, REMOVED = "Queued", "Running", "Ready", "Failed", "Removed"
UNFINISHED = (QUEUED, RUNNING)
MOST_REPORTS = 1000
KEPT = timedelta(days=3)
"""How long a file is kept: it can be asked for again at any time."""
PATIENCE = timedelta(minutes=2)
"""Time that a queue is given to come to a job before it is handed over once more."""
LONGEST_NAME = 120
"""Letters of a file's name without its ending; archives are unpacked into folders with long names of their own."""
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
"""Signs that a file's name may not hold on some system, or that turn it around on the screen."""


def asking_refusal(form: str, names: Sequence[str]) -> Refusal | None:
	"""Why a batch may not begin."""
	if form not in (PDF, ZIP):
		return errors.BatchUnfit(why="chỉ có dạng PDF hoặc ZIP")
	if not names:
		return errors.BatchUnfit(why="không có báo cáo nào mà bạn xem được")
	if len(names) > MOST_REPORTS:
		return errors.BatchUnfit(why=f"mỗi lần nhiều nhất {MOST_REPORTS} báo cáo, đang chọn {len(names)}")
	return None


def open_key(user: str, form: str, names: Sequence[str]) -> str:
	"""The same person asking for the same file gets the same key, in whatever order he ticked."""
	return sha256(canonical_json([user, form, sorted(names)]))


def may_be_taken_up(status: str, is_held: bool, asked_on: datetime, now: datetime) -> bool:
	"""Whether a job wants a worker: it is not finished and none that lives is at it; a new one is left to the queue."""
	if status not in UNFINISHED or is_held:
		return False
	return status == RUNNING or now - asked_on > PATIENCE


def is_over(finished_on: datetime | None, now: datetime) -> bool:
	"""Whether the file has been kept long enough."""
	return finished_on is not None and now - finished_on > KEPT


def safe_name(text: str) -> str:
	"""`text` as a file's name: readable, in one form of its letters, without what a system refuses."""
	words = " ".join(UNSAFE.sub(" ", unicodedata.normalize("NFC", text)).split())
	return words[:LONGEST_NAME].rstrip(". ") or "bao-cao"


def entry_name(position: int, total: int, title: str) -> str:
	"""Name of one report in the archive: numbered, so that none meets another and their order is kept."""
	return f"{position:0{max(2, len(str(total)))}d} - {safe_name(title)}.pdf"

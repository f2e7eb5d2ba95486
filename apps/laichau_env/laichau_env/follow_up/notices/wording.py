"""The sentences of notices, as officials read them in the system and in e-mails. Pure.

A sentence tells what waits, for which step and until when; never anything of a record's content.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from laichau_env.common.vietnamese import short_date, two_digits

MOST_NAMES = 3
"""Names that an escalation gives one by one."""
SUBJECT_LETTERS = 140
"""Letters of an e-mail's subject."""
REBUILD = "Hãy tổng hợp lại trước khi trình."
SEND_BACK = "Hãy trả lại để tổng hợp lại."
IS_ISSUED = "Báo cáo đã ban hành: hãy xem có cần thu hồi để tổng hợp lại không."
"""What the reader of a stale report can do: its writer, who must act on it, who issued it."""


class What(NamedTuple):
	"""A record in a sentence: its kind and title, and the step that it awaits, as its button reads."""

	kind: str
	title: str
	step: str = ""

	def __str__(self) -> str:
		"""E.g. "Báo cáo tiến độ «xã Bum Tở - quý IV năm 2026»"."""
		return f"{self.kind} «{self.title}»"


def your_turn(what: What, due: date | None, sender: str, acting_for: str) -> str:
	"""It is the reader's turn."""
	until = f", hạn {short_date(due)}" if due else ""
	by = f" {sender} chuyển đến." if sender else ""
	return f"{what} chờ bước «{what.step}»{_instead(acting_for)}{until}.{by}"


def returned(what: What, due: date | None, sender: str) -> str:
	"""It came back to the reader."""
	until = f" Hạn gửi {short_date(due)}." if due else ""
	return f"{what} bị trả lại. {sender} trả lại.{until}" if sender else f"{what} bị trả lại.{until}"


def decided(what: What, state: str, sender: str) -> str:
	"""What the reader had set going is decided."""
	by = f" {sender} quyết định." if sender else ""
	return f"{what}: {state}.{by}"


def reminder(what: What, due: date, today: date, days_left: int) -> str:
	"""Before the due date, or on it; `days_left`: working days after today up to it."""
	if not days_left:
		return f"{_last_day(due, today)}: {what} chưa qua bước «{what.step}»."
	return f"Còn {days_left} ngày làm việc đến hạn {short_date(due)}: {what} chưa qua bước «{what.step}»."


def overdue(what: What, due: date, days: int, waiting_for: Sequence[str] = ()) -> str:
	"""After the due date; `waiting_for` names who has it, for whom it is escalated to."""
	return (
		f"Quá hạn {two_digits(days)} ngày làm việc (hạn {short_date(due)}): {what} chưa qua bước "
		f"«{what.step}».{_waiting(waiting_for)}"
	)


def not_sent_again(what: What, came_back: date, days: int, waiting_for: Sequence[str] = ()) -> str:
	"""It was sent in time, came back and has not been sent again."""
	return (
		f"Trả lại đã {two_digits(days)} ngày làm việc (từ {short_date(came_back)}): {what} chưa qua bước "
		f"«{what.step}».{_waiting(waiting_for)}"
	)


def opinion_asked(title: str, due: date | None, sender: str) -> str:
	"""The reader's agency is asked for its opinion."""
	until = f", hạn {short_date(due)}" if due else ""
	return f"{sender} xin ý kiến về «{title}»{until}."


def opinion_given(title: str, agency: str) -> str:
	"""An opinion that the reader asked for has come; which, only he reads."""
	return f"{agency} đã cho ý kiến về «{title}»."


def stance_taken(stance: str) -> str:
	"""What the opinion is, in one word or two."""
	return f"Ý kiến: {stance}"


def stale(what: What, first: str, more: int, advice: str) -> str:
	"""What the reader has in hand, or issued, no longer agrees with its sources.

	`first`: what changed first, `more`: how many others, `advice`: what he can do, one of the three above.
	"""
	others = f" và {more} thay đổi khác" if more else ""
	return f"{what} không còn khớp với nguồn. {first}{others}. {advice}"


def weekly(day: date, sent: int, owed: int, behind: int, waiting: int, tasks: int) -> str:
	"""The week's summary is there: its figures in one sentence."""
	return (
		f"Tóm tắt tuần đến {short_date(day)}: đã gửi {sent}/{owed} báo cáo, {behind} báo cáo quá hạn chưa gửi, "
		f"{waiting} báo cáo đang chờ duyệt, {tasks} nhiệm vụ quá hạn."
	)


def subject(sentence: str) -> str:
	"""The sentence as the subject of an e-mail."""
	if len(sentence) <= SUBJECT_LETTERS:
		return sentence
	return sentence[: SUBJECT_LETTERS - 1].rsplit(" ", 1)[0] + "…"


def digest_subject(told: int, waiting: int) -> str:
	"""Subject of the e-mail of a morning."""
	waits = f", {waiting} việc đang chờ" if waiting else ""
	return f"Nhiệm vụ môi trường: {told} thông báo mới{waits}"


def _last_day(due: date, today: date) -> str:
	if due == today:
		return f"Hôm nay là hạn ({short_date(due)})"
	return f"Hôm nay là ngày làm việc cuối trước hạn {short_date(due)}"


def _instead(giver: str) -> str:
	return f" (thay {giver})" if giver else ""


def _waiting(names: Sequence[str]) -> str:
	if not names:
		return ""
	more = len(names) - MOST_NAMES
	others = f" và {more} người khác" if more > 0 else ""
	return f" Đang chờ: {', '.join(names[:MOST_NAMES])}{others}."

"""What a remark must be, and when one counts as settled. Pure.

A draft is sent back with what must be completed (Decree 30/2020/NĐ-CP article 10); answers and places are the
province's own rules, RULES.md lists them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from laichau_env.approval.returns.places import Place, exists, is_open, parse
from laichau_env.approval.transitions import LEAST_REASON
from laichau_env.common import errors
from laichau_env.common.approvable import Kind
from laichau_env.common.errors import Refusal

MOST_REMARKS = 100
MOST_LETTERS = 2000
CORRECTED = "Đã sửa."
"""The answer that a correction gives by itself."""


@dataclass(frozen=True)
class Asked:
	"""A remark as it comes from a form."""

	place: str
	remark: str


@dataclass(frozen=True)
class Open:
	"""A remark that is to be settled before the record goes on."""

	name: str
	place: str
	label: str
	answer: str


def remark_refusal(asked: Sequence[Asked], content: Mapping[str, Any], kind: Kind) -> Refusal | None:
	"""Why the remarks of a return can't be taken as they are; None when they can."""
	if len(asked) > MOST_REMARKS:
		return errors.RemarkUnfit(
			number=MOST_REMARKS + 1, why=f"mỗi lần trả lại nhận nhiều nhất {MOST_REMARKS} ý kiến"
		)
	seen: set[str] = set()
	for number, one in enumerate(asked, start=1):
		why = _unfit(one, content, kind, seen)
		if why:
			return errors.RemarkUnfit(number=number, why=why)
		seen.add(one.place)
	return None


def closed_places(changed: Collection[Place], named: Collection[Place], kind: Kind) -> list[Place]:
	"""Those of the changed places that may not be edited; all are open where none is named."""
	return [place for place in changed if named and not is_open(place, named, kind)]


def settled_by_change(remark: Open, changed: Collection[Place], kind: Kind) -> bool:
	"""Whether the place of a remark was corrected."""
	place = parse(remark.place, kind)
	return bool(place) and any(is_open(one, [place], kind) for one in changed)


def _unfit(one: Asked, content: Mapping[str, Any], kind: Kind, seen: Collection[str]) -> str:
	place = parse(one.place, kind)
	if not place or not exists(place, content, kind):
		return f"báo cáo không có chỗ «{one.place}»"
	if one.place in seen:
		return "chỗ này đã có ý kiến khác, hãy gộp lại"
	length = len(one.remark.strip())
	if not LEAST_REASON <= length <= MOST_LETTERS:
		return f"ý kiến cần từ {LEAST_REASON} đến {MOST_LETTERS} ký tự, đang có {length}"
	return ""

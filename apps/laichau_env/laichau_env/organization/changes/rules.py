"""How agencies merge, split, are renamed or dissolved, and who goes on with whose work, over plain values. Pure.

The agencies of 2025 and later came about by resolutions of the National Assembly's Standing Committee on the
rearrangement of communes; a resolution names who is there before and after, and from which day.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from laichau_env.common import errors
from laichau_env.common.errors import Refusal

DRAFT, PLANNED, APPLIED = "Draft", "Planned", "Applied"
ONE_DAY = timedelta(days=1)


class ChangeKind(StrEnum):
	"""What happens to agencies."""

	MERGE = "Merge"
	SPLIT = "Split"
	RENAME = "Rename"
	DISSOLVE = "Dissolve"


@dataclass(frozen=True)
class Target:
	"""One agency after the change: `agency` names one that exists, else the other values make one."""

	agency: str = ""
	agency_name: str = ""
	short_name: str = ""
	code: str = ""
	responsible: bool = False


@dataclass(frozen=True)
class Asked:
	"""A change as it is asked for. `in_force` and `codes` tell the agencies that exist: name -> code."""

	kind: str
	effective: date
	sources: Sequence[str]
	targets: Sequence[Target]
	in_force: Mapping[str, str]


@dataclass(frozen=True)
class Change:
	"""A change that is being carried out: who ended, who goes on with their work (in order), who finishes it."""

	name: str
	kind: str
	effective: date
	ended: tuple[str, ...]
	takers: tuple[str, ...]
	responsible: str
	officials: tuple[str, ...] = ()
	"""Who held a post in an agency that ended."""

	@property
	def last_day(self) -> date:
		"""The last day of the agencies that ended."""
		return self.effective - ONE_DAY


@dataclass(frozen=True)
class Succession:
	"""One agency that ended, and one that goes on with its work; `responsible` finishes what it had sent."""

	ended: str
	successor: str
	responsible: bool


def change_refusal(asked: Asked) -> Refusal | None:
	"""Why a change may not be carried out; None when it may."""
	why = _number_unfit(asked) or _sources_unfit(asked) or _targets_unfit(asked)
	return errors.AgencyChangeUnfit(why=why) if why else None


def ended_by(sources: Sequence[str], targets: Iterable[Target]) -> list[str]:
	"""Agencies that end: those before the change that are not there after it."""
	kept = {target.agency for target in targets}
	return [agency for agency in sources if agency not in kept]


def responsible_row(targets: Sequence[Target]) -> int:
	"""Place of the target that finishes what was sent: the one that is ticked, else the first."""
	return next((place for place, target in enumerate(targets) if target.responsible), 0)


def title_of(kind: str, sources: Sequence[str], targets: Sequence[str]) -> str:
	"""The change in a line, e.g. "UBND xã A, UBND xã B → UBND xã C"."""
	return f"{', '.join(sources)} → {', '.join(targets)}"[:140]


# --- who goes on with whose work, over all changes


def successors_of(agency: str, successions: Iterable[Succession]) -> list[str]:
	"""Agencies that go on with the work of `agency` now, in order; itself where it has not ended."""
	following: dict[str, list[str]] = {}
	for one in successions:
		following.setdefault(one.ended, []).append(one.successor)
	found: dict[str, None] = {}

	def follow(name: str, passed: frozenset[str]) -> None:
		if name not in following or name in passed:
			found[name] = None
			return
		for successor in following[name]:
			follow(successor, passed | {name})

	follow(agency, frozenset())
	return list(found)


def predecessors_of(agency: str, successions: Iterable[Succession]) -> list[str]:
	"""Agencies that ended and whose work `agency` goes on with, also over others; nearest first."""
	return _before(agency, list(successions))


def acts_for(agency: str, successions: Iterable[Succession]) -> list[str]:
	"""Those of its predecessors whose sent reports `agency` finishes: over responsible successors only."""
	return _before(agency, [one for one in successions if one.responsible])


def acting_agency(agency: str, successions: Iterable[Succession]) -> str:
	"""Who acts for `agency` now: itself, or the responsible successor where it ended."""
	following = {one.ended: one.successor for one in successions if one.responsible}
	passed: set[str] = set()
	while agency in following and agency not in passed:
		passed.add(agency)
		agency = following[agency]
	return agency


def _before(agency: str, successions: Sequence[Succession]) -> list[str]:
	found: dict[str, None] = {}
	waiting = [agency]
	while waiting:
		name = waiting.pop(0)
		for one in successions:
			if one.successor == name and one.ended not in found and one.ended != agency:
				found[one.ended] = None
				waiting.append(one.ended)
	return list(found)


def _number_unfit(asked: Asked) -> str:
	before, after = len(asked.sources), len(asked.targets)
	if asked.kind == ChangeKind.MERGE and (before < 2 or after != 1):
		return "sáp nhập cần ít nhất hai cơ quan trước và đúng một cơ quan sau"
	if asked.kind == ChangeKind.SPLIT and (before != 1 or after < 2):
		return "chia, tách cần đúng một cơ quan trước và ít nhất hai cơ quan sau"
	if asked.kind == ChangeKind.RENAME and (before != 1 or after != 1):
		return "đổi tên cần đúng một cơ quan trước và một cơ quan sau"
	if asked.kind == ChangeKind.DISSOLVE and (before != 1 or after < 1):
		return "giải thể cần đúng một cơ quan trước và ít nhất một cơ quan tiếp nhận"
	if sum(target.responsible for target in asked.targets) > 1:
		return "chỉ đánh dấu một cơ quan sau là cơ quan chịu trách nhiệm giải quyết tiếp"
	return ""


def _sources_unfit(asked: Asked) -> str:
	if len(set(asked.sources)) < len(asked.sources):
		return "một cơ quan trước khi sắp xếp được ghi hai lần"
	gone = [agency for agency in asked.sources if agency not in asked.in_force]
	return f"{', '.join(gone)} không còn hoạt động" if gone else ""


def _targets_unfit(asked: Asked) -> str:
	named = [target.agency for target in asked.targets if target.agency]
	if len(set(named)) < len(named):
		return "một cơ quan sau khi sắp xếp được ghi hai lần"
	gone = [agency for agency in named if agency not in asked.in_force]
	if gone:
		return f"{', '.join(gone)} không còn hoạt động nên không tiếp nhận được"
	goes_on = set(named) & set(asked.sources)
	if goes_on and asked.kind != ChangeKind.MERGE:
		return f"{', '.join(sorted(goes_on))} vừa kết thúc vừa tiếp nhận; chỉ khi sáp nhập, một cơ quan cũ mới giữ lại được"
	if asked.kind == ChangeKind.RENAME and named:
		return "đổi tên thì lập cơ quan mới với tên mới, không chọn cơ quan đã có"
	if asked.kind == ChangeKind.DISSOLVE and len(named) < len(asked.targets):
		return "giải thể thì giao cho cơ quan đã có; nếu lập cơ quan mới, hãy chọn sáp nhập hoặc đổi tên"
	return _data_unfit([target for target in asked.targets if not target.agency], asked)


def _data_unfit(made: Sequence[Target], asked: Asked) -> str:
	for target in made:
		if not (target.agency_name.strip() and target.short_name.strip() and target.code.strip()):
			return "cơ quan mới cần đủ tên đầy đủ, tên ngắn và mã"
	codes = [target.code.strip() for target in made]
	staying = {
		code for name, code in asked.in_force.items() if name not in ended_by(asked.sources, asked.targets)
	}
	taken = _taken(codes, staying)
	return f"mã {taken} đã có cơ quan đang dùng" if taken else ""


def _taken(codes: Sequence[str], staying: Collection[str]) -> str:
	return next((code for code in codes if code in staying or codes.count(code) > 1), "")

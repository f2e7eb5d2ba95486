"""Papers of any kind made up from the fields that the kind declares: what a layout is tried with. Pure.

Two of each kind: one in which every field says something, every list has two entries and every condition holds, and a
bare one in which nothing is there. So a layout is tried along its branches without showing anybody's report.
"""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from laichau_env.documents.constants import Standing
from laichau_env.documents.kinds import PaperKind
from laichau_env.documents.papers.frame import Frame

WORDS = {
	"agency": "Ủy ban nhân dân xã Văn Bản Mẫu",
	"agency_type": "Commune",
	"code": "000",
	"date": "ngày 16 tháng 12 năm 2026",
	"disbursed": "87,5",
	"funds_disbursed": "87,5",
	"funds_planned": "120",
	"governing": "CƠ QUAN CHỦ QUẢN",
	"issuing": "ỦY BAN NHÂN DÂN",
	"kind": "Plan",
	"name": "Nguyễn Văn Mẫu",
	"number": "15",
	"order_no": "1.",
	"pace": "On Track",
	"percent": "75",
	"place": "Văn Bản Mẫu",
	"planned": "120",
	"rate": "72,9",
	"role": "Lead",
	"symbol": "BC-UBND",
	"urgency": "Khẩn",
}
"""Field -> what stands in it; others say that they are a sample."""
SAMPLE = "Nội dung thử để xem mẫu trình bày, không phải số liệu thật"
COUNT = 3


def sample_of(kind: PaperKind, *, bare: bool = False) -> Frame:
	"""A draft of the kind in which everything is said, or (`bare`) as little as can be."""
	return _made(kind.paper, bare)


def _made(paper: type, bare: bool) -> Any:
	hints = get_type_hints(paper)
	return paper(
		**{field.name: _value(hints[field.name], field.name, bare) for field in fields(paper) if field.init}
	)


def _value(wanted: Any, name: str, bare: bool) -> Any:
	origin, arguments = get_origin(wanted), get_args(wanted)
	if origin in (Union, UnionType):
		if bare and NoneType in arguments:
			return None
		return _value(next(one for one in arguments if one is not NoneType), name, bare)
	if origin is tuple:
		return _several(arguments, name, bare)
	if origin is dict:
		return {} if bare else {_value(arguments[0], name, bare): _value(arguments[1], name, bare)}
	if is_dataclass(wanted):
		return _made(wanted, bare)
	if wanted is Standing:
		return Standing.DRAFT
	if issubclass(wanted, Enum):
		return next(iter(wanted))
	return _plain(wanted, name, bare)


def _several(arguments: tuple[Any, ...], name: str, bare: bool) -> tuple[Any, ...]:
	if arguments[-1] is not Ellipsis:
		return tuple(_value(one, name, bare) for one in arguments)
	if bare:
		return ()
	chosen = _chosen_by(arguments[0])
	if chosen:
		field, choices = chosen
		return tuple(replace(_made(arguments[0], bare), **{field: choice}) for choice in choices)
	lines = ("issuing", "lines", "governing")
	return tuple(_value(arguments[0], name, bare) for _ in range(1 if name in lines else 2))


def _chosen_by(part: Any) -> tuple[str, tuple[Enum, ...]] | None:
	"""The field by which a layout places one of several kinds of a part, and the kinds: each is tried."""
	if not is_dataclass(part):
		return None
	hints = get_type_hints(part)
	kinds = {name: hint for name, hint in hints.items() if isinstance(hint, type) and issubclass(hint, Enum)}
	return next(((name, tuple(hint)) for name, hint in kinds.items()), None)


def _plain(wanted: type, name: str, bare: bool) -> Any:
	if wanted is bool:
		return not bare
	if wanted in (int, float):
		return wanted(0 if bare else COUNT)
	if wanted is str:
		return WORDS.get(name, "") if bare and name in ("number", "symbol", "date") else _word(name, bare)
	raise TypeError(f"{name}: no sample of {wanted}")


def _word(name: str, bare: bool) -> str:
	return "" if bare else WORDS.get(name, SAMPLE)

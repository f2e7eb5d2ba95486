"""When one official may act for another: pure decisions over plain facts, no frappe.

Source: Decree 30/2020/ND-CP article 13: KT. (a deputy signs for the head in the fields given to him), TL. (by
order, laid down in the regulations, may be passed to a deputy), TUQ. (by written authority, limited in time
and content, never passed on).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.common.roles import COMMUNE_LEADER, DEPARTMENT_LEADER, PROVINCE_LEADER, SUPERVISOR

KT, TL, TUQ = "KT.", "TL.", "TUQ."
OWN_DEPUTY = "KT. chỉ giao cho cấp phó cùng cơ quan"
LEADERS = frozenset({COMMUNE_LEADER, DEPARTMENT_LEADER, PROVINCE_LEADER})


@dataclass(frozen=True)
class PostFacts:
	"""An official as the rules see him."""

	official: str
	agency: str
	position_title: str
	roles: frozenset[str]


@dataclass(frozen=True)
class ScopeRow:
	"""A kind of record, of one agency or (empty) of every agency."""

	document_type: str
	agency: str = ""


@dataclass(frozen=True)
class DelegationFacts:
	"""A delegation as it stands or as it is asked for."""

	giver: PostFacts
	delegate: PostFacts
	capacity: str
	valid_from: date
	valid_to: date | None
	authority: str
	scope: Sequence[ScopeRow]
	passed_on: "DelegationFacts | None" = None


def delegation_refusal(asked: DelegationFacts) -> Refusal | None:
	"""Why a delegation may not be made; None when it may."""
	if asked.giver.official == asked.delegate.official:
		return errors.DelegationNotAllowed(why="không thể giao cho chính mình")
	if SUPERVISOR in asked.delegate.roles:
		return errors.DelegationNotAllowed(why="người giám sát không được ký thay")
	if asked.valid_to and asked.valid_to < asked.valid_from:
		return errors.DelegationNotAllowed(why="ngày kết thúc trước ngày bắt đầu")
	if not asked.scope:
		return errors.DelegationNotAllowed(why="chưa nêu loại hồ sơ được ký")
	if asked.passed_on:
		return _passing_on_refusal(asked, asked.passed_on)
	if not asked.giver.roles & LEADERS:
		return errors.DelegationNotAllowed(why="người giao không có thẩm quyền ký")
	return _form_refusal(asked)


def is_current(valid_from: date, valid_to: date | None, ended_on: date | None, today: date) -> bool:
	"""Whether a delegation is in force on `today`; both ends count."""
	last = min((day for day in (valid_to, ended_on) if day), default=None)
	return valid_from <= today and (last is None or today <= last)


def covers(scope: Sequence[ScopeRow], doctype: str, agency: str) -> bool:
	"""Whether a scope covers a record of `doctype` that belongs to `agency`."""
	return any(row.document_type == doctype and row.agency in ("", agency) for row in scope)


def signature_lines(capacity: str, giver_block: str, giver_title: str, delegate_title: str) -> list[str]:
	"""Lines over the delegate's name.

	KT. keeps the line of the collective (TM.) that the head signs for; TL. and TUQ. name the head himself.
	"""
	collective = (
		[line for line in giver_block.splitlines() if line.startswith("TM.")] if capacity == KT else []
	)
	return [*collective, f"{capacity} {giver_title.upper()}", delegate_title.upper()]


def _form_refusal(asked: DelegationFacts) -> Refusal | None:
	if asked.capacity == KT and not _is_own_deputy(asked):
		return errors.DelegationNotAllowed(why=OWN_DEPUTY)
	if asked.capacity in (TL, TUQ) and not asked.authority.strip():
		return errors.DelegationNotAllowed(why=f"{asked.capacity} cần số, ngày của văn bản giao")
	if asked.capacity == TUQ and not asked.valid_to:
		return errors.DelegationNotAllowed(why="TUQ. phải có ngày kết thúc")
	return None


def _passing_on_refusal(asked: DelegationFacts, source: DelegationFacts) -> Refusal | None:
	"""Only a TL. is passed on, by its delegate to his own deputy as KT., not beyond its time and content."""
	if source.capacity != TL or source.passed_on:
		return errors.DelegationNotAllowed(
			why="chỉ việc được giao TL. mới giao tiếp cho cấp phó; TUQ. không được giao tiếp"
		)
	if asked.capacity != KT or source.delegate.official != asked.giver.official:
		return errors.DelegationNotAllowed(why="chỉ người được giao TL. mới giao tiếp, theo hình thức KT.")
	if not _is_own_deputy(asked):
		return errors.DelegationNotAllowed(why=OWN_DEPUTY)
	if asked.valid_from < source.valid_from or _later(asked.valid_to, source.valid_to):
		return errors.DelegationNotAllowed(why="thời hạn vượt quá thời hạn được giao")
	if not all(covers(source.scope, row.document_type, row.agency) for row in asked.scope):
		return errors.DelegationNotAllowed(why="phạm vi vượt quá phạm vi được giao")
	return None


def _is_own_deputy(asked: DelegationFacts) -> bool:
	"""Whether the delegate leads in the giver's own agency: a deputy signs KT., an officer never (article 13 (1))."""
	return asked.giver.agency == asked.delegate.agency and bool(asked.delegate.roles & LEADERS)


def _later(day: date | None, limit: date | None) -> bool:
	return limit is not None and (day is None or day > limit)

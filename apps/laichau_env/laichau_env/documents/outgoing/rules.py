"""Which papers go out for a period, who drafts and who issues them. Pure.

Source: Decree 30/2020/NĐ-CP articles 10 (drafting), 13 (who signs), 15 (number and day at issue); the plan, part IV:
the Department of Agriculture and Environment follows up, urges and drafts the province's report to the ministry.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from laichau_env.approval.rules import Actor
from laichau_env.approval.transitions import LEAST_REASON
from laichau_env.common import errors, roles
from laichau_env.common.errors import Refusal
from laichau_env.documents.constants import SUBMISSION
from laichau_env.documents.register.rules import OFFICIAL_LETTER
from laichau_env.organization.rules import LONGEST_UNIT, is_unit_symbol

URGENCIES = {"": "", "Urgent": "Khẩn", "Very Urgent": "Thượng khẩn", "Express": "Hỏa tốc"}
"""Value of the register -> word of the stamp (Decree 30/2020 Appendix I, II.10)."""
MOST_LETTERS = 100_000
"""Letters that one text of a paper may have: some forty pages."""


class Party(StrEnum):
	"""On whose side of a period an official stands."""

	EXAMINER = "examiner"
	PROVINCE = "province"


@dataclass(frozen=True)
class OutgoingKind:
	"""A paper that goes out: who issues it (the drafter's own agency, or the first named), who may draft it.

	`once`: only one of a period counts at a time. `to_agencies`: it is written to agencies that owe the report,
	`unsent_only`: to those of them alone that have not sent it. `to_province`: it is written to the province. `opens_period`: issued, it opens the planned
	period on request that it asks for.
	"""

	key: str
	paper_kind: str
	issuers: tuple[Party, ...]
	drafters: tuple[Party, ...]
	once: bool = False
	to_agencies: bool = False
	unsent_only: bool = False
	to_province: bool = False
	opens_period: bool = False


KINDS = (
	OutgoingKind("urging", OFFICIAL_LETTER, tuple(Party), tuple(Party), to_agencies=True, unsent_only=True),
	OutgoingKind("request", OFFICIAL_LETTER, tuple(Party), tuple(Party), to_agencies=True, opens_period=True),
	OutgoingKind("submission", SUBMISSION, (Party.EXAMINER,), (Party.EXAMINER,), once=True, to_province=True),
)
SIDE = {
	roles.PROVINCE_OFFICER: Party.PROVINCE,
	roles.PROVINCE_LEADER: Party.PROVINCE,
	roles.DEPARTMENT_OFFICER: Party.EXAMINER,
	roles.DEPARTMENT_LEADER: Party.EXAMINER,
}
LEADER = {Party.PROVINCE: roles.PROVINCE_LEADER, Party.EXAMINER: roles.DEPARTMENT_LEADER}


def kind_named(key: str) -> OutgoingKind | None:
	"""The kind with this key."""
	return next((kind for kind in KINDS if kind.key == key), None)


def side_of(actor: Actor, examiners: Collection[str]) -> Party | None:
	"""On which side `actor` stands; officials of departments only where theirs examines the period's reports."""
	sides = {SIDE[role] for role in actor.roles if role in SIDE}
	if Party.PROVINCE in sides:
		return Party.PROVINCE
	return Party.EXAMINER if Party.EXAMINER in sides and actor.agency in examiners else None


def issuer_for(kind: OutgoingKind, side: Party) -> Party | None:
	"""Who would issue a paper that somebody on `side` drafts; None where he may not draft it."""
	if side not in kind.drafters:
		return None
	return side if side in kind.issuers else kind.issuers[0]


def issuing_actor(kind: OutgoingKind, actors: Iterable[Actor], issuing_agency: str) -> Actor | None:
	"""The one of `actors` (a person and those he stands in for) who is a leader of the issuing agency."""
	leaders = {LEADER[party] for party in kind.issuers}
	return next((actor for actor in actors if actor.agency == issuing_agency and leaders & actor.roles), None)


@dataclass(frozen=True)
class Closing:
	"""What the rules of recalling ask of a paper; `of_period`: it went out for a period, `source` names its record."""

	notation: str
	agency_name: str
	of_period: bool
	source: str
	counts: bool


def leader_of(agency: str, actors: Iterable[Actor]) -> Actor | None:
	"""The one of `actors` who leads `agency`, or the one that goes on with its work."""
	leaders = set(LEADER.values())
	return next((actor for actor in actors if actor.stands_for(agency) and leaders & actor.roles), None)


def standing_refusal(paper: Closing) -> Refusal | None:
	"""Why a paper is not one to recall here: reports come back on the report itself, and what is closed is closed."""
	if not paper.of_period:
		return errors.RecallOnReport(notation=paper.notation, report=paper.source or paper.notation)
	return None if paper.counts else errors.PaperClosed(notation=paper.notation)


def recall_refusal(paper: Closing, reason: str, *, may: bool) -> Refusal | None:
	"""Why a paper may not be recalled by this person for this reason (Decree 30/2020 article 18)."""
	refusal = standing_refusal(paper)
	if not refusal and not may:
		refusal = errors.NotForYouToRecall(agency=paper.agency_name)
	if not refusal and len(reason.strip()) < LEAST_REASON:
		refusal = errors.ReasonTooShort(action="Thu hồi văn bản", least=LEAST_REASON)
	return refusal


def values_refusal(
	texts: Iterable[str], unit: str | None, reply_by: date | None, today: date
) -> Refusal | None:
	"""Why what was typed for a paper can't be taken."""
	longest = max((len(text) for text in texts), default=0)
	if longest > MOST_LETTERS:
		return errors.PaperTextTooLong(length=longest, most=MOST_LETTERS)
	if unit and not is_unit_symbol(unit):
		return errors.UnitSymbolUnfit(unit=unit, longest=LONGEST_UNIT)
	if reply_by and reply_by < today:
		return errors.ReplyDayPast(day=f"{reply_by:%d/%m/%Y}")
	return None

"""Who signs a paper digitally, in which order, and whether a certificate is his. Pure.

Source: Decree 30/2020/NĐ-CP articles 13 and 22, Appendix I, II.7 and II.8: the person who is named on the paper
signs first, the agency's clerk puts the agency's signature on after him.
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from laichau_env.common import errors, roles
from laichau_env.common.errors import Refusal
from laichau_env.documents.constants import AgencyType

PERSON, AGENCY, ANNEX = "Person", "Agency", "Appendix"
ISSUED = "Issued"
CLERKS = frozenset({roles.COMMUNE_OFFICER, roles.DEPARTMENT_OFFICER, roles.PROVINCE_OFFICER})


@dataclass(frozen=True)
class Signatory:
	"""Who is named on a paper; `user` is empty for a paper that was entered before accounts were noted."""

	paper: str
	name: str
	user: str
	agency: str
	agency_name: str
	agency_type: str


@dataclass(frozen=True)
class Post:
	"""A post by which somebody may sign: his own, or that of him who delegated to him."""

	user: str
	full_name: str
	agencies: tuple[str, ...]
	roles: frozenset[str]


def due_part(signed: Sequence[str]) -> str:
	"""Whose signature comes next, by those that are there; "" when both are."""
	if PERSON not in signed:
		return PERSON
	return "" if AGENCY in signed else AGENCY


def order_refusal(paper: str, status: str, signed: Sequence[str]) -> Refusal | None:
	"""Why no further signature may be put on a paper."""
	if not due_part(signed):
		return errors.SignatureNotDue(paper=paper, why="văn bản đã có đủ chữ ký số của người ký và cơ quan")
	return annex_refusal(paper, status)


def annex_refusal(paper: str, status: str) -> Refusal | None:
	"""Why nothing of a paper may be signed any more: neither itself nor an annex."""
	if status != ISSUED:
		return errors.SignatureNotDue(paper=paper, why="văn bản đã thu hồi hoặc đã được thay thế")
	return None


def signer_refusal(part: str, paper: Signatory, posts: Sequence[Post]) -> Refusal | None:
	"""Why somebody who holds `posts` may not put the signature `part` on a paper."""
	if part == PERSON:
		if not any(_is_signatory(post, paper) for post in posts):
			return errors.NotTheSignatory(paper=paper.paper, signatory=paper.name)
	elif not is_clerk_of(paper.agency, paper.agency_type, posts):
		return errors.NotTheClerk(paper=paper.paper, agency=paper.agency_name)
	return None


def bringer_refusal(paper: Signatory, posts: Sequence[Post]) -> Refusal | None:
	"""The signatory and the clerk may hand in what was signed elsewhere; the signatures speak for themselves."""
	if any(_is_signatory(post, paper) for post in posts) or is_clerk_of(
		paper.agency, paper.agency_type, posts
	):
		return None
	return errors.NotTheClerk(paper=paper.paper, agency=paper.agency_name)


def is_clerk_of(agency: str, agency_type: str, posts: Sequence[Post]) -> bool:
	"""An officer of the agency; the province's papers leave through the office of its People's Committee."""
	if agency_type == AgencyType.PROVINCE:
		return any(roles.PROVINCE_OFFICER in post.roles for post in posts)
	return any(agency in post.agencies and post.roles & CLERKS for post in posts)


def told_refusal(number: int, day: date, told_number: int | None, told_day: date | None) -> Refusal | None:
	"""Number and date that the office read off the signed paper are those of the register: it gives no others."""
	if told_number is not None and told_number != number:
		return errors.SignedFileUnfit(why=f"số {told_number} khác số {number} trong sổ văn bản đi")
	if told_day is not None and told_day != day:
		return errors.SignedFileUnfit(
			why=f"ngày {told_day:%d/%m/%Y} khác ngày {day:%d/%m/%Y} trong sổ văn bản đi"
		)
	return None


def certificate_is_of(held: str, serial: str, names: Collection[str], wanted_serial: str) -> bool:
	"""Whether a certificate for `held` belongs to one who is called one of `names`.

	Where a serial number was registered for him, only the certificate with that number does.
	"""
	if wanted_serial:
		return _digits(serial) == _digits(wanted_serial)
	return _plain(held) in {_plain(name) for name in names if name}


def _is_signatory(post: Post, paper: Signatory) -> bool:
	"""The very person, who still acts for the agency; a deputy who signed by delegation is named himself."""
	if paper.agency not in post.agencies:
		return False
	return post.user == paper.user if paper.user else _plain(post.full_name) == _plain(paper.name)


def _plain(text: str) -> str:
	return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _digits(serial: str) -> str:
	return "".join(sign for sign in serial.upper() if sign in "0123456789ABCDEF").lstrip("0")

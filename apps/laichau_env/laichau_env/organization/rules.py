"""Rules about agencies, their groups and their people. Pure."""

import re
from collections.abc import Collection, Mapping
from datetime import date

COMMUNE_CODE = re.compile(r"[0-9]{5}")
LONGEST_UNIT = 12
"""Letters of the longest abbreviation of a drafting unit: "CCBVMT" of Decree 30/2020's users has six."""


def is_in_force(valid_from: date | None, valid_to: date | None, today: date) -> bool:
	"""Whether an agency exists on `today`; its last day still counts."""
	return (valid_from is None or valid_from <= today) and not has_ended(valid_to, today)


def has_ended(valid_to: date | None, today: date) -> bool:
	"""Whether the last day has passed, so that the agency's code is free again."""
	return valid_to is not None and valid_to < today


def is_commune_code(code: str) -> bool:
	"""Five digits, the leading zero included."""
	return bool(COMMUNE_CODE.fullmatch(code))


def is_unit_symbol(text: str) -> bool:
	"""Whether an abbreviation may stand after the dash of an official letter's symbol: capitals, figures, no spaces.

	Decree 30/2020/NĐ-CP Appendix I, II.3: symbols are in capitals.
	"""
	return text.isalnum() and text == text.upper() and text[0].isalpha() and len(text) <= LONGEST_UNIT


def record_name(code: str, taken: Collection[str]) -> str:
	"""The record's name for a code: the code, or with a running suffix where an earlier agency has it."""
	if code not in taken:
		return code
	suffix = 2
	while f"{code}-{suffix}" in taken:
		suffix += 1
	return f"{code}-{suffix}"


def comes_back(start: str, next_of: Mapping[str, str]) -> bool:
	"""Whether following `next_of` from `start` leads to a place passed before, so that a route never ends."""
	passed, place = set(), start
	while place:
		if place in passed:
			return True
		passed.add(place)
		place = next_of.get(place, "")
	return False


def acting_roles_of_supervisor(held: Collection[str], supervisor: str, acting: Collection[str]) -> list[str]:
	"""The acting roles that a holder of the supervising role must not have; empty for everybody else."""
	return sorted(set(held) & set(acting)) if supervisor in held else []

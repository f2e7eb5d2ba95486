"""Merges what agencies wrote: each text under the names of those who wrote it, alike ones once. Pure.

Alike are texts that differ in capitals, blanks, punctuation or the way their diacritics are stored; words count, and
figures with their separators and signs: 1.234 is not 1,234 and -5% is not 5%. Agencies stand in the order given, texts in that in which each was first said.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from laichau_env.common.vietnamese import paragraphs

SAID = re.compile(
	r"(?:(?<!\w)[-−+](?=\d))?\w+(?:(?<=\d)[.,/:](?=\d)\w+)*"  # a word or a figure
	r"|[%‰]|[<>≤≥](?=\s?\d)"
)


@dataclass(frozen=True)
class Said:
	"""A text of one agency."""

	agency: str
	text: str


@dataclass(frozen=True)
class Merged:
	"""A text and the agencies that said it."""

	text: str
	agencies: tuple[str, ...]


def likeness(text: str) -> str:
	"""What alike texts share."""
	composed = unicodedata.normalize("NFC", text).casefold()
	return " ".join(SAID.findall(composed))


def merge(said: Iterable[Said]) -> list[Merged]:
	"""Alike texts together; what says nothing is left out; an agency that says a thing twice is named once."""
	first: dict[str, str] = {}
	agencies: dict[str, dict[str, None]] = {}
	for one in said:
		text = " ".join(paragraphs(one.text))
		key = likeness(text)
		if key:
			first.setdefault(key, text)
			agencies.setdefault(key, {})[one.agency] = None
	return [Merged(text, tuple(agencies[key])) for key, text in first.items()]


def written(merged: Iterable[Merged], names: Mapping[str, str]) -> str:
	"""One paragraph a text: "Xã Bum Tở, xã Mường Tè: ..."."""
	lines = (
		f"{'; '.join(names.get(agency, agency) for agency in one.agencies)}: {one.text}" for one in merged
	)
	return "\n".join(lines)

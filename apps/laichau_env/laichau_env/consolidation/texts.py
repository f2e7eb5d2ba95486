"""Merges what agencies wrote: each text under the names of those who wrote it, alike ones once. Pure.

Alike are texts that differ in capitals, blanks, the mark of a list before them, closing punctuation or the way their
diacritics are stored; whatever stands between counts, for 1.234 is not 1,234 and "Không. Có bãi rác" is not "Không có
bãi rác". Agencies stand in the order given, texts in that in which each was first said.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from laichau_env.common.vietnamese import paragraphs

OPENS = re.compile(r"^(?:[-+*•–—]\s+(?=\D)|(?:\d{1,2}[.)]|[a-zđ][)])\s+)")
"""What begins an item of a list: no part of what it says."""
CLOSES = " .;,:"
WORD = re.compile(r"\w")


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
	composed = " ".join(unicodedata.normalize("NFC", text).casefold().split())
	return OPENS.sub("", composed).rstrip(CLOSES) if WORD.search(composed) else ""


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

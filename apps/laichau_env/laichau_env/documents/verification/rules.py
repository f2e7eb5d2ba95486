"""What a file that somebody brings is to the register. Pure."""

import hashlib
import re
from collections.abc import Collection
from enum import StrEnum
from itertools import islice

END_OF_REVISION = re.compile(rb"%%EOF")
LINE_ENDS = (b"", b"\n", b"\r", b"\r\n")
MOST_REVISIONS = 40
"""Ends of revisions that are looked at; a paper with two signatures has three."""


class Verdict(StrEnum):
	"""What is said of a file."""

	UNCHANGED = "unchanged"
	"""A file of the register, byte for byte."""
	SIGNED_OUTSIDE = "signed outside"
	"""A file of the register with nothing but signatures after it, which the register did not take."""
	CHANGED = "changed"
	"""It bears the mark of a paper, or begins as one, and is another."""
	UNKNOWN = "unknown"


def beginnings(pdf: bytes) -> dict[str, int]:
	"""SHA-256 of the file up to the end of each of its revisions -> length; the whole file is among them.

	A file of ours with updates after it begins with a file that the register knows by its hash; to find it,
	nothing is taken apart.
	"""
	ends = [found.end() for found in islice(END_OF_REVISION.finditer(pdf), MOST_REVISIONS)]
	lengths = {end + len(line) for end in ends for line in LINE_ENDS if pdf.startswith(line, end)}
	found, digest, before = {}, hashlib.sha256(), 0
	for length in sorted({*lengths, len(pdf)}):
		digest.update(pdf[before:length])
		found[digest.copy().hexdigest()], before = length, length
	return found


def longest(beginning: dict[str, int], known: Collection[str]) -> str:
	"""The hash of the longest beginning that the register knows; "" where it knows none."""
	return max((sha256 for sha256 in beginning if sha256 in known), key=beginning.__getitem__, default="")

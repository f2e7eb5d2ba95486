"""Dates, numbers and lines of text as Vietnamese official papers write them (Decree 30/2020/NĐ-CP,
Appendix I). Pure.
"""

import unicodedata
from datetime import date

BLANK = "\u00a0"
"""A space that neither collapses nor breaks: what is left open for a pen."""
BLANK_NUMBER = BLANK * 7
BLANK_DAY = BLANK * 5

_FORMAT, _CONTROL, _SURROGATE, _PRIVATE, _UNASSIGNED = "Cf", "Cc", "Cs", "Co", "Cn"
_UNPRINTABLE = frozenset({_FORMAT, _CONTROL, _SURROGATE, _PRIVATE, _UNASSIGNED})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_LAST_OF_TCVN_6909 = 0xFFFF


def two_digits(number: int, below: int = 10) -> str:
	"""`number` with a leading 0 where it is smaller than `below`."""
	return f"0{number}" if 0 <= number < below else str(number)


def day(value: date) -> str:
	"""Days below 10 take a leading 0."""
	return two_digits(value.day)


def month(value: date) -> str:
	"""Months 1 and 2 take a leading 0, the others none."""
	return two_digits(value.month, below=3)


def long_date(value: date, *, day_known: bool = True) -> str:
	"""E.g. "ngày 05 tháng 01 năm 2026"; the day left blank where it isn't known yet."""
	return f"ngày {day(value) if day_known else BLANK_DAY} tháng {month(value)} năm {value.year}"


def short_date(value: date) -> str:
	"""E.g. "05/01/2026", "14/9/2026"."""
	return f"{day(value)}/{month(value)}/{value.year}"


def document_number(number: str | int) -> str:
	"""A document's number: below 10 with a leading 0, anything that is no plain number as it stands."""
	text = str(number).strip()
	return two_digits(int(text)) if text.isascii() and text.isdigit() else text


def decimal(value: float, places: int = 2) -> str:
	"""Decimal comma, a point between thousands, no zeros at the end: 1250.5 is "1.250,5"."""
	rounded = round(float(value), places) + 0.0
	whole, _, fraction = f"{rounded:,.{places}f}".partition(".")
	fraction = fraction.rstrip("0")
	return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def printable(text: str) -> str:
	"""`text` as a paper can carry it: composed (NFC), without control, direction and joining marks, and
	without what TCVN 6909:2001 does not hold (pictographs and others beyond 16 bits).
	"""
	composed = unicodedata.normalize("NFC", text.replace("\t", " "))
	return "".join(character for character in composed if _prints(character))


def _prints(character: str) -> bool:
	if character == "\n":
		return True
	point = ord(character)
	if point > _LAST_OF_TCVN_6909 or point in _VARIATION_SELECTORS:
		return False
	return unicodedata.category(character) not in _UNPRINTABLE


def paragraphs(text: str | None) -> tuple[str, ...]:
	"""The paragraphs of a text that people typed: one a line, empty lines dropped."""
	unified = (text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
	lines = (" ".join(line.split(" ")).strip() for line in printable(unified).split("\n"))
	return tuple(" ".join(line.split()) for line in lines if line)


def balanced_lines(text: str, width: int) -> tuple[str, ...]:
	"""`text` on as few lines of `width` characters as possible, all about equally long.

	Centred headings are set so by hand; "và" stays with the word after it.
	"""
	words = _words(text)
	if not words:
		return ()
	lines = _fill(words, width)
	least = max(len(word) for word in words)
	for narrower in range(width - 1, least - 1, -1):
		attempt = _fill(words, narrower)
		if len(attempt) > len(lines):
			break
		lines = attempt
	return tuple(lines)


def _words(text: str) -> list[str]:
	words: list[str] = []
	for word in text.split():
		if words and words[-1].lower() == "và":
			words[-1] += f" {word}"
		else:
			words.append(word)
	return words


def _fill(words: list[str], width: int) -> list[str]:
	lines = [words[0]]
	for word in words[1:]:
		if len(lines[-1]) + 1 + len(word) <= width:
			lines[-1] += f" {word}"
		else:
			lines.append(word)
	return lines

"""Dates, numbers and lines of text as Vietnamese official papers write them (Decree 30/2020/NĐ-CP,
Appendix I). Pure.
"""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

BLANK = "\u00a0"
"""A space that neither collapses nor breaks: what is left open for a pen."""
BLANK_NUMBER = BLANK * 7
BLANK_DAY = BLANK * 5

_FORMAT, _CONTROL, _SURROGATE, _PRIVATE, _UNASSIGNED = "Cf", "Cc", "Cs", "Co", "Cn"
_UNPRINTABLE = frozenset({_FORMAT, _CONTROL, _SURROGATE, _PRIVATE, _UNASSIGNED})
_RARE = re.compile(r"[^\n -~\u00a0-\u00ac\u00ae-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2027]")
"""What may be unprintable: all but the letters and marks of which Vietnamese texts are made."""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_D_WITH_STROKE = str.maketrans({"đ": "d\u0335"})
_LEADS_ON = frozenset({"và", "số", "quý", "năm"})
_COMPOUNDS = frozenset(
	{
		"báo cáo", "bảo vệ", "chỉ thị", "chỉ tiêu", "công tác", "cơ quan", "địa bàn", "địa phương", "đôn đốc",
		"hội đồng", "kế hoạch", "kết quả", "môi trường", "nghị định", "nghị quyết", "nhân dân", "nhiệm vụ",
		"nông nghiệp", "phê duyệt", "quản lý", "quyết định", "sáu tháng", "thông tư", "thực hiện", "tiến độ",
		"tình hình", "tổng hợp", "triển khai", "ủy ban",
	}
)  # fmt: skip
"""Words of two syllables that headings are made of; in writing nothing joins them."""


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


def open_date(year: int) -> str:
	"""Day and month left blank: "ngày ... tháng ... năm 2026"; the clerk's office fills them in."""
	return f"ngày {BLANK_DAY} tháng {BLANK_DAY} năm {year}"


def short_date(value: date) -> str:
	"""E.g. "05/01/2026", "14/9/2026"."""
	return f"{day(value)}/{month(value)}/{value.year}"


def document_number(number: str | int) -> str:
	"""A document's number: below 10 with a leading 0, anything that is no plain number as it stands."""
	text = str(number).strip()
	return two_digits(int(text)) if text.isascii() and text.isdigit() else text


def decimal(value: float, places: int = 2) -> str:
	"""Decimal comma, a point between thousands, no zeros at the end: 1250.5 is "1.250,5".

	A half goes away from zero as people round, and of the digits that one sees: 12.25 is "12,3" to one place.
	"""
	exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
	rounded = abs(exact) if exact.is_zero() else exact
	whole, _, fraction = f"{rounded:,f}".partition(".")
	fraction = fraction.rstrip("0")
	return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def in_order(text: str) -> tuple[str, str]:
	"""By what texts are sorted as in a Vietnamese list: Đ after D, Ê after E; tones decide between the same letters."""
	letters = unicodedata.normalize("NFD", text.casefold().translate(_D_WITH_STROKE)).translate(_TONES)
	return letters, text


def printable(text: str) -> str:
	"""`text` composed (NFC), without control, direction and joining marks: what they do is the layout's."""
	composed = unicodedata.normalize("NFC", text.replace("\t", " "))
	return _RARE.sub(lambda mark: "" if unicodedata.category(mark[0]) in _UNPRINTABLE else mark[0], composed)


def paragraphs(text: str | None) -> tuple[str, ...]:
	"""The paragraphs of a text that people typed: one a line, empty lines dropped."""
	unified = re.sub(r"\r\n?|[\v\f\u2028\u2029]", "\n", text or "")
	lines = (" ".join(line.split()) for line in printable(unified).split("\n"))
	return tuple(line for line in lines if line)


def balanced_lines(text: str, width: int) -> tuple[str, ...]:
	"""`text` on as few lines of `width` characters as possible, all about equally long.

	Centred headings are set so by hand; a word that leads on ("và", "số", "năm") stays with the next, and so do the two
	syllables of a word ("Nghị quyết").
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
		before = words[-1].split()[-1].lower() if words else ""
		if before in _LEADS_ON or f"{before} {word.lower()}".rstrip(",.;:") in _COMPOUNDS:
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

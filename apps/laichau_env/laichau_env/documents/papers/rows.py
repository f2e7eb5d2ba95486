"""Whether a row of a table can stay whole on its page. Pure."""

from collections.abc import Iterable

from laichau_env.documents.papers.frame import Paragraphs

LANDSCAPE_LINES = 24
"""Lines of 11 pt that surely fit between the table's head and the foot of a landscape page, below an appendix's head."""
PORTRAIT_LINES = 44
"""The same of an upright page."""
PADDING, LETTER = 3.0, 1.8
"""Millimetres that the sides of a cell take, and that a letter of 11 pt takes on average, widely reckoned."""


def outgrows_page(cells: Iterable[tuple[Paragraphs, float]], page_lines: int = LANDSCAPE_LINES) -> bool:
	"""A row stays whole on its page, but for one that no page could hold; cells with their widths in mm."""
	return any(lines_needed(texts, letters_in(width)) > page_lines for texts, width in cells)


def letters_in(width: float) -> int:
	"""About how many letters stand on a line of a cell that is `width` mm wide."""
	return max(1, int((width - PADDING) / LETTER))


def lines_needed(texts: Paragraphs, width: int) -> int:
	"""About how many lines of `width` letters the paragraphs take."""
	return sum(1 + len(text) // width for text in texts)

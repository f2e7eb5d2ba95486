"""A case of a kind as it is printed: the PDF, the HTML that it comes from, the parts that are asked of it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.pdf import pdf_of
from laichau_env.documents.rendering import html_of
from lxml import html
from prints.cases import CASES
from prints.expected import EXPECTED, LEFT, RIGHT, TOP, Expected
from prints.measure import MM, Paper, TextLine

EVERY = tuple((kind, case) for kind, cases in CASES.items() for case in cases)
HEAD_LEFT = (LEFT, LEFT + 66)
HEAD_OF_TABLE = 55
"""Millimetres from the upper edge above which the head of a table that goes on ends."""
FOOT_LEFT = (LEFT, LEFT + 74)
APPENDIX = re.compile(r"Phụ lục( [IVX]+)?")
"""The label over an appendix, alone on its line; a sentence that names one may begin a page too."""


def squeezed(text: str) -> str:
	"""A text without its blanks."""
	return "".join(text.split())


@dataclass(frozen=True)
class Place:
	"""Where a part of a paper is looked for, how it looks, and its lines."""

	page: int
	left: float
	right: float
	lines: tuple[str, ...]
	size: float
	bold: bool
	italic: bool


class Printed:
	"""A sample on paper."""

	def __init__(self, sample: Frame, case: str = "") -> None:
		self.sample, self.case = sample, case
		self.expected: Expected = EXPECTED[type(sample)]
		self.paper = Paper(pdf_of(sample))
		self.tree = html.fromstring(html_of(sample))
		for element in [*self.tree.iter("style"), *self.tree.find_class("standing")]:
			element.drop_tree()

	@cached_property
	def pages(self) -> range:
		return range(1, len(self.paper) + 1)

	def right_edge(self, page: int) -> float:
		"""Where the right margin begins."""
		size = self.paper.size(page)
		return size[0] - RIGHT[size]

	def body(self, page: int) -> list[TextLine]:
		"""Lines of a page below its top margin."""
		return [line for line in self.paper.lines(page) if line.bottom >= TOP]

	@cached_property
	def sections(self) -> list[range]:
		"""Pages of the text, of what is attached, of each appendix: as many as the HTML has, each begun on a new page."""
		starts = [1]
		for number, page in enumerate(self.pages, start=1):
			first = self.body(page)[0].text if self.body(page) else ""
			if number > 1 and (APPENDIX.fullmatch(first) or self._repeats_head(page)):
				starts.append(page)
		return [
			range(start, end) for start, end in zip(starts, [*starts[1:], len(self.paper) + 1], strict=True)
		]

	def _repeats_head(self, page: int) -> bool:
		return any(line.text.endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") for line in self.body(page)[:2])

	@cached_property
	def appendices(self) -> list[int]:
		"""First page of each appendix."""
		return [pages[0] for pages in self.sections if APPENDIX.fullmatch(self.body(pages[0])[0].text)]

	@cached_property
	def signed_on(self) -> int:
		"""The page of the signatory's name; where it is left open, the last of the text."""
		name, pages = squeezed(self.sample.signature.name), self.sections[0]
		named = [
			page
			for page in pages
			if any(squeezed(line.text) == name for line in self.paper.lines(page, FOOT_LEFT[1]))
		]
		return named[-1] if named else pages[-1]

	@cached_property
	def parts(self) -> dict[str, Place]:
		"""The parts that every paper of the kind has, with the lines that its sample gives them."""
		sample, expected, page = self.sample, self.expected, self.signed_on
		left, whole = HEAD_LEFT, (LEFT, self.right_edge(1))
		right = (HEAD_LEFT[1], self.right_edge(1))
		signature = (FOOT_LEFT[1], self.right_edge(page))
		found: dict[str, Place] = {}
		if expected.head:
			found |= {
				"governing body": Place(1, *left, sample.heading.governing, 12, False, False),
				"issuing body": Place(1, *left, sample.heading.issuing, 12, True, False),
				"country": Place(1, *right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",), 12, True, False),
				"motto": Place(1, *right, ("Độc lập - Tự do - Hạnh phúc",), 13, True, False),
				"place and date": Place(1, *right, (f"{sample.place}, {sample.date}",), 13, False, True),
			}
		if expected.numbered:
			found["number"] = Place(1, *left, (f"Số: {sample.number}/{sample.symbol}",), 13, False, False)
		if expected.letter:
			lines = sample.on_lines(f"V/v {sample.excerpt}", 36)
			found["excerpt of a letter"] = Place(1, *left, lines, 12, False, False)
		if expected.title:
			lines = sample.on_lines(sample.excerpt, expected.excerpt_width)
			found["kind"] = Place(1, *whole, (expected.title,), 14, True, False)
			found["excerpt"] = Place(1, *whole, lines, 14, True, False)
		if len(sample.addressees) == 1:
			found["addressee"] = Place(1, *whole, (f"Kính gửi: {sample.addressees[0]}.",), 14, False, False)
		if expected.recipients:
			marks = [*";" * (len(sample.recipients) - 1), "."]
			lines = tuple(f"- {name}{mark}" for name, mark in zip(sample.recipients, marks, strict=True))
			found["recipients, heading"] = Place(page, *FOOT_LEFT, ("Nơi nhận:",), 12, True, True)
			found["recipients"] = Place(page, *FOOT_LEFT, lines, 11, False, False)
		if expected.signed:
			lines = tuple(part for line in sample.signature.lines for part in sample.on_lines(line, 25))
			found["authority"] = Place(page, *signature, lines, 14, True, False)
		if expected.signed and sample.signature.name:
			found["name"] = Place(page, *signature, (sample.signature.name,), 14, True, False)
		for number, first in enumerate(self.appendices):
			edges = (LEFT, self.right_edge(first))
			label = self.body(first)[0].text
			found[f"appendix {number + 1}"] = Place(first, *edges, (label,), 14, True, False)
		return found

	def lines_of(self, part: str) -> list[TextLine]:
		"""The printed lines of a part, in their order."""
		place = self.parts[part]
		left = [line for line in self.paper.lines(place.page, place.left, place.right)]
		found = []
		for text in place.lines:
			wanted = squeezed(text)
			while left and squeezed(left[0].text) != wanted:
				left.pop(0)
			assert left, f"{part}: page {place.page} has no line {text!r}:\n{self.paper.text(place.page)}"
			found.append(left.pop(0))
		return found

	@cached_property
	def table_heads(self) -> list[tuple[Counter[str], Counter[str]]]:
		"""Words of the head of each table that repeats it: those in bold, and all with the numbers of its columns."""
		heads = [head for table in self.tree.iter("table") for head in table.iter("thead")]
		return [(words_of(head.xpath(".//th[not(@class)]")), words_of(head.xpath(".//th"))) for head in heads]

	def begins_in_table(self, page: int) -> bool:
		"""Whether the first thing on a page stands between the sides of a table."""
		signs = [sign for sign in self.paper.signs(page) if sign["bottom"] >= TOP * MM]
		if not signs:
			return False
		first = min(signs, key=lambda sign: sign["top"])
		middle = (first["top"] + first["bottom"]) / 2
		return any(side["top"] <= middle <= side["bottom"] for side in self.paper.sides(page))

	def heads_on(self, page: int, bottom: float = 1000) -> list[Counter[str]]:
		"""Heads of tables that stand on a page, above `bottom` mm."""
		words = self.paper.bold_words(page, TOP, bottom)
		return [whole for bold, whole in self.table_heads if not bold - words]

	def signs_wanted(self) -> Counter[str]:
		"""Every sign that the pages are to show below their top margin; heads of tables as often as they stand there."""
		found = Counter(squeezed("".join(self.tree.itertext())))
		repeated = sum((head for page in self.pages for head in self.heads_on(page)), Counter())
		once = sum((whole for _, whole in self.table_heads), Counter())
		found.update(Counter("".join(repeated.elements())))
		found.subtract(Counter("".join(once.elements())))
		return found

	def signs_shown(self) -> Counter[str]:
		"""Every sign that they show."""
		return Counter(
			squeezed(
				"".join(
					sign["text"]
					for page in self.pages
					for sign in self.paper.signs(page)
					if sign["bottom"] >= TOP * MM
				)
			)
		)


def words_of(cells: list) -> Counter[str]:
	"""How often each word stands in cells."""
	return Counter(word for cell in cells for word in " ".join(cell.itertext()).split())


@lru_cache(maxsize=1)
def printed_case(kind: type[Frame], case: str) -> Printed:
	"""The last case asked for stays: tests go through them one after the other."""
	return Printed(CASES[kind][case], case)

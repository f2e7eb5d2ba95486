"""A PDF as a records officer sees it: lines of text with place, size and style; drawn lines; millimetres."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pdfplumber
from pdfminer.pdftypes import resolve1

MM = 72 / 25.4
THIN = 1.5
"""Points: a drawn shape not thicker than this is a line."""


@dataclass(frozen=True)
class TextLine:
	"""One printed line; sides in millimetres from the page's left and top edge."""

	page: int
	text: str
	left: float
	right: float
	top: float
	bottom: float
	sizes: frozenset[float]
	fonts: frozenset[str]

	@property
	def size(self) -> float:
		"""Its one size."""
		assert len(self.sizes) == 1, f"{self.text!r} has sizes {set(self.sizes)}"
		return next(iter(self.sizes))

	@property
	def bold(self) -> bool:
		"""Whether every sign is bold."""
		return all("Bold" in font for font in self.fonts)

	@property
	def italic(self) -> bool:
		"""Whether every sign is italic."""
		return all("Italic" in font for font in self.fonts)

	@property
	def centre(self) -> float:
		"""Its middle from the left edge."""
		return (self.left + self.right) / 2


@dataclass(frozen=True)
class Rule:
	"""A drawn horizontal line, in millimetres."""

	page: int
	left: float
	right: float
	top: float

	@property
	def length(self) -> float:
		"""How long it is."""
		return self.right - self.left

	@property
	def centre(self) -> float:
		"""Its middle from the left edge."""
		return (self.left + self.right) / 2


class Paper:
	"""A PDF, opened; what was read of it once is kept, for reading costs more than what is asked of it."""

	def __init__(self, content: bytes) -> None:
		self.pdf = pdfplumber.open(BytesIO(content))
		self._texts: dict[int, str] = {}
		self._lines: dict[tuple[int, float, float], list[TextLine]] = {}

	def __len__(self) -> int:
		return len(self.pdf.pages)

	def size(self, page: int) -> tuple[int, int]:
		"""Width and height in millimetres."""
		shown = self.pdf.pages[page - 1]
		return round(shown.width / MM), round(shown.height / MM)

	def text(self, page: int) -> str:
		"""The page's text, line under line."""
		if page not in self._texts:
			self._texts[page] = self.pdf.pages[page - 1].extract_text()
		return self._texts[page]

	def all_text(self) -> str:
		"""Every page's text under its number, as kept in golden/."""
		return "\n\n".join(f"--- {page}\n{self.text(page)}" for page in range(1, len(self) + 1)) + "\n"

	def flow(self) -> str:
		"""All text in reading order as one line of single blanks."""
		return re.sub(r"\s+", " ", " ".join(self.text(page) for page in range(1, len(self) + 1)))

	def lines(self, page: int, left: float = 0, right: float = 1000) -> list[TextLine]:
		"""Lines of the page, or of a column of it between two distances from its left edge."""
		asked = (page, left, right)
		if asked not in self._lines:
			self._lines[asked] = self._read_lines(*asked)
		return self._lines[asked]

	def _read_lines(self, page: int, left: float, right: float) -> list[TextLine]:
		shown = self.pdf.pages[page - 1]
		column = shown.crop((left * MM, 0, min(right * MM, shown.width), shown.height))
		return [
			TextLine(
				page=page,
				text=line["text"],
				left=line["x0"] / MM,
				right=line["x1"] / MM,
				top=line["top"] / MM,
				bottom=line["bottom"] / MM,
				sizes=frozenset(round(sign["size"], 2) for sign in line["chars"] if sign["text"].strip()),
				fonts=frozenset(sign["fontname"] for sign in line["chars"] if sign["text"].strip()),
			)
			for line in column.extract_text_lines()
		]

	def line(self, beginning: str, page: int = 1, left: float = 0, right: float = 1000) -> TextLine:
		"""The first line that begins so."""
		for line in self.lines(page, left, right):
			if line.text.startswith(beginning):
				return line
		raise AssertionError(f"page {page} has no line {beginning!r}:\n{self.text(page)}")

	def page_of(self, words: str) -> int:
		"""The first page that has these words."""
		return next(page for page in range(1, len(self) + 1) if words in re.sub(r"\s+", " ", self.text(page)))

	def signs(self, page: int) -> list[dict]:
		"""Printed signs of the page, blanks left out."""
		return [sign for sign in self.pdf.pages[page - 1].chars if sign["text"].strip()]

	def rules(self, page: int) -> list[Rule]:
		"""Drawn horizontal lines that are no side of a table's cell, top first."""
		found = {
			(round(shape["x0"] / MM, 1), round(shape["x1"] / MM, 1), round(shape["top"] / MM, 1))
			for shape in self.pdf.pages[page - 1].rects
			if shape["height"] <= THIN < shape["width"]
		}
		return [Rule(page, *sides) for sides in sorted(found, key=lambda sides: sides[2])]

	def sides(self, page: int) -> list[dict]:
		"""Upright lines of the page: sides of cells."""
		shown = self.pdf.pages[page - 1]
		return [shape for shape in (*shown.lines, *shown.rects) if shape["width"] <= THIN < shape["height"]]

	def bold_words(self, page: int, top: float, bottom: float) -> Counter[str]:
		"""How often each word stands in bold between two distances from the upper edge."""
		shown = self.pdf.pages[page - 1].filter(
			lambda thing: (
				thing["object_type"] == "char"
				and "Bold" in thing["fontname"]
				and top * MM <= thing["bottom"] <= bottom * MM
			)
		)
		return Counter(word["text"] for word in shown.extract_words())

	def fonts(self) -> Iterator[tuple[str, bool]]:
		"""Name of each font of the file, and whether it is embedded."""
		for page in self.pdf.pages:
			for font in (resolve1(resolve1(page.page_obj.resources)["Font"]) or {}).values():
				part = resolve1(resolve1(resolve1(font)["DescendantFonts"])[0])
				described = resolve1(part["FontDescriptor"])
				yield str(described["FontName"]), "FontFile2" in described

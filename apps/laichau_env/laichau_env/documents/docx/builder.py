"""Builds the Word file of a paper from its HTML: the parts in their order, each as what it is in Word."""

import re
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import zip_longest
from xml.etree.ElementTree import Element

from docx import Document as new_document
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from laichau_env.documents.docx import borders, pages, styles, tables
from laichau_env.documents.docx.computed import Look, Looks
from laichau_env.documents.docx.widths import text_width
from laichau_env.documents.kinds import title_of
from laichau_env.documents.layouts.sandbox import html_of
from laichau_env.documents.layouts.texts import Layout
from laichau_env.documents.papers.frame import Frame

CONTAINERS = (
	"head",
	"title",
	"addressees",
	"recipients",
	"signature",
	"text",
	"facts",
	"cover",
	"appendix",
	"tasks",
	"tasks head",
)
"""Parts that lend their name to the style of the paragraphs in them."""
BLOCKS = ("p", "div", "table")
RULE_SHARE = 0.4
POINTS_A_MM = 72 / 25.4


def docx_of(paper: Frame, layout: Layout | None = None) -> bytes:
	"""The paper as a Word file, by the shipped layout or a copy."""
	return to_docx(html_of(paper, layout), title=title_of(paper), author=paper.agency)


def to_docx(body: str, *, title: str, author: str) -> bytes:
	"""A Word file of a paper's HTML."""
	builder = Builder(body)
	builder.build()
	properties = builder.document.core_properties
	properties.title, properties.author, properties.language = title, author, "vi-VN"
	properties.comments = ""
	out = BytesIO()
	builder.document.save(out)
	return out.getvalue()


@dataclass(frozen=True)
class Hold:
	"""What must not be parted by the end of a page: the parts of a part, and its last line from what follows."""

	together: bool = False
	next: bool = False


class Builder:
	"""Walks the HTML of one paper and writes its Word file."""

	def __init__(self, body: str) -> None:
		"""Read the style sheets of the paper, and begin a document without a page."""
		self.looks = Looks(body)
		self.shapes = pages.page_shapes(_style_text(self.looks.root))
		self.document: Document = new_document()
		styles.prepare(self.document)
		self.book = styles.StyleBook(self.document)
		self.paper = next(element for element in self.looks.root.iter("div") if _class(element) == "paper")
		self.mark = _text_of_class(self.paper, "standing")
		self.shape = self.shapes[""]
		self.room_above = 0.0  # points that a part asks above its first paragraph
		self.page_ended = False  # whether what comes next begins a page

	def build(self) -> None:
		"""Write every part in its order."""
		pages.set_up(self.document.sections[0], self.shape, self.mark)
		self._write_children(self.paper, (), Hold())
		self._end_in_paragraph()

	def write_block(self, element: Element, path: tuple[str, ...], hold: Hold) -> None:
		"""A part of the body; `path` names the parts around it."""
		if element.tag == "div":
			self._write_part(element, path, hold)
		elif element.tag == "table":
			tables.write_table(self, element, (*path, _class(element)), self._container_width(), hold)
		else:
			self.write_paragraph(self.document, element, path, self._container_width(), keep=hold.next)
		self.page_ended = self.page_ended or self.looks.word(element, "break_after") == "page"

	def write_paragraph(
		self,
		place: Document | _Cell,
		element: Element,
		path: tuple[str, ...],
		width: float,
		*,
		keep: bool = False,
		paragraph: Paragraph | None = None,
	) -> Paragraph:
		"""A paragraph with its runs, and the drawn line under it; `width` of its container in points."""
		look = self.looks.of(element)
		ruled = _child_of_class(element, "ruled")
		look = replace(
			look,
			keep_with_next=look.keep_with_next or keep or ruled is not None,
			before=look.before + self.take_room_above(),
		)
		paragraph = paragraph if paragraph is not None else place.add_paragraph()
		self.book.apply(paragraph, self._part(element, path), look)
		self.begin_page(paragraph)
		_Runs(self.looks, paragraph, self.book.look_of(paragraph)).write(element, look)
		if ruled is not None:
			self._draw_rule(place, ruled, look, width, keep=keep)
		elif element.tag == "p" and self.looks.word(element, "border_top_style") == "solid":
			box = self.looks.box(element, "width"), self.looks.box(element, "height")
			borders.draw_box(paragraph, look, box, self.looks.box(element, "padding_top"), width)
		return paragraph

	def take_room_above(self) -> float:
		"""Points that the parts around ask above what is written next; asked for once."""
		room, self.room_above = self.room_above, 0.0
		return room

	def begin_page(self, paragraph: Paragraph) -> None:
		"""Have a paragraph begin a page where the part before it ended one."""
		if self.page_ended:
			paragraph.paragraph_format.page_break_before = True
		self.page_ended = False

	def _write_part(self, element: Element, path: tuple[str, ...], hold: Hold) -> None:
		self.room_above += self.looks.box(element, "margin_top") + self.looks.box(element, "padding_top")
		together = hold.together or self.looks.word(element, "break_inside") == "avoid"
		keep = hold.next or self.looks.word(element, "break_after") == "avoid"
		self._write_children(element, (*path, _class(element)), Hold(together, keep))

	def _write_children(self, parent: Element, path: tuple[str, ...], hold: Hold) -> None:
		"""Parts of a part; one with a page of another name begins a section."""
		page = self.looks.word(parent, "page")
		children = _blocks(parent)
		for child, after in zip_longest(children, children[1:]):
			own_page = self.looks.word(child, "page")
			if own_page in self.shapes and own_page not in ("", page):
				self.shape = self.shapes[own_page]
				pages.set_up(pages.close_section(self.document), self.shape, self.mark)
			if after is None:
				keep = hold.next
			else:
				keep = hold.together or self._stays_with_what_is_before(after)
			self.write_block(child, path, Hold(hold.together, keep))

	def _stays_with_what_is_before(self, element: Element) -> bool:
		"""Whether no page may end before an element, or before the first one in it, which comes to the same."""
		inner = _blocks(element) if element.tag == "div" else []
		return self.looks.word(element, "break_before") == "avoid" or (
			bool(inner) and self._stays_with_what_is_before(inner[0])
		)

	def _draw_rule(
		self, place: Document | _Cell, ruled: Element, look: Look, width: float, *, keep: bool
	) -> None:
		"""A line of part of the text's width under it, centred, as a paragraph that is nothing but its border."""
		text = min(text_width(_text(ruled), look.size, bold=look.bold, italic=look.italic), width)
		length = text * (1.0 if "whole" in _class(ruled) else RULE_SHARE)
		borders.draw_rule(place.add_paragraph(), length, width, keep=keep)

	def _part(self, element: Element, path: tuple[str, ...]) -> str:
		"""Name of the part that a paragraph is, e.g. "issuing", "signature name", "text"."""
		own = _class(element).partition(" ")[0]
		around = next((name for name in reversed(path) if name in CONTAINERS), "")
		for part in (f"{around} {own}".strip(), own, around):
			if part in styles.NAMES:
				return part
		return "text"

	def _container_width(self) -> float:
		return self.shape.text_width * POINTS_A_MM

	def _end_in_paragraph(self) -> None:
		"""Word wants a paragraph after the last table."""
		body = self.document.element.body
		if body[-2].tag == qn("w:tbl"):
			pages.flatten(self.document.add_paragraph())


class _Runs:
	"""Writes the text of one paragraph; by hand it says only what the paragraph's style doesn't."""

	def __init__(self, looks: Looks, paragraph: Paragraph, styled: Look) -> None:
		self.looks, self.paragraph, self.styled = looks, paragraph, styled

	def write(self, element: Element, look: Look) -> None:
		"""The text of an element that stands in the paragraph itself."""
		self._add(element.text, look)
		for child in element:
			if child.tag in BLOCKS:
				continue
			if child.tag == "br":
				self.paragraph.add_run().add_break()
			else:
				self.write(child, self.looks.of(child))
			self._add(child.tail, look)

	def _add(self, text: str | None, look: Look) -> None:
		plain = re.sub(r"[ \t\r\n]+", " ", text or "")
		if not self.paragraph.runs:
			plain = plain.lstrip(" ")
		if not plain:
			return
		run = self.paragraph.add_run()
		for number, piece in enumerate(plain.split("-") if look.unbroken else [plain]):
			if number:
				run._r.append(OxmlElement("w:noBreakHyphen"))
			if piece:
				run._r.add_t(piece)
		if look.bold != self.styled.bold:
			run.bold = look.bold
		if look.italic != self.styled.italic:
			run.italic = look.italic
		if look.size != self.styled.size:
			run.font.size = Pt(look.size)
		if look.colour != self.styled.colour:
			run.font.color.rgb = RGBColor.from_string(look.colour)


def _blocks(parent: Element) -> list[Element]:
	"""What stands under the other in a part; the mark of a draft stands in the margin."""
	return [child for child in parent if child.tag in BLOCKS and _class(child) != "standing"]


def _class(element: Element) -> str:
	return element.get("class") or ""


def _text(element: Element) -> str:
	return re.sub(r"[ \t\r\n]+", " ", "".join(element.itertext())).strip(" ")


def _child_of_class(element: Element, name: str) -> Element | None:
	return next((child for child in element if name in _class(child).split()), None)


def _text_of_class(root: Element, name: str) -> str:
	found = next((element for element in root.iter("p") if _class(element) == name), None)
	return _text(found) if found is not None else ""


def _style_text(root: Element) -> str:
	return "\n".join(element.text or "" for element in root.iter("style"))

"""Builds the Word file of a paper from its HTML: the parts in their order, each as what it is in Word."""

import re
from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import Element

from docx import Document as new_document
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from laichau_env.documents.docx import pages, styles, tables
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
	"appendix",
	"tasks",
	"tasks head",
)
"""Parts that lend their name to the style of the paragraphs in them."""
BLOCKS = ("p", "div", "table")
RULE_SHARE = 0.4
RULE_GAP, RULE_WIDTH = 2.0, 6
"""Points above a drawn line; its width in eighths of a point."""
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

	def build(self) -> None:
		"""Write every part in its order."""
		pages.set_up(self.document.sections[0], self.shape, self.mark)
		for element in self.paper:
			self.write_block(element, ())
		self._end_in_paragraph()

	def write_block(self, element: Element, path: tuple[str, ...], *, keep: bool = False) -> None:
		"""A part of the body; `path` names the parts around it, `keep` holds it to what follows."""
		if element.tag not in BLOCKS or _class(element) == "standing":
			return
		if element.tag == "div":
			self._write_part(element, path, keep=keep)
		elif element.tag == "table":
			tables.write_table(self, element, (*path, _class(element)), self._container_width())
		else:
			self.write_paragraph(self.document, element, path, self._container_width(), keep=keep)

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
		if keep:
			look = replace(look, keep_with_next=True)
		if self.room_above:
			look, self.room_above = replace(look, before=look.before + self.room_above), 0.0
		ruled = _child_of_class(element, "ruled")
		if ruled is not None:
			look = replace(look, keep_with_next=True)
		paragraph = paragraph if paragraph is not None else place.add_paragraph()
		self.book.apply(paragraph, self._part(element, path), look)
		_write_runs(paragraph, element, bold=look.bold, styled=self.book.is_bold(paragraph))
		if ruled is not None:
			self._draw_rule(place, ruled, look, width, keep=keep)
		return paragraph

	def _write_part(self, element: Element, path: tuple[str, ...], *, keep: bool) -> None:
		name = _class(element)
		page = self.looks.word(element, "page")
		if page in self.shapes and page:
			self.shape = self.shapes[page]
			pages.set_up(pages.close_section(self.document), self.shape, self.mark)
		self.room_above += self.looks.box(element, "margin_top")
		held = keep or self.looks.word(element, "break_inside") == "avoid"
		follows = self.looks.word(element, "break_after") == "avoid"
		for child in element:
			self.write_block(child, (*path, name), keep=held or follows)

	def _draw_rule(
		self, place: Document | _Cell, ruled: Element, look: Look, width: float, *, keep: bool
	) -> None:
		"""A line of part of the text's width under it, centred, as a paragraph that is nothing but its border."""
		text = min(text_width(_text(ruled), look.size, bold=look.bold, italic=look.italic), width)
		line = text * (1.0 if "whole" in _class(ruled) else RULE_SHARE)
		paragraph = place.add_paragraph()
		pages.flatten(paragraph)
		shape = paragraph.paragraph_format
		shape.space_before, shape.keep_with_next = Pt(RULE_GAP), keep
		shape.left_indent = shape.right_indent = Pt((width - line) / 2)
		borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
		for key, value in (("val", "single"), ("sz", str(RULE_WIDTH)), ("space", "0"), ("color", "000000")):
			top.set(qn(f"w:{key}"), value)
		borders.append(top)
		properties = paragraph._p.get_or_add_pPr()
		properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")

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


def _write_runs(paragraph: Paragraph, element: Element, *, bold: bool, styled: bool) -> None:
	"""The text of an element that stands in the paragraph itself; `styled` is what its style says of bold."""
	_add_text(paragraph, element.text, bold, styled)
	for child in element:
		if child.tag in BLOCKS:
			continue
		if child.tag == "br":
			paragraph.add_run().add_break()
		else:
			_write_runs(paragraph, child, bold=bold or child.tag in ("b", "strong"), styled=styled)
		_add_text(paragraph, child.tail, bold, styled)


def _add_text(paragraph: Paragraph, text: str | None, bold: bool, styled: bool) -> None:
	plain = re.sub(r"[ \t\r\n]+", " ", text or "")
	if not paragraph.runs:
		plain = plain.lstrip(" ")
	if plain:
		run = paragraph.add_run(plain)
		if bold != styled:
			run.bold = bold


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

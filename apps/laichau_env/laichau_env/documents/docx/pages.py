"""Sections of a Word file: page sizes and margins as the style sheets say, page numbers and the mark of a draft."""

from dataclasses import dataclass

import tinycss2
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

NUMBER_SIZE = Pt(14)
FROM_TOP = Mm(10)
"""Distance of the page number from the edge (Decree 30/2020/NĐ-CP, Appendix I: in the top margin)."""
A4 = (210, 297)
AFTER_NUMBERS = (
	"w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter",
	"w:docGrid", "w:printerSettings", "w:sectPrChange",
)  # fmt: skip
"""What may follow the numbering in a section's properties (ECMA-376, CT_SectPr): Word refuses another order."""


@dataclass(frozen=True)
class PageShape:
	"""Size and margins in millimetres: top, right, bottom, left."""

	width: float
	height: float
	margins: tuple[float, float, float, float]

	@property
	def text_width(self) -> float:
		"""Width between the margins."""
		return self.width - self.margins[1] - self.margins[3]


def page_shapes(css: str) -> dict[str, PageShape]:
	"""Name -> shape of the pages that a style sheet declares; the plain @page has no name."""
	shapes: dict[str, PageShape] = {}
	for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
		if rule.type != "at-rule" or rule.lower_at_keyword != "page":
			continue
		name = tinycss2.serialize(rule.prelude).strip()
		declared = _declarations(rule.content)
		if "size" in declared and "margin" in declared:
			shapes[name] = _shape(declared["size"], declared["margin"])
	return shapes


def set_up(section: Section, shape: PageShape, mark: str) -> None:
	"""Give a section its page, the number from its second page on, and the mark of what is not issued."""
	landscape = shape.width > shape.height
	section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
	section.page_width, section.page_height = Mm(shape.width), Mm(shape.height)
	top, right, bottom, left = (Mm(margin) for margin in shape.margins)
	section.top_margin, section.right_margin = top, right
	section.bottom_margin, section.left_margin = bottom, left
	section.header_distance, section.footer_distance = FROM_TOP, FROM_TOP
	section.different_first_page_header_footer = True
	section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
	_write_header(section.first_page_header.paragraphs[0], shape, mark, numbered=False)
	_write_header(section.header.paragraphs[0], shape, mark, numbered=True)
	_restart_numbers(section)


def close_section(document: Document) -> Section:
	"""Begin a new section; the paragraph that ends the old one takes no room."""
	section = document.add_section()
	flatten(document.paragraphs[-1])
	return section


def flatten(paragraph: Paragraph) -> None:
	"""Make a paragraph that must be there, but says nothing, one point high."""
	look = paragraph.paragraph_format
	look.space_before = look.space_after = Pt(0)
	look.line_spacing = Pt(1)
	mark = OxmlElement("w:rPr")
	paragraph._p.get_or_add_pPr().insert_element_before(mark, "w:sectPr", "w:pPrChange")
	size = OxmlElement("w:sz")
	size.set(qn("w:val"), "2")
	mark.append(size)


def _write_header(paragraph: Paragraph, shape: PageShape, mark: str, *, numbered: bool) -> None:
	paragraph.style = "Normal"  # that of headers has tab stops of its own
	look = paragraph.paragraph_format
	look.tab_stops.add_tab_stop(Mm(shape.text_width / 2), WD_TAB_ALIGNMENT.CENTER)
	look.space_before = look.space_after = look.first_line_indent = Pt(0)
	if mark:
		run = paragraph.add_run(mark)
		run.bold, run.font.size = True, Pt(13)
		border = OxmlElement("w:bdr")
		for key, value in (("val", "single"), ("sz", "6"), ("space", "3"), ("color", "000000")):
			border.set(qn(f"w:{key}"), value)
		run._r.get_or_add_rPr().append(border)
	if numbered:
		run = paragraph.add_run("\t")
		run.font.size = NUMBER_SIZE
		_add_field(paragraph, "PAGE")


def _add_field(paragraph: Paragraph, code: str) -> None:
	for kind, text in (("begin", None), (None, code), ("end", None)):
		run = paragraph.add_run()
		run.font.size = NUMBER_SIZE
		if kind:
			mark = OxmlElement("w:fldChar")
			mark.set(qn("w:fldCharType"), kind)
		else:
			mark = OxmlElement("w:instrText")
			mark.text = text
		run._r.append(mark)


def _restart_numbers(section: Section) -> None:
	"""Count from 1; a section that was begun as a copy of the one before it has the element already."""
	properties = section._sectPr
	numbers = properties.find(qn("w:pgNumType"))
	if numbers is None:
		numbers = OxmlElement("w:pgNumType")
		properties.insert_element_before(numbers, *AFTER_NUMBERS)
	numbers.set(qn("w:start"), "1")


def _declarations(content: list) -> dict[str, list[str]]:
	found: dict[str, list[str]] = {}
	for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
		if item.type == "declaration":
			found[item.lower_name] = tinycss2.serialize(item.value).split()
	return found


def _shape(size: list[str], margin: list[str]) -> PageShape:
	width, height = A4 if "landscape" not in size else A4[::-1]
	margins = tuple(float(value.removesuffix("mm")) for value in margin)
	return PageShape(width, height, margins)

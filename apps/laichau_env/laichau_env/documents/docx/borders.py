"""Lines drawn in Word by the borders of paragraphs: under a text, or around it."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from laichau_env.documents.docx import pages
from laichau_env.documents.docx.computed import Look

RULE_GAP, WIDTH = 2.0, 6
"""Points above a line under a text, of which its empty paragraph takes one; width of a line in eighths of a point."""
POINTS_WIDE = WIDTH / 8
AFTER_BORDERS = (
	"w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl",
	"w:rPr", "w:sectPr",
)  # fmt: skip
"""What of ours may follow the borders in a paragraph's properties (ECMA-376, CT_PPr)."""


def draw_rule(paragraph: Paragraph, length: float, width: float, *, keep: bool) -> None:
	"""Make an empty paragraph a line of `length`, centred in a container of `width` points."""
	pages.flatten(paragraph)
	shape = paragraph.paragraph_format
	shape.space_before, shape.keep_with_next = Pt(RULE_GAP - 1), keep
	shape.left_indent = shape.right_indent = Pt((width - length) / 2)
	_add(paragraph, "000000", {"bottom": 0})


def draw_box(paragraph: Paragraph, look: Look, box: tuple[float, float], above: float, width: float) -> None:
	"""Draw a box of `box` (width, height) around a paragraph of one line; `above` its text is the box's padding."""
	shape = paragraph.paragraph_format
	shape.left_indent = shape.right_indent = Pt((width - box[0]) / 2)
	shape.space_before, shape.space_after = Pt(look.before - above), Pt(look.after)
	below = box[1] - 2 * POINTS_WIDE - above - look.line
	_add(paragraph, look.colour, {"top": round(above), "left": 0, "bottom": round(below), "right": 0})


def _add(paragraph: Paragraph, colour: str, spaces: dict[str, int]) -> None:
	"""Borders on some sides of a paragraph, each with its distance from the text in points."""
	borders = OxmlElement("w:pBdr")
	for side, space in spaces.items():
		border = OxmlElement(f"w:{side}")
		for key, value in (("val", "single"), ("sz", str(WIDTH)), ("space", str(space)), ("color", colour)):
			border.set(qn(f"w:{key}"), value)
		borders.append(border)
	paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)

"""What the style sheets say of each element, as WeasyPrint computes it, in points: one source for PDF and Word."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML
from weasyprint.css import get_all_computed_styles
from weasyprint.text.fonts import FontConfiguration

from laichau_env.documents.pdf import SHARED, OwnFontsOnly

POINTS_A_PIXEL = 0.75


@dataclass(frozen=True)
class Look:
	"""How a paragraph or run looks. Lengths in points; `line` is the distance of two lines, `colour` RRGGBB."""

	size: float
	bold: bool
	italic: bool
	align: str
	indent: float
	before: float
	after: float
	line: float
	keep_with_next: bool
	keep_together: bool
	colour: str
	unbroken: bool


class Looks:
	"""Looks of the elements of one document."""

	def __init__(self, body: str) -> None:
		"""Compute the styles of a paper's HTML."""
		fetcher, fonts = OwnFontsOnly(), FontConfiguration()
		self.html = HTML(string=f"<!DOCTYPE html><html><body>{body}</body></html>", url_fetcher=fetcher)
		sheets = [CSS(SHARED / "fonts.css", url_fetcher=fetcher, font_config=fonts)]
		self._style_for = get_all_computed_styles(self.html, sheets, font_config=fonts)

	@property
	def root(self) -> Element:
		"""The document's tree."""
		return self.html.etree_element

	def of(self, element: Element) -> Look:
		"""The look of a paragraph or run."""
		style = self._style_for(element, None)
		inner = element.tag not in ("td", "th")  # a cell's padding is the cell's
		size = style["font_size"] * POINTS_A_PIXEL
		return Look(
			size=round(size, 1),
			bold=style["font_weight"] >= 600,
			italic=style["font_style"] == "italic",
			align=style["text_align_all"],
			indent=length(style["text_indent"]),
			before=length(style["margin_top"]) + inner * length(style["padding_top"]),
			after=length(style["margin_bottom"]) + inner * length(style["padding_bottom"]),
			line=round(size * line_factor(style["line_height"], style["font_size"]), 2),
			keep_with_next=style["break_after"] == "avoid",
			keep_together=style["break_inside"] == "avoid",
			colour="".join(f"{round(part * 255):02X}" for part in style["color"].coordinates),
			unbroken=style["white_space"] == "nowrap",
		)

	def box(self, element: Element, name: str) -> float:
		"""A length of an element's box in points, e.g. "margin_top", "width" (0 where it is automatic)."""
		return length(self._style_for(element, None)[name])

	def border(self, element: Element) -> float:
		"""Width of an element's upper border in points."""
		return float(self._style_for(element, None)["border_top_width"]) * POINTS_A_PIXEL

	def word(self, element: Element, name: str) -> str:
		"""A keyword of an element's style, e.g. "vertical_align"."""
		return str(self._style_for(element, None)[name])


def length(value: object) -> float:
	"""A computed length in points; percentages and keywords count as 0, for the caller to decide."""
	if isinstance(value, tuple) and getattr(value, "unit", None) == "px":
		return value[0] * POINTS_A_PIXEL
	return 0.0


def line_factor(line_height: object, font_size: float) -> float:
	"""Line height as a multiple of the font size."""
	if isinstance(line_height, tuple):
		return line_height[0] / font_size
	return float(line_height) if isinstance(line_height, int | float) else 1.15

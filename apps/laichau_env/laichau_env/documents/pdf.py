"""From a paper to PDF, laid out by WeasyPrint. No framework, no network.

The layout is Decree 30/2020/NĐ-CP's (print_format/shared/page.css and parts.css); the font comes with the
app (print_format/shared/fonts.css) and is embedded.
"""

import gc
import html
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pydyf
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from laichau_env.common.vietnamese import printable
from laichau_env.documents import tagging
from laichau_env.documents.kinds import title_of
from laichau_env.documents.layouts.sandbox import html_of
from laichau_env.documents.layouts.texts import Layout
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.rendering import FONTS
from laichau_env.documents.verification.mark import Mark

SHARED = FONTS.parent
ARCHIVE = "pdf/a-3a"
DATA_FILE = "du-lieu.json"
NO_TIME = datetime(2000, 1, 1)
"""Of the attached file: a moment of its own would make equal papers unequal."""
POINTS_A_PIXEL = 0.75
NUMBER, DAY, MONTH = "number", "day", "month"
BLANKS = {NUMBER: "Số văn bản", DAY: "Ngày", MONTH: "Tháng"}
"""Ids of the blanks of a paper that goes out for signing without number and date, and what they are called."""
MOST_DIGITS = 6
PRINTED = 4
"""Flag of an annotation that is printed too."""


class FetchRefused(ValueError):
	"""A paper asked for something outside itself."""


@dataclass(frozen=True)
class Place:
	"""Where a marked element lies: page from 1, sides in points from the page's left and upper edge."""

	page: int
	left: float
	top: float
	right: float
	bottom: float


@dataclass(frozen=True)
class Rendered:
	"""A paper laid out: the file, its pages, and the places of elements that bear an id."""

	pdf: bytes
	pages: int
	places: dict[str, Place]


def pdf_of(paper: Frame, data: str = "", layout: Layout | None = None) -> bytes:
	"""The paper as PDF/A-3, tagged; equal papers give equal bytes. `data` is attached as JSON."""
	return rendered(paper, data, layout=layout).pdf


def rendered(
	paper: Frame, data: str = "", mark: Mark | None = None, layout: Layout | None = None
) -> Rendered:
	"""The paper laid out, by the shipped layout or a copy, with the places of its signature block.

	An electronic copy bears its `mark`.
	"""
	return lay_out(html_of(paper, layout), title=title_of(paper), author=paper.agency, data=data, mark=mark)


def to_pdf(body: str, *, title: str, author: str) -> bytes:
	"""A whole HTML document around `body`, laid out as PDF."""
	return lay_out(body, title=title, author=author).pdf


def lay_out(
	body: str,
	*,
	title: str,
	author: str,
	data: str = "",
	mark: Mark | None = None,
	fetcher: "OwnFontsOnly | None" = None,
) -> Rendered:
	"""A whole HTML document around `body`, laid out for the archive: PDF/A-3a, language and title set."""
	title, author = printable(title), printable(author)  # they also stand in the file's metadata
	keyword = f'<meta name="keywords" content="{html.escape(mark.keyword)}">' if mark else ""
	document = (
		f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
		f'<meta name="author" content="{html.escape(author)}">{keyword}</head>'
		f'<body style="margin: 0">{body}{mark.body if mark else ""}</body></html>'
	)
	fetcher, fonts = fetcher or OwnFontsOnly(), FontConfiguration()
	styles = [CSS(SHARED / "fonts.css", url_fetcher=fetcher, font_config=fonts)]
	with _nothing_collected():
		laid_out = HTML(string=document, url_fetcher=fetcher).render(
			stylesheets=styles, font_config=fonts, pdf_variant=ARCHIVE
		)
		content = laid_out.write_pdf(
			finisher=partial(_finish, to_sign=mark is not None),
			pdf_variant=ARCHIVE,
			attachments=_attached(data),
		)
	places = {
		name: Place(number, *(side * POINTS_A_PIXEL for side in box))
		for number, page in enumerate(laid_out.pages, start=1)
		for name, box in page.anchors.items()
	}
	return Rendered(content, len(laid_out.pages), places)


def _finish(document: Document, file: pydyf.PDF, *, to_sign: bool) -> None:
	"""What is left to do before the file is written."""
	tagging.mend(file)
	if to_sign:
		_ready_to_sign(document, file)


def _ready_to_sign(document: Document, file: pydyf.PDF) -> None:
	"""A form: the first signature then only adds to it, which a comparison can vouch for.

	It has a field for each blank that waits for the clerk's office, and none where number and date are known.
	"""
	fields = [
		_field(file, name, label, number, page.anchors[name], page.height)
		for number, page in enumerate(document.pages)
		for name, label in BLANKS.items()
		if name in page.anchors
	]
	form = pydyf.Dictionary({"Fields": pydyf.Array([field.reference for field in fields])})
	if fields:
		form["DR"] = pydyf.Dictionary({"Font": pydyf.Dictionary(_field_fonts(file))})
	file.catalog["AcroForm"] = form


def _field_fonts(file: pydyf.PDF) -> dict[str, bytes]:
	"""The fonts of the fields: every program that fills them in has these two."""
	fonts = {
		short: pydyf.Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": f"/Times-{face}"})
		for short, face in (("TiRo", "Roman"), ("TiIt", "Italic"))
	}
	for font in fonts.values():
		file.add_object(font)
	return {short: font.reference for short, font in fonts.items()}


def _field(
	file: pydyf.PDF, name: str, label: str, number: int, box: tuple[float, ...], height: float
) -> pydyf.Dictionary:
	"""An empty field of text over a blank of a page; `box` in pixels from the page's upper left corner."""
	left, top, right, bottom = (side * POINTS_A_PIXEL for side in box)
	page = file.objects[file.pages["Kids"][3 * number]]
	empty = pydyf.Stream(
		extra={
			"Type": "/XObject",
			"Subtype": "/Form",
			"BBox": pydyf.Array([0, 0, right - left, bottom - top]),
			"Resources": pydyf.Dictionary(),
		}
	)
	file.add_object(empty)
	high = height * POINTS_A_PIXEL
	field = pydyf.Dictionary(
		{
			"Type": "/Annot",
			"Subtype": "/Widget",
			"FT": "/Tx",
			"T": pydyf.String(name),
			"TU": pydyf.String(label),
			"DA": pydyf.String(f"/{'TiRo' if name == NUMBER else 'TiIt'} 13 Tf 0 g"),
			"Q": 1,
			"F": PRINTED,
			"MaxLen": MOST_DIGITS,
			"P": page.reference,
			"Rect": pydyf.Array([left, high - bottom, right, high - top]),
			"AP": pydyf.Dictionary({"N": empty.reference}),
		}
	)
	file.add_object(field)
	page.setdefault("Annots", pydyf.Array()).append(field.reference)
	return field


@contextmanager
def _nothing_collected() -> Iterator[None]:
	"""No search for garbage meanwhile: it goes through all boxes of a long table again and again, a quarter of the time."""
	collecting = gc.isenabled()
	gc.disable()
	try:
		yield
	finally:
		if collecting:
			gc.enable()


def _attached(data: str) -> list[Attachment]:
	if not data:
		return []
	return [
		Attachment(
			string=data,
			name=DATA_FILE,
			description="Số liệu của văn bản dạng JSON",
			relationship="Data",
			created=NO_TIME,
			modified=NO_TIME,
		)
	]


class OwnFontsOnly(URLFetcher):
	"""WeasyPrint's way to files and addresses, closed but for the app's fonts: a paper stands by itself.

	`refused` are the addresses that were asked for in vain.
	"""

	def __init__(self) -> None:
		"""Nothing refused yet."""
		super().__init__()
		self.refused: list[str] = []

	def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
		"""The font at `url`; anything else is refused and left out of the paper."""
		parts = urlsplit(url)
		path = Path(unquote(parts.path))
		if parts.scheme != "file" or path.parent != FONTS or path.suffix != ".ttf":
			self.refused.append(url)
			raise FetchRefused(f"a paper may not fetch {url}")
		return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})

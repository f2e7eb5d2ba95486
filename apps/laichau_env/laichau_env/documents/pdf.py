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
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pydyf
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from laichau_env.common.vietnamese import printable
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
			finisher=_ready_to_sign if mark else None, pdf_variant=ARCHIVE, attachments=_attached(data)
		)
	places = {
		name: Place(number, *(side * POINTS_A_PIXEL for side in box))
		for number, page in enumerate(laid_out.pages, start=1)
		for name, box in page.anchors.items()
	}
	return Rendered(content, len(laid_out.pages), places)


def _ready_to_sign(document: Document, file: pydyf.PDF) -> None:
	"""A form without fields: the first signature then only adds to it, which a comparison can vouch for."""
	file.catalog["AcroForm"] = pydyf.Dictionary({"Fields": pydyf.Array([])})


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

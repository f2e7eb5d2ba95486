"""From a paper to PDF, laid out by WeasyPrint. No framework, no network.

The layout is Decree 30/2020/NĐ-CP's (print_format/shared/page.css and parts.css); the font comes with the
app (print_format/shared/fonts.css) and is embedded.
"""

import html
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from laichau_env.documents.kinds import title_of
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.rendering import FONTS, html_of

SHARED = FONTS.parent


class FetchRefused(ValueError):
	"""A paper asked for something outside itself."""


def pdf_of(paper: Frame) -> bytes:
	"""The paper as PDF; equal papers give equal bytes."""
	return to_pdf(html_of(paper), title=title_of(paper), author=paper.agency)


def to_pdf(body: str, *, title: str, author: str) -> bytes:
	"""A whole HTML document around `body`, laid out as PDF."""
	document = (
		f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
		f'<meta name="author" content="{html.escape(author)}"></head><body style="margin: 0">{body}</body></html>'
	)
	fetcher, fonts = OwnFontsOnly(), FontConfiguration()
	styles = [CSS(SHARED / "fonts.css", url_fetcher=fetcher, font_config=fonts)]
	return HTML(string=document, url_fetcher=fetcher).write_pdf(stylesheets=styles, font_config=fonts)


class OwnFontsOnly(URLFetcher):
	"""WeasyPrint's way to files and addresses, closed but for the app's fonts: a paper stands by itself."""

	def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
		"""The font at `url`; anything else is refused and left out of the paper."""
		parts = urlsplit(url)
		path = Path(unquote(parts.path))
		if parts.scheme != "file" or path.parent != FONTS or path.suffix != ".ttf":
			raise FetchRefused(f"a paper may not fetch {url}")
		return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})

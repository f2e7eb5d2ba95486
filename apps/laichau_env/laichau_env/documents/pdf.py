"""From a paper to PDF: the template is placed by Jinja, laid out by WeasyPrint. No framework, no network.

The layout is Decree 30/2020/NĐ-CP's (print_format/shared/page.css and parts.css); the font comes with the
app (print_format/shared/fonts.css) and is embedded.
"""

import html
import re
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from fontTools.ttLib import TTFont
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from laichau_env.documents.paper import ReportPaper

PACKAGE = Path(__file__).resolve().parent.parent
FORMATS = "laichau_env/documents/print_format"
SHARED = Path(__file__).resolve().parent / "print_format" / "shared"
FONTS = SHARED / "fonts"
PROGRESS_REPORT = f"{FORMATS}/progress_report_paper/progress_report_paper.html"
MISSING_LETTER = "□"
UNBROKEN = re.compile(r"(?<![\w/])\d{1,5}/[\w/-]{1,20}(?![\w/-])")


class FetchRefused(ValueError):
	"""A paper asked for something outside itself."""


def report_pdf(paper: ReportPaper) -> bytes:
	"""The paper as PDF; equal papers give equal bytes."""
	return to_pdf(report_html(paper), title=f"Báo cáo số {paper.number}/{paper.symbol}", author=paper.agency)


def report_html(paper: ReportPaper) -> str:
	"""The paper as HTML, as the template places it."""
	return environment().get_template(PROGRESS_REPORT).render(paper=paper)


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


@cache
def environment() -> Environment:
	"""Escapes everything, knows the app's own templates only and stops at a name it doesn't know."""
	return Environment(
		loader=PrefixLoader({"laichau_env": FileSystemLoader(PACKAGE)}),
		autoescape=True,
		undefined=StrictUndefined,
		finalize=carried,
	)


def carried(value: object) -> object:
	"""A text as the paper carries it.

	Letters of a script that its font lacks show as □, so that a gap is seen; other signs that it lacks
	(pictographs) are left out. Numbers of documents and dates stay on one line.
	"""
	if not isinstance(value, str) or isinstance(value, Markup):
		return value
	if not value.isascii():
		value = "".join(_carried_sign(sign) for sign in value)
	return Markup(UNBROKEN.sub(r'<span class="unbroken">\g<0></span>', str(escape(value))))


def _carried_sign(sign: str) -> str:
	if ord(sign) in covered_signs():
		return sign
	return MISSING_LETTER if unicodedata.category(sign).startswith("L") else ""


@cache
def covered_signs() -> frozenset[int]:
	"""Code points that every style of the paper's font has."""
	styles = [frozenset(TTFont(path, lazy=True).getBestCmap()) for path in sorted(FONTS.glob("*.ttf"))]
	return frozenset.intersection(*styles)

"""From a paper to HTML: the template of its kind is placed by Jinja. No framework, no network."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from laichau_env.common.vietnamese import printable
from laichau_env.documents.kinds import kind_of
from laichau_env.documents.papers.frame import Frame

PACKAGE = Path(__file__).resolve().parent.parent
FONTS = Path(__file__).resolve().parent / "print_format" / "shared" / "fonts"
MISSING_LETTER = "□"
NARROW = 10
"""Letters of a number that fit into every column of a table, e.g. a date."""
UNBROKEN = re.compile(r"(?<![\w/])\d{1,5}/[\w/-]{1,20}(?![\w/-])")


def html_of(paper: Frame) -> str:
	"""The paper as HTML, as the template of its kind places it."""
	return environment().get_template(kind_of(paper).template).render(paper=paper)


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
	(pictographs) are left out, as are marks that turn the direction of writing: they could make a paper
	read otherwise than it was typed. Numbers of documents and dates stay on one line.
	"""
	if not isinstance(value, str) or isinstance(value, Markup):
		return value
	if not (value.isascii() and value.isprintable()):
		value = "".join(_carried_sign(sign) for sign in printable(value.replace("\n", " ")))
	return Markup(UNBROKEN.sub(_unbroken, str(escape(value))))


def _unbroken(number: re.Match[str]) -> str:
	wide = " wide" if len(number[0]) > NARROW else ""
	return f'<span class="unbroken{wide}">{number[0]}</span>'


def _carried_sign(sign: str) -> str:
	if ord(sign) in covered_signs():
		return sign
	return MISSING_LETTER if unicodedata.category(sign).startswith("L") else ""


@cache
def covered_signs() -> frozenset[int]:
	"""Code points that every style of the paper's font has."""
	styles = [frozenset(TTFont(path, lazy=True).getBestCmap()) for path in sorted(FONTS.glob("*.ttf"))]
	return frozenset.intersection(*styles)

"""What is wrong with the texts of a layout, told with its field and line. No framework.

A layout is tried with sample papers of its kind, as PDF and as Word file; what the shipped layout shows and the law or
signing needs (the mark of drafts, the place of the signature) a copy must show too.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import get_ident
from traceback import extract_tb
from typing import Any

from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from laichau_env.documents.docx.builder import docx_of
from laichau_env.documents.kinds import PaperKind
from laichau_env.documents.layouts.samples import sample_of
from laichau_env.documents.layouts.sandbox import html_of
from laichau_env.documents.layouts.texts import Layout, base_of
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.pdf import OwnFontsOnly, lay_out

FIELDS = {"html": "Nội dung (HTML)", "parts": "Phần dùng chung (HTML)", "css": "Kiểu trình bày (CSS)"}
DRAFT_MARK = "DỰ THẢO"
NAMED = re.compile(r"'([^']+)'")
IN_STYLE = re.compile(r"(?:^|\s)(?:at )?(\d+):(\d+)")
QUOTED = re.compile(r"`([^`]+)`")
STYLES = re.compile(r"<style.*?</style>", re.DOTALL)
STYLE_CODE, OTHER_WARNINGS = "weasyprint/css/", ("targets", "computed_values")
"""Which of WeasyPrint's warnings tell of a style sheet."""
TOO_LONG = 300
"""Letters of the technical part of a message that are shown."""


@dataclass(frozen=True)
class Fault:
	"""What is wrong: the field of the layout, its line (0 where none can be named), and why in Vietnamese."""

	field: str
	line: int
	why: str

	def __str__(self) -> str:
		line = f", dòng {self.line}" if self.line else ""
		return f"{FIELDS[self.field]}{line}: {self.why}"


def fault_of(layout: Layout, kind: PaperKind, papers: tuple[Frame, ...] = ()) -> Fault | None:
	"""The first fault of a layout, tried with samples of its kind and with `papers`; None where there is none."""
	for paper in (sample_of(kind), sample_of(kind, bare=True), *papers):
		fault = _tried(layout, kind, paper)
		if fault:
			return fault
	return None


def _tried(layout: Layout, kind: PaperKind, paper: Frame) -> Fault | None:
	try:
		html = html_of(paper, layout)
	except Exception as error:
		return _of_template(error)
	fetcher = OwnFontsOnly()
	with _style_warnings() as warnings:
		try:
			made = lay_out(html, title=kind.name, author=paper.agency, fetcher=fetcher)
		except Exception as error:
			return Fault("html", 0, f"không trình bày được thành trang ({_short(error)})")
	if fetcher.refused:
		return _of_address(layout, fetcher.refused[0])
	if warnings:
		return _of_style(layout, warnings[0])
	return _of_missing(html, made.places, kind, paper) or _of_word_file(layout, paper)


def _of_template(error: Exception) -> Fault:
	"""A fault of the text as Jinja tells it."""
	if isinstance(error, TemplateSyntaxError):
		return Fault(_field(error.filename), error.lineno, f"sai cú pháp ({_short(error.message)})")
	field, line = _place_of(error)
	return Fault(field, line, _why(error))


def _why(error: Exception) -> str:
	named = NAMED.findall(str(error))
	if isinstance(error, TemplateNotFound):
		return f"không được lấy tệp «{error.name}»; mẫu chỉ dùng các phần của chính nó"
	if isinstance(error, SecurityError):
		return f"không được dùng lệnh này trong mẫu («{named[0] if named else _short(error)}»)"
	if isinstance(error, UndefinedError):
		return f"văn bản không có dữ liệu tên «{named[-1] if named else ''}»"
	if isinstance(error, RecursionError):
		return "phần này tự gọi lại chính nó không dừng"
	return f"không thực hiện được lệnh ({_short(error)})"


def _place_of(error: Exception) -> tuple[str, int]:
	"""Field and line of the innermost text of the layout in which it happened."""
	frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename in FIELDS]
	return (frames[-1].filename, frames[-1].lineno or 0) if frames else ("html", 0)


def _field(filename: str | None) -> str:
	return filename if filename in FIELDS else "html"


def _of_address(layout: Layout, address: str) -> Fault:
	"""A file or address that the page asked for: it was not fetched, and stays out."""
	name = address.rsplit("/", 1)[-1]
	places = [
		(field, line)
		for words in (address, name)
		for field in FIELDS
		if words and (line := _line_with(getattr(layout, field), words))
	]
	field, line = places[0] if places else ("html", 0)
	return Fault(field, line, f"không được lấy tệp, ảnh hay địa chỉ bên ngoài ({_short(address)})")


def _line_with(text: str, words: str) -> int:
	"""Number of the first line in which the words stand; 0 where in none."""
	return next((number for number, line in enumerate(text.splitlines(), start=1) if words in line), 0)


def _of_style(layout: Layout, warning: str) -> Fault:
	"""What the style sheet says that nobody understands."""
	place, quoted = IN_STYLE.search(warning), QUOTED.search(warning)
	in_text = quoted and quoted[1] not in layout.css and _line_with(layout.html, quoted[1])
	field, line = ("html", in_text) if in_text else ("css", int(place[1]) if place else 0)
	return Fault(field, line, f"không hiểu kiểu này ({_short(warning)})")


def _of_missing(html: str, places: dict[str, Any], kind: PaperKind, paper: Frame) -> Fault | None:
	"""What every paper of the kind must show."""
	base = html_of(paper, base_of(kind))
	if DRAFT_MARK in STYLES.sub("", base) and DRAFT_MARK not in STYLES.sub("", html):
		return Fault("html", 0, f"bản dự thảo phải có chữ «{DRAFT_MARK}» (parts.standing)")
	if 'id="signatory"' in base and "signatory" not in places:
		return Fault("html", 0, 'thiếu chỗ ký: khối chữ ký phải có phần tử id="signatory" (parts.foot)')
	return None


def _of_word_file(layout: Layout, paper: Frame) -> Fault | None:
	try:
		docx_of(paper, layout)
	except StopIteration:
		return Fault("html", 0, 'toàn bộ văn bản phải nằm trong <div class="paper">')
	except Exception as error:
		return Fault("html", 0, f"không xuất được tệp Word ({_short(error)})")
	return None


def _short(text: object) -> str:
	words = " ".join(str(text).split())
	return words if len(words) <= TOO_LONG else f"{words[:TOO_LONG]}..."


class _Kept(logging.Handler):
	"""Keeps what this thread's layout warns of."""

	def __init__(self) -> None:
		super().__init__(logging.WARNING)
		self.messages: list[str] = []
		self.thread = get_ident()

	def emit(self, record: logging.LogRecord) -> None:
		if (
			record.thread == self.thread
			and record.module not in OTHER_WARNINGS
			and STYLE_CODE in record.pathname
		):
			self.messages.append(record.getMessage())


@contextmanager
def _style_warnings() -> Iterator[list[str]]:
	"""Warnings of WeasyPrint meanwhile; fetches that were refused are told by themselves."""
	kept, logger = _Kept(), logging.getLogger("weasyprint")
	logger.addHandler(kept)
	try:
		yield kept.messages
	finally:
		logger.removeHandler(kept)

"""The texts of a layout: as shipped with the app, or as a copy of it that an administrator adjusts.

A copy is whole: its own text, the parts that all papers share, and its style sheets as one. What an update changes
in the shipped layout so changes nothing in a copy, and one hash says which layout placed a paper.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from laichau_env.common.hashing import canonical_json, sha256
from laichau_env.documents.kinds import KINDS, PaperKind

PACKAGE_PARENT = Path(__file__).resolve().parents[3]
STYLE = "layout.css"
"""Name by which the text of a copy takes in its style sheet."""
STYLE_INCLUDES = re.compile(r'(?:\{%-?\s*include\s+"[^"]+\.css"\s*-?%\}\s*)+')
STYLE_NAME = re.compile(r'"([^"]+\.css)"')
TITLES = {
	"Progress Report Paper": "Báo cáo của cơ quan",
	"Consolidated Report Paper": "Báo cáo tổng hợp",
}
TAKEN_IN = re.compile(r'(?:import|include|from|extends)\s+"([^"]+\.html)"')
MARK = re.compile(r"^\{#- ===== (\S+) ===== -#\}$", re.MULTILINE)
"""Line over each of the shared texts, which stand in one field."""


@dataclass(frozen=True)
class Layout:
	"""The texts that place a paper of one kind; `name` is that of the copy, empty for the shipped one."""

	print_format: str
	html: str
	parts: str
	css: str
	name: str = ""

	@property
	def version(self) -> str:
		"""SHA-256 of the three texts."""
		return version_of(self.html, self.parts, self.css)


def version_of(html: str, parts: str, css: str) -> str:
	"""Which layout it is; ends of lines and blank ends of texts are no difference."""
	return sha256(canonical_json([_plain(text) for text in (html, parts, css)]))


def kind_named(print_format: str) -> PaperKind | None:
	"""The kind of paper whose shipped layout is the Print Format `print_format`."""
	return next((kind for kind in KINDS if kind.print_format == print_format), None)


def title_of_kind(kind: PaperKind) -> str:
	"""What an administrator calls a kind; two that print one name are told apart."""
	return TITLES.get(kind.print_format, kind.name)


@cache
def base_of(kind: PaperKind) -> Layout:
	"""The shipped layout of a kind, its style sheets as one text."""
	text = _read(kind.template)
	includes = STYLE_INCLUDES.search(text)
	if not includes:
		raise ValueError(f"{kind.template} takes in no style sheet")
	css = "\n".join(
		f"/* ===== {Path(name).name} ===== */\n{_read(name).strip()}\n"
		for name in STYLE_NAME.findall(includes[0])
	)
	# right behind "<style>", so that lines of the style sheet keep their numbers in messages
	html = text[: includes.start()].rstrip() + f'{{% include "{STYLE}" %}}\n' + text[includes.end() :]
	return Layout(kind.print_format, html, _shared_texts(text), css)


def shared_parts(parts: str) -> dict[str, str]:
	"""Template -> its text, of the field that holds the shared ones; lines keep their numbers in the field."""
	marks = list(MARK.finditer(parts))
	ends = [mark.start() for mark in marks[1:]] + [len(parts)]
	return {
		mark[1]: "\n" * parts.count("\n", 0, mark.end()) + parts[mark.end() : end].rstrip()
		for mark, end in zip(marks, ends, strict=True)
	}


def _shared_texts(html: str) -> str:
	"""What a layout takes in, and what that takes in, each once under its mark."""
	found: dict[str, str] = {}
	wanted = TAKEN_IN.findall(html)
	while wanted:
		name = wanted.pop(0)
		if name not in found:
			found[name] = _read(name).strip()
			wanted += TAKEN_IN.findall(found[name])
	return "\n\n".join(f"{{#- ===== {name} ===== -#}}\n{text}" for name, text in found.items()) + "\n"


def _read(name: str) -> str:
	return (PACKAGE_PARENT / name).read_text(encoding="utf-8")


def _plain(text: str) -> str:
	return (text or "").replace("\r\n", "\n").strip()

"""What a paper shows, frozen at issue: as plain data with its hash, and the version of the layout that placed it."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from laichau_env.common.hashing import sha256
from laichau_env.documents.kinds import KINDS, PaperKind, kind_of
from laichau_env.documents.layouts.texts import Layout
from laichau_env.documents.papers.frame import Frame

FORMATS = Path(__file__).resolve().parent.parent / "print_format"


def as_json(paper: Frame) -> str:
	"""The frozen value as JSON, in the order of its fields."""
	return _adapter(type(paper)).dump_json(paper).decode("utf-8")


def as_issued(paper: Frame, layout: Layout | None = None) -> dict[str, Any]:
	"""Fields of the register that say what a paper shows and which layout places it: a copy, or the shipped one."""
	kind, context = kind_of(paper), as_json(paper)
	return {
		"print_format": kind.print_format,
		"layout_copy": layout.name if layout else "",
		"format_version": layout.version if layout else format_version(kind),
		"context_json": context,
		"context_hash": sha256(context),
	}


def from_json(print_format: str, context: str) -> Frame:
	"""The frozen value again, as the layout `print_format` takes it."""
	kind = next(kind for kind in KINDS if kind.print_format == print_format)
	return _adapter(kind.paper).validate_json(context)


@cache
def format_version(kind: PaperKind) -> str:
	"""SHA-256 over the files of a layout and of the parts that it shares."""
	digest = hashlib.sha256()
	for folder in (FORMATS / "shared", FORMATS / kind.folder):
		for path in sorted(folder.rglob("*")):
			if path.is_file() and path.suffix in (".html", ".css", ".ttf"):
				digest.update(path.name.encode("utf-8"))
				digest.update(path.read_bytes())
	return digest.hexdigest()


@cache
def _adapter(paper: type[Frame]) -> TypeAdapter:
	return TypeAdapter(paper)

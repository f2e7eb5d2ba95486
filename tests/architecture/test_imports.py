"""Data flows one way, and so do imports: no room imports one to its right."""

import pytest
from architecture.source import Source, imports_of, product_files

ORDER = (
	"organization",
	"planning",
	"reporting",
	"approval",
	"follow_up",
	"consolidation",
	"documents",
	"exchange",
)
UNDER_ALL = "common"
BESIDE = {"content", "public"}
TOP = {"hooks.py", "install.py", "commands.py", "__init__.py", "setup", "patches"}
"""Wiring and set-up: may import every room, no room imports them."""


@pytest.mark.parametrize("source", product_files(), ids=lambda source: source.name)
def test_imports_go_one_way(source: Source) -> None:
	wrong = [name for room, name in imports_of(source) if not may_import(source.room, room)]
	assert not wrong, f"{source.name} imports {wrong}"


def may_import(room: str, imported: str) -> bool:
	"""Whether a file of `room` may import `imported`."""
	if room in TOP or room == imported:
		return True
	if room == UNDER_ALL or imported in TOP:
		return False
	if imported == UNDER_ALL:
		return True
	return room in ORDER and imported in ORDER and ORDER.index(imported) < ORDER.index(room)


def test_every_room_has_its_place() -> None:
	rooms = {source.room for source in product_files()}
	assert rooms - TOP - BESIDE - {UNDER_ALL} <= set(ORDER)


@pytest.mark.parametrize(
	"source", [s for s in product_files() if s.path.name in ("rules.py", "transitions.py", "constants.py")], ids=lambda s: s.name
)  # fmt: skip
def test_rules_are_pure(source: Source) -> None:
	"""No frappe, no input or output: a rule is tested in milliseconds without a site."""
	import ast

	imported = {
		(node.module if isinstance(node, ast.ImportFrom) else alias.name) or ""
		for node in ast.walk(source.tree)
		if isinstance(node, ast.Import | ast.ImportFrom)
		for alias in node.names
	}
	assert not [name for name in imported if name.split(".")[0] in ("frappe", "requests", "os", "pathlib")]

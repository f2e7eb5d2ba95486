"""The app's source as the tests of its shape read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "apps" / "laichau_env" / "laichau_env"


@dataclass(frozen=True)
class Source:
	"""One Python file of the app."""

	path: Path

	@property
	def name(self) -> str:
		"""Path inside the app, e.g. approval/rules.py."""
		return self.path.relative_to(APP).as_posix()

	@property
	def room(self) -> str:
		"""First folder, or the file's own name at the top."""
		return self.path.relative_to(APP).parts[0]

	@property
	def tree(self) -> ast.Module:
		"""Its syntax tree."""
		return _parsed(self.path)


@cache
def _parsed(path: Path) -> ast.Module:
	return ast.parse(path.read_text(encoding="utf-8"))


@cache
def product_files() -> tuple[Source, ...]:
	"""The app's files without its tests."""
	paths = sorted(APP.rglob("*.py"))
	return tuple(
		Source(path) for path in paths if not path.name.startswith("test_") and path.name != "testing.py"
	)


def imports_of(source: Source) -> Iterator[tuple[str, str]]:
	"""Rooms of the app that a file imports, at the top or inside functions, with the full name."""
	for node in ast.walk(source.tree):
		names = []
		if isinstance(node, ast.ImportFrom) and node.module:
			names = [f"{node.module}.{alias.name}" for alias in node.names]
		elif isinstance(node, ast.Import):
			names = [alias.name for alias in node.names]
		for name in names:
			parts = name.split(".")
			if parts[0] == "laichau_env" and len(parts) > 1:
				yield parts[1], name


def functions_of(source: Source) -> Iterator[ast.FunctionDef]:
	"""All functions and methods of a file."""
	return (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef))

"""A call of the framework that the app stands in for is reached by no other name: each path to it is replaced too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from architecture.source import ROOT
from laichau_env import hooks

REPLACED = hooks.override_whitelisted_methods
CLOSED_ELSEWHERE = {
	"frappe.core.doctype.file.file.zip_files": "the framework's own hook comes first; GuardedFile.get_content refuses"
}
PACKAGES = (ROOT / "apps" / "frappe" / "frappe", ROOT / "apps" / "laichau_env" / "laichau_env")


def modules() -> Iterator[tuple[str, ast.Module]]:
	"""Every module that a request can name, tests aside."""
	for package in PACKAGES:
		for path in package.rglob("*.py"):
			if path.stem.startswith("test_") or "tests" in path.parts:
				continue
			yield _dotted(package, path), ast.parse(path.read_text(encoding="utf-8"))


def _dotted(package: Path, path: Path) -> str:
	parts = path.relative_to(package.parent).with_suffix("").parts
	return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def names_taken_over(module: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
	"""Path by which the module offers a replaced call, and the call."""
	for node in tree.body:
		if not isinstance(node, ast.ImportFrom) or node.level:
			continue
		for alias in node.names:
			for call in REPLACED:
				home, _, name = call.rpartition(".")
				if home == node.module and alias.name in (name, "*"):
					yield f"{module}.{name if alias.name == '*' else alias.asname or name}", call


def test_no_replaced_call_is_reached_by_another_path() -> None:
	other = {path: call for module, tree in modules() for path, call in names_taken_over(module, tree)}
	assert other, (
		"the framework itself offers at least one under two names; nothing found = nothing looked at"
	)
	open_paths = {path: call for path, call in other.items() if path not in {*REPLACED, *CLOSED_ELSEWHERE}}
	assert not open_paths, open_paths


@pytest.mark.parametrize("call", REPLACED)
def test_a_replaced_call_leads_to_the_same_place_by_every_path(call: str) -> None:
	home, _, name = REPLACED[call].rpartition(".")
	path = PACKAGES[1].parent / Path(*home.split(".")).with_suffix(".py")
	functions = {
		node.name
		for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
		if isinstance(node, ast.FunctionDef)
	}
	assert name in functions


def test_the_framework_replaces_none_of_them_itself() -> None:
	"""The first hook wins, and the framework's own come before the app's: ours would never be asked."""
	import frappe.hooks

	assert not set(frappe.hooks.override_whitelisted_methods) & set(REPLACED)

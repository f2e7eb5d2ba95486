"""Every word of the app that a person reads has a Vietnamese line in translations/vi.csv."""

import ast
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "apps/laichau_env/laichau_env"
VI = APP / "translations/vi.csv"
ENGINE_WORDS = Path(__file__).with_name("engine_words.txt")
SAME_IN_BOTH = {"TM.", "KT.", "TL.", "TUQ.", "Q.", "PDF", "ZIP"}
"""Options that are Vietnamese already."""

JS_CALL = re.compile(r"""\b__\(\s*(["'`])((?:\\.|(?!\1).)*)\1""", re.DOTALL)
PLACEHOLDER = re.compile(r"\{\d*\}")
TRANSLATED_ENUMS = {"State", "Action", "Tier"}


def lines() -> list[list[str]]:
	"""Rows of the file as they stand."""
	with open(VI, encoding="utf-8", newline="") as file:
		return list(csv.reader(file))


@pytest.fixture(scope="module")
def vietnamese() -> dict[str, str]:
	"""English -> Vietnamese."""
	return {row[0]: row[1] for row in lines()}


def words_of_doctypes() -> Iterator[str]:
	"""Names, labels, descriptions and options of DocTypes and their fields."""
	for path in APP.glob("*/doctype/*/*.json"):
		doctype = json.loads(path.read_text(encoding="utf-8"))
		yield doctype["name"]
		yield doctype.get("description", "")
		for field in doctype["fields"]:
			yield field.get("label", "")
			yield field.get("description", "")
			if field["fieldtype"] == "Select":
				yield from (field.get("options") or "").split("\n")


def words_of_workspaces() -> Iterator[str]:
	"""Titles of workspaces, shortcuts, links and number cards."""
	for path in [*APP.glob("*/workspace/*/*.json"), *APP.glob("*/number_card/*/*.json")]:
		record = json.loads(path.read_text(encoding="utf-8"))
		yield record["label"]
		for table in ("shortcuts", "links", "number_cards", "quick_lists"):
			yield from (row["label"] for row in record.get(table, []))


def words_of_python() -> Iterator[str]:
	"""Texts in _(), values of the enums that people read, labels and hints of action values, roles, modules."""
	for path in APP.rglob("*.py"):
		if path.name.startswith("test_"):
			continue
		for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
			if isinstance(node, ast.Call):
				yield from _words_of_call(node)
			elif isinstance(node, ast.ClassDef) and node.name in TRANSLATED_ENUMS:
				yield from (text for statement in node.body for text in _constants(statement))
	yield from words_of_roles()
	yield from (APP / "modules.txt").read_text().split("\n")


def words_of_roles() -> Iterator[str]:
	"""Names of the app's roles, from the constants of common/roles.py."""
	for statement in ast.parse((APP / "common/roles.py").read_text(encoding="utf-8")).body:
		if isinstance(statement, ast.Assign):
			yield from _constants(statement)


def _words_of_call(call: ast.Call) -> Iterator[str]:
	name = getattr(call.func, "attr", getattr(call.func, "id", ""))
	if name in ("_", "_lt") and call.args:
		yield from _strings(call.args[:1])
	elif name == "ActionValue":
		yield from _strings([call.args[1], *call.args[3:4]])


def _constants(statement: ast.stmt) -> Iterator[str]:
	if isinstance(statement, ast.Assign):
		yield from _strings([statement.value])


def _strings(nodes: list[ast.expr]) -> Iterator[str]:
	for node in nodes:
		if isinstance(node, ast.Constant) and isinstance(node.value, str):
			yield node.value


def words_of_scripts() -> Iterator[str]:
	"""Texts in __()."""
	for path in (path for path in APP.rglob("*.js") if "dist" not in path.parts):
		for _quote, text in JS_CALL.findall(path.read_text(encoding="utf-8")):
			yield text.replace('\\"', '"')


def words_of_engine() -> Iterator[str]:
	"""Words of the engine that our roles see and its own translation lacks or gets wrong; found by looking."""
	yield from ENGINE_WORDS.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize(
	"words",
	[words_of_doctypes, words_of_workspaces, words_of_python, words_of_scripts, words_of_engine],
	ids=lambda words: words.__name__,
)
def test_every_word_has_its_vietnamese_line(words, vietnamese):
	wanted = {word.strip() for word in words()} - {""} - SAME_IN_BOTH
	missing = sorted(word for word in wanted if not vietnamese.get(word, "").strip())
	assert not missing, f"{len(missing)} without a line in translations/vi.csv: {missing}"


def test_no_line_stands_twice():
	keys = [(row[0], row[2] if len(row) > 2 else "") for row in lines()]
	assert sorted(keys) == sorted(set(keys))


def test_placeholders_are_kept(vietnamese):
	wrong = [
		english
		for english, text in vietnamese.items()
		if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(text))
	]
	assert not wrong


def test_no_line_is_english_still(vietnamese):
	same = [
		english for english, text in vietnamese.items() if english == text and english not in SAME_IN_BOTH
	]
	assert not same


def test_no_line_is_left_over(vietnamese):
	used = {
		word.strip()
		for words in (
			words_of_doctypes,
			words_of_workspaces,
			words_of_python,
			words_of_scripts,
			words_of_engine,
		)
		for word in words()
	}
	unused = sorted(set(vietnamese) - used)
	assert not unused, f"lines that nothing uses any more: {unused}"

"""RULES.md names functions and tests that are there."""

import ast
import re

import pytest
from architecture.source import APP, ROOT

ROW = re.compile(r"^\| ([A-Z]-\d\d) \| (.+?) \| (.+?) \| (\S+)::(\w+) \| (\S+)::(\w+) \|$")
LINES = [
	line
	for line in (ROOT / "RULES.md").read_text(encoding="utf-8").splitlines()
	if re.match(r"\| [A-Z]-", line)
]
RULES = [match.groups() for line in LINES if (match := ROW.match(line))]


def names_in(path) -> set[str]:
	tree = ast.parse(path.read_text(encoding="utf-8"))
	return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def test_every_line_reads_as_a_rule_and_no_number_is_used_twice() -> None:
	assert len(RULES) == len(LINES) > 30
	assert len({rule[0] for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule[0])
def test_rule_stands_where_the_register_says(rule: tuple[str, ...]) -> None:
	_, sentence, source, file, function, test_file, test = rule
	assert sentence.endswith(".") and source
	assert function in names_in(APP / file)
	assert test in names_in(ROOT / test_file)

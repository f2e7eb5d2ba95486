"""Client scripts draw, the server decides: what must not stand in a script, and that each is small and used."""

import re
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "apps/laichau_env/laichau_env"
SCRIPTS = sorted(path for path in APP.rglob("*.js") if "dist" not in path.parts)
BUNDLE = APP / "public/js/laichau_env.bundle.js"
FORBIDDEN = {
	"cur_frm": "a form is handed over, never taken from the air",
	"async: false": "no synchronous call",
	"ignore_permissions": "the server decides",
	"eval(": "no code made of text",
}
MOST_LINES = 300


def name_of(path: Path) -> str:
	"""Short name for the test's id."""
	return str(path.relative_to(APP))


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_script_is_small_explained_and_thin(path):
	text = path.read_text(encoding="utf-8")
	assert text.startswith("// "), "begins with what it draws"
	assert len(text.splitlines()) <= MOST_LINES
	for word, why in FORBIDDEN.items():
		assert word not in text, why


def test_every_script_is_in_the_bundle():
	def reached(path: Path, seen: set[Path]) -> set[Path]:
		if path in seen:
			return seen
		seen.add(path)
		for relative in re.findall(r'from "(\.[^"]+)"|import "(\.[^"]+)"', path.read_text(encoding="utf-8")):
			reached((path.parent / (relative[0] or relative[1])).resolve(), seen)
		return seen

	unused = set((APP / "public/js").rglob("*.js")) - reached(BUNDLE, set())
	assert not unused

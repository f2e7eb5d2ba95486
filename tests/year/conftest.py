"""A year to play: everything in one transaction that is undone, and what is kept outside of it cleared."""

from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from year.plan import Size
from year.run import Played, play

YEARS: list[str] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
	"""Seeds and counts of the years that were played."""
	if YEARS:
		terminalreporter.section("simulated years")
		for line in YEARS:
			terminalreporter.line(line)


@pytest.fixture
def year(site: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int, Size], Played]]:
	"""Plays a year of a seed on the site of this run; a second one begins where the first began."""

	def undo() -> None:
		site.set_user("Administrator")
		site.db.rollback()
		site.clear_cache()
		site.local.document_cache = {}

	def played(seed: int, size: Size) -> Played:
		undo()
		one = play(seed, size, monkeypatch)
		YEARS.extend(one.lines())
		return one

	yield played
	undo()

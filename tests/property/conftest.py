"""Profiles of the property tests and the figures that they print at the end.

`ci` runs with every `./dev test` and always tries the same examples; `long` is asked for by
`./dev test tests/property --hypothesis-profile=long` or by the environment (LAICHAU_PROPERTY=long) and tries new ones
each time (its seed is printed; `--hypothesis-seed` repeats a run). LAICHAU_PROPERTY_EXAMPLES changes how many. A found
sequence is shown as it is; LAICHAU_PROPERTY_SHRINK=1 makes it short, which takes minutes.
"""

import os
from collections.abc import Iterator
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, settings
from machine import on_site
from machine.figures import FIGURES
from machine.machine import ApprovalMachine

COMMON = {
	"deadline": None,
	"database": None,
	"print_blob": False,
	"suppress_health_check": list(HealthCheck),
	"report_multiple_bugs": False,
	"phases": [Phase.generate, *([Phase.shrink] if os.environ.get("LAICHAU_PROPERTY_SHRINK") else [])],
}
EXAMPLES = int(os.environ.get("LAICHAU_PROPERTY_EXAMPLES") or 0)
settings.register_profile(
	"ci", max_examples=EXAMPLES or 8, stateful_step_count=25, derandomize=True, **COMMON
)
settings.register_profile("long", max_examples=EXAMPLES or 1000, stateful_step_count=80, **COMMON)
settings.load_profile(os.environ.get("LAICHAU_PROPERTY") or "ci")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
	"""Seed, examples, steps, and how often each action was done and each refusal met."""
	if not FIGURES["examples"]:
		return
	FIGURES.seed = str(config.getoption("hypothesis_seed") or "of the profile")
	out = terminalreporter
	out.section("approval machine")
	for line in FIGURES.lines():
		out.line(line)


@pytest.fixture
def machine(site: ModuleType) -> Iterator[type[ApprovalMachine]]:
	"""The machine with reports to begin from, all in one transaction that is undone."""
	ApprovalMachine.base = on_site.make_beginnings()
	yield ApprovalMachine
	site.set_user("Administrator")
	site.db.rollback()
	site.clear_cache()

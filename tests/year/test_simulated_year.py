"""A year of the whole province, drawn from a seed: what the site counts is what a recount from events and lines counts.

`ci` plays one seed with every `./dev test`: all agencies, two quarters. LAICHAU_YEAR=long plays three seeds through all
quarters, half-years, the year and a request. LAICHAU_YEAR_SEEDS="7 8" chooses other seeds.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from year.plan import Size
from year.run import CI, IS_LONG, LONG, Played

SEEDS = [int(seed) for seed in os.environ.get("LAICHAU_YEAR_SEEDS", "1 2 3" if IS_LONG else "1").split()]
HAPPENS = (
	"report written", "nothing to report", "returned by line", "lines corrected", "Recall", "Revoke", "report amended",
	"agencies merged", "Grant", "signed by delegation", "decided by delegation", "period closed", "Approve",
)  # fmt: skip
"""What a year must have in it, to be worth its time."""


def test_the_recount_asks_nothing_of_the_app() -> None:
	files = list((Path(__file__).parent / "recount").glob("*.py"))
	assert files and not [file.name for file in files if "laichau_env" in file.read_text(encoding="utf-8")]


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_every_count_equals_its_recount(seed: int, year: Callable[[int, Size], Played]) -> None:
	played = year(seed, LONG if IS_LONG else CI)
	found, counts = played.found, played.steps.counts
	assert not found.differences, "\n".join(found.differences[:20])
	assert not [what for what in HAPPENS if not counts["done", what]]
	refusals = "\n".join(played.steps.refusals)
	assert not refusals, f"people do what they may: a refusal is a step that was planned wrongly\n{refusals}"

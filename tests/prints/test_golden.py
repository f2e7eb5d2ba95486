"""Text and places of each kind of paper as they were accepted.

After a wanted change: env/bin/python tests/prints/accept_golden.py, then read the diff.
"""

import json

import pytest
from prints.cases import MEASURED_ONLY
from prints.golden_files import files_of, places_of
from prints.printed import Printed

ABOUT = 1
"""Millimetres, after rounding to whole ones."""


@pytest.fixture
def golden(printed: Printed) -> Printed:
	if printed.case in MEASURED_ONLY:
		pytest.skip("text and places of this case are not kept")
	return printed


def test_text_is_as_accepted(golden: Printed) -> None:
	assert golden.paper.all_text() == files_of(golden)[0].read_text(encoding="utf-8")


def test_parts_stand_where_they_were_accepted(golden: Printed) -> None:
	accepted, found = json.loads(files_of(golden)[1].read_text(encoding="utf-8")), places_of(golden)
	assert list(found) == list(accepted)
	for part, lines in accepted.items():
		assert [len(line) for line in found[part]] == [len(line) for line in lines], part
		for line, wanted in zip(found[part], lines, strict=True):
			assert line == pytest.approx(wanted, abs=ABOUT), part

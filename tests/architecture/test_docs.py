"""docs/workflow.md and docs/permissions.md say what the code does today."""

import sys

import pytest
from architecture.source import ROOT

sys.path.insert(0, str(ROOT))

from devtools import docs


@pytest.mark.parametrize("path", docs.pages(), ids=lambda path: path.name)
def test_page_is_current(path) -> None:
	assert path.read_text(encoding="utf-8") == docs.pages()[path], "run env/bin/python -m devtools.docs"

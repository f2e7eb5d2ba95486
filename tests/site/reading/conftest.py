"""The draft that is looked for, and the sessions of those who look."""

from collections.abc import Iterator
from types import ModuleType

import pytest
from attacking.hidden import ASKED, Hidden, make_hidden
from attacking.web import Web


@pytest.fixture(scope="package")
def hidden(frappe_site: ModuleType, web: Web) -> Hidden:
	"""A draft that only its agency may read."""
	return make_hidden(web)


@pytest.fixture(scope="package")
def web(base_url: str, demo_password: str) -> Iterator[Web]:
	"""Sessions of people at the site's address."""
	sessions = Web(base_url, demo_password)
	yield sessions
	sessions.close()
	print(f"\n{ASKED.total()} answers to people who may not read, by {len(ASKED)} ways")

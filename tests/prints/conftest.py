"""Each case of each kind is rendered once: pytest makes all its measurements before it goes on to the next."""

import pytest
from prints.printed import EVERY, Printed, printed_case


@pytest.fixture(scope="session", params=EVERY, ids=lambda param: f"{param[0].__name__}-{param[1]}")
def printed(request: pytest.FixtureRequest) -> Printed:
	return printed_case(*request.param)

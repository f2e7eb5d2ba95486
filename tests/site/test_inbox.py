"""The page of what waits for one opens for people of every role, whatever kinds of records their roles do not read."""

from types import ModuleType

import pytest
from actors import (
	CHAIR,
	DIRECTOR,
	EXAMINER,
	OFFICER,
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	SUPERVISOR,
	Person,
	as_user,
)
from laichau_env.approval import inbox


@pytest.mark.parametrize(
	"person",
	[OFFICER, CHAIR, EXAMINER, DIRECTOR, PROVINCE_OFFICER, PROVINCE_CHAIR, SUPERVISOR, PLANNER],
	ids=str,
)
def test_it_opens_for_everybody(site: ModuleType, person: Person) -> None:
	with as_user(person):
		assert isinstance(inbox.waiting_rows(), list)

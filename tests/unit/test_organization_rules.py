"""Rules about agencies and their people, without a site."""

from datetime import date

import pytest
from laichau_env.organization import rules

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
	("first", "last", "in_force"),
	[
		(None, None, True),
		(TODAY, TODAY, True),
		(date(2026, 11, 25), None, False),
		(None, date(2026, 11, 23), False),
		(date(2025, 7, 1), date(2027, 1, 1), True),
	],
)
def test_agency_is_in_force_from_its_first_to_its_last_day(first, last, in_force):
	assert rules.is_in_force(first, last, TODAY) == in_force


@pytest.mark.parametrize(
	("code", "good"), [("03433", True), ("3433", False), ("034330", False), ("0343a", False)]
)
def test_commune_code_has_five_digits(code, good):
	assert rules.is_commune_code(code) == good


def test_record_name_is_the_code_or_the_next_free_one():
	assert rules.record_name("03433", []) == "03433"
	assert rules.record_name("03433", ["03433"]) == "03433-2"
	assert rules.record_name("03433", ["03433", "03433-2"]) == "03433-3"


def test_route_in_a_circle_is_found():
	assert rules.comes_back("A", {"A": "B", "B": "A"})
	assert rules.comes_back("A", {"A": "A"})
	assert not rules.comes_back("A", {"A": "B", "B": "C"})


def test_supervisor_has_no_acting_role():
	assert rules.acting_roles_of_supervisor(["S", "A", "X"], "S", ["A", "B"]) == ["A"]
	assert rules.acting_roles_of_supervisor(["A", "X"], "S", ["A", "B"]) == []
	assert rules.acting_roles_of_supervisor(["S", "X"], "S", ["A", "B"]) == []


@pytest.mark.parametrize(
	("unit", "fits"),
	[
		("KTN", True),
		("QLĐĐ", True),
		("KT7", True),
		("Kt7", False),
		("K TN", False),
		("7", False),
		("A" * 13, False),
	],
)
def test_a_drafting_unit_is_an_abbreviation_in_capitals(unit, fits):
	assert rules.is_unit_symbol(unit) == fits

"""Numbers and symbols of outgoing papers (Decree 30/2020/NĐ-CP article 15), without a site."""

from datetime import date

import pytest
from laichau_env.common import errors
from laichau_env.documents.register import rules


@pytest.mark.parametrize(
	("kind", "agency", "unit", "symbol"),
	[
		("BC", "SNNMT", "", "BC-SNNMT"),
		("TTr", "SNNMT", "MT", "TTr-SNNMT"),
		("CV", "UBND", "KTN", "UBND-KTN"),
		("CV", "SNNMT", "", "SNNMT"),
	],
)
def test_symbol_names_kind_and_agency_and_of_a_letter_agency_and_unit(
	kind: str, agency: str, unit: str, symbol: str
) -> None:
	assert rules.symbol_of(kind, agency, unit) == symbol


@pytest.mark.parametrize(
	("number", "printed"), [(5, "05/BC-UBND"), (10, "10/BC-UBND"), (1892, "1892/BC-UBND")]
)
def test_numbers_below_ten_take_a_leading_zero(number: int, printed: str) -> None:
	assert rules.notation(number, "BC-UBND") == printed


def test_a_number_comes_after_the_last_one() -> None:
	assert rules.number_refusal("S", None, 15) is None
	assert rules.number_refusal("S", 16, 15) is None
	assert rules.number_refusal("S", 20, 15) is None
	for wanted in (0, -1, 1, 15):
		assert isinstance(rules.number_refusal("S", wanted, 15), errors.NumberBehind)


def test_days_run_as_numbers_do() -> None:
	last = date(2026, 12, 16)
	assert rules.date_refusal(date(2026, 12, 16), last) is None
	assert rules.date_refusal(date(2026, 12, 17), None) is None
	assert isinstance(rules.date_refusal(date(2026, 12, 15), last), errors.DateBehind)


@pytest.mark.parametrize(
	("kind", "others", "mixed"),
	[("BC", ["TTr"], False), ("BC", [], False), ("", [], False), ("", ["BC"], True), ("BC", [""], True)],
)
def test_one_series_for_all_or_one_each(kind: str, others: list[str], mixed: bool) -> None:
	assert isinstance(rules.series_refusal(kind, others), errors.SeriesMixed) == mixed

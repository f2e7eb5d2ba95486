"""Numbers as Vietnamese type them: what is read, what is not guessed at."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laichau_env.common.numbers import NumberUnclear, decimals_of, read_number, rounded, write_number

READ = (
	("", None), ("  ", None), (None, None), ("0", "0"), ("-0", "0"), ("12", "12"), ("12,5", "12.5"), ("12,50", "12.50"),
	("1.234", "1234"), ("1.234,5", "1234.5"), ("1.234.567", "1234567"), ("1 234,5", "1234.5"),
	("1\u00a0234", "1234"), ("-3,25", "-3.25"), ("\u22123,25", "-3.25"), ("0,005", "0.005"), (" 58,85 ", "58.85"),
	("999.999.999.999,123456789", "999999999999.123456789"),
)  # fmt: skip
UNCLEAR = (
	("12.5", "12,5"), ("0.123", "0,123"), ("1.23", "1,23"), ("1234.567", "1234,567"), ("1,234.5", "1.234,5"),
	("1.2.3", "Chỉ nhập một số"), ("12%", "Chỉ nhập một số"), ("abc", "Chỉ nhập một số"), ("1,2,3", "Chỉ nhập một số"),
	("12,", "Chỉ nhập một số"), (",5", "Chỉ nhập một số"), ("1e5", "Chỉ nhập một số"), ("--1", "Chỉ nhập một số"),
	("NaN", "Chỉ nhập một số"), ("12 5", "Chỉ nhập một số"), ("1 234.567", "Chỉ nhập một số"), ("1٢", "Chỉ nhập một số"), ("1.234,5.6", "Chỉ nhập một số"),
	("1000000000000", "12 chữ số"), ("0,1234567891", "9 chữ số"),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "number"), READ)
def test_what_people_type_is_read(typed: str | None, number: str | None) -> None:
	assert read_number(typed) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(("typed", "advice"), UNCLEAR)
def test_what_is_unclear_is_not_guessed_at(typed: str, advice: str) -> None:
	with pytest.raises(NumberUnclear, match=advice):
		read_number(typed)


@given(st.decimals(min_value=-(10**12) + 1, max_value=10**12 - 1, places=9))
def test_what_is_written_is_read_as_the_same_number(number: Decimal) -> None:
	assert read_number(write_number(number)) == number
	assert not write_number(number).startswith("-0") or number


@given(st.text(alphabet="0123456789.,- ", max_size=14))
def test_no_text_is_read_as_two_numbers_or_breaks_the_reader(text: str) -> None:
	try:
		number = read_number(text)
	except NumberUnclear:
		return
	assert number is None or read_number(write_number(number)) == number


def test_rounding_is_half_away_from_zero() -> None:
	assert [str(rounded(Decimal(text), 1)) for text in ("0.25", "-0.25", "0.349")] == ["0.3", "-0.3", "0.3"]
	assert [decimals_of(Decimal(text)) for text in ("1", "100", "1.50", "0.001")] == [0, 0, 1, 3]

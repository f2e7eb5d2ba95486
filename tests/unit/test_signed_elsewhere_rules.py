"""Number and date of a paper that was signed elsewhere before it had them."""

from datetime import date

import pytest
from laichau_env.common import errors
from laichau_env.documents.signing.outside import rules
from laichau_env.documents.signing.outside.rules import Numbered, Written

DAY = date(2026, 12, 16)
FILLED = Written("15", "16", "12")


@pytest.mark.parametrize(
	("written", "number", "day", "sealed"),
	[
		(FILLED, None, None, False),
		(FILLED, 15, DAY, True),
		(Written("15/BC-UBND", " 16 ", "12"), None, None, False),
		(Written(stamps=2), 15, DAY, False),
		(Written(), 15, DAY, True),
		(Written(number="15", stamps=1), None, DAY, False),
	],
	ids=["blanks", "both", "with symbol", "stamps", "inside the seal", "one of each"],
)
def test_number_and_date_come_with_the_file_or_are_told(
	written: Written, number: int | None, day: date | None, sealed: bool
) -> None:
	assert rules.numbered(written, number, day, 2026, sealed=sealed) == Numbered(15, DAY)


@pytest.mark.parametrize(
	("written", "number", "day", "word"),
	[
		(Written(), 15, DAY, "chưa ghi"),
		(Written("15", "16"), 15, DAY, "chưa ghi"),
		(FILLED, 16, None, "số ghi trên tệp là 15"),
		(FILLED, None, date(2026, 12, 17), "trên tệp là 16/12/2026"),
		(Written("mười lăm", "16", "12"), None, None, "không đọc được"),
		(Written("0", "16", "12"), None, None, "không đọc được"),
		(Written("15", "31", "2"), None, None, "không đọc được"),
		(Written("15", "x", "12"), None, None, "không đọc được"),
		(Written(stamps=1), 15, None, "cần nhập"),
		(Written(stamps=1), None, DAY, "cần nhập"),
		(Written(stamps=1), 15, date(2027, 1, 4), "không thuộc năm 2026"),
	],
	ids=str,
)
def test_what_is_not_told_or_told_twice_is_refused(
	written: Written, number: int | None, day: date | None, word: str
) -> None:
	refusal = rules.numbered(written, number, day, 2026, sealed=False)
	assert isinstance(refusal, errors.SignedNumberUnfit) and word in str(refusal)


def test_a_number_that_was_given_is_refused() -> None:
	assert rules.number_refusal(16, 15, 2026) is None
	for number in (1, 15):
		assert isinstance(rules.number_refusal(number, 15, 2026), errors.SignedNumberUnfit)

"""What one figure must be, against a table: number, decimals, limits, the jump from the last approved one, reasons."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from laichau_env.common import errors
from laichau_env.reporting.indicators.figures import (
	FIGURE,
	REASON,
	Entry,
	Limits,
	completeness_refusal,
	figure_refusal,
	jump_in_words,
	jump_of,
)

APP = Path(__file__).parents[2] / "apps/laichau_env/laichau_env"
D = Decimal
PERCENT = Limits(D(0), D(100), D(50))
WHY = "Xã có thêm điểm thu gom"


def entry(text: str, reason: str = "", previous: str | None = None, **values: object) -> Entry:
	"""A row of a percentage with one decimal."""
	given = {"row": 3, "indicator": "Tỷ lệ thu gom", "decimals": 1, "limits": PERCENT, **values}
	return Entry(text=text, reason=reason, previous=None if previous is None else D(previous), **given)


def test_messages_name_the_fields_as_the_form_does() -> None:
	with open(APP / "translations/vi.csv", encoding="utf-8", newline="") as file:
		vietnamese = {row[0]: row[1] for row in csv.reader(file)}
	row = json.loads(
		(APP / "reporting/doctype/report_indicator_value/report_indicator_value.json").read_text()
	)
	labels = {field["fieldname"]: vietnamese[field["label"]] for field in row["fields"]}
	assert (labels["value_text"], labels["reason"]) == (FIGURE, REASON)


@pytest.mark.parametrize(
	("text", "advice"),
	[
		("", None), (" ", None), ("0", None), ("100", None), ("58,5", None), ("58,50", None),
		("58.5", "58,5"), ("một nửa", "một số"), ("100,1", "lớn hơn 100"), ("-0,1", "nhỏ hơn 0"), ("58,85", "Nhiều nhất 1"),
	],
)  # fmt: skip
def test_a_figure_is_possible_or_refused_with_what_to_write(text: str, advice: str | None) -> None:
	refusal = figure_refusal(entry(text))
	if advice is None:
		assert refusal is None
	else:
		assert isinstance(refusal, errors.FigureUnfit)
		for word in (advice, "Tỷ lệ thu gom", "dòng 3", FIGURE, text):
			assert word in str(refusal)


def test_without_limits_any_number_goes_and_counts_are_whole() -> None:
	assert figure_refusal(entry("-1.234.567,8", limits=Limits())) is None
	assert "số nguyên" in str(figure_refusal(entry("1,5", decimals=0)))


@pytest.mark.parametrize(
	("value", "previous", "limit", "jump"),
	[
		("150", "100", 50, None), ("150.1", "100", 50, "50.1"), ("49.9", "100", 50, "50.1"), ("50", "100", 50, None),
		("-60", "-40", 49, "50"), ("40", "-40", 50, "200"), ("5", "0", 50, "Infinity"), ("0", "0", 50, None),
		("900", "1", 0, None), (None, "1", 50, None), ("1", None, 50, None), ("100", "100", 50, None),
	],
)  # fmt: skip
def test_a_jump_is_measured_from_the_last_approved_figure(
	value: str | None, previous: str | None, limit: int, jump: str | None
) -> None:
	numbers = [None if text is None else D(text) for text in (value, previous)]
	assert jump_of(*numbers, Limits(jump=D(limit))) == (None if jump is None else D(jump))


def test_a_jump_in_words() -> None:
	assert jump_in_words(D("62.46"), D(40)) == "chênh 62,5% so với số duyệt gần nhất (40)"
	assert jump_in_words(D("Infinity"), D(0)) == "khác số duyệt gần nhất (0)"


@pytest.mark.parametrize(
	("entries", "refusal"),
	[
		([], None),
		([entry("5")], None),
		([entry("5"), entry("")], errors.FigureMissing),
		([entry("", "chưa có")], errors.FigureMissing),
		([entry("", WHY)], None),
		([entry("90", previous="40")], errors.FigureJumps),
		([entry("90", "tăng", previous="40")], errors.FigureJumps),
		([entry("90", WHY, previous="40")], None),
		([entry("50", previous="40")], None),
		([entry("101")], errors.FigureUnfit),
	],
)
def test_before_signature_each_row_is_complete(entries: list[Entry], refusal: type | None) -> None:
	found = completeness_refusal(entries)
	assert found is None if refusal is None else isinstance(found, refusal)


def test_what_is_missing_is_counted_and_the_first_named() -> None:
	said = str(completeness_refusal([entry("5"), entry("", indicator="Rừng", row=7), entry("")]))
	for word in ("Còn 2 chỉ tiêu", "Rừng, dòng 7", FIGURE, REASON):
		assert word in said

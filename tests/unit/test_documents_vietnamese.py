"""Dates, numbers and lines of text as official papers write them (Decree 30/2020/NĐ-CP, Appendix I)."""

from datetime import date

import pytest
from laichau_env.common import vietnamese


@pytest.mark.parametrize(
	("day", "words"),
	[
		(date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
		(date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
		(date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
		(date(2026, 9, 30), "ngày 30 tháng 9 năm 2026"),
		(date(2026, 12, 16), "ngày 16 tháng 12 năm 2026"),
	],
)
def test_days_below_ten_and_months_one_and_two_take_a_zero(day: date, words: str) -> None:
	assert vietnamese.long_date(day) == words


def test_a_day_not_known_is_left_open() -> None:
	words = vietnamese.long_date(date(2026, 12, 16), day_known=False)
	assert words.replace("\u00a0", "") == "ngày  tháng 12 năm 2026"
	assert "\u00a0" * 5 in words


def test_short_dates_follow_the_same_rule() -> None:
	assert vietnamese.short_date(date(2026, 1, 5)) == "05/01/2026"
	assert vietnamese.short_date(date(2026, 9, 14)) == "14/9/2026"


@pytest.mark.parametrize(
	("given", "printed"),
	[("5", "05"), (5, "05"), ("15", "15"), (" 7 ", "07"), ("05", "05"), ("12a", "12a"), ("", "")],
)
def test_document_numbers_below_ten_take_a_zero(given: str | int, printed: str) -> None:
	assert vietnamese.document_number(given) == printed


@pytest.mark.parametrize(
	("value", "printed"),
	[
		(0, "0"), (75, "75"), (62.5, "62,5"), (1250.5, "1.250,5"), (1234567.891, "1.234.567,89"), (0.004, "0"),
		(-0.001, "0"), (-12.5, "-12,5"), (100.0, "100"), (99.999, "100"), (10, "10"), (1000, "1.000"),
	],
)  # fmt: skip
def test_decimal_comma_and_points_between_thousands(value: float, printed: str) -> None:
	assert vietnamese.decimal(value) == printed


@pytest.mark.parametrize(
	("value", "printed"),
	[
		(0.25, "0,3"), (12.25, "12,3"), (2.35, "2,4"), (33.35, "33,4"), (-0.25, "-0,3"), (0.05, "0,1"), (0.049, "0"),
		(1e16, "10.000.000.000.000.000"),
	],
)  # fmt: skip
def test_halves_go_up_as_people_round_the_digits_they_see(value: float, printed: str) -> None:
	assert vietnamese.decimal(value, 1) == printed


def test_paragraphs_are_lines_without_the_empty_ones() -> None:
	assert vietnamese.paragraphs("Một \r\n\r\n  hai\tba\rbốn\u2028năm\u000bsáu") == (
		"Một",
		"hai ba",
		"bốn",
		"năm",
		"sáu",
	)
	assert vietnamese.paragraphs(None) == vietnamese.paragraphs(" \n\t\n") == ()


def test_combining_marks_are_composed_and_invisible_marks_dropped() -> None:
	assert vietnamese.paragraphs("tie\u0302\u0301ng Vie\u0323\u0302t") == ("tiếng Việt",)
	assert vietnamese.paragraphs("a\u202eb\u200bc\ufeffd\u00ade\x00f") == ("abcdef",)


def test_lines_are_balanced_and_leading_words_stay_with_the_next() -> None:
	assert vietnamese.balanced_lines("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 26) == (
		"SỞ NÔNG NGHIỆP",
		"VÀ MÔI TRƯỜNG",
	)
	assert vietnamese.balanced_lines("Nghị quyết số 247", 13) == ("Nghị quyết", "số 247")
	assert vietnamese.balanced_lines("Kết quả thực hiện Kế hoạch triển khai Nghị quyết", 42) == (
		"Kết quả thực hiện Kế hoạch",
		"triển khai Nghị quyết",
	)
	assert vietnamese.balanced_lines("tổng hợp theo Nghị quyết, Quyết định", 20) == (
		"tổng hợp theo",
		"Nghị quyết,",
		"Quyết định",
	)
	assert vietnamese.balanced_lines("", 10) == ()
	assert vietnamese.balanced_lines("không-xuống-dòng-được", 5) == ("không-xuống-dòng-được",)


def test_balancing_takes_no_more_lines_than_needed_and_loses_no_word() -> None:
	text = "Kết quả thực hiện Kế hoạch triển khai Nghị quyết số 247/2025/QH15 và Nghị quyết số 67/NQ-CP quý IV năm 2026"
	lines = vietnamese.balanced_lines(text, 58)
	assert " ".join(lines) == text
	assert len(lines) == 2
	assert max(map(len, lines)) - min(map(len, lines)) < 12


def test_names_are_sorted_as_people_list_them() -> None:
	listed = [
		"Công an tỉnh",
		"Dào San",
		"Đài Khí tượng",
		"Đoàn Kết",
		"Sở Y tế",
		"Tả Lèng",
		"Tân Phong",
		"Văn phòng",
	]
	assert sorted(reversed(listed), key=vietnamese.in_order) == listed

"""Rules of periods, lines and papers, without a site."""

from datetime import date

import pytest
from laichau_env.common import errors
from laichau_env.reporting import rules
from laichau_env.reporting.constants import COORDINATE, LEAD

TODAY = date(2026, 12, 16)
FROM, CUT_OFF = date(2026, 9, 15), date(2026, 12, 14)
DUE = [
	("Hạn của cơ quan", date(2026, 12, 16)),
	("Hạn của sở", date(2026, 12, 21)),
	("Hạn của tỉnh", date(2026, 12, 25)),
]


def test_dates_of_a_period_follow_each_other() -> None:
	assert rules.period_dates_refusal(FROM, CUT_OFF, DUE) is None
	assert rules.period_dates_refusal(FROM, CUT_OFF, [DUE[0], ("Hạn của sở", None), DUE[2]]) is None


@pytest.mark.parametrize(
	("cut_off", "due"),
	[
		(FROM, DUE),
		(CUT_OFF, [("Hạn của cơ quan", CUT_OFF)]),
		(CUT_OFF, [DUE[0], ("Hạn của sở", DUE[0][1])]),
		(CUT_OFF, [DUE[2], ("Hạn của sở", DUE[1][1])]),
	],
)
def test_dates_out_of_order_are_refused(cut_off: date, due: list) -> None:
	assert isinstance(rules.period_dates_refusal(FROM, cut_off, due), errors.DatesOutOfOrder)


def line(**values: object) -> rules.LineFacts:
	facts = {
		"task": "3. Thu gom",
		"role": LEAD,
		"result": "Đã thu gom 12 tấn",
		"percent": 50.0,
		"completed_on": None,
	}
	return rules.LineFacts(**{**facts, **values})


@pytest.mark.parametrize(
	("values", "refused"),
	[
		({}, False),
		({"percent": 0.0}, False),
		({"percent": 100.0, "completed_on": TODAY}, False),
		({"percent": -0.1}, True),
		({"percent": 100.1}, True),
		({"percent": 99.0, "completed_on": TODAY}, True),
		({"percent": 100.0, "completed_on": date(2026, 12, 17)}, True),
		({"funds_planned": 100_000_000.0, "funds_disbursed": 100_000_000.0}, False),
		({"funds_planned": 600_000_000_000.0}, True),
		({"funds_disbursed": 100_000_000.5}, True),
	],
)
def test_figures_of_a_line_must_be_possible(values: dict, refused: bool) -> None:
	refusal = rules.line_refusal(line(**values), TODAY)
	assert isinstance(refusal, errors.ValueOutOfRange) == refused
	if refused:
		assert "3. Thu gom" in str(refusal)


def test_each_task_that_is_led_needs_a_result_and_coordinating_ones_do_not() -> None:
	lines = [
		line(task="1."),
		line(task="2.", result="  "),
		line(task="3.", result=""),
		line(task="4.", role=COORDINATE, result=""),
	]
	refusal = rules.completeness_refusal(lines)
	assert isinstance(refusal, errors.LineEmpty)
	assert refusal.facts["count"] == 2 and refusal.facts["task"] == "2."
	assert rules.completeness_refusal([lines[0], lines[3]]) is None


def test_money_typed_in_dong_is_told_what_to_write() -> None:
	refusal = rules.line_refusal(line(funds_planned=600_000_000_000), TODAY)
	assert str(refusal) == (
		"Nhiệm vụ 3. Thu gom, «Kinh phí kế hoạch»: giá trị 600.000.000.000 không hợp lệ. "
		"Số tiền ghi bằng triệu đồng, nhiều nhất 100.000.000."
	)


def test_a_task_that_is_done_needs_its_day_before_signature() -> None:
	lines = [
		line(task="1.", percent=100.0, completed_on=TODAY),
		line(task="2.", percent=100.0, role=COORDINATE),
		line(task="3.", percent=99.9),
	]
	assert rules.completeness_refusal(lines) is None
	refusal = rules.completeness_refusal(
		[*lines, line(task="4.", percent=100.0), line(task="5.", percent=100.0)]
	)
	assert isinstance(refusal, errors.CompletionDayMissing)
	assert (refusal.facts["count"], refusal.facts["task"]) == (2, "4.")
	nothing = "Kỳ này không phát sinh"
	assert rules.completeness_refusal([line(percent=100.0)], True, nothing) is None, (
		"it says nothing of its tasks"
	)


@pytest.mark.parametrize("number", ["0", "12a", "-3", "1.5", "1234567", "１５"])
def test_a_number_given_on_paper_is_a_plain_one(number: str) -> None:
	assert isinstance(rules.paper_refusal(number, TODAY, FROM, TODAY), errors.SignatureValueMissing)


@pytest.mark.parametrize("day", [None, date(2026, 12, 17), date(2026, 9, 14)])
def test_a_paper_needs_a_day_within_the_period_and_not_ahead(day: date | None) -> None:
	assert isinstance(rules.paper_refusal("15", day, FROM, TODAY), errors.SignatureValueMissing)


@pytest.mark.parametrize("number", [" 015 ", "", None])
def test_a_proper_paper_passes_and_the_register_gives_the_missing_number(number: str | None) -> None:
	assert rules.paper_refusal(number, TODAY, FROM, TODAY) is None


@pytest.mark.parametrize(
	("agency", "reports_to", "to_province", "directive", "examiner"),
	[
		("03433", "SNNMT", False, "", "SNNMT"),
		("03433", "SNNMT", False, "STC", "STC"),
		("SYT", "SNNMT", False, "SYT", ""),
		("SNNMT", "UBND-LC", True, "SNNMT", ""),
		("BNNMT", "", False, "SNNMT", ""),
	],
)
def test_route_is_data_and_nobody_examines_himself(
	agency, reports_to, to_province, directive, examiner
) -> None:
	assert rules.examiner_of(agency, reports_to, to_province, directive) == examiner


@pytest.mark.parametrize(
	("file_name", "size", "content_type", "refused"),
	[
		("bien-ban.pdf", 1000, "application/pdf", False),
		("Ảnh hiện trường.JPG", 1000, "image/jpeg", False),
		("bang.xlsx", 1000, "application/zip", False),
		("bang.pdf", 1000, "application/zip", True),
		("trang.html", 1000, "", True),
		("chuong-trinh.exe", 1000, "application/x-msdownload", True),
		("khong-duoi", 1000, "application/pdf", True),
		("rong.pdf", 0, "", True),
		("nang.pdf", rules.MOST_EVIDENCE_BYTES + 1, "application/pdf", True),
		("vua.pdf", rules.MOST_EVIDENCE_BYTES, "application/pdf", False),
	],
)
def test_evidence_is_what_its_name_says(file_name: str, size: int, content_type: str, refused: bool) -> None:
	refusal = rules.evidence_refusal(file_name, size, content_type)
	assert isinstance(refusal, errors.EvidenceNotAccepted) == refused


@pytest.mark.parametrize(
	("text", "fits"),
	[("", True), ("a" * 65_535, True), ("ế" * 21_845, True), ("ế" * 21_846, False), ("a" * 65_536, False)],
)
def test_a_text_must_fit_into_its_column(text: str, fits: bool) -> None:
	refusal = rules.text_refusal("Kết quả trong kỳ", 3, text)
	assert (refusal is None) == fits
	if refusal:
		assert "«Kết quả trong kỳ», dòng 3" in str(refusal)
		assert "21000" in str(refusal)


def test_periods_on_request_are_counted_by_who_asks_and_year() -> None:
	prefix = rules.request_prefix("SNNMT", 2027)
	assert rules.next_request_code(prefix, []) == "YC-SNNMT-2027-01"
	known = ["YC-SNNMT-2027-01", "YC-SNNMT-2027-09", "YC-SNNMT-2027-thử"]
	assert rules.next_request_code(prefix, known) == "YC-SNNMT-2027-10"
	assert rules.next_request_code(prefix, [f"{prefix}99"]) == "YC-SNNMT-2027-100"

"""Number, heading, standing and counts of papers, without a site."""

from dataclasses import dataclass

import pytest
from laichau_env.approval.transitions import SENT_STATES, State
from laichau_env.documents import rules
from laichau_env.documents.constants import Standing
from laichau_env.documents.papers.progress_report import Counts, Funds


@dataclass
class Line:
	role: str = "Lead"
	percent: float | None = 0
	pace: str | None = ""
	funds_planned: float | None = 0
	funds_disbursed: float | None = 0


ISSUED_STATES = SENT_STATES - {State.REVOKED}
DRAFTS = {State.DRAFT, State.PENDING_SIGNATURE, State.RETURNED}


@pytest.mark.parametrize("state", [*DRAFTS, *SENT_STATES])
def test_a_paper_is_a_draft_until_its_own_agency_has_signed(state: State) -> None:
	expected = (
		Standing.DRAFT
		if state in DRAFTS
		else Standing.WITHDRAWN
		if state == State.REVOKED
		else Standing.ISSUED
	)
	assert rules.standing_of(state, ISSUED_STATES) == expected


def test_an_unknown_state_is_a_draft() -> None:
	assert rules.standing_of("Something Else", ISSUED_STATES) == Standing.DRAFT


@pytest.mark.parametrize(
	("agency_type", "agency", "records", "to_province", "lines"),
	[
		(
			"Commune", "Ủy ban nhân dân xã Bum Tở", "KT", False,
			("Như trên", "UBND tỉnh (báo cáo)", "Thường trực Đảng ủy, HĐND xã", "Chủ tịch, các PCT. UBND xã", "Lưu: VT, KT"),
		),
		(
			"Commune", "Ủy ban nhân dân phường Tân Phong", "", False,
			("Như trên", "UBND tỉnh (báo cáo)", "Thường trực Đảng ủy, HĐND phường", "Chủ tịch, các PCT. UBND phường", "Lưu: VT"),
		),
		("Department", "Sở Y tế", "NV", True, ("Như trên", "Ban Giám đốc Sở", "Lưu: VT, NV")),
		("Department", "Thanh tra tỉnh", "", True, ("Như trên", "Lãnh đạo Thanh tra tỉnh", "Lưu: VT")),
		("Central", "Đài Khí tượng thủy văn tỉnh Lai Châu", "", False, ("Như trên", "UBND tỉnh (báo cáo)", "Lưu: VT")),
	],
)  # fmt: skip
def test_recipients_follow_the_agency(
	agency_type: str, agency: str, records: str, to_province: bool, lines: tuple[str, ...]
) -> None:
	assert rules.recipients_of_report(agency_type, agency, records, to_province=to_province) == lines


@pytest.mark.parametrize(
	("agency_type", "agency", "governing", "above", "below"),
	[
		("Commune", "Ủy ban nhân dân xã Bum Tở", "", (), ("ỦY BAN NHÂN DÂN", "XÃ BUM TỞ")),
		("Commune", "Ủy ban nhân dân phường Đoàn Kết", "", (), ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐOÀN KẾT")),
		("Province", "Ủy ban nhân dân tỉnh Lai Châu", "", (), ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU")),
		(
			"Department", "Sở Nông nghiệp và Môi trường", "UBND tỉnh Lai Châu",
			("UBND TỈNH LAI CHÂU",), ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
		),
		("Department", "Sở Y tế", "UBND tỉnh Lai Châu", ("UBND TỈNH LAI CHÂU",), ("SỞ Y TẾ",)),
		("Department", "Sở Y tế tỉnh Lào Cai", "UBND tỉnh Lai Châu", ("UBND TỈNH LAI CHÂU",), ("SỞ Y TẾ TỈNH LÀO CAI",)),
		("Department", "Thanh tra tỉnh Lai Châu", "UBND tỉnh Lai Châu", ("UBND TỈNH LAI CHÂU",), ("THANH TRA TỈNH",)),
		("Department", "Công an tỉnh Lai Châu", "", (), ("CÔNG AN TỈNH LAI CHÂU",)),
		(
			"Front", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lai Châu", "",
			(), ("ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM", "TỈNH LAI CHÂU"),
		),
	],
)  # fmt: skip
def test_heading_by_kind_of_agency(agency_type, agency, governing, above, below) -> None:
	heading = rules.heading_of(agency_type, agency, governing)
	assert (heading.governing, heading.issuing) == (above, below)


def test_counts_by_role_and_pace() -> None:
	lines = [
		Line(percent=100, pace="Ahead"),
		Line(percent=30, pace="Ahead"),
		Line(percent=50, pace="On Track"),
		Line(percent=10, pace="Behind"),
		Line(),
		Line(role="Coordinate", percent=100, pace="On Track"),
		Line(percent=None, pace=None),
	]
	counts = rules.count(lines)
	assert counts == Counts(lead=6, coordinate=1, completed=1, ahead=1, on_track=1, behind=1, unstated=2)
	assert counts.completed + counts.in_progress + counts.unstated == counts.lead


def test_funds_are_sums_and_no_figure_where_there_is_none() -> None:
	assert rules.funds_of([Line(), Line(funds_planned=None)]) == Funds("", "", "")
	assert rules.funds_of(
		[Line(funds_planned=1130.5, funds_disbursed=772.5), Line(funds_planned=120)]
	) == Funds("1.250,5", "772,5", "61,8")
	assert rules.funds_of([Line(funds_disbursed=5)]) == Funds("", "5", "")
	assert rules.funds_of([Line(funds_planned=100)]) == Funds("100", "", "0"), "nothing spent yet is a rate"


def test_percentage_is_a_figure_only_where_something_was_reported() -> None:
	assert rules.percent_of(Line(), reported=False) == ""
	assert rules.percent_of(Line(), reported=True) == "0"
	assert rules.percent_of(Line(percent=62.5), reported=False) == "62,5"
	assert rules.percent_of(Line(role="Coordinate", percent=40), reported=True) == ""


def test_section_paths_and_headings_that_are_new() -> None:
	parents = {"C": "II", "II": "", "X": "Y", "Y": "X"}
	assert rules.section_path("C", parents) == ("II", "C")
	assert rules.section_path("", parents) == ()
	assert set(rules.section_path("X", parents)) == {"X", "Y"}, "a ring ends"
	assert rules.new_headings(("II", "C"), ("II", "B")) == ("C",)
	assert rules.new_headings(("II", "A"), ("I",)) == ("II", "A")
	assert rules.new_headings(("I",), ()) == ("I",)
	assert rules.new_headings(("II", "D."), ("II", "D.")) == ()


def test_an_excerpt_inside_a_sentence_begins_small() -> None:
	assert rules.in_sentence("Triển khai thực hiện Nghị quyết.") == "triển khai thực hiện Nghị quyết"
	assert rules.in_sentence("UBND tỉnh giao") == "UBND tỉnh giao"
	assert rules.in_sentence("") == ""


def test_a_body_in_capitals_is_written_as_a_sentence_writes_it() -> None:
	known = ["Ủy ban nhân dân tỉnh Lai Châu"]
	assert (
		rules.body_in_sentence("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", known)
		== "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"
	)
	assert rules.body_in_sentence("QUỐC HỘI", known) == "Quốc hội"
	assert rules.body_in_sentence("Chủ tịch UBND tỉnh", known) == "Chủ tịch UBND tỉnh"

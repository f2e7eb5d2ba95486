"""The text of a report, and what drafts and withdrawn papers say. All kinds: test_conformance_page.py, _parts.py."""

from dataclasses import replace
from functools import cache

import pytest
from laichau_env.documents.papers.progress_report import ReportPaper
from laichau_env.documents.pdf import pdf_of
from prints import samples
from prints.measure import Paper

LEFT, RIGHT, TOP = 30, 20, 20
ABOUT = 0.4
"""Millimetres that a sign may stand off the edge it is set to."""


@cache
def paper_of(name: str) -> Paper:
	return Paper(pdf_of(getattr(samples, name)))


def printed(paper: ReportPaper) -> Paper:
	return Paper(pdf_of(paper))


def test_text_fills_the_width_between_the_margins() -> None:
	full = paper_of("COMMUNE").line("ngày 10 tháng 12 năm 2025")
	assert full.left == pytest.approx(LEFT, abs=ABOUT)
	assert full.right == pytest.approx(210 - RIGHT, abs=ABOUT)


def test_first_line_of_a_paragraph_is_indented_by_one_centimetre() -> None:
	assert paper_of("COMMUNE").line("Xã Bum Tở có 14 bản").left == pytest.approx(LEFT + 10, abs=ABOUT)


def test_paragraphs_stand_six_points_apart_and_lines_single_to_one_and_a_half() -> None:
	paper = paper_of("COMMUNE")
	first, second = paper.line("Xã Bum Tở có 14 bản"), paper.line("Hủ, Hà Nhì")
	advance = (second.top - first.top) * 72 / 25.4
	assert 14 * 1.0 <= advance <= 14 * 1.15 * 1.5
	last, following = paper.line("sinh hoạt gặp nhiều"), paper.line("Ủy ban nhân dân xã đã ban hành")
	gap = (following.top - last.top) * 72 / 25.4 - advance
	assert gap >= 6 - 0.1


STYLES = {
	# part: (page, first words, bold)
	"text": (1, "Thực hiện Kế hoạch", False),
	"section": (1, "I. TÌNH HÌNH", True),
	"item": (2, "1. Ưu điểm", True),
}


@pytest.mark.parametrize("part", STYLES)
def test_size_and_style_of_the_text(part: str) -> None:
	page, words, bold = STYLES[part]
	line = paper_of("COMMUNE").line(words, page, LEFT, 210 - RIGHT)
	assert (line.size, line.bold, line.italic) == (14, bold, False)


# --- draft


def test_draft_says_so_on_every_page_and_leaves_number_and_day_open() -> None:
	paper = paper_of("DRAFT")
	for page in range(1, len(paper) + 1):
		mark = paper.line("DỰ THẢO", page)
		assert mark.bottom < TOP
		assert mark.left >= LEFT
		frame = [
			rect for rect in paper.pdf.pages[page - 1].rects if rect["height"] > 10 and rect["bottom"] < 57
		]
		assert frame, "the mark stands in a box"
	assert "15" not in paper.line("Số:", 1, 30, 96).text
	number = paper.pdf.pages[0].crop((85, 0, 272, 200)).extract_text_lines(keep_blank_chars=True)
	assert any("Số:" in line["text"] and "/BC-UBND" in line["text"] for line in number)
	date = paper.line("Bum Tở, ngày", 1, 96)
	assert date.text.replace("\u00a0", " ").split() == "Bum Tở, ngày tháng 12 năm 2026".split()
	assert "Lò Văn Mẫu" not in paper.flow()


def test_what_is_issued_bears_no_mark() -> None:
	assert "DỰ THẢO" not in paper_of("COMMUNE").flow()
	assert "THU HỒI" not in paper_of("COMMUNE").flow()


def test_what_was_withdrawn_says_so_and_keeps_its_number() -> None:
	paper = printed(replace(samples.COMMUNE, standing=samples.Standing.WITHDRAWN))
	assert paper.line("ĐÃ THU HỒI").bottom < TOP
	assert paper.line("Số: 15/BC-UBND", 1, 30, 96)

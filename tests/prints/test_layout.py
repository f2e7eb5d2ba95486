"""The paper against Decree 30/2020/NĐ-CP, Appendix I: measured on the PDF, without a site."""

from dataclasses import replace
from functools import cache

import pytest
from laichau_env.documents.papers.progress_report import ReportPaper
from laichau_env.documents.pdf import pdf_of
from prints import samples
from prints.measure import Paper

EVERY = ("COMMUNE", "DRAFT", "DEPARTMENT", "FRONT", "EMPTY", "LONG", "EXTREME")
PORTRAIT, LANDSCAPE = (210, 297), (297, 210)
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 20
APPENDIX_RIGHT = 15
ABOUT = 0.4
"""Millimetres that a sign may stand off the edge it is set to."""


@cache
def paper_of(name: str) -> Paper:
	return Paper(pdf_of(getattr(samples, name)))


def printed(paper: ReportPaper) -> Paper:
	return Paper(pdf_of(paper))


def appendix_page(paper: Paper) -> int:
	return next(page for page in range(1, len(paper) + 1) if paper.size(page) == LANDSCAPE)


# --- page


@pytest.mark.parametrize("name", EVERY)
def test_pages_are_a4_upright_then_landscape_for_the_appendix(name: str) -> None:
	paper = paper_of(name)
	first = appendix_page(paper)
	assert [paper.size(page) for page in range(1, first)] == [PORTRAIT] * (first - 1)
	assert [paper.size(page) for page in range(first, len(paper) + 1)] == [LANDSCAPE] * (
		len(paper) - first + 1
	)


@pytest.mark.parametrize("name", EVERY)
def test_nothing_but_number_and_draft_mark_stands_in_the_margins(name: str) -> None:
	paper = paper_of(name)
	for page in range(1, len(paper) + 1):
		width, height = paper.size(page)
		right = RIGHT if (width, height) == PORTRAIT else APPENDIX_RIGHT
		for line in paper.lines(page):
			if line.bottom < TOP:
				assert line.text in {str(number) for number in range(2, 99)} | {
					"DỰ THẢO",
					"DỰ THẢO 2",
					"DỰ THẢO 3",
				}
				continue
			assert line.top >= TOP - ABOUT, line
			assert line.bottom <= height - BOTTOM + ABOUT, line
			assert line.left >= LEFT - ABOUT, line
			assert line.right <= width - right + ABOUT, line


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


def test_page_number_is_hidden_on_page_one_and_centred_in_the_top_margin_after() -> None:
	paper = paper_of("LONG")
	first = appendix_page(paper)
	assert not [line for line in paper.lines(1) if line.bottom < TOP]
	for page in range(2, first):
		number = paper.lines(page)[0]
		assert (number.text, number.size, number.bold, number.italic) == (str(page), 14, False, False)
		assert number.bottom < TOP
		assert number.centre == pytest.approx((LEFT + 210 - RIGHT) / 2, abs=ABOUT)


def test_appendix_numbers_its_own_pages_and_hides_its_first_number() -> None:
	paper = paper_of("LONG")
	first = appendix_page(paper)
	assert not [line for line in paper.lines(first) if line.bottom < TOP]
	shown = [paper.lines(page)[0].text for page in range(first + 1, len(paper) + 1)]
	assert shown == [str(number) for number in range(2, len(shown) + 2)]


# --- fonts


@pytest.mark.parametrize("name", EVERY)
def test_every_font_is_the_papers_own_and_embedded(name: str) -> None:
	fonts = set(paper_of(name).fonts())
	assert fonts
	for font, embedded in fonts:
		assert "Liberation-Serif" in font
		assert embedded


@pytest.mark.parametrize("name", EVERY)
def test_all_signs_are_black(name: str) -> None:
	paper = paper_of(name)
	colours = {
		tuple(sign["non_stroking_color"] or (0,))
		for page in range(1, len(paper) + 1)
		for sign in paper.signs(page)
	}
	assert colours <= {(0,), (0, 0, 0), (0.0,), (0.0, 0.0, 0.0)}


STYLES = {
	# part: (page, first words, from, to mm, size, bold, italic)
	"issuing body": (1, "ỦY BAN NHÂN DÂN", 30, 96, 12, True, False),
	"place in the issuing body": (1, "XÃ BUM TỞ", 30, 96, 12, True, False),
	"country": (1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 96, 190, 12, True, False),
	"motto": (1, "Độc lập - Tự do - Hạnh phúc", 96, 190, 13, True, False),
	"number": (1, "Số: 15/BC-UBND", 30, 96, 13, False, False),
	"place and date": (1, "Bum Tở, ngày 16 tháng 12 năm 2026", 96, 190, 13, False, True),
	"kind": (1, "BÁO CÁO", 30, 190, 14, True, False),
	"excerpt": (1, "Kết quả thực hiện Kế hoạch", 30, 190, 14, True, False),
	"addressee": (1, "Kính gửi: Sở Nông nghiệp và Môi trường.", 30, 190, 14, False, False),
	"text": (1, "Thực hiện Kế hoạch", 30, 190, 14, False, False),
	"section": (1, "I. TÌNH HÌNH", 30, 190, 14, True, False),
	"item": (2, "1. Ưu điểm", 30, 190, 14, True, False),
	"recipients, heading": (2, "Nơi nhận:", 30, 104, 12, True, True),
	"recipients, list": (2, "- Như trên;", 30, 104, 11, False, False),
	"recipients, last": (2, "- Lưu: VT, KT.", 30, 104, 11, False, False),
	"authority": (2, "TM. ỦY BAN NHÂN DÂN", 104, 190, 14, True, False),
	"title of the signatory": (2, "PHÓ CHỦ TỊCH", 104, 190, 14, True, False),
	"name": (2, "Lò Văn Mẫu", 104, 190, 14, True, False),
	"appendix": (3, "Phụ lục", 30, 282, 14, True, False),
	"name of the appendix": (3, "KẾT QUẢ THỰC HIỆN NHIỆM VỤ", 30, 282, 14, True, False),
	"attached to": (3, "(Kèm theo Báo cáo số 15/BC-UBND", 30, 282, 13, False, True),
}


@pytest.mark.parametrize("part", STYLES)
def test_size_and_style_of_each_part(part: str) -> None:
	page, words, left, right, size, bold, italic = STYLES[part]
	line = paper_of("COMMUNE").line(words, page, left, right)
	assert (line.size, line.bold, line.italic) == (size, bold, italic)


def test_governing_body_of_a_department_is_upright_over_the_bold_department() -> None:
	paper = paper_of("DEPARTMENT")
	above, below = paper.line("UBND TỈNH LAI CHÂU", 1, 30, 96), paper.line("SỞ NÔNG NGHIỆP", 1, 30, 96)
	assert (above.size, above.bold) == (12, False)
	assert (below.size, below.bold) == (12, True)
	assert above.top < below.top


# --- drawn lines


@pytest.mark.parametrize(
	("name", "page", "words", "left", "right", "least", "most"),
	[
		("COMMUNE", 1, "XÃ BUM TỞ", 30, 96, 1 / 3, 1 / 2),
		("DEPARTMENT", 1, "VÀ MÔI TRƯỜNG", 30, 96, 1 / 3, 1 / 2),
		("FRONT", 1, "TỈNH LAI CHÂU", 30, 96, 1 / 3, 1 / 2),
		("COMMUNE", 1, "Độc lập - Tự do", 96, 190, 0.99, 1.01),
		("COMMUNE", 1, "số 247/2025/QH15 và Nghị quyết số 67/NQ-CP quý IV", 30, 190, 1 / 3, 1 / 2),
		("COMMUNE", 3, "(Kèm theo", 30, 282, 1 / 3, 1 / 2),
	],
)
def test_drawn_lines_are_as_long_as_the_decree_says_and_centred(
	name: str, page: int, words: str, left: float, right: float, least: float, most: float
) -> None:
	paper = paper_of(name)
	line = paper.line(words, page, left, right)
	under = [
		rule
		for rule in paper.rules(page)
		if 0 < rule.top - line.bottom < 3 and line.left - 1 <= rule.left and rule.right <= line.right + 1
	]
	assert len(under) == 1, f"{words}: {under}"
	assert least - 0.01 <= under[0].length / (line.right - line.left) <= most + 0.01
	assert under[0].centre == pytest.approx(line.centre, abs=ABOUT)


# --- head and foot


def test_number_and_date_stand_on_one_line_agency_and_country_too() -> None:
	paper = paper_of("COMMUNE")
	for left, right in (("ỦY BAN NHÂN DÂN", "CỘNG HÒA"), ("Số: 15", "Bum Tở, ngày")):
		assert paper.line(left, 1, 30, 96).bottom == pytest.approx(
			paper.line(right, 1, 96, 190).bottom, abs=1
		)


def test_several_addressees_stand_one_a_line_with_dashes_under_the_colon() -> None:
	paper = printed(replace(samples.COMMUNE, addressees=("Ủy ban nhân dân tỉnh Lai Châu", "Sở Tài chính")))
	colon = next(
		sign
		for sign in paper.signs(1)
		if sign["text"] == ":" and sign["top"] > paper.line("Kính gửi").top * 72 / 25.4 - 1
	)
	first, second = paper.line("- Ủy ban nhân dân tỉnh Lai Châu;"), paper.line("- Sở Tài chính.")
	assert first.left == pytest.approx(colon["x0"] * 25.4 / 72, abs=ABOUT)
	assert second.left == pytest.approx(first.left, abs=0.1)


def test_room_for_the_signature_between_title_and_name() -> None:
	paper = paper_of("COMMUNE")
	title, name = paper.line("PHÓ CHỦ TỊCH", 2, 104), paper.line("Lò Văn Mẫu", 2, 104)
	assert 20 <= name.top - title.bottom <= 35
	assert name.centre == pytest.approx(title.centre, abs=ABOUT)


def test_recipients_begin_level_with_the_authority() -> None:
	paper = paper_of("COMMUNE")
	assert paper.line("Nơi nhận:", 2, 30, 104).top == pytest.approx(
		paper.line("TM. ỦY BAN", 2, 104).top, abs=1.5
	)


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

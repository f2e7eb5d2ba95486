"""How a paper breaks over pages, what it says when little or much was written, and what it refuses to load."""

import re
from dataclasses import replace

import pytest
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents import pdf
from laichau_env.documents.papers.progress_report import AppendixSection, ReportPaper
from laichau_env.documents.pdf import FetchRefused, OwnFontsOnly, pdf_of
from laichau_env.documents.rendering import FONTS, carried, covered_signs, html_of
from prints import samples
from prints.measure import Paper

ORDER = [
	"ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ BUM TỞ", "Độc lập - Tự do - Hạnh phúc",
	"Số: 15/BC-UBND", "Bum Tở, ngày 16 tháng 12 năm 2026", "BÁO CÁO", "Kết quả thực hiện Kế hoạch", "Kính gửi:",
	"Thực hiện Kế hoạch", "I. TÌNH HÌNH", "II. KẾT QUẢ THỰC HIỆN", "III. ĐÁNH GIÁ CHUNG", "1. Ưu điểm",
	"2. Tồn tại, hạn chế", "3. Nguyên nhân", "IV. PHƯƠNG HƯỚNG", "Đối với Sở Nông nghiệp và Môi trường:",
	"Đối với Sở Tài chính:", "Trên đây là báo cáo", "./.", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "- Như trên;",
	"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "- Lưu: VT, KT.", "Lò Văn Mẫu", "Phụ lục", "(Kèm theo Báo cáo số 15/BC-UBND",
	"I. Các nhiệm vụ đến hết năm 2026", "II. Các nhiệm vụ đến năm 2030", "C. Tăng cường hiệu quả", "Tổng cộng",
]  # fmt: skip


def printed(paper: ReportPaper) -> Paper:
	return Paper(pdf_of(paper))


def test_parts_follow_the_decrees_order() -> None:
	text, at = printed(samples.COMMUNE).flow(), 0
	for part in ORDER:
		found = text.find(part, at)
		assert found >= 0, f"{part!r} is missing after {text[max(0, at - 60) : at]!r}"
		at = found
	assert text.rstrip().endswith("./.")


def test_equal_papers_give_equal_bytes() -> None:
	assert pdf_of(samples.COMMUNE) == pdf_of(replace(samples.COMMUNE))


def test_file_names_its_language_title_and_author() -> None:
	paper = printed(samples.COMMUNE)
	assert paper.pdf.metadata["Title"] == "Báo cáo số 15/BC-UBND"
	assert paper.pdf.metadata["Author"] == "Ủy ban nhân dân xã Bum Tở"
	assert paper.pdf.doc.catalog["Lang"] == b"vi"


# --- the end of the text


@pytest.mark.parametrize("paragraphs_before", range(0, 30))
def test_signature_is_whole_and_never_alone(paragraphs_before: int) -> None:
	paper = printed(
		replace(samples.COMMUNE, next_steps=samples.COMMUNE.next_steps[:1] * paragraphs_before, appendix=())
	)
	last = len(paper)
	text = re.sub(r"\s+", " ", paper.text(last))
	for words in (
		"Trên đây là báo cáo",
		"./.",
		"Nơi nhận:",
		"TM. ỦY BAN NHÂN DÂN",
		"- Lưu: VT, KT.",
		"Lò Văn Mẫu",
	):
		assert words in text
	assert all("Nơi nhận" not in paper.text(page) for page in range(1, last))


@pytest.mark.parametrize("lines_before", range(0, 26))
def test_no_heading_is_left_at_the_foot_of_a_page(lines_before: int) -> None:
	paper = printed(replace(samples.COMMUNE, situation=("Một dòng.",) * lines_before, appendix=()))
	for page in range(1, len(paper)):
		last = paper.lines(page)[-1]
		assert not last.bold, last.text
		assert not last.text.startswith("Đối với"), last.text


# --- the appendix


def test_head_of_the_table_stands_on_every_page_of_the_appendix() -> None:
	for sample in (samples.LONG, samples.EXTREME):
		paper = printed(sample)
		first = paper.page_of("Phụ lục KẾT QUẢ")
		assert len(paper) > first + 3
		for page in range(first, len(paper) + 1):
			text = paper.text(page)
			for head in ("TT", "Nhiệm vụ", "Vai trò", "Tiến độ", "Giải"):
				assert head in text


def test_rows_do_not_split() -> None:
	paper = printed(samples.LONG)
	first = paper.page_of("Phụ lục KẾT QUẢ")
	rows = 0
	for page in range(first, len(paper) + 1):
		text = paper.text(page)
		begun, ended = text.count("Tổ chức rà soát"), text.count("xã, phường.")
		assert begun == ended, f"page {page}"
		rows += begun
	assert rows == 41


def test_row_longer_than_a_page_goes_on_and_loses_nothing() -> None:
	text = printed(samples.EXTREME).flow()
	for number in range(40):
		assert f"Đoạn {number}:" in text


@pytest.mark.parametrize("rows_before", range(1, 8))
def test_section_rows_go_with_the_row_after_them(rows_before: int) -> None:
	sections = (
		AppendixSection(("I. Mục một",), tuple(samples.line(f"{n}.") for n in range(1, rows_before + 1))),
		AppendixSection(("II. Mục hai", "A. Mục con"), (samples.line("1."),)),
	)
	paper = printed(replace(samples.COMMUNE, appendix=sections))
	page = paper.page_of("II. Mục hai")
	after = re.sub(r"\s+", " ", paper.text(page)).split("II. Mục hai")[1]
	assert "A. Mục con" in after
	assert "Tổ chức rà soát" in after


def test_totals_of_the_appendix_are_those_of_the_text() -> None:
	paper = printed(samples.COMMUNE)
	assert "kế hoạch năm 1.250,5 triệu đồng; đã giải ngân 860 triệu đồng, đạt 68,8% kế hoạch." in paper.flow()
	assert "Tổng cộng 1.250,5 860" in paper.flow()


# --- little, nothing, too much


def test_empty_parts_read_well() -> None:
	text = printed(samples.EMPTY).flow()
	assert "I. KẾT QUẢ THỰC HIỆN" in text, "sections without text are left out and the others count on"
	assert "Tồn tại, hạn chế Không có." in text
	assert "1. Tồn tại" not in text, "an item that stands alone takes no number"
	assert "III. ĐỀ XUẤT, KIẾN NGHỊ Không có." in text
	assert "Ưu điểm" not in text
	assert "Nguyên nhân" not in text
	assert "Kinh phí thực hiện các nhiệm vụ" not in text
	assert "Tổng cộng" not in text
	assert "None" not in text


def test_period_without_dates_and_agency_without_place_leave_no_gap() -> None:
	text = printed(replace(samples.COMMUNE, data_from="", data_to="", place="", decision=None)).flow()
	assert "báo cáo kết quả thực hiện quý IV năm 2026 như sau:" in text
	assert ", ngày 16" not in text
	assert "(ban hành kèm theo" not in text


def test_a_decision_with_a_number_is_cited_by_it() -> None:
	decision = replace(samples.COMMUNE.decision, number="812/QĐ-UBND")
	text = printed(replace(samples.COMMUNE, decision=decision)).flow()
	assert (
		"Quyết định số 812/QĐ-UBND ngày 31 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"
		in text
	)


def test_missing_figures_are_dashes() -> None:
	paper = printed(samples.EMPTY)
	row = next(line for line in paper.lines(len(paper)) if line.text.endswith("- - - - - - -"))
	assert row.text.count("-") == 7


@pytest.mark.parametrize("name", ["EXTREME", "EMPTY", "LONG"])
def test_no_text_is_lost_or_read_as_markup(name: str) -> None:
	assert "<script>" not in html_of(getattr(samples, name)).replace("<style>", "")


def test_markup_in_a_text_is_text() -> None:
	assert '<script>alert(1)</script> & "dấu" </td></table>' in printed(samples.EXTREME).flow()


def test_signs_that_the_font_lacks_are_gaps_or_left_out() -> None:
	typed = paragraphs("Đã thu gom 🎉 tốt\u202e\u200b ✅\r\nBa\u0309n Nâ\u0323m Xa\u0309 中文 α β")
	paper = printed(replace(samples.COMMUNE, situation=typed))
	text = paper.flow()
	assert "Đã thu gom tốt" in text
	assert "Bản Nậm Xả □□ α β" in text
	assert all("Liberation" in font for font, _ in paper.fonts())


def test_numbers_of_documents_stay_on_one_line() -> None:
	for width in range(1, 60):
		text = "a " * width + "Nghị quyết số 67/NQ-CP ngày 25/3/2026"
		assert '<span class="unbroken">67/NQ-CP</span>' in str(carried(text))
		assert '<span class="unbroken">25/3/2026</span>' in str(carried(text))
	assert "<span" not in str(carried("http://a.b/1/" + "x" * 400))


# --- what a paper may load


@pytest.mark.parametrize(
	"url",
	[
		"http://example.org/a.ttf",
		"https://example.org/a.png",
		"file:///etc/passwd",
		"ftp://example.org/a.ttf",
		(FONTS / ".." / "page.css").as_uri(),
		(FONTS / "LICENSE").as_uri(),
		"data:text/css,body{}",
	],
)
def test_nothing_but_the_apps_fonts_is_fetched(url: str) -> None:
	with pytest.raises(FetchRefused):
		OwnFontsOnly().fetch(url)


def test_a_picture_or_style_from_outside_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
	asked: list[str] = []
	fetch = OwnFontsOnly.fetch

	def watched(self: OwnFontsOnly, url: str, headers: dict | None = None) -> object:
		asked.append(url)
		return fetch(self, url, headers)

	monkeypatch.setattr(OwnFontsOnly, "fetch", watched)
	body = '<img src="http://127.0.0.1:9/a.png"><link rel="stylesheet" href="file:///etc/hosts"><p>chữ</p>'
	content = pdf.to_pdf(body, title="t", author="a")
	assert "chữ" in Paper(content).flow()
	assert "http://127.0.0.1:9/a.png" in asked


def test_every_letter_of_vietnamese_is_in_the_font() -> None:
	letters = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
	marked = {
		f"{letter}{mark}"
		for letter in letters
		for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
	}
	for text in (*marked, "đ", "Đ"):
		(composed,) = paragraphs(text)
		assert len(composed) == 1
		assert ord(composed) in covered_signs()

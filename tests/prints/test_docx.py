"""The Word file of a paper: real structure, and, opened by LibreOffice, the same lines at the same places as the PDF."""

import os
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from laichau_env.documents.docx.builder import docx_of
from laichau_env.documents.pdf import pdf_of
from laichau_env.documents.rendering import FONTS, html_of
from lxml import html
from prints import samples
from prints.measure import Paper

SAME_PLACES = ("COMMUNE", "DRAFT", "DEPARTMENT", "FRONT", "EMPTY", "LONG")
ABOUT = 3
"""Millimetres by which a line may stand elsewhere."""
FONT_SETTINGS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
	"""The samples as LibreOffice prints their Word files, with the papers' font in place of Times New Roman."""
	folder = tmp_path_factory.mktemp("docx")
	(folder / "fonts.conf").write_text(FONT_SETTINGS.format(fonts=FONTS, cache=folder / "cache"))
	files = []
	for name in (*SAME_PLACES, "EXTREME"):
		files.append(folder / f"{name}.docx")
		files[-1].write_bytes(docx_of(getattr(samples, name)))
	profile = f"-env:UserInstallation=file://{folder}/profile"
	subprocess.run(
		["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
		check=True,
		capture_output=True,
		timeout=240,
		env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)},
	)
	return {file.stem: Paper(Path(file.with_suffix(".pdf")).read_bytes()) for file in files}


def lines(paper: Paper) -> list[tuple[int, str, float, float]]:
	return [
		(page, line.text, line.left, line.top)
		for page in range(1, len(paper) + 1)
		for line in paper.lines(page)
	]


@pytest.mark.parametrize("name", SAME_PLACES)
def test_word_has_the_lines_of_the_pdf_at_the_same_places(name: str, opened: dict[str, Paper]) -> None:
	printed, word = lines(Paper(pdf_of(getattr(samples, name)))), lines(opened[name])
	assert [line[:2] for line in word] == [line[:2] for line in printed]
	off = max(max(abs(a[2] - b[2]), abs(a[3] - b[3])) for a, b in zip(printed, word, strict=True))
	print(f"{name}: {len(printed)} lines, at most {off:.2f} mm apart")
	assert off <= ABOUT


@pytest.mark.parametrize("name", [*SAME_PLACES, "EXTREME"])
def test_every_sign_of_the_paper_is_in_the_word_file(name: str) -> None:
	paper = getattr(samples, name)
	tree = html.fromstring(html_of(paper))
	for element in [*tree.iter("style"), *tree.find_class("standing")]:
		element.drop_tree()
	body = Document(BytesIO(docx_of(paper))).element.body
	word = "".join(text.text or "" for text in body.iter(qn("w:t")))
	assert "".join(word.split()) == "".join("".join(tree.itertext()).split())


def test_extreme_content_opens_whole(opened: dict[str, Paper]) -> None:
	assert opened["EXTREME"].flow().rstrip().endswith("./.")


def test_what_is_a_style_in_word_is_a_style() -> None:
	document = Document(BytesIO(docx_of(samples.COMMUNE)))
	used = {paragraph.style.name for paragraph in document.paragraphs} | {
		paragraph.style.name
		for table in document.tables
		for row in table.rows
		for cell in row.cells
		for paragraph in cell.paragraphs
	}
	wanted = {
		"Quốc hiệu", "Tiêu ngữ", "Cơ quan ban hành", "Số, ký hiệu", "Địa danh, thời gian", "Tên loại", "Trích yếu",
		"Kính gửi", "Nội dung", "Mục", "Khoản có tiêu đề", "Nơi nhận", "Danh sách nơi nhận", "Quyền hạn, chức vụ",
		"Họ tên người ký", "Phụ lục", "Tên phụ lục", "Kèm theo", "Đầu bảng", "Ô bảng",
	}  # fmt: skip
	assert wanted <= used
	body = document.styles["Nội dung"]
	assert (body.font.size.pt, round(body.paragraph_format.first_line_indent.mm)) == (14, 10)


def test_sections_heads_and_rows_are_word_s_own() -> None:
	document = Document(BytesIO(docx_of(samples.LONG)))
	first, appendix = document.sections
	assert (round(first.page_width.mm), round(first.left_margin.mm)) == (210, 30)
	assert (round(appendix.page_width.mm), round(appendix.right_margin.mm)) == (297, 15)
	for section in document.sections:
		assert section.different_first_page_header_footer
		assert "PAGE" in section.header._element.xml and "PAGE" not in section.first_page_header._element.xml
		assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
	table = document.tables[-1]
	repeated = [row for row in table.rows if row._tr.trPr.find(qn("w:tblHeader")) is not None]
	whole = [row for row in table.rows if row._tr.trPr.find(qn("w:cantSplit")) is not None]
	assert len(repeated) == 2 and len(whole) == len(table.rows)


def test_a_draft_says_so_on_every_page() -> None:
	document = Document(BytesIO(docx_of(samples.DRAFT)))
	for section in document.sections:
		assert "DỰ THẢO" in section.header.paragraphs[0].text
		assert "DỰ THẢO" in section.first_page_header.paragraphs[0].text
	assert "DỰ THẢO" not in Document(BytesIO(docx_of(samples.COMMUNE))).sections[0].header.paragraphs[0].text


def test_file_names_its_title_author_and_language() -> None:
	properties = Document(BytesIO(docx_of(samples.COMMUNE))).core_properties
	assert properties.title == "Báo cáo số 15/BC-UBND"
	assert properties.author == "Ủy ban nhân dân xã Bum Tở"
	assert properties.language == "vi-VN"

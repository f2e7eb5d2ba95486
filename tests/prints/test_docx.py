"""The Word file of every kind of paper, opened by LibreOffice: the same lines at the same places as the PDF."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from laichau_env.documents.papers.registers import FollowUpRegister, OutgoingRegister
from laichau_env.documents.pdf import pdf_of
from laichau_env.documents.rendering import html_of
from lxml import html
from prints.measure import Paper
from prints.word import BOOK, EXTREME, LITTLE, SAME_PLACES, opened_by_libreoffice, word_of

ABOUT = 3
"""Millimetres by which a line may stand elsewhere."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
	return opened_by_libreoffice(tmp_path_factory.mktemp("docx"))


def lines(paper: Paper) -> list[tuple[int, str, float, float]]:
	return [
		(page, line.text, line.left, line.top)
		for page in range(1, len(paper) + 1)
		for line in paper.lines(page)
	]


@pytest.mark.parametrize("name", SAME_PLACES)
def test_word_has_the_lines_of_the_pdf_at_the_same_places(name: str, opened: dict[str, Paper]) -> None:
	printed, word = lines(Paper(pdf_of(SAME_PLACES[name]))), lines(opened[name])
	assert [line[:2] for line in word] == [line[:2] for line in printed]
	off = max(max(abs(a[2] - b[2]), abs(a[3] - b[3])) for a, b in zip(printed, word, strict=True))
	print(f"{name}: {len(printed)} lines, at most {off:.2f} mm apart")
	assert off <= ABOUT


def test_a_long_book_repeats_its_head_counts_its_pages_and_splits_no_row(opened: dict[str, Paper]) -> None:
	book, rows = opened["BOOK"], 0
	assert len(book) > 5 and not [line for line in book.lines(1) if line.bottom < 20]
	for page in range(2, len(book) + 1):
		number = book.lines(page)[0]
		assert number.text == str(page) and number.bottom < 20
		assert number.centre == pytest.approx((30 + 297 - 15) / 2, abs=ABOUT)
		text = book.text(page)
		assert "Số, ký hiệu" in text and "(10)" in text
		assert text.count("Báo cáo Kết quả") == text.count("năm 2026") == text.count("Ban Giám đốc Sở") > 0
		rows += text.count("Báo cáo Kết quả")
	assert rows == len(BOOK.rows)


@pytest.mark.parametrize("name", [*LITTLE, *EXTREME])
def test_every_sign_of_the_paper_is_in_the_word_file(name: str) -> None:
	tree = html.fromstring(html_of({**LITTLE, **EXTREME}[name]))
	for element in [*tree.iter("style"), *tree.find_class("standing")]:
		element.drop_tree()
	body = Document(BytesIO(word_of(name))).element.body
	word = "".join(
		"-" if part.tag == qn("w:noBreakHyphen") else part.text or ""
		for part in body.iter(qn("w:t"), qn("w:noBreakHyphen"))
	)
	assert "".join(word.split()) == "".join("".join(tree.itertext()).split())


def test_extreme_content_opens_whole(opened: dict[str, Paper]) -> None:
	assert opened["EXTREME"].flow().rstrip().endswith("./.")


def test_the_cover_of_a_book_stands_alone(opened: dict[str, Paper]) -> None:
	for kind in (OutgoingRegister, FollowUpRegister):
		book = opened[f"{kind.__name__} short"]
		assert len(book) == 2 and "Quyển số" in book.text(1) and "Ghi chú" not in book.text(1)

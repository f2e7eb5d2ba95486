"""The Word file of every kind of paper is real Word: styles, sections, heads that repeat, rows that stay whole."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from laichau_env.documents.kinds import KINDS, PaperKind
from laichau_env.documents.papers.consolidated_report import ConsolidatedPaper
from laichau_env.documents.papers.decision import DecisionPaper
from laichau_env.documents.papers.examination import ExaminationSheet
from laichau_env.documents.papers.letter import LetterPaper
from laichau_env.documents.papers.progress_report import ReportPaper
from laichau_env.documents.papers.registers import FollowUpRegister, OutgoingRegister
from laichau_env.documents.papers.task_list import TaskList
from laichau_env.documents.papers.tracking_sheet import TrackingSheet
from prints.word import LITTLE, word_of

ON_ITS_SIDE = {OutgoingRegister, FollowUpRegister, TaskList, TrackingSheet}
"""Kinds that are a table from their first page on; others only in their appendix."""
WITH_APPENDIX = {ReportPaper, DecisionPaper, LetterPaper, ConsolidatedPaper, ExaminationSheet}
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.paper.__name__)


def short(kind: PaperKind) -> Document:
	return Document(BytesIO(word_of(f"{kind.paper.__name__} short")))


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
	for element in document.element.body.iter(qn("w:p")):
		yield Paragraph(element, document._body)


@every_kind
def test_what_is_written_has_a_style_of_its_own_and_looks_by_it(kind: PaperKind) -> None:
	"""By hand a run says no font and a paragraph that has text is never "Normal": a style changes all of its kind."""
	document = short(kind)
	for paragraph in paragraphs_of(document):
		if paragraph.text.strip():
			assert paragraph.style.name not in ("Normal", "Header"), paragraph.text
			assert not {run.font.name for run in paragraph.runs} - {None}, paragraph.text


def test_what_is_a_style_in_word_is_a_style() -> None:
	document = Document(BytesIO(word_of("ReportPaper short")))
	wanted = {
		"Quốc hiệu", "Tiêu ngữ", "Cơ quan ban hành", "Số, ký hiệu", "Địa danh, thời gian", "Tên loại", "Trích yếu",
		"Kính gửi", "Nội dung", "Mục", "Khoản có tiêu đề", "Nơi nhận", "Danh sách nơi nhận", "Quyền hạn, chức vụ",
		"Họ tên người ký", "Phụ lục", "Tên phụ lục", "Kèm theo", "Đầu bảng", "Ô bảng",
	}  # fmt: skip
	assert wanted <= {paragraph.style.name for paragraph in paragraphs_of(document)}


@every_kind
def test_the_text_of_every_kind_is_fourteen_points_with_its_first_line_indented(kind: PaperKind) -> None:
	styles = short(kind).styles
	if "Nội dung" in [style.name for style in styles]:
		body = styles["Nội dung"]
		assert (body.font.size.pt, round(body.paragraph_format.first_line_indent.mm)) == (14, 10)


def is_marked(row: _Row, name: str) -> bool:
	return row._tr.trPr is not None and row._tr.trPr.find(qn(name)) is not None


def is_drawn(table: Table) -> bool:
	return table._tbl.tblPr.find(qn("w:tblBorders")) is not None


@every_kind
def test_heads_of_tables_repeat_and_rows_stay_whole(kind: PaperKind) -> None:
	for table in filter(is_drawn, short(kind).tables):
		heads = [is_marked(row, "w:tblHeader") for row in table.rows]
		assert heads[0] and heads == sorted(heads, reverse=True), "the head is what stands first"
		assert not all(heads)
		assert all(is_marked(row, "w:cantSplit") for row in table.rows)


@every_kind
def test_pages_lie_as_the_paper_wants_and_count_from_their_second_one(kind: PaperKind) -> None:
	first, *others = short(kind).sections
	assert (first.orientation == WD_ORIENT.LANDSCAPE) == (kind.paper in ON_ITS_SIDE)
	landscape = [section for section in others if section.orientation == WD_ORIENT.LANDSCAPE]
	assert bool(landscape) == (kind.paper in WITH_APPENDIX)
	for section in (first, *others):
		lies = section.orientation == WD_ORIENT.LANDSCAPE
		assert (round(section.page_width.mm), round(section.page_height.mm)) == (
			(210, 297)[:: -1 if lies else 1]
		)
		assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 15 if lies else 20)
		assert (round(section.top_margin.mm), round(section.bottom_margin.mm)) == (20, 20)
		assert section.different_first_page_header_footer
		assert "PAGE" in section.header._element.xml and "PAGE" not in section.first_page_header._element.xml
		(numbers,) = section._sectPr.findall(qn("w:pgNumType"))
		assert numbers.get(qn("w:start")) == "1"


ORDER = {
	"tblPr": (
		"tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
		"tblBorders shd tblLayout tblCellMar tblLook"
	),
	"tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"pPr": (
		"pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
		"suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
		"snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
		"textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
	),
	"rPr": (
		"rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
		"vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
		"em lang eastAsianLayout specVanish oMath"
	),
	"sectPr": (
		"headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
		"cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid"
	),
	"pBdr": "top left bottom right between bar",
	"tblBorders": "top left bottom right insideH insideV",
	"tblCellMar": "top left bottom right",
}
"""Properties in the order of ECMA-376, part 1, annex A, which Word may call a file broken for."""


@pytest.mark.parametrize(
	"name", [name for name in LITTLE if name.endswith("short")] + ["URGING", "ReportPaper draft"]
)
def test_properties_stand_once_and_in_the_order_that_word_asks_for(name: str) -> None:
	document = Document(BytesIO(word_of(name)))
	parts = [document.element, document.styles.element]
	parts += [section.header._element for section in document.sections]
	for element in (element for part in parts for element in part.iter()):
		kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
		if kind in ORDER:
			found = [child.tag.rpartition("}")[2] for child in element]
			known = ORDER[kind].split()
			places = [known.index(child) for child in found]
			assert places == sorted(places), f"{kind}: {found}"
			repeatable = {"headerReference", "footerReference"}
			assert len(set(found)) == len(found) or set(found) & repeatable, f"{kind}: {found}"


def test_the_stamp_of_urgency_is_red_and_boxed() -> None:
	stamp = next(p for p in paragraphs_of(Document(BytesIO(word_of("URGING")))) if p.text == "KHẨN")
	sides = stamp._p.pPr.find(qn("w:pBdr"))
	assert {side.get(qn("w:color")) for side in sides} == {"E60000"} and len(sides) == 4
	assert str(stamp.style.font.color.rgb) == "E60000"


def test_a_draft_says_so_on_every_page() -> None:
	document = Document(BytesIO(word_of("ReportPaper draft")))
	for section in document.sections:
		assert "DỰ THẢO" in section.header.paragraphs[0].text
		assert "DỰ THẢO" in section.first_page_header.paragraphs[0].text
	issued = Document(BytesIO(word_of("ReportPaper short")))
	assert "DỰ THẢO" not in issued.sections[0].header.paragraphs[0].text


def test_file_names_its_title_author_and_language() -> None:
	properties = Document(BytesIO(word_of("ReportPaper short"))).core_properties
	assert properties.title == "Báo cáo số 15/BC-UBND"
	assert properties.author == "Ủy ban nhân dân xã Bum Tở"
	assert properties.language == "vi-VN"

"""The province's decision, plan and list of tasks, printed from the site, against the text as it was received."""

import re
import unicodedata
from collections import Counter
from types import ModuleType

import frappe
import pytest
import seed_text
from laichau_env.documents.contexts.decision import decision_paper
from laichau_env.documents.papers.decision import DecisionPaper, Paragraph, Rank
from laichau_env.documents.pdf import pdf_of
from laichau_env.documents.rendering import html_of
from laichau_env.documents.rules import ranked, without_province_name
from lxml import html
from prints.measure import Paper

DECISION = "QD-UBND-2026-03-31"
LOST_IN_COPY = ("governing", "issuing", "country", "motto")
"""Parts of the head, on the decision and again on the plan; the text as received has lost both."""


@pytest.fixture
def paper(site: ModuleType) -> DecisionPaper:
	return decision_paper(frappe.get_doc("Directive", DECISION))


def tokens(text: str) -> list[str]:
	"""Words, without the marks of emphasis that the copy has; a document's number in its parts, for it may break."""
	plain = unicodedata.normalize("NFC", text).replace("**", "").replace("\u00a0", " ")
	return re.sub(r"(\d/\w+-)", r"\1 ", plain).split()


def words_of_seed() -> list[str]:
	"""All words of the decision as received; rows that page breaks cut are put together again."""
	before = seed_text.text().partition("\t".join(seed_text.HEAD))[0]
	found = tokens(before) + tokens(" ".join(seed_text.HEAD))
	sections, tasks = seed_text.appendix()
	printed = 0
	for task in tasks:
		for section in sections[printed : task.section]:
			found += tokens(f"{section.label} {section.title}")
		printed = max(printed, task.section)
		for cell in (task.order_no, task.content, task.leads, task.coordinators, task.schedule, task.note):
			found += tokens(cell)
	return found


def printed_words(paper: DecisionPaper, without: tuple[str, ...] = ()) -> list[str]:
	"""All words of the paper in their order, but for the parts of the classes `without`."""
	tree = html.fromstring(html_of(paper))
	for element in [*tree.iter("style"), *tree.iter("colgroup")]:
		element.getparent().remove(element)
	for element in [found for name in without for found in tree.find_class(name)]:
		element.text, element[:] = "", []
	for element in tree.iter("p", "td", "th"):
		element.tail = " "
	return tokens("".join(tree.itertext()))


def test_nothing_is_missing_and_nothing_added(paper: DecisionPaper) -> None:
	seed, printed = words_of_seed(), printed_words(paper, LOST_IN_COPY)
	print(f"{len(seed)} words as received, {len(printed)} printed")
	for place, (wanted, got) in enumerate(zip(seed, printed, strict=False)):
		assert wanted == got, f"after {' '.join(seed[max(0, place - 12) : place])!r}"
	assert len(seed) == len(printed)


def test_the_pdf_shows_every_word_and_the_head_of_the_table_on_each_page(paper: DecisionPaper) -> None:
	pdf = Paper(pdf_of(paper))
	landscape = [page for page in range(1, len(pdf) + 1) if pdf.size(page) == (297, 210)]
	heads = Counter(tokens(" ".join(seed_text.HEAD)))
	for page in landscape:
		assert "Nội dung thực hiện" in pdf.text(page) and "Cơ quan phối hợp" in pdf.text(page)
	wanted = Counter(printed_words(paper))
	for _ in landscape[1:]:
		wanted += heads
	missing = wanted - Counter(tokens(" ".join(pdf.text(page) for page in range(1, len(pdf) + 1))))
	assert not missing, missing


def test_plan_and_appendix_number_their_own_pages(paper: DecisionPaper) -> None:
	pdf = Paper(pdf_of(paper))
	starts = [
		page for page in range(1, len(pdf) + 1) if pdf.lines(page)[0].text != str(page - start(pdf, page) + 1)
	]
	assert [pdf.lines(page)[0].text.split()[0] for page in starts] == ["ỦY", "ỦY", "Phụ"]


def start(pdf: Paper, page: int) -> int:
	"""First page of the part that `page` belongs to: the last one up to it without a number on top."""
	return next(first for first in range(page, 0, -1) if not pdf.lines(first)[0].text.isdigit())


@pytest.mark.parametrize(
	("text", "paragraph"),
	[
		("Điều 1. Ban hành kèm theo.", Paragraph("Ban hành kèm theo.", label="Điều 1.")),
		("I. MỤC ĐÍCH, YÊU CẦU", Paragraph("I. MỤC ĐÍCH, YÊU CẦU", Rank.SECTION)),
		("2. Sở Tài chính", Paragraph("2. Sở Tài chính", Rank.ITEM)),
		("1. Kinh phí bảo đảm.", Paragraph("1. Kinh phí bảo đảm.")),
		("- Theo dõi, đôn đốc", Paragraph("- Theo dõi, đôn đốc")),
	],
)
def test_ranks_of_paragraphs(text: str, paragraph: Paragraph) -> None:
	assert ranked([text]) == (paragraph,)


def test_the_note_of_attachment_leaves_the_provinces_name_out() -> None:
	assert without_province_name("Chủ tịch Ủy ban nhân dân tỉnh Lai Châu") == "Chủ tịch Ủy ban nhân dân tỉnh"
	assert without_province_name("Chính phủ") == "Chính phủ"

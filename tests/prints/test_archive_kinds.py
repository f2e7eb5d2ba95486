"""Every kind of paper as PDF/A-3, level A, wants it (ISO 19005-3, 6.2.11 and 6.7): fonts, tags, language, title."""

from functools import cache
from io import BytesIO

import pytest
from laichau_env.documents.kinds import KINDS, PaperKind
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.pdf import pdf_of
from prints.cases import CASES
from prints.inside import assert_drawn_within_tags, assert_fonts_are_whole, below, structure
from pypdf import PdfReader
from pypdf.generic import ContentStream

STRUCTURE = {
	"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl",
	"LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Span", "Link", "Figure", "Caption", "NonStruct",
}  # fmt: skip
"""Standard structure types (ISO 32000-1, 14.8.4) that HTML becomes."""
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.paper.__name__)


@cache
def of_kind(paper: type[Frame]) -> PdfReader:
	return PdfReader(BytesIO(pdf_of(CASES[paper]["short"])), strict=True)


@every_kind
def test_every_font_of_every_kind_is_whole(kind: PaperKind) -> None:
	assert_fonts_are_whole(of_kind(kind.paper))


@every_kind
def test_what_every_kind_shows_is_tagged_as_what_it_is(kind: PaperKind) -> None:
	"""6.7.3: standard types only; everything that is drawn belongs to a tag or is a mere ornament; tables have heads."""
	found = of_kind(kind.paper)
	tree = found.root_object["/StructTreeRoot"]
	assert {element["/S"][1:] for element in structure(found)} <= STRUCTURE
	for table in (element for element in structure(found) if element["/S"] == "/Table"):
		assert "/TH" in {part["/S"] for part in below(table)}
	numbers = tree["/ParentTree"]["/Nums"]
	tagged = dict(zip(numbers[::2], numbers[1::2], strict=True))
	for page in found.pages:
		assert_drawn_within_tags(ContentStream(page["/Contents"], found), len(tagged[page["/StructParents"]]))


@every_kind
def test_the_title_of_every_kind_is_its_own(kind: PaperKind) -> None:
	found = of_kind(kind.paper)
	assert found.metadata["/Title"].startswith(kind.name) and found.root_object["/Lang"] == "vi"

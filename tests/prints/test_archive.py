"""Our files against PDF/A-3, level A (ISO 19005-3), before and after they are signed: what a program can check.

No validator of the standard is packaged by Debian, PyPI or npm; these are its rules as far as our files come near
them. The numbers are the standard's clauses.
"""

import hashlib
import re
from datetime import datetime
from functools import cache
from io import BytesIO

import pytest
from laichau_env.documents.pdf import rendered
from laichau_env.documents.signing import boxes, corner, pades
from laichau_env.documents.signing.pades import Wanted
from laichau_env.documents.signing.rules import AGENCY, ANNEX
from laichau_env.documents.verification.mark import mark_of
from lxml import etree
from prints import samples
from prints.authority import Authority
from prints.inside import assert_fonts_are_whole, dictionaries
from prints.signed import A4_HEIGHT, put_on, signer_of, trust
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

DATA = '{"kỳ": "quý IV", "số liệu": [1, 2]}'
NAMESPACES = {
	"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"dc": "http://purl.org/dc/elements/1.1/",
	"pdf": "http://ns.adobe.com/pdf/1.3/",
	"pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
HIDDEN, PRINT = 0b100011, 0b100
"""Flags of an annotation (ISO 32000-1, 12.5.3): invisible, hidden, not viewed; printed."""


@cache
def files() -> dict[str, bytes]:
	"""An issued report: as we issue it, signed by both, signed with time stamp and revocation data, as an annex."""
	authority = Authority("CA thử của tỉnh")
	chair, commune = authority.issue("Lò Văn Mẫu"), authority.issue("Ủy ban nhân dân xã Bum Tở")
	paper = rendered(samples.COMMUNE, DATA, mark_of("0123456789abcdef0123", "https://x.vn/xac-minh"))
	once = put_on(paper.pdf, paper, chair, authority)
	text = corner.corner_text("15/BC-UBND", datetime(2026, 12, 16, 9, 5, 7))
	of_annex = Wanted(
		ANNEX, boxes.corner_box(595.28, A4_HEIGHT), corner.corner_page(text), "Phụ lục", "Bum Tở"
	)
	known = {
		"timestamper": authority.timestamper(),
		"long_term": trust(authority, authority.revocation_list()),
	}
	return {
		"issued": paper.pdf,
		"signed by both": put_on(once, paper, commune, authority, AGENCY),
		"stamped": put_on(paper.pdf, paper, chair, authority, **known),
		"annex": pades.signed(paper.pdf, signer_of(commune, authority), of_annex),
	}


@cache
def reader(name: str) -> PdfReader:
	return PdfReader(BytesIO(files()[name]), strict=True)


def annotations(found: PdfReader) -> list[DictionaryObject]:
	return [note.get_object() for page in found.pages for note in page.get("/Annots", ())]


every_file = pytest.mark.parametrize("name", ["issued", "signed by both", "stamped", "annex"])


@every_file
def test_the_file_begins_and_ends_as_it_must(name: str) -> None:
	"""6.1.2, 6.1.3, 6.1.9: header, four bytes above 127, an identifier, nothing encrypted, nothing after the end."""
	content, trailer = files()[name], reader(name).trailer
	assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", content)
	assert re.search(rb"%%EOF\r?\n?$", content)
	assert len(trailer["/ID"]) == 2 and "/Encrypt" not in trailer
	assert all(
		re.fullmatch(rb"\n\d+ \d+ obj\n", found) for found in re.findall(rb"\s\d+\s+\d+\s+obj\s", content)
	)


@every_file
def test_nothing_in_the_file_acts_or_comes_from_outside(name: str) -> None:
	"""6.1.7, 6.4.1, 6.5.1, 6.9: no script, no action, no outside stream, no dynamic form, no optional content."""
	catalog = reader(name).root_object
	assert not {"/OpenAction", "/AA", "/OCProperties", "/Requirements", "/NeedsRendering"} & set(catalog)
	assert not {"/XFA", "/NeedAppearances"} & set(catalog["/AcroForm"])
	for found in dictionaries(reader(name)):
		assert found.get("/S") not in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/URI")
		if isinstance(found, StreamObject):
			assert not {"/F", "/FFilter", "/FDecodeParms"} & set(found)
			assert found.get("/Filter") in (None, "/FlateDecode")


@every_file
def test_colours_are_those_of_the_profile_in_the_file(name: str) -> None:
	"""6.2.2, 6.2.4, 6.2.5, 6.2.8, 6.2.10: one RGB profile of output; no CMYK, no transfer curve, no odd blending."""
	(intent,) = reader(name).root_object["/OutputIntents"]
	profile = intent["/DestOutputProfile"].get_object()
	content = profile.get_data()
	assert (intent["/S"], profile["/N"]) == ("/GTS_PDFA1", 3)
	assert (
		content[36:40] == b"acsp"
		and content[16:20] == b"RGB "
		and content[12:16] in (b"mntr", b"prtr", b"scnr")
	)
	assert content[8] <= 4 and int.from_bytes(content[:4], "big") == len(content)
	assert intent["/OutputConditionIdentifier"]
	for found in dictionaries(reader(name)):
		assert found.get("/ColorSpace") != "/DeviceCMYK" and found.get("/Interpolate") in (None, False)
		if {"/CA", "/ca"} & set(found):
			assert not {"/TR", "/TR2", "/HTP"} & set(found) and found.get("/BM") in (None, "/Normal")
			assert found.get("/CA", 1) == found.get("/ca", 1) == 1 and "/SMask" not in found


@every_file
def test_metadata_agree_with_the_information_of_the_file(name: str) -> None:
	"""6.6.2 to 6.6.4: part 3, level A; title, author, keywords are said alike in both places."""
	stream = reader(name).root_object["/Metadata"].get_object()
	assert (stream["/Type"], stream["/Subtype"]) == ("/Metadata", "/XML")
	packet = stream.get_data()
	assert packet.startswith(b"<?xpacket begin=") and b"encoding=" not in packet.partition(b"?>")[0]
	described = etree.fromstring(packet)

	def said(path: str) -> str:
		(value,) = described.xpath(path, namespaces=NAMESPACES)
		return str(getattr(value, "text", value))

	assert (said("//@pdfaid:part"), said("//@pdfaid:conformance")) == ("3", "A")
	info = reader(name).metadata
	assert said("//dc:title/rdf:Alt/rdf:li") == info["/Title"] == "Báo cáo số 15/BC-UBND"
	assert said("//dc:creator/rdf:Seq/rdf:li") == info["/Author"] == "Ủy ban nhân dân xã Bum Tở"
	assert said("//pdf:Keywords | //@pdf:Keywords") == info["/Keywords"] == "ma-xac-minh:0123456789abcdef0123"
	makers = info["/Producer"].split("; ")
	assert said("//@pdf:Producer") == makers[-1], "who changed it last"
	assert "/ModDate" not in info and "/CreationDate" not in info, (
		"no time that could differ from the packet's"
	)


@every_file
def test_every_font_of_a_signed_file_is_whole(name: str) -> None:
	assert_fonts_are_whole(reader(name))


@every_file
def test_signatures_are_printed_and_say_what_they_are(name: str) -> None:
	"""6.3.2, 6.3.3, 6.4.1, 6.4.3: shown and printed, one appearance, no action; a name for who doesn't see them."""
	assert len(annotations(reader(name))) == {"issued": 0, "signed by both": 2}.get(name, 1)
	for note in annotations(reader(name)):
		assert note["/F"] & PRINT and not note["/F"] & HIDDEN
		assert set(note["/AP"]) == {"/N"} and isinstance(note["/AP"]["/N"].get_object(), StreamObject)
		assert not {"/A", "/AA"} & set(note)
		assert note["/TU"].startswith("Chữ ký số của ")
		assert note["/V"]["/SubFilter"] == "/ETSI.CAdES.detached" and len(note["/V"]["/Contents"]) < 32768


@every_file
def test_the_data_are_attached_once_and_related_to_the_paper(name: str) -> None:
	"""6.8: named in the tree of files and once among the associated ones, with type, date, sum and relation."""
	catalog = reader(name).root_object
	(attached,) = catalog["/AF"]
	label, listed = catalog["/Names"]["/EmbeddedFiles"]["/Names"]
	described = attached.get_object()
	assert label == described["/F"] == described["/UF"] == "du-lieu.json"
	assert listed.get_object() == described and described["/Desc"]
	assert (described["/Type"], described["/AFRelationship"]) == ("/Filespec", "/Data")
	stream = described["/EF"]["/F"].get_object()
	content = stream.get_data()
	assert content.decode() == DATA and stream["/Subtype"] == "/application/json"
	assert stream["/Params"]["/Size"] == len(content) and stream["/Params"]["/ModDate"]
	assert (
		stream["/Params"]["/CheckSum"].original_bytes == hashlib.md5(content, usedforsecurity=False).digest()
	)


@every_file
def test_the_file_says_that_it_is_tagged_vietnamese_and_shows_its_title(name: str) -> None:
	"""6.7.2 to 6.7.4, kept by each signature."""
	catalog = reader(name).root_object
	assert catalog["/MarkInfo"]["/Marked"] and catalog["/Lang"] == "vi"
	assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
	assert catalog["/StructTreeRoot"]["/K"] and all(page["/Tabs"] == "/S" for page in reader(name).pages)

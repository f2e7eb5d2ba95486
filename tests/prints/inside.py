"""What is inside a PDF: its objects, fonts, tags, and whether what it draws is tagged."""

from collections.abc import Iterator
from io import BytesIO

from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

SHOWN = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"f*", b"S", b"B", b"B*", b"s", b"b", b"b*", b"sh"}


def objects(found: PdfReader) -> Iterator[object]:
	for number in {*found.xref[0], *found.xref_objStm} - {0}:
		yield IndirectObject(number, 0, found).get_object()


def dictionaries(found: PdfReader) -> Iterator[DictionaryObject]:
	"""Every dictionary of a file, those within others too."""
	waiting = [thing for thing in objects(found) if thing is not None]
	while waiting:
		thing = waiting.pop()
		if isinstance(thing, DictionaryObject):
			yield thing
			waiting += thing.values()
		elif isinstance(thing, ArrayObject):
			waiting += thing


def fonts(found: PdfReader) -> list[DictionaryObject]:
	"""Fonts that any page or any appearance of a signature names."""
	named = (
		part["/Font"].get_object()
		for part in dictionaries(found)
		if isinstance(part.get("/Font"), (dict, IndirectObject))
	)
	return [font.get_object() for resources in named for font in resources.values()]


def assert_fonts_are_whole(found: PdfReader) -> None:
	"""6.2.11.2 to 6.2.11.8: embedded, with the widths of the embedded program, each sign readable as Unicode."""
	assert fonts(found)
	for font in {id(font): font for font in fonts(found)}.values():
		(inner,) = (part.get_object() for part in font["/DescendantFonts"])
		assert (font["/Subtype"], font["/Encoding"]) == ("/Type0", "/Identity-H")
		assert (inner["/Subtype"], inner["/CIDToGIDMap"]) == ("/CIDFontType2", "/Identity")
		assert b"beginbf" in font["/ToUnicode"].get_object().get_data()
		described = inner["/FontDescriptor"].get_object()
		program = TTFont(BytesIO(described["/FontFile2"].get_object().get_data()))
		units, advances = program["head"].unitsPerEm, program["hmtx"].metrics
		for sign, width in widths(inner["/W"]):
			assert abs(advances[program.getGlyphName(sign)][0] * 1000 / units - width) <= 1


def widths(table: ArrayObject) -> Iterator[tuple[int, float]]:
	parts = iter(table)
	for first in parts:
		for place, width in enumerate(next(parts).get_object()):
			yield first + place, float(width)


def structure(found: PdfReader) -> list[DictionaryObject]:
	return [element for element in dictionaries(found) if element.get("/Type") == "/StructElem"]


def below(element: DictionaryObject) -> Iterator[DictionaryObject]:
	for kid in map(lambda kid: kid.get_object(), element["/K"]):
		if isinstance(kid, DictionaryObject) and "/S" in kid:
			yield kid
			yield from below(kid)


def assert_drawn_within_tags(content: ContentStream, marked: int) -> None:
	"""Nothing is shown outside of marked content; each mark that is no artifact has its place in the tree."""
	open_marks, saved = 0, 0
	for operands, operator in content.operations:
		if operator in (b"BDC", b"BMC"):
			open_marks += 1
			if operator == b"BDC" and operands[0] != "/Artifact":
				assert 0 <= operands[1]["/MCID"] < marked
		elif operator == b"EMC":
			open_marks -= 1
		elif operator in (b"q", b"Q"):
			saved += 1 if operator == b"q" else -1
			assert saved <= 28, "6.1.13"
		elif operator in SHOWN:
			assert open_marks, operator
	assert open_marks == saved == 0

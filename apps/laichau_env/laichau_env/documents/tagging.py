"""What a laid-out file says of itself to archives and to programs that read aloud, mended before it is written.

ISO 19005-3, level A, wants the parts of a text tagged as what they are. No framework.
"""

from collections.abc import Iterator

import pydyf

OF_A_TABLE = ("/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TD")
PLAIN = "/Div"


def mend(file: pydyf.PDF) -> None:
	"""Mend the tags and the list of attachments of a file that WeasyPrint laid out."""
	_untag_tables_that_only_place(file)
	_name_attachments_once(file)


def _untag_tables_that_only_place(file: pydyf.PDF) -> None:
	"""A table without head cells only places what is in it (head of the paper, signature block).

	Tagged as a table it would be read aloud as "table with 2 columns, row 1 ...".
	"""
	elements = {
		found.reference: found
		for found in file.objects
		if isinstance(found, pydyf.Dictionary) and found.get("Type") == "/StructElem"
	}
	for table in [found for found in elements.values() if found["S"] == "/Table"]:
		parts = [table, *_within(table, elements)]
		if not any(part["S"] == "/TH" for part in parts):
			for part in parts:
				if part["S"] in OF_A_TABLE:
					part["S"] = PLAIN
					part.pop("A", None)


def _within(element: pydyf.Dictionary, elements: dict[bytes, pydyf.Dictionary]) -> Iterator[pydyf.Dictionary]:
	for kid in element["K"]:
		if kid in elements:
			yield elements[kid]
			yield from _within(elements[kid], elements)


def _name_attachments_once(file: pydyf.PDF) -> None:
	"""WeasyPrint 70 enters each one twice, and readers list it twice."""
	if "AF" in file.catalog:
		file.catalog["AF"] = pydyf.Array(dict.fromkeys(file.catalog["AF"]))

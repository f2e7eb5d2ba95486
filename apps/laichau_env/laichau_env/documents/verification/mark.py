"""The mark of an electronic copy: a QR code in the bottom margin of its last page, and the same code in its metadata.

It stands in the margin, where Decree 30/2020/NĐ-CP puts nothing, so that no part of the paper moves by it.
No framework, no network.
"""

import html
import re
import zlib
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

import segno

SIDE_MM = 15
KEYWORD = "ma-xac-minh:"
WORDS = "Văn bản điện tử. Quét mã hoặc mở {address} để kiểm tra văn bản và chữ ký số. Mã văn bản: {code}."
STYLE = """<style>
@page { @bottom-left { content: element(verification); vertical-align: top; padding-top: 1.5mm; } }
.verification { position: running(verification); width: 160mm; color: #000;
	font: 8pt/1.3 "Liberation Serif Vietnamese", "Times New Roman", serif; }
.verification svg { float: left; width: %(side)smm; height: %(side)smm; margin-right: 3mm; }
.verification p { margin: 0; padding-top: 4mm; }
</style>"""
METADATA = re.compile(
	rb"/Type\s*/Metadata\s*/Subtype\s*/XML\s*/Filter\s*/FlateDecode\s*/Length\s+\d+\s*>>\s*stream\r?\n"
)
CODE = re.compile(KEYWORD.encode("ascii") + rb"([0-9a-f]{20})")
MOST_METADATA = 64 * 1024
"""Bytes of metadata that are looked into; ours have about one thousand."""
MOST_PLACES = 8
"""Times that a file may say that metadata begin; ours says it once."""


@dataclass(frozen=True)
class Mark:
	"""What a paper carries of its verification: `body` for its last page, `keyword` for its metadata."""

	body: str
	keyword: str


def mark_of(code: str, address: str) -> Mark:
	"""The mark of the paper with `code`, which is verified at `address`."""
	drawn = segno.make(f"{address}?ma={quote(code)}", error="m", micro=False).svg_inline(
		border=0, omitsize=True
	)
	words = html.escape(WORDS.format(address=address, code=code))
	style = STYLE % {"side": SIDE_MM}
	return Mark(f'{style}<div class="verification">{drawn}<p>{words}</p></div>', f"{KEYWORD}{code}")


def code_in(pdf: bytes) -> str:
	"""The code that a file bears in its metadata; nothing where there is none.

	Reads no more of the file than that, so that nothing sent by a stranger is taken apart for it.
	"""
	for found in islice(METADATA.finditer(pdf), MOST_PLACES):
		try:
			words = zlib.decompressobj().decompress(
				pdf[found.end() : found.end() + MOST_METADATA], MOST_METADATA
			)
		except zlib.error:
			continue
		if code := CODE.search(words):
			return code.group(1).decode("ascii")
	return ""

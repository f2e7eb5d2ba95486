"""The text of an agency's signature on an annex in a file of its own (Decree 30/2020/NĐ-CP, template 2.2).

"Số: ...; day/month/year; hour:minute:second" in Times New Roman, upright, 10 pt, black, upper right of page 1;
the time is Vietnam's, told with its zone as ISO 8601 does.
"""

import html
from datetime import datetime

from laichau_env.documents import pdf
from laichau_env.documents.signing.boxes import CORNER_MM

ZONE = "+07:00"


def corner_text(notation: str, moment: datetime) -> str:
	"""Number and symbol of the paper, and when the annex was signed by Vietnam's clock."""
	return f"Số: {notation}; {moment:%d/%m/%Y}; {moment:%H:%M:%S} {ZONE}"


def corner_page(text: str) -> bytes:
	"""`text` on a page as large as the corner's box."""
	width, height = CORNER_MM
	style = (
		f"<style>@page {{ size: {width}mm {height}mm; margin: 0; }} "
		'p { margin: 0; text-align: right; font: 10pt/1.2 "Liberation Serif Vietnamese"; color: #000; }</style>'
	)
	return pdf.to_pdf(f"{style}<p>{html.escape(text)}</p>", title="Chữ ký số", author="")

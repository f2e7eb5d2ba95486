"""Many PDF files as one: with a bookmark for each, or in an archive. No framework."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from laichau_env.documents.batch.rules import entry_name

Part = tuple[str, bytes]
"""Title, and the file."""


def as_pdf(parts: Sequence[Part], title: str) -> bytes:
	"""One PDF whose bookmarks are the titles; a reader opens it with them beside the pages."""
	writer = PdfWriter()
	for name, content in parts:
		writer.append(PdfReader(BytesIO(content)), outline_item=name, import_outline=False)
	writer.page_mode = "/UseOutlines"
	writer.add_metadata({"/Title": title})
	out = BytesIO()
	writer.write(out)
	return out.getvalue()


def as_zip(parts: Sequence[Part], moment: datetime) -> bytes:
	"""The files as they are, byte for byte, numbered in their order; names in UTF-8."""
	out = BytesIO()
	with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
		for position, (title, content) in enumerate(parts, start=1):
			entry = zipfile.ZipInfo(entry_name(position, len(parts), title), moment.timetuple()[:6])
			entry.compress_type = zipfile.ZIP_DEFLATED
			archive.writestr(entry, content)
	return out.getvalue()

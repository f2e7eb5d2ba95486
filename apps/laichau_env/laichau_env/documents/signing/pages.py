"""How large a page of a PDF is. No framework."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

UNREADABLE = (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError)


class PageUnfit(ValueError):
	"""Nothing can be put on the page; the message says why."""


def size_of(pdf: bytes, number: int = 1) -> tuple[float, float]:
	"""Width and height of a page in points; pages count from 1. Raises PageUnfit."""
	try:
		reader = PdfReader(BytesIO(pdf))
		if reader.is_encrypted:
			raise PageUnfit("tệp PDF có mật khẩu")
		page = reader.pages[number - 1]
		width, height, turned = float(page.mediabox.width), float(page.mediabox.height), page.rotation
	except PageUnfit:
		raise
	except UNREADABLE as error:
		raise PageUnfit("tệp không phải PDF đọc được") from error
	if turned % 360:
		raise PageUnfit("trang đầu bị xoay")
	return width, height

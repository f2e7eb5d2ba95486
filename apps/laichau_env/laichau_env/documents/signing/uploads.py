"""Files of a request, read in memory; nothing of them becomes a File record.

The framework keeps form values within reach of its logs, so keys, passphrases and PINs come as parts of the
request's files too.
"""

import frappe

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.signing.secret import Secret

MOST_MB, MOST_DIGITS = 25, 6
PDF_HEAD = b"%PDF-"


def secret(part: str, what: str) -> Secret:
	"""A part that nobody may see. Raises UploadMissing (417)."""
	return Secret(_content(part, what))


def pdf(part: str, what: str) -> bytes:
	"""A part that says that it is a PDF. Raises UploadMissing, UploadUnfit (417)."""
	content = _content(part, what)
	if len(content) > MOST_MB * 1024 * 1024 or not content.startswith(PDF_HEAD):
		refuse(errors.UploadUnfit(most=MOST_MB))
	return content


def number(text: str | None) -> int | None:
	"""A number that was typed; nothing where none was. Raises SignedNumberUnfit (417)."""
	typed = (text or "").strip()
	if not typed:
		return None
	if not (typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS and int(typed)):
		refuse(errors.SignedNumberUnfit(why=f"số nhập là «{typed[:20]}», chỉ nhập phần số, ví dụ 15"))
	return int(typed)


def has(part: str) -> bool:
	"""Whether the request brings the part."""
	return part in frappe.request.files


def _content(part: str, what: str) -> bytes:
	file = frappe.request.files.get(part)
	content = file.stream.read() if file else b""
	if not content:
		refuse(errors.UploadMissing(what=what))
	return content

"""The verification page's calls: open to everybody, so small, counted and without a trace in the register."""

import frappe
from frappe.rate_limiter import rate_limit

from laichau_env.documents.signing import uploads
from laichau_env.documents.verification import service
from laichau_env.documents.verification.answers import Answer

HOUR = 60 * 60
MOST_CODES, MOST_FILES = 120, 30
"""An hour, for one address."""


@frappe.whitelist(methods=["GET"], allow_guest=True)
@rate_limit(limit=MOST_CODES, seconds=HOUR)
def describe(code: str) -> Answer:
	"""Which paper a code is of: number, date, agency, excerpt, status."""
	return service.describe(code)


@frappe.whitelist(methods=["POST"], allow_guest=True)
@rate_limit(limit=MOST_FILES, seconds=HOUR)
def verify() -> Answer:
	"""What the PDF `file` of the request is. Raises UploadMissing, UploadUnfit (417)."""
	return service.verify(uploads.pdf("file", "tệp PDF cần kiểm tra"))

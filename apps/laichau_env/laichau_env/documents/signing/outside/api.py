"""HTTP entry points of papers that are signed elsewhere before they have a number. Thin: service and view check rights."""

import frappe
from frappe.utils import getdate

from laichau_env.documents.signing import uploads
from laichau_env.documents.signing.outside import service, view

SIGNED = "signed_file"


@frappe.whitelist(methods=["GET"])
def get_offer(name: str) -> view.Offer:
	"""What may be done about signing a report's paper elsewhere."""
	return view.offer(name)


@frappe.whitelist(methods=["POST"])
def prepare(name: str, signatory: str) -> dict[str, str]:
	"""The copy that `signatory` signs elsewhere."""
	return {"copy": service.prepare(name, signatory)}


@frappe.whitelist(methods=["GET"])
def download_copy(copy: str) -> None:
	"""The file of a copy."""
	filename, content = view.file_of(copy)
	frappe.local.response.update({"type": "download", "filename": filename, "filecontent": content})


@frappe.whitelist(methods=["POST"])
def issue(
	name: str, number: str | None = None, day: str | None = None, late_reason: str = ""
) -> dict[str, str]:
	"""Issue the paper of a report as it was signed elsewhere: its file, and number and date where they can't be read."""
	content = uploads.pdf(SIGNED, "tệp PDF đã ký")
	paper = service.issue(name, content, uploads.number(number), getdate(day) if day else None, late_reason)
	return {"name": paper.name, "notation": paper.notation}

"""Digital signatures over HTTP. Keys, passphrases and PINs come as parts of the request's files, see uploads.py."""

import frappe
from frappe.utils import cint, getdate

from laichau_env.documents.signing import keys, papers, service, uploads, view
from laichau_env.documents.signing.rules import AGENCY
from laichau_env.documents.signing.service import OpenedKey

KEY_FILE, PASSPHRASE, PIN, SIGNED, ANNEX = "key_file", "passphrase", "pin", "signed_file", "annex"


@frappe.whitelist(methods=["GET"])
def get_signing(name: str) -> view.Signing:
	"""What the asker may do about the signatures of a paper now. Raises PaperNotReadable (403)."""
	return view.signing_of(name)


@frappe.whitelist(methods=["POST"])
def sign_with_file(name: str) -> view.Signing:
	"""Put on the signature that comes next with a PKCS#12 file; file and passphrase are used and forgotten."""
	service.sign(name, _key_of_request())
	return view.signing_of(name)


@frappe.whitelist(methods=["POST"])
def sign_with_token(name: str) -> view.Signing:
	"""Put on the signature that comes next with the asker's key on the server's token, opened by a PIN."""
	paper = papers.readable(name)
	service.sign(name, _key_of_token(paper.name, service.part_to_sign(paper)))
	return view.signing_of(name)


@frappe.whitelist(methods=["POST"])
def sign_annex(name: str, title: str) -> view.Signing:
	"""Sign an annex in a file of its own for the agency, with a PKCS#12 file or, where a PIN comes, the token."""
	annex = uploads.pdf(ANNEX, "tệp PDF của phụ lục")
	key = _key_of_token(name, AGENCY) if uploads.has(PIN) else _key_of_request()
	service.sign_annex(name, title, annex, key)
	return view.signing_of(name)


@frappe.whitelist(methods=["POST"])
def bring_back(name: str, number: str | None = None, day: str | None = None) -> view.Signing:
	"""Take the file that was signed in another program in place of the paper's."""
	content = uploads.pdf(SIGNED, "tệp PDF đã ký")
	service.bring_back(name, content, uploads.number(number), getdate(day) if day else None)
	return view.signing_of(name)


@frappe.whitelist(methods=["GET"])
def download_paper(name: str, annex: str | None = None, inline: int | str = 0) -> None:
	"""The paper's file as it stands, or an annex by its hash: to be signed elsewhere, or, `inline`, to be read.

	The reading is logged. Raises PaperNotReadable (403).
	"""
	filename, content = view.file_of(name, annex)
	kind = "pdf" if cint(inline) else "download"
	frappe.local.response.update({"type": kind, "filename": filename, "filecontent": content})


def _key_of_request() -> OpenedKey:
	return keys.key_file(
		uploads.secret(KEY_FILE, "tệp chứng thư (.p12, .pfx)"),
		uploads.secret(PASSPHRASE, "mật khẩu tệp chứng thư"),
	)


def _key_of_token(name: str, part: str) -> OpenedKey:
	return keys.token(view.token_key(papers.readable(name), part), uploads.secret(PIN, "mã PIN"))

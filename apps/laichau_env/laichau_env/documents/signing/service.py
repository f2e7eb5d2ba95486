"""The writer of digital signatures: puts them on issued papers, and takes back what was signed elsewhere.

A paper's row stays locked from reading its file to keeping the new one; whatever fails leaves both as they were.
Files are kept under their hash for ever, so the paper as it was before a signature stays there as well.
"""

from contextlib import AbstractContextManager
from datetime import date

import frappe
from frappe.model.document import Document
from pyhanko.sign.signers import Signer
from pyhanko.sign.timestamps import TimestampRequestError

from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.register import files
from laichau_env.documents.signing import boxes, checking, corner, images, pades, pages, papers, rules, trust
from laichau_env.documents.signing.pades import Wanted
from laichau_env.documents.signing.rules import AGENCY, ANNEX, PERSON
from laichau_env.documents.signing.secret import quietly
from laichau_env.documents.signing.updates import Rooms

REASONS = {
	PERSON: "Ký ban hành văn bản",
	AGENCY: "Cơ quan ban hành văn bản",
	ANNEX: "Phụ lục kèm theo văn bản",
}
OpenedKey = AbstractContextManager[Signer]


def sign(name: str, key: OpenedKey) -> Document:
	"""Put on the signature that comes next: the signatory's, then the agency's.

	Raises PaperNotReadable, NotTheSignatory, NotTheClerk (403), SignatureNotDue (409), NoSigningProfile,
	NoTrustedAuthority, CertificateUnfit, SigningKeyUnfit, TimeStampFailed, SigningFailed (417).
	"""
	files.issued_bytes(papers.readable(name).name)  # frozen before the row is locked and read
	paper = papers.readable(name, locked=True)
	part = part_to_sign(paper)
	profile = papers.profile_of(paper, part)
	if not profile:
		refuse(errors.NoSigningProfile(holder=papers.holder_of(paper, part)))
	content = files.issued_bytes(paper.name)
	name_place = papers.place_of(paper)
	person = boxes.signature_box(name_place, pages.size_of(content, name_place.page)[1])
	box = person if part == PERSON else boxes.seal_box(person, profile.diameter_mm)
	wanted = Wanted(part, box, images.opened(profile.image_bytes()), REASONS[part], place_name(paper))
	signed, found = _signed(paper, part, content, wanted, key)
	return keep(paper, [(part, found)], signed, brought_back=False)


def sign_annex(name: str, title: str, content: bytes, key: OpenedKey) -> Document:
	"""Sign an annex in a file of its own for the agency, by template 2.2, and keep it with its paper.

	Raises as `sign`, and AnnexUnfit (417).
	"""
	paper = papers.readable(name, locked=True)
	refusal = rules.annex_refusal(paper.notation, paper.status) or rules.signer_refusal(
		AGENCY, papers.signatory_of(paper), papers.posts_for(paper)
	)
	if refusal:
		refuse(refusal)
	try:
		size = pages.size_of(content)
	except pages.PageUnfit as error:
		refuse(errors.AnnexUnfit(why=str(error)))
	text = corner.corner_text(paper.notation, clock.now())
	wanted = Wanted(
		ANNEX, boxes.corner_box(*size), corner.corner_page(text), REASONS[ANNEX], place_name(paper)
	)
	signed, found = _signed(paper, AGENCY, content, wanted, key)
	sha256 = files.keep(signed)
	paper.append("annexes", {"title": title, "file_sha256": files.keep(content), "signed_sha256": sha256})
	paper.append("signatures", _row(ANNEX, found, sha256, brought_back=False))
	return files.save(paper)


def bring_back(name: str, content: bytes, number: int | None = None, day: date | None = None) -> Document:
	"""Take a file that was signed in another program, in place of the paper's.

	It must be the paper's file, byte for byte, with nothing but the signatures that are due after it, by
	certificates of trusted authorities that belong to the signatory and the agency. `number` and `day`, where the
	office tells them, must be those of the register. Raises PaperNotReadable, NotTheClerk (403), SignatureNotDue
	(409), NoTrustedAuthority, SignedFileUnfit, CertificateUnfit (417).
	"""
	files.issued_bytes(papers.readable(name).name)
	paper = papers.readable(name, locked=True)
	refusal = (
		rules.order_refusal(paper.notation, paper.status, papers.signed_parts(paper))
		or rules.bringer_refusal(papers.signatory_of(paper), papers.posts_for(paper))
		or rules.told_refusal(paper.number, paper.issued_date, number, day)
	)
	if refusal:
		refuse(refusal)
	return keep(paper, new_signatures(paper, content), content, brought_back=True)


def new_signatures(paper: Document, content: bytes) -> list[tuple[str, checking.Found]]:
	"""The signatures that a file adds to the paper's, each with whose it is. Raises SignedFileUnfit, CertificateUnfit."""
	ours = files.issued_bytes(paper.name)
	signed = papers.signed_parts(paper)
	found = checked_signatures(content, ours, papers.rooms_of(paper, ours), len(signed))
	added: list[tuple[str, checking.Found]] = []
	for signature in found:
		part = rules.due_part([*signed, *(kind for kind, _ in added)])
		if not part:
			refuse(errors.SignedFileUnfit(why="tệp có nhiều chữ ký hơn cần thiết"))
		check_signature(paper, part, signature)
		added.append((part, signature))
	return added


def checked_signatures(content: bytes, ours: bytes, rooms: Rooms, known: int = 0) -> list[checking.Found]:
	"""The signatures after the first `known` of a file that is `ours` with nothing but signatures after it.

	Raises SignedFileUnfit.
	"""
	try:
		if not checking.only_signed_since(content, ours, rooms):
			refuse(
				errors.SignedFileUnfit(
					why="tệp không phải bản chờ ký của văn bản này, hoặc đã bị sửa, hoặc ảnh chữ ký che nội dung "
					"(chỉ đặt giữa chức vụ và họ tên người ký, hoặc ở góc trên bên phải trang 1)"
				)
			)
		found = checking.signatures(content, trust.trust())[known:]
	except checking.NotAPdf:
		refuse(errors.SignedFileUnfit(why="tệp không phải PDF đọc được"))
	if not found:
		refuse(errors.SignedFileUnfit(why="tệp chưa có chữ ký số mới nào"))
	return found


def check_signature(paper: Document, part: str, signature: checking.Found) -> None:
	"""Refuse a signature that can't be relied on, or that is another's. Raises CertificateUnfit (417)."""
	if signature.problem:
		refuse(errors.CertificateUnfit(holder=signature.signer, why=signature.problem))
	profile = papers.profile_of(paper, part)
	wanted = (profile.certificate_serial if profile else "") or ""
	if not rules.certificate_is_of(
		signature.signer, signature.serial, papers.names_of(paper, part, profile), wanted
	):
		why = f"chứng thư không phải của {papers.holder_of(paper, part)}"
		refuse(errors.CertificateUnfit(holder=signature.signer, why=why))


def part_to_sign(paper: Document) -> str:
	"""Whose signature comes next, if it is the asker's to put on. Raises SignatureNotDue, NotTheSignatory, NotTheClerk."""
	signed = papers.signed_parts(paper)
	part = rules.due_part(signed)
	refusal = rules.order_refusal(paper.notation, paper.status, signed) or rules.signer_refusal(
		part, papers.signatory_of(paper), papers.posts_for(paper)
	)
	if refusal:
		refuse(refusal)
	return part


def place_name(paper: Document) -> str:
	"""Where the agency sits, as the signature tells its place."""
	return frappe.get_cached_value("Agency", paper.agency, "place_name") or ""


def keep(
	paper: Document, signatures: list[tuple[str, checking.Found]], content: bytes, *, brought_back: bool
) -> Document:
	"""Keep a file with new signatures as the paper's; the file before the first stays known."""
	sha256 = files.keep(content)
	paper.frozen_sha256 = paper.frozen_sha256 or paper.pdf_sha256
	paper.pdf_sha256 = sha256
	for part, found in signatures:
		paper.append("signatures", _row(part, found, sha256, brought_back=brought_back))
	return files.save(paper)


def _signed(
	paper: Document, part: str, content: bytes, wanted: Wanted, key: OpenedKey
) -> tuple[bytes, checking.Found]:
	"""`content` with one more signature, and that signature as it was checked afterwards."""

	def work() -> bytes:
		with key as signer:
			_check_certificate(signer)
			try:
				return pades.signed(content, signer, wanted, trust.timestamper(), trust.long_term())
			except TimestampRequestError:
				refuse(errors.TimeStampFailed())

	trust.trust()  # refused before the key is asked
	signed = quietly(work)
	found = checking.signatures(signed, trust.trust())[-1]
	check_signature(paper, part, found)
	return signed, found


def _check_certificate(signer: Signer) -> None:
	"""Refuse a certificate that nobody would trust before anything is signed by it."""
	certificate = signer.signing_cert
	problem = checking.certificate_problem(certificate, signer.cert_registry, trust.trust())
	if problem:
		refuse(errors.CertificateUnfit(holder=checking.common_name(certificate), why=problem))


def _row(part: str, found: checking.Found, sha256: str, *, brought_back: bool) -> dict[str, object]:
	return {
		"signer_kind": part,
		"signer_name": found.signer,
		"issuer_name": found.issuer,
		"serial_number": found.serial,
		"signed_on": clock.by_site(found.signed_on) if found.signed_on else None,
		"timestamped": found.timestamped,
		"put_on_by": frappe.session.user,
		"brought_back": brought_back,
		"file_sha256": sha256,
	}

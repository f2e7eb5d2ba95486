"""An office that signs digitally: an authority that the site trusts, certificates and images of people and agencies."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import frappe
from actors import BUM_TO, CHAIR, DOAN_KET, OTHER_CHAIR, Person
from cryptography.hazmat.primitives.serialization import Encoding
from factories import report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import State
from laichau_env.common import clock
from laichau_env.documents.register import files, service
from PIL import Image, ImageDraw
from prints.authority import PASSPHRASE, Authority, Holder

API = "/api/method/laichau_env.documents.signing.api"
VERIFY = "/api/method/laichau_env.documents.verification.api"
PAPER = "Official Document"
SHOWN = ("print_format", "format_version", "context_json", "context_hash", "signatory_user")
BLUE, RED = (20, 40, 200), (220, 20, 20)


@dataclass(frozen=True)
class Office:
	"""The authority, and who holds which certificate."""

	authority: Authority
	chair: Holder
	commune: Holder

	def key_files(self, holder: Holder, passphrase: str = PASSPHRASE) -> dict[str, tuple[str, bytes]]:
		"""The parts of a request that signs with a PKCS#12 file."""
		return {
			"key_file": ("khoa.p12", holder.pkcs12(self.authority)),
			"passphrase": ("passphrase", passphrase.encode()),
		}


def open_office() -> Office:
	"""Trust the authority of this run, and give chair and commune of Bum Tở a certificate and an image each."""
	authority = Authority("CA thử của tỉnh Lai Châu")
	trust(authority)
	chair = full_name(CHAIR)
	profile("Person", official=official(CHAIR), picture=signature_image())
	profile("Person", official=official(OTHER_CHAIR), picture=signature_image())
	for agency in (BUM_TO, DOAN_KET):
		profile("Agency", agency=agency, picture=seal_image())
	return Office(authority, authority.issue(chair), authority.issue(agency_name(BUM_TO)))


def trust(
	authority: Authority, *, revoked: tuple[Holder, ...] | None = None, time_stamp_url: str = ""
) -> None:
	"""Make the authority the only one that the site trusts; with `revoked`, its list is known too."""
	settings = frappe.get_doc("Signing Settings")
	lists = as_pem("X509 CRL", authority.revocation_list(*revoked)) if revoked is not None else ""
	pem = authority.root.certificate.public_bytes(Encoding.PEM).decode()
	settings.set("authorities", [{"certificate": pem, "revocation_list": lists}])
	settings.time_stamp_url = time_stamp_url
	settings.save()


def as_pem(kind: str, content: bytes) -> str:
	from asn1crypto import pem

	return pem.armor(kind, content).decode()


def issued_paper(like: Document) -> Document:
	"""Another paper of the register that shows what `like` shows, under the next number, frozen."""
	entry = service.Entry(
		agency=like.agency,
		paper_kind=like.paper_kind,
		symbol=like.notation.partition("/")[2],
		day=clock.today(),
		excerpt=like.excerpt,
		signatory_title=like.signatory_title,
		signatory_name=like.signatory_name,
		recipients=(service.Recipient("Như trên"),),
		source_doctype=like.source_doctype,
		source_name=like.source_name,
		metadata={field: like.get(field) for field in SHOWN},
	)
	made = service.enter(entry, service.take_number(like.agency, like.paper_kind, entry.day))
	files.freeze(made.name)
	return frappe.get_doc(PAPER, made.name)


def signed_report(agency: str = BUM_TO) -> Document:
	"""The paper of a report that the agency's leader signed in the workflow."""
	report = report_at(
		State.DEPARTMENT_REVIEW, f"KS-{frappe.generate_hash(length=6)}", agency, evidence=False
	)
	return frappe.get_doc(PAPER, {"source_name": report.name, "status": "Issued"})


@contextmanager
def certificate_registered(office: Office) -> Iterator[None]:
	"""The chair's certificate is known by its number meanwhile, so that the clerk may hand in what he signed."""
	profile = {"official": official(CHAIR)}
	serial = f"{office.chair.certificate.serial_number:X}"
	frappe.db.set_value("Signing Profile", profile, "certificate_serial", serial)
	frappe.db.commit()
	try:
		yield
	finally:
		frappe.db.rollback()
		frappe.db.set_value("Signing Profile", profile, "certificate_serial", "")
		frappe.db.commit()


def stored(name: str) -> Document:
	"""The paper as it is stored now, whoever stored it."""
	frappe.db.rollback()
	return frappe.get_doc(PAPER, name)


def official(person: Person) -> str:
	return frappe.db.get_value("Official", {"user": person.user})


def full_name(person: Person) -> str:
	return frappe.db.get_value("Official", {"user": person.user}, "full_name")


def agency_name(code: str) -> str:
	return frappe.db.get_value("Agency", code, "agency_name")


def profile(kind: str, picture: bytes, **holder: str) -> Document:
	"""The signing profile of an official or agency, made anew."""
	known = frappe.db.get_value("Signing Profile", {"signer_kind": kind, **holder})
	if known:
		return frappe.get_doc("Signing Profile", known)
	file = frappe.get_doc(
		{"doctype": "File", "file_name": "anh-ky.png", "is_private": 1, "content": picture}
	).insert()
	return frappe.get_doc(
		{"doctype": "Signing Profile", "signer_kind": kind, "image": file.file_url, **holder}
	).insert()


def signature_image() -> bytes:
	"""A hand's signature in blue on a clear ground."""
	image = Image.new("RGBA", (500, 220), (0, 0, 0, 0))
	pen = ImageDraw.Draw(image)
	points = [(30, 160), (90, 40), (130, 170), (180, 60), (230, 165), (290, 80), (340, 150), (470, 110)]
	pen.line(points, fill=(*BLUE, 255), width=9, joint="curve")
	return _png(image)


def seal_image() -> bytes:
	"""A round seal in red on a clear ground."""
	image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
	pen = ImageDraw.Draw(image)
	pen.ellipse((6, 6, 394, 394), outline=(*RED, 255), width=10)
	pen.ellipse((90, 90, 310, 310), outline=(*RED, 255), width=5)
	pen.regular_polygon((200, 200, 70), 5, rotation=0, fill=(*RED, 255))
	return _png(image)


def _png(image: Image.Image) -> bytes:
	out = BytesIO()
	image.save(out, "PNG")
	return out.getvalue()

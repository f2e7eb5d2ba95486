"""Signing with a PKCS#12 file over HTTP: the leader first, then the agency's clerk; who may not is refused, nothing kept."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import frappe
import pytest
from actors import (
	BUM_TO,
	CHAIR,
	DIRECTOR,
	EXAMINER,
	GUEST,
	OFFICER,
	OTHER_CHAIR,
	OTHER_OFFICER,
	PLANNER,
	SUPERVISOR,
	VICE_CHAIR,
)
from frappe.model.document import Document
from laichau_env.documents.register.files import kept_bytes
from prints.authority import PASSPHRASE, Authority
from prints.measure import Paper

from signing.office import API, Office, agency_name, full_name, stored

MM = 72 / 25.4


@pytest.fixture
def sign(http: Callable, office: Office) -> Callable:
	"""Ask the server to sign: `sign(person, paper, holder)`."""

	def ask(person: object, paper: Document, holder: object, **more: str) -> object:
		session = http(None if person == GUEST else person.user)
		return session.post(
			f"{API}.sign_with_file", data={"name": paper.name}, files=office.key_files(holder, **more)
		)

	return ask


def words(answer: object) -> str:
	"""The sentence of a refusal."""
	return json.loads(json.loads(answer.json()["_server_messages"])[0])["message"]


def refusal(answer: object) -> str:
	assert answer.status_code in (403, 409, 417), answer.text[:500]
	return answer.json().get("refusal", "")


def unchanged(paper: Document) -> bool:
	now = stored(paper.name)
	return (now.pdf_sha256, len(now.signatures), now.modified) == (paper.pdf_sha256, 0, paper.modified)


def seen_by_pdfsig(pdf: bytes, folder: Path) -> str:
	(folder / "signed.pdf").write_bytes(pdf)
	command = ["pdfsig", "-nocert", str(folder / "signed.pdf")]
	return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_the_leader_then_the_agency(
	paper: Document, office: Office, sign: Callable, http: Callable, tmp_path: Path
) -> None:
	told = sign(CHAIR, paper, office.chair).json()["message"]
	assert (told["part"], told["may_sign"], told["signatures"]) == ("Agency", False, 1)
	told = sign(OFFICER, paper, office.commune).json()["message"]
	assert (told["part"], told["may_bring_back"], told["signatures"]) == ("", False, 2)

	now = stored(paper.name)
	assert now.frozen_sha256 == paper.pdf_sha256 != now.pdf_sha256
	frozen, signed = kept_bytes(now.frozen_sha256), kept_bytes(now.pdf_sha256)
	assert signed.startswith(frozen)
	rows = [(row.signer_kind, row.signer_name, row.put_on_by, row.brought_back) for row in now.signatures]
	assert rows == [
		("Person", full_name(CHAIR), CHAIR.user, 0),
		("Agency", agency_name(BUM_TO), OFFICER.user, 0),
	]
	assert now.signatures[-1].file_sha256 == now.pdf_sha256
	assert kept_bytes(now.signatures[0].file_sha256).startswith(frozen)
	assert seen_by_pdfsig(signed, tmp_path).count("Signature Validation: Signature is Valid.") == 2
	assert http(EXAMINER.user).get(f"{API}.download_paper", params={"name": paper.name}).content == signed
	assert sign(CHAIR, paper, office.chair).json()["refusal"] == "signature-not-due"


def test_images_stand_between_position_and_name(paper: Document, office: Office, sign: Callable) -> None:
	sign(CHAIR, paper, office.chair)
	sign(OFFICER, paper, office.commune)
	signed = Paper(kept_bytes(stored(paper.name).pdf_sha256))
	(number,) = [number for number, page in enumerate(signed.pdf.pages, 1) if page.annots]
	lines = signed.lines(number)
	name = next(line for line in reversed(lines) if full_name(CHAIR) in line.text)
	position = next(line for line in reversed(lines) if "CHỦ TỊCH" in line.text)
	blue, red = sorted(
		(
			(note["x0"] / MM, note["x1"] / MM, note["top"] / MM, note["bottom"] / MM)
			for note in signed.pdf.pages[number - 1].annots
		),
		key=lambda sides: -sides[0],
	)
	assert position.bottom - 1 < blue[2] < blue[3] < name.top + 1
	assert abs((blue[0] + blue[1]) / 2 - (name.left + name.right) / 2) < 1
	assert abs(red[1] - red[0] - 36) < 0.5
	assert abs((red[1] - blue[0]) / (blue[1] - blue[0]) - 1 / 3) < 0.03


@pytest.mark.parametrize(
	("person", "code"),
	[
		(OFFICER, "not-the-signatory"),
		(VICE_CHAIR, "not-the-signatory"),
		(DIRECTOR, "not-the-signatory"),
		(SUPERVISOR, "not-the-signatory"),
		(OTHER_CHAIR, "paper-not-readable"),
		(OTHER_OFFICER, "paper-not-readable"),
		(PLANNER, "paper-not-readable"),
		(GUEST, ""),
	],
	ids=str,
)
def test_only_the_signatory_puts_his_signature_on(
	paper: Document, office: Office, sign: Callable, person: object, code: str
) -> None:
	assert refusal(sign(person, paper, office.chair)) == code
	assert unchanged(paper)


def test_only_the_clerk_of_the_agency_puts_its_signature_on(
	paper: Document, office: Office, sign: Callable
) -> None:
	sign(CHAIR, paper, office.chair)
	for person in (CHAIR, VICE_CHAIR, EXAMINER, DIRECTOR, SUPERVISOR):
		assert refusal(sign(person, paper, office.commune)) == "not-the-clerk", person
	assert len(stored(paper.name).signatures) == 1


@pytest.mark.parametrize(
	("holder", "said"),
	[
		(lambda office: office.authority.issue("Vàng Văn Ví Dụ", days=(-400, -30)), "hết hạn"),
		(lambda office: office.authority.issue("Vàng Văn Ví Dụ", days=(10, 400)), "chưa có hiệu lực"),
		(lambda office: office.authority.issue("Người Khác"), "không phải của Vàng Văn Ví Dụ"),
		(lambda office: office.commune, "không phải của Vàng Văn Ví Dụ"),
		(lambda office: Authority("CA lạ").issue("Vàng Văn Ví Dụ"), "tin cậy"),
	],
	ids=["expired", "not yet", "another's", "the agency's", "stranger's authority"],
)
def test_a_certificate_that_does_not_fit_signs_nothing(
	paper: Document, office: Office, sign: Callable, holder: Callable, said: str
) -> None:
	answer = sign(CHAIR, paper, holder(office))
	assert refusal(answer) == "certificate-unfit"
	assert said in words(answer)
	assert unchanged(paper)


def test_a_revoked_certificate_signs_nothing(
	paper: Document, office: Office, sign: Callable, trusted: Callable
) -> None:
	trusted(office.authority, revoked=(office.chair,))
	answer = sign(CHAIR, paper, office.chair)
	assert refusal(answer) == "certificate-unfit"
	assert "thu hồi" in words(answer)
	assert unchanged(paper)


def test_revocation_data_are_kept_in_the_file(
	paper: Document, office: Office, sign: Callable, trusted: Callable
) -> None:
	trusted(office.authority, revoked=())
	assert sign(CHAIR, paper, office.chair).status_code == 200
	assert sign(OFFICER, paper, office.commune).status_code == 200
	assert b"/DSS" in kept_bytes(stored(paper.name).pdf_sha256)


def test_a_wrong_passphrase_or_a_file_that_is_no_key_signs_nothing(
	paper: Document, office: Office, sign: Callable, http: Callable
) -> None:
	assert refusal(sign(CHAIR, paper, office.chair, passphrase="sai")) == "signing-key-unfit"
	for content in (b"", b"khong phai khoa", b"0" * 200_000):
		files = {"key_file": ("k.p12", content), "passphrase": ("p", PASSPHRASE.encode())}
		answer = http(CHAIR.user).post(f"{API}.sign_with_file", data={"name": paper.name}, files=files)
		assert refusal(answer) == ("signing-key-unfit" if content else "upload-missing")
	assert unchanged(paper)


def test_a_key_that_is_not_the_certificate_s_signs_nothing(
	paper: Document, office: Office, http: Callable
) -> None:
	"""Were it to sign, the signature would bear the chair's name and be no one's."""
	file = office.chair.pkcs12_with_key_of(office.commune, office.authority)
	files = {"key_file": ("k.p12", file), "passphrase": ("p", PASSPHRASE.encode())}
	answer = http(CHAIR.user).post(f"{API}.sign_with_file", data={"name": paper.name}, files=files)
	assert refusal(answer) == "signing-key-unfit"
	assert "khớp với khóa ký" in words(answer)
	assert unchanged(paper)


def test_nothing_is_signed_without_a_trusted_authority(
	paper: Document, office: Office, sign: Callable, site: object, trusted: Callable
) -> None:
	settings = frappe.get_doc("Signing Settings")
	settings.authorities = []
	settings.save()
	site.db.commit()
	answer = sign(CHAIR, paper, office.chair)
	trusted(office.authority)
	assert refusal(answer) == "no-trusted-authority"
	assert unchanged(paper)


def test_nothing_is_signed_without_an_image(
	office: Office, sign: Callable, paper: Document, site: object
) -> None:
	name = frappe.db.get_value("Signing Profile", {"signer_kind": "Person", "official": ("is", "set")})
	frappe.db.sql("update `tabSigning Profile` set signer_kind = 'Agency' where signer_kind = 'Person'")
	site.db.commit()
	answer = sign(CHAIR, paper, office.chair)
	frappe.db.sql("update `tabSigning Profile` set signer_kind = 'Person' where name like 'Person-%'")
	site.db.commit()
	assert name and refusal(answer) == "no-signing-profile"
	assert unchanged(paper)


def test_a_recalled_paper_is_not_signed(
	office: Office, sign: Callable, paper: Document, site: object
) -> None:
	from laichau_env.documents.register import service

	recalled = service.recall(frappe.get_doc("Official Document", paper.name), "Sai số liệu rác thải")
	site.db.commit()
	assert refusal(sign(CHAIR, paper, office.chair)) == "signature-not-due"
	assert stored(paper.name).pdf_sha256 == recalled.pdf_sha256


def test_nobody_signs_by_get(paper: Document, http: Callable) -> None:
	answer = http(CHAIR.user).get(f"{API}.sign_with_file", params={"name": paper.name})
	assert answer.status_code == 403
	assert unchanged(paper)

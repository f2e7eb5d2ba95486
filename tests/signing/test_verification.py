"""The verification page's calls, as a guest asks them."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import frappe
import pytest
from actors import CHAIR, OFFICER
from frappe.model.document import Document
from laichau_env.documents.register import service
from laichau_env.documents.register.files import kept_bytes
from laichau_env.documents.signing import checking, trust
from laichau_env.documents.verification import api
from laichau_env.documents.verification import service as page
from laichau_env.documents.verification.address import verification_address
from prints.forger import field_nobody_signs, overlaid
from prints.forger import signed as signed_elsewhere
from prints.scanned import codes_of

from signing.office import API, VERIFY, Office, full_name, stored


@pytest.fixture
def verify(http: Callable) -> Callable:
	"""What a guest is told of a file."""
	for key in frappe.cache.keys("rl:*"):
		frappe.cache.delete(key)
	return lambda content: http().post(f"{VERIFY}.verify", files={"file": ("v.pdf", content)})


def told(answer: object) -> dict:
	assert answer.status_code == 200, answer.text[:500]
	return answer.json()["message"]


def test_our_signed_file_is_known_with_who_signed(
	paper: Document, office: Office, http: Callable, verify: Callable
) -> None:
	for person, holder in ((CHAIR, office.chair), (OFFICER, office.commune)):
		http(person.user).post(
			f"{API}.sign_with_file", data={"name": paper.name}, files=office.key_files(holder)
		)
	now = stored(paper.name)
	answer = told(verify(kept_bytes(now.pdf_sha256)))
	assert (answer["verdict"], answer["tone"]) == ("unchanged", "good")
	assert dict(answer["facts"])["Số, ký hiệu"] == paper.notation
	assert [one["signer"] for one in answer["signatures"]] == [row.signer_name for row in now.signatures]
	first = told(verify(kept_bytes(now.signatures[0].file_sha256)))
	assert [one["signer"] for one in first["signatures"]] == [full_name(CHAIR)]
	assert told(verify(kept_bytes(now.frozen_sha256)))["signatures"] == []


def test_a_changed_file_is_told_so(paper: Document, office: Office, verify: Callable) -> None:
	ours = kept_bytes(paper.pdf_sha256)
	byte = bytearray(ours)
	byte[len(ours) // 2] ^= 1
	for content in (
		bytes(byte),
		overlaid(ours),
		field_nobody_signs(ours),
		signed_elsewhere(overlaid(ours), office.chair, office.authority),
	):
		answer = told(verify(content))
		assert (answer["verdict"], answer["tone"]) == ("changed", "bad")
		assert dict(answer["facts"])["Số, ký hiệu"] == paper.notation


def test_signed_elsewhere_and_not_brought_back(paper: Document, office: Office, verify: Callable) -> None:
	ours = kept_bytes(paper.pdf_sha256)
	answer = told(verify(signed_elsewhere(ours, office.chair, office.authority)))
	assert answer["verdict"] == "signed outside"
	assert answer["signatures"][0]["signer"] == full_name(CHAIR)


def test_a_stranger_s_certificate_makes_the_server_ask_nobody(
	paper: Document, office: Office, site: object, monkeypatch: pytest.MonkeyPatch
) -> None:
	"""A certificate names addresses of its choice; the server would ask them from inside its network."""
	frappe.db.set_single_value("Signing Settings", "fetch_revocation", 1)
	frappe.clear_document_cache("Signing Settings", "Signing Settings")
	trusted: list[object] = []
	monkeypatch.setattr(checking, "signatures", lambda pdf, trust: trusted.append(trust) or [])
	try:
		page.verify(signed_elsewhere(kept_bytes(paper.pdf_sha256), office.chair, office.authority))
		assert trust.trust().fetching_allowed
	finally:
		frappe.db.rollback()
		frappe.clear_document_cache("Signing Settings", "Signing Settings")
	assert [one.fetching_allowed for one in trusted] == [False]


def test_what_is_not_ours(verify: Callable) -> None:
	assert told(verify(b"%PDF-1.4\n%%EOF\n"))["verdict"] == "unknown"
	assert verify(b"PK\x03\x04").json()["refusal"] == "upload-unfit"
	assert verify(b"").json()["refusal"] == "upload-missing"
	assert verify(b"%PDF-1.4\n" + bytes(26 * 1024 * 1024)).status_code in (413, 417)


def test_a_code_tells_which_paper_and_no_content(paper: Document, http: Callable, site: object) -> None:
	answer = http().get(f"{VERIFY}.describe", params={"code": paper.verification_code})
	facts = dict(told(answer)["facts"])
	assert list(facts) == ["Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Tình trạng"]
	assert facts["Tình trạng"] == "Đang có giá trị"
	assert paper.signatory_name not in answer.text and "thu gom" not in answer.text
	assert told(http().get(f"{VERIFY}.describe", params={"code": "0" * 20}))["verdict"] == "unknown"


def test_the_code_on_an_issued_file_leads_here(
	paper: Document, http: Callable, site: object, tmp_path: Path
) -> None:
	*others, last = codes_of(kept_bytes(paper.pdf_sha256), tmp_path)
	(read,) = last
	assert not any(others) and read == f"{verification_address()}?ma={paper.verification_code}"
	led = urlsplit(read)
	assert led.path == "/xac-minh"
	assert http().get(f"{led.path}?{led.query}", headers={"Accept": "text/html"}).status_code == 200
	answer = http().get(f"{VERIFY}.describe", params={"code": led.query.removeprefix("ma=")})
	assert dict(told(answer)["facts"])["Số, ký hiệu"] == paper.notation


def test_a_recalled_paper_is_said_to_be_recalled(paper: Document, verify: Callable, site: object) -> None:
	service.recall(frappe.get_doc("Official Document", paper.name), "Sai số liệu rác thải")
	site.db.commit()
	answer = told(verify(kept_bytes(paper.pdf_sha256)))
	assert answer["tone"] == "warning"
	assert dict(answer["facts"])["Tình trạng"].startswith("Đã thu hồi ngày")


def test_too_many_files_are_refused(verify: Callable) -> None:
	answers = [verify(b"%PDF-1.4\n%%EOF\n").status_code for _ in range(api.MOST_FILES + 1)]
	assert set(answers[:-1]) == {200} and answers[-1] != 200
	for key in frappe.cache.keys("rl:*"):
		frappe.cache.delete(key)


def test_the_page_is_open_to_everybody(http: Callable) -> None:
	answer = http().get("/xac-minh", headers={"Accept": "text/html"})
	assert answer.status_code == 200 and "Kiểm tra văn bản điện tử" in answer.text

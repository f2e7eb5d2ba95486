"""Signed in another program and brought back: only our file, with nothing but the signatures that are due after it."""

from collections.abc import Callable

import pytest
from actors import BUM_TO, CHAIR, EXAMINER, OFFICER, SUPERVISOR
from frappe.model.document import Document
from laichau_env.documents.register.files import kept_bytes
from prints import forger
from prints.authority import Authority, Holder
from prints.forger import overlaid
from prints.forger import signed as signed_elsewhere

from signing.office import API, Office, agency_name, full_name, stored


def covered(pdf: bytes, holder: Holder, authority: Authority) -> bytes:
	"""A signature that fills page 1."""
	return signed_elsewhere(pdf, holder, authority, on_page=0, box=forger.A4)


@pytest.fixture
def bring(http: Callable) -> Callable:
	"""Hand a file in: `bring(person, paper, content, number=..., day=...)`."""

	def ask(person: object, paper: Document, content: bytes, **told: object) -> object:
		files = {"signed_file": ("ky.pdf", content)}
		return http(person.user).post(f"{API}.bring_back", data={"name": paper.name, **told}, files=files)

	return ask


@pytest.fixture
def ours(http: Callable, paper: Document) -> bytes:
	"""The file as the clerk downloads it for signing."""
	return http(OFFICER.user).get(f"{API}.download_paper", params={"name": paper.name}).content


def test_both_signatures_come_back_with_number_and_date(
	paper: Document, ours: bytes, office: Office, bring: Callable
) -> None:
	once = signed_elsewhere(ours, office.chair, office.authority)
	twice = signed_elsewhere(once, office.commune, office.authority, "Signature2")
	answer = bring(OFFICER, paper, twice, number=paper.number, day=str(paper.issued_date))
	assert answer.status_code == 200, answer.text[:500]
	now = stored(paper.name)
	assert kept_bytes(now.pdf_sha256) == twice and kept_bytes(now.frozen_sha256) == ours
	assert [(row.signer_kind, row.signer_name, row.brought_back) for row in now.signatures] == [
		("Person", full_name(CHAIR), 1),
		("Agency", agency_name(BUM_TO), 1),
	]


def test_the_agency_s_comes_back_after_the_leader_signed_here(
	paper: Document, office: Office, bring: Callable, http: Callable
) -> None:
	http(CHAIR.user).post(
		f"{API}.sign_with_file", data={"name": paper.name}, files=office.key_files(office.chair)
	)
	current = kept_bytes(stored(paper.name).pdf_sha256)
	assert bring(CHAIR, paper, current).json()["refusal"] == "signed-file-unfit"
	twice = signed_elsewhere(current, office.commune, office.authority)
	assert bring(OFFICER, paper, twice).status_code == 200
	assert [row.brought_back for row in stored(paper.name).signatures] == [0, 1]


@pytest.mark.parametrize(
	("made", "code"),
	[
		(lambda ours, office: ours, "signed-file-unfit"),
		(
			lambda ours, office: signed_elsewhere(ours[:200] + b"x" + ours[201:], office.chair, office.authority),
			"signed-file-unfit",
		),
		(lambda ours, office: signed_elsewhere(overlaid(ours), office.chair, office.authority), "signed-file-unfit"),
		(lambda ours, office: overlaid(signed_elsewhere(ours, office.chair, office.authority)), "signed-file-unfit"),
		(lambda ours, office: covered(ours, office.chair, office.authority), "signed-file-unfit"),
		(
			lambda ours, office: signed_elsewhere(
				forger.field_nobody_signs(ours), office.chair, office.authority
			),
			"signed-file-unfit",
		),
		(lambda ours, office: forger.signed_in_part(ours, office.chair, office.authority), "certificate-unfit"),
		(lambda ours, office: forger.bomb(ours, 40), "signed-file-unfit"),
		(lambda ours, office: signed_elsewhere(ours, office.commune, office.authority), "certificate-unfit"),
		(lambda ours, office: signed_elsewhere(ours, *strange(office)), "certificate-unfit"),
		(
			lambda ours, office: signed_elsewhere(
				ours, office.authority.issue(full_name(CHAIR), days=(-400, -30)), office.authority
			),
			"certificate-unfit",
		),
		(lambda ours, office: b"PK\x03\x04 khong phai PDF", "upload-unfit"),
		(lambda ours, office: b"%PDF-1.7 hong", "signed-file-unfit"),
	],
	ids=["unsigned", "byte", "changed first", "changed after", "covered", "unsigned cover", "part", "bomb",
		"agency", "stranger", "expired", "zip", "torn"],
)  # fmt: skip
def test_what_is_not_ours_or_not_rightly_signed_is_refused(
	paper: Document, ours: bytes, office: Office, bring: Callable, made: Callable, code: str
) -> None:
	try:
		content = made(ours, office)
	except Exception:  # the other program itself may stumble over what was torn
		content = ours[:200] + b"x" + ours[201:]
	answer = bring(OFFICER, paper, content)
	assert answer.status_code == 417 and answer.json()["refusal"] == code, answer.text[:500]
	now = stored(paper.name)
	assert (now.pdf_sha256, now.signatures) == (paper.pdf_sha256, [])


def strange(office: Office) -> tuple[Holder, Authority]:
	other = Authority("CA lạ")
	return other.issue(full_name(CHAIR)), other


@pytest.mark.parametrize("told", [{"number": 999}, {"day": "2026-01-02"}], ids=str)
def test_number_and_date_are_the_register_s(
	paper: Document, ours: bytes, office: Office, bring: Callable, told: dict
) -> None:
	once = signed_elsewhere(ours, office.chair, office.authority)
	answer = bring(OFFICER, paper, once, **told)
	assert answer.json()["refusal"] == "signed-file-unfit"
	assert not stored(paper.name).signatures


def test_only_signatory_and_clerk_hand_in(
	paper: Document, ours: bytes, office: Office, bring: Callable
) -> None:
	once = signed_elsewhere(ours, office.chair, office.authority)
	for person in (EXAMINER, SUPERVISOR):
		assert bring(person, paper, once).json()["refusal"] == "not-the-clerk"
	assert bring(CHAIR, paper, once).status_code == 200

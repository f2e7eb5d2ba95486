"""What goes along with a signature: a time stamp of an authority, and an annex in a file of its own."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import frappe
import pytest
from actors import CHAIR, EXAMINER, OFFICER, as_user
from asn1crypto import tsp
from frappe.model.document import Document
from laichau_env.common import errors
from laichau_env.documents.pdf import to_pdf
from laichau_env.documents.register.files import kept_bytes
from laichau_env.documents.signing import checking, keys, service, trust
from laichau_env.documents.signing.secret import Secret
from prints.authority import PASSPHRASE

from signing.office import API, Office, stored

SILENT = 0


@pytest.fixture
def stamping(office: Office) -> Iterator[tuple[str, list[int]]]:
	"""Address of a time stamping authority of the test's own, and the status it answers with."""
	stamper, status, ended = office.authority.timestamper(), [200], threading.Event()

	class Answers(BaseHTTPRequestHandler):
		def do_POST(self) -> None:
			asked = self.rfile.read(int(self.headers["Content-Length"]))
			if status[0] == SILENT:
				ended.wait(60)
				return
			answer = stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
			self.send_response(status[0])
			kind = "application/timestamp-reply" if status[0] == 200 else "text/html"
			self.send_header("Content-Type", kind)
			self.end_headers()
			self.wfile.write(answer)

		def log_message(self, *words: object) -> None:
			"""Silence."""

	server = HTTPServer(("127.0.0.1", 0), Answers)
	threading.Thread(target=server.serve_forever, daemon=True).start()
	yield f"http://127.0.0.1:{server.server_port}/tsa", status
	ended.set()
	server.shutdown()


def sign(http: Callable, office: Office, paper: Document) -> object:
	return http(CHAIR.user).post(
		f"{API}.sign_with_file", data={"name": paper.name}, files=office.key_files(office.chair)
	)


def test_an_authority_vouches_for_the_time(
	paper: Document, office: Office, http: Callable, trusted: Callable, stamping: tuple
) -> None:
	trusted(office.authority, time_stamp_url=stamping[0])
	assert sign(http, office, paper).status_code == 200
	now = stored(paper.name)
	assert now.signatures[0].timestamped
	(found,) = checking.signatures(kept_bytes(now.pdf_sha256), trust.trust())
	assert found.timestamped and found.is_good


def test_nothing_is_signed_where_the_authority_does_not_answer(
	paper: Document, office: Office, http: Callable, trusted: Callable, stamping: tuple
) -> None:
	trusted(office.authority, time_stamp_url=stamping[0])
	stamping[1][0] = 500
	answer = sign(http, office, paper)
	assert answer.json()["refusal"] == "time-stamp-failed", answer.text[:500]
	assert not stored(paper.name).signatures


def test_an_authority_that_is_silent_holds_nobody_up(
	paper: Document, office: Office, trusted: Callable, stamping: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
	trusted(office.authority, time_stamp_url=stamping[0])
	stamping[1][0] = SILENT
	monkeypatch.setattr(trust, "SECONDS", 0.5)
	key = keys.key_file(Secret(office.chair.pkcs12(office.authority)), Secret(PASSPHRASE.encode()))
	with as_user(CHAIR), pytest.raises(frappe.ValidationError) as caught:
		service.sign(paper.name, key)
	assert isinstance(caught.value.refusal, errors.TimeStampFailed)
	assert not stored(paper.name).signatures


def annex_request(http: Callable, office: Office, paper: Document, person: object, content: bytes) -> object:
	files = {**office.key_files(office.commune), "annex": ("phu-luc.pdf", content)}
	return http(person.user).post(
		f"{API}.sign_annex", data={"name": paper.name, "title": "Phụ lục I"}, files=files
	)


def test_the_clerk_signs_an_annex_in_its_corner(paper: Document, office: Office, http: Callable) -> None:
	annex = to_pdf("<p>Biểu số liệu</p>", title="Phụ lục", author="UBND xã")
	for person in (CHAIR, EXAMINER):
		assert annex_request(http, office, paper, person, annex).json()["refusal"] == "not-the-clerk"
	assert annex_request(http, office, paper, OFFICER, annex).status_code == 200
	now = stored(paper.name)
	(row,) = now.annexes
	assert (row.title, kept_bytes(row.file_sha256)) == ("Phụ lục I", annex)
	signed = kept_bytes(row.signed_sha256)
	assert signed.startswith(annex)
	(found,) = checking.signatures(signed, trust.trust())
	assert found.is_good and [one.signer_kind for one in now.signatures] == ["Appendix"]
	words = {"name": paper.name, "annex": row.signed_sha256}
	assert http(EXAMINER.user).get(f"{API}.download_paper", params=words).content == signed
	assert now.pdf_sha256 == paper.pdf_sha256, "the paper itself waits for its leader"


@pytest.mark.parametrize("content", [b"%PDF-1.7 hong", b"PK\x03\x04"], ids=["torn", "zip"])
def test_what_is_no_pdf_is_no_annex(paper: Document, office: Office, http: Callable, content: bytes) -> None:
	answer = annex_request(http, office, paper, OFFICER, content)
	assert answer.json()["refusal"] in ("annex-unfit", "upload-unfit")
	assert not stored(paper.name).annexes

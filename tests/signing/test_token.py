"""Signing with a PKCS#11 token of the server; SoftHSM stands in for the device."""

import os
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import CHAIR, OFFICER, Person, as_user
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from frappe.model.document import Document
from laichau_env.common import errors
from laichau_env.documents.register.files import kept_bytes
from laichau_env.documents.signing import api, checking, trust
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from signing.office import BUM_TO, Office, full_name

PIN, LABEL = "246810", "kyso"
DRIVERS = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")


def utility(*words: object) -> None:
	subprocess.run(["softhsm2-util", *map(str, words)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def driver(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
	"""A token that holds the chair's key; the program reads its folder when its driver is loaded first."""
	import pkcs11
	from pkcs11.util.x509 import decode_x509_certificate

	folder = tmp_path_factory.mktemp("softhsm")
	(folder / "tokens").mkdir()
	(folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
	os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
	path = next(path for path in DRIVERS if Path(path).exists())
	utility("--init-token", "--free", "--label", LABEL, "--so-pin", "135790", "--pin", PIN)
	key = office.chair.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
	(folder / "key.pem").write_bytes(key)
	utility("--import", folder / "key.pem", "--token", LABEL, "--label", "chair", "--id", "a1", "--pin", PIN)
	with pkcs11.lib(path).get_token(token_label=LABEL).open(rw=True, user_pin=PIN) as session:
		facts = decode_x509_certificate(office.chair.certificate.public_bytes(Encoding.DER))
		session.create_object({**facts, pkcs11.Attribute.LABEL: "chair", pkcs11.Attribute.TOKEN: True})
	yield path
	del os.environ["SOFTHSM2_CONF"]


@pytest.fixture
def configured(site: ModuleType, driver: str, monkeypatch: pytest.MonkeyPatch) -> dict:
	"""The site's configuration: the chair's key lies on the token, the commune's label is not there."""
	facts = {"module": driver, "token": LABEL, "keys": {CHAIR.user: "chair", BUM_TO: "khong-co"}}
	monkeypatch.setitem(frappe.local.conf, "laichau_pkcs11", facts)
	return facts


def sign(person: Person, paper: Document, pin: str) -> dict:
	"""Call the API as a request would, the PIN among its files."""
	builder = EnvironBuilder(method="POST", data={"pin": (BytesIO(pin.encode()), "pin")})
	frappe.local.request = Request(builder.get_environ())
	try:
		with as_user(person):
			return api.sign_with_token(paper.name)
	finally:
		del frappe.local.request


def test_the_leader_signs_with_the_token(paper: Document, configured: dict) -> None:
	with as_user(CHAIR):
		assert api.get_signing(paper.name)["has_token"]
	assert sign(CHAIR, paper, PIN)["signatures"] == 1
	paper.reload()
	(found,) = checking.signatures(kept_bytes(paper.pdf_sha256), trust.trust())
	assert found.is_good and found.signer == full_name(CHAIR)


@pytest.mark.parametrize(
	("change", "pin", "word"),
	[
		({}, "000000", "PIN"),
		({"token": "khac"}, PIN, "thiết bị"),
		({"keys": {CHAIR.user: "khac"}}, PIN, "nhãn"),
		({"keys": {}}, PIN, "cấu hình"),
		({"module": "/khong/co.so"}, PIN, "thiết bị"),
	],
	ids=["pin", "token", "key", "unset", "driver"],
)
def test_a_token_that_does_not_open_signs_nothing(
	paper: Document, configured: dict, change: dict, pin: str, word: str
) -> None:
	configured.update(change)
	with pytest.raises(frappe.ValidationError) as caught:
		sign(CHAIR, paper, pin)
	assert isinstance(caught.value.refusal, errors.SigningKeyUnfit)
	assert word in str(caught.value.refusal)
	paper.reload()
	assert not paper.signatures


def test_who_has_no_key_there_is_not_offered_it(paper: Document, configured: dict) -> None:
	with as_user(OFFICER):
		assert not api.get_signing(paper.name)["has_token"]

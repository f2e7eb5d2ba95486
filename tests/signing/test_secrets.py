"""After signing nothing is left of key and passphrase: neither in the database, nor in a file, nor in a trace of an error."""

import base64
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import CHAIR, as_user
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from frappe.model.document import Document
from laichau_env.common import errors
from laichau_env.documents.signing import keys, pades, service
from laichau_env.documents.signing.secret import Secret
from prints.authority import PASSPHRASE, Holder

from signing.office import API, Office


def traces(holder: Holder, file: bytes, passphrase: str) -> list[bytes]:
	"""Pieces of what must not be found, in the forms in which it could be stored."""
	key = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
	secret = holder.key.private_numbers().d.to_bytes(256, "big")[40:72]
	pieces = [passphrase.encode(), secret, secret.hex().encode(), file[200:232]]
	pieces += [base64.b64encode(content)[400:440] for content in (key, file)]
	return [*pieces, passphrase.encode("unicode_escape")]


def places(site: ModuleType) -> Iterator[tuple[str, bytes]]:
	"""The whole database as text, the site's files, the bench's logs, the caches."""
	conf = site.local.conf
	command = [
		"mariadb-dump",
		"--skip-extended-insert",
		f"--user={conf.db_name}",
		f"--password={conf.db_password}",
	]
	command += [
		f"--{name}={conf[key]}"
		for name, key in (("host", "db_host"), ("port", "db_port"), ("socket", "db_socket"))
		if conf.get(key)
	]
	yield "database", subprocess.run([*command, conf.db_name], capture_output=True, check=True).stdout
	for folder in (Path(site.get_site_path()), Path("../logs")):
		for path in folder.rglob("*"):
			if path.is_file():
				yield str(path), path.read_bytes()
	for key in site.cache.keys("*"):
		yield f"cache {key}", site.cache.dump(key) or b""


def test_nothing_of_key_and_passphrase_is_kept(
	paper: Document, office: Office, http: Callable, site: ModuleType
) -> None:
	passphrase = f"mat-khau-{frappe.generate_hash(length=12)}"
	holder = office.authority.issue("Vàng Văn Ví Dụ")
	file = holder.pkcs12(office.authority, passphrase)
	session = http(CHAIR.user)
	for given in ("sai-roi", passphrase):
		parts = {"key_file": ("k.p12", file), "passphrase": ("p", given.encode())}
		answer = session.post(f"{API}.sign_with_file", data={"name": paper.name}, files=parts)
	assert answer.status_code == 200, answer.text[:500]
	site.db.rollback()
	searched = 0
	for place, content in places(site):
		searched += len(content)
		for piece in traces(holder, file, passphrase):
			assert piece not in content, place
	assert searched > 1_000_000, "the database alone is larger"


def test_a_failure_while_the_key_is_open_tells_nothing(
	paper: Document, office: Office, site: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
	file = office.chair.pkcs12(office.authority)
	logged: list[str] = []

	def broken(pdf: bytes, signer: object, *others: object) -> bytes:
		passphrase, key = PASSPHRASE, signer.signing_key.dump()
		raise RuntimeError(f"{passphrase} {key!r}")

	monkeypatch.setattr(pades, "signed", broken)
	monkeypatch.setattr(frappe, "log_error", lambda *words, **more: logged.append(f"{words} {more}"))
	with as_user(CHAIR), pytest.raises(frappe.ValidationError) as caught:
		service.sign(paper.name, keys.key_file(Secret(file), Secret(PASSPHRASE.encode())))
	assert isinstance(caught.value.refusal, errors.SigningFailed)
	try:
		raise caught.value
	except frappe.ValidationError:
		logged.append(frappe.get_traceback(with_context=True))
	assert "RuntimeError" in logged[0] and "broken" in logged[0]
	for text in logged:
		assert not [piece for piece in traces(office.chair, file, PASSPHRASE) if piece in text.encode()]
		assert repr(office.chair.key.private_numbers().d.to_bytes(256, "big")[40:50])[2:-1] not in text

"""Signing keys: a PKCS#12 file or a PKCS#11 token. They stay where they are: neither database nor public file has one.

The site's configuration names the folder of key files (`laichau_keys_folder`) and the token's driver
(`laichau_pkcs11_module`); the passphrase or PIN is given at each signing and kept nowhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asn1crypto import x509
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import Signer, SimpleSigner

from laichau_env.common import errors
from laichau_env.common.refuse import refuse


@contextmanager
def key_file(folder: Path, name: str, passphrase: str) -> Iterator[Signer]:
	"""The key in a PKCS#12 file of the folder. Raises SigningKeyUnfit (417)."""
	path = (folder / name).resolve()
	if path.parent != folder.resolve() or not path.is_file():
		refuse(errors.SigningKeyUnfit(why="không tìm thấy tệp khóa trên máy chủ"))
	try:
		signer = SimpleSigner.load_pkcs12_data(path.read_bytes(), (), passphrase.encode("utf-8"))
	except ValueError:
		refuse(errors.SigningKeyUnfit(why="mật khẩu khóa không đúng hoặc tệp khóa hỏng"))
	yield signer


@contextmanager
def token(module: Path, token_label: str, key_label: str, pin: str) -> Iterator[Signer]:
	"""The key on a PKCS#11 token. Raises SigningKeyUnfit (417)."""
	from pkcs11.exceptions import PKCS11Error

	try:
		session = open_pkcs11_session(str(module), token_label=token_label, user_pin=pin)
	except PKCS11Error as error:
		refuse(errors.SigningKeyUnfit(why=_told(error)))
	with session:
		yield PKCS11Signer(session, cert_label=key_label, key_label=key_label)


def common_name(certificate: x509.Certificate) -> str:
	"""The name that a certificate is for."""
	return str(certificate.subject.native.get("common_name") or certificate.subject.human_friendly)


def _told(error: Exception) -> str:
	known = {
		"PinIncorrect": "mã PIN không đúng",
		"PinLocked": "thiết bị ký đã bị khóa do nhập sai mã PIN nhiều lần",
		"NoSuchToken": "không thấy thiết bị ký",
	}
	return known.get(type(error).__name__, f"thiết bị ký báo lỗi {type(error).__name__}")

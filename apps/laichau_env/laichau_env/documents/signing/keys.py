"""Signing keys: a PKCS#12 file that comes with the request, or a PKCS#11 token of the server. Neither is kept.

The site's configuration names the token (`laichau_pkcs11`: `module` the path of its driver, `token` its label,
`keys` the label of each key by account or agency); the passphrase or PIN is given at each signing.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import Signer, SimpleSigner

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.signing.secret import Secret

MOST_BYTES = 100 * 1024
"""A PKCS#12 file with a long chain has about ten thousand."""


@dataclass(frozen=True)
class KeyOfToken:
	"""Where a key lies: driver, token, label."""

	module: str
	token: str
	label: str


def key_of_token(configured: Mapping[str, object] | None, holder: str) -> KeyOfToken | None:
	"""The key of `holder` (an account, or an agency) on the server's token; nothing where none is set up."""
	facts = configured or {}
	label = dict(facts.get("keys") or {}).get(holder)
	if not (label and facts.get("module") and facts.get("token")):
		return None
	return KeyOfToken(str(facts["module"]), str(facts["token"]), str(label))


@contextmanager
def key_file(content: Secret, passphrase: Secret) -> Iterator[Signer]:
	"""The key in a PKCS#12 file. Raises SigningKeyUnfit (417)."""
	if not 0 < len(content.reveal()) <= MOST_BYTES:
		refuse(errors.SigningKeyUnfit(why="tệp chứng thư trống hoặc quá lớn, hãy chọn tệp .p12 hoặc .pfx"))
	if failure := _closed(content, passphrase):
		refuse(errors.SigningKeyUnfit(why=failure))
	yield SimpleSigner.load_pkcs12_data(content.reveal(), (), passphrase.reveal() or None)


@contextmanager
def token(key: KeyOfToken, pin: Secret) -> Iterator[Signer]:
	"""The key on a PKCS#11 token. Raises SigningKeyUnfit (417)."""
	session, failure = _opened(key, pin)
	if failure:
		refuse(errors.SigningKeyUnfit(why=failure))
	with session:
		signer = PKCS11Signer(session, cert_label=key.label, key_label=key.label)
		if failure := _lacking(signer):
			refuse(errors.SigningKeyUnfit(why=failure))
		yield signer


def common_name(certificate: x509.Certificate) -> str:
	"""The name that a certificate is for."""
	return str(certificate.subject.native.get("common_name") or certificate.subject.human_friendly)


def _closed(content: Secret, passphrase: Secret) -> str:
	"""Why a PKCS#12 file gives no key with its certificate; nothing where it does."""
	try:
		key, certificate, others = pkcs12.load_key_and_certificates(
			content.reveal(), passphrase.reveal() or None
		)
	except (ValueError, TypeError):
		return "mật khẩu không đúng hoặc tệp chứng thư hỏng"
	if key is None or not (certificate or others):
		return "tệp không có đủ chứng thư và khóa ký"
	return "" if certificate else "không chứng thư nào trong tệp khớp với khóa ký"


def _opened(key: KeyOfToken, pin: Secret) -> tuple[object, str]:
	"""The session of the token, or why there is none."""
	from pkcs11.exceptions import PKCS11Error

	try:
		return (
			open_pkcs11_session(
				key.module, token_criteria=TokenCriteria(label=key.token), user_pin=pin.text()
			),
			"",
		)
	except (PKCS11Error, RuntimeError, OSError) as error:
		return None, _told(error)


def _lacking(signer: PKCS11Signer) -> str:
	"""Why the token has no usable key under the label; nothing where it has one."""
	from pkcs11.exceptions import PKCS11Error

	try:
		return "" if signer.signing_cert is not None else "thiết bị ký không có chứng thư"
	except PKCS11Error:
		return "thiết bị ký không có chứng thư và khóa theo nhãn đã cấu hình"


def _told(error: Exception) -> str:
	known = {
		"PinIncorrect": "mã PIN không đúng",
		"PinLenRange": "mã PIN không đúng",
		"PinInvalid": "mã PIN không đúng",
		"PinLocked": "thiết bị ký đã bị khóa do nhập sai mã PIN nhiều lần",
		"PKCS11Error": "không thấy thiết bị ký",
		"NoSuchToken": "không thấy thiết bị ký",
	}
	return known.get(type(error).__name__, f"thiết bị ký báo lỗi {type(error).__name__}")

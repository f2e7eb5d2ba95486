"""A certificate authority of the tests: keys, certificates, a revocation list, a time stamping authority."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from asn1crypto import core
from asn1crypto import keys as asn1_keys
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
	BestAvailableEncryption,
	Encoding,
	NoEncryption,
	PrivateFormat,
	pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

PASSPHRASE = "mật khẩu khóa"


@dataclass(frozen=True)
class Holder:
	"""A key with its certificate."""

	key: rsa.RSAPrivateKey
	certificate: x509.Certificate

	@property
	def asn1(self) -> asn1_x509.Certificate:
		return asn1_x509.Certificate.load(self.certificate.public_bytes(Encoding.DER))

	def pkcs12(self, authority: "Authority", passphrase: str = PASSPHRASE) -> bytes:
		return pkcs12.serialize_key_and_certificates(
			b"key", self.key, self.certificate, [authority.root.certificate],
			BestAvailableEncryption(passphrase.encode()),
		)  # fmt: skip

	def pkcs12_with_key_of(self, other: "Holder", authority: "Authority") -> bytes:
		"""A file whose certificate is this one's and whose key another's, as no honest program makes it."""
		certificates, _ = _bags(self.pkcs12(authority))
		_, key = _bags(other.pkcs12(authority))
		bags = asn1_pkcs12.AuthenticatedSafe([certificates, key])
		content = {"content_type": "data", "content": core.OctetString(bags.dump())}
		return asn1_pkcs12.Pfx({"version": "v3", "auth_safe": content}).dump()


def _bags(file: bytes) -> tuple[object, object]:
	"""Certificates and key of a PKCS#12 file, as they are packed."""
	return tuple(
		asn1_pkcs12.AuthenticatedSafe.load(asn1_pkcs12.Pfx.load(file)["auth_safe"]["content"].native)
	)


class Authority:
	"""Issues certificates under one root."""

	def __init__(self, name: str) -> None:
		self.now = datetime.now(timezone.utc)
		key = rsa.generate_private_key(65537, 2048)
		self.root = Holder(key, self._certificate(name, key, name, key, ca=True))

	def issue(self, name: str, *, days: tuple[int, int] = (-1, 365), stamping: bool = False) -> Holder:
		"""A certificate in force from `days[0]` to `days[1]` days from now."""
		key = rsa.generate_private_key(65537, 2048)
		issuer = self.root.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
		return Holder(
			key, self._certificate(name, key, str(issuer), self.root.key, days=days, stamping=stamping)
		)

	def revocation_list(self, *revoked: Holder) -> bytes:
		"""The list of revoked certificates, DER."""
		builder = (
			x509.CertificateRevocationListBuilder()
			.issuer_name(self.root.certificate.subject)
			.last_update(self.now - timedelta(hours=2))
			.next_update(self.now + timedelta(days=7))
		)
		for holder in revoked:
			builder = builder.add_revoked_certificate(
				x509.RevokedCertificateBuilder()
				.serial_number(holder.certificate.serial_number)
				.revocation_date(self.now - timedelta(hours=1))
				.build()
			)
		return builder.sign(self.root.key, hashes.SHA256()).public_bytes(Encoding.DER)

	def timestamper(self) -> DummyTimeStamper:
		"""A time stamping authority under this root."""
		holder = self.issue("Dịch vụ cấp dấu thời gian thử", stamping=True)
		private = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
		return DummyTimeStamper(
			tsa_cert=holder.asn1,
			tsa_key=asn1_keys.PrivateKeyInfo.load(private),
			certs_to_embed=None,
		)

	def _certificate(
		self, name: str, key: rsa.RSAPrivateKey, issuer: str, issuer_key: rsa.RSAPrivateKey,
		days: tuple[int, int] = (-30, 3650), ca: bool = False, stamping: bool = False,
	) -> x509.Certificate:  # fmt: skip
		usage = {
			"digital_signature": not ca, "content_commitment": not ca, "key_encipherment": False,
			"data_encipherment": False, "key_agreement": False, "key_cert_sign": ca, "crl_sign": ca,
			"encipher_only": False, "decipher_only": False,
		}  # fmt: skip
		builder = (
			x509.CertificateBuilder()
			.subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
			.issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
			.public_key(key.public_key())
			.serial_number(x509.random_serial_number())
			.not_valid_before(self.now + timedelta(days=days[0]))
			.not_valid_after(self.now + timedelta(days=days[1]))
			.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
			.add_extension(x509.KeyUsage(**usage), critical=True)
		)
		if stamping:
			builder = builder.add_extension(
				x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
			)
		return builder.sign(issuer_key, hashes.SHA256())

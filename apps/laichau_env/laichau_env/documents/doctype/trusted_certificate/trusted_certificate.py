"""A certification authority that is trusted, with its list of revoked certificates."""

from asn1crypto import crl, pem, x509
from frappe.model.document import Document

from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.signing.keys import common_name


class TrustedCertificate(Document):
	"""One row of the trusted authorities."""

	def read(self) -> None:
		"""Tell from the texts whom the certificate is for and how long both are good. Raises TrustTextUnfit (417)."""
		certificate = self.as_certificate()
		if not certificate.ca:
			refuse(errors.TrustTextUnfit(row=self.idx, why="chứng thư này không phải của tổ chức chứng thực"))
		self.subject = common_name(certificate)
		self.valid_until = certificate["tbs_certificate"]["validity"].native["not_after"].date()
		self.list_until = None
		if self.revocation_list:
			told = crl.CertificateList.load(self.as_revocation_list())["tbs_cert_list"]
			if told["issuer"] != certificate.subject:
				refuse(errors.TrustTextUnfit(row=self.idx, why="danh sách thu hồi của tổ chức khác"))
			if told["next_update"].native:
				self.list_until = clock.by_site(told["next_update"].native)

	def as_certificate(self) -> x509.Certificate:
		"""The certificate. Raises TrustTextUnfit (417)."""
		return x509.Certificate.load(self._bytes_of(self.certificate, "CERTIFICATE"))

	def as_revocation_list(self) -> bytes:
		"""The revocation list, DER. Raises TrustTextUnfit (417)."""
		return self._bytes_of(self.revocation_list, "X509 CRL")

	def _bytes_of(self, text: str, kind: str) -> bytes:
		try:
			found, _, content = pem.unarmor((text or "").strip().encode("utf-8"))
			(x509.Certificate if kind == "CERTIFICATE" else crl.CertificateList).load(content).native
		except (ValueError, TypeError):
			refuse(errors.TrustTextUnfit(row=self.idx, why=f"không đọc được, cần văn bản PEM loại {kind}"))
		if found != kind:
			refuse(errors.TrustTextUnfit(row=self.idx, why=f"đây là {found}, cần {kind}"))
		return content

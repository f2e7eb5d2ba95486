"""Whom digital signatures are trusted from, who vouches for their time, and where papers are verified."""

from urllib.parse import urlsplit

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.refuse import refuse

ADDRESSES = ("time_stamp_url", "verification_address")


class SigningSettings(Document):
	"""Data of an administrator; no key and no passphrase is here."""

	def validate(self) -> None:
		"""What must be true of the settings."""
		for row in self.authorities:
			row.read()
		for field in ADDRESSES:
			self.check_address(field)

	def check_address(self, field: str) -> None:
		"""Addresses are whole ones of the web."""
		address = (self.get(field) or "").strip().rstrip("/")
		self.set(field, address)
		parts = urlsplit(address)
		if address and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query):
			refuse(errors.ServiceAddressUnfit(address=address))

"""What one person or agency signs with: the image that stands on the paper, and the certificate that is theirs."""

import frappe
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.signing.images import image_refusal
from laichau_env.documents.signing.rules import PERSON

LEAST_MM, MOST_MM = 20, 60


class SigningProfile(Document):
	"""One a person and one an agency; read by who keeps them, used by the service."""

	def autoname(self) -> None:
		"""By whose it is, so that there is one."""
		self.name = f"{self.signer_kind}-{self.official if self.signer_kind == PERSON else self.agency}"

	def validate(self) -> None:
		"""What must be true of a profile."""
		self.forget_other_holder()
		self.check_image()
		self.check_diameter()

	def forget_other_holder(self) -> None:
		"""A person's profile names no agency, an agency's no person."""
		self.set("agency" if self.signer_kind == PERSON else "official", None)

	def check_image(self) -> None:
		"""A private PNG with a clear ground, blue or red."""
		refusal = image_refusal(self.image_bytes(), self.signer_kind)
		if refusal:
			refuse(refusal)

	def check_diameter(self) -> None:
		"""Seals are of a known size."""
		if self.signer_kind != PERSON and not LEAST_MM <= (self.diameter_mm or 0) <= MOST_MM:
			refuse(errors.SealSizeUnfit(least=LEAST_MM, most=MOST_MM))

	def image_bytes(self) -> bytes:
		"""The image's file. Raises SignatureImageUnfit (417) where it is open to everybody or gone."""
		name = frappe.db.get_value("File", {"file_url": self.image, "is_private": 1})
		if not name:
			refuse(errors.SignatureImageUnfit(why="tệp ảnh phải là tệp riêng tư tải lên hệ thống"))
		content = frappe.get_doc("File", name).get_content()
		return content if isinstance(content, bytes) else content.encode("utf-8")

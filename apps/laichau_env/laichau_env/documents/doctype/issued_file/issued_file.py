"""The bytes of an issued paper: written once by the register, changed and deleted by nobody."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse


class IssuedFile(Document):
	"""Append-only for everybody, Administrator included; its name is the SHA-256 of its bytes."""

	def before_validate(self) -> None:
		if not self.is_new() or not isinstance(self.flags.service_write, ServiceWrite):
			refuse(errors.PapersAreKept())

	def before_change(self) -> None:
		refuse(errors.PapersAreKept())

	def on_trash(self) -> None:
		refuse(errors.PapersAreKept())

	def after_delete(self) -> None:
		refuse(errors.PapersAreKept())

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.PapersAreKept())

	def after_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.PapersAreKept())

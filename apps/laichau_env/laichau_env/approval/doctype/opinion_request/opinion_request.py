"""An opinion asked of another agency: made, answered and closed by approval/opinions/service.py alone."""

from frappe.model.document import Document

from laichau_env.approval.opinions.view import request_view
from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse


class OpinionRequest(Document):
	"""Append-only for everybody, Administrator included."""

	def onload(self) -> None:
		self.set_onload("opinion", request_view(self))

	def before_validate(self) -> None:
		self.refuse_unless_written_by_service()

	def before_change(self) -> None:
		refuse(errors.OpinionsAreKept())

	def on_trash(self) -> None:
		refuse(errors.OpinionsAreKept())

	def after_delete(self) -> None:
		refuse(errors.OpinionsAreKept())

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.OpinionsAreKept())

	def after_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.OpinionsAreKept())

	def refuse_unless_written_by_service(self) -> None:
		"""Flags are no part of a document's data: only code of the service can vouch for a write."""
		if not isinstance(self.flags.service_write, ServiceWrite):
			refuse(errors.OpinionsAreKept())

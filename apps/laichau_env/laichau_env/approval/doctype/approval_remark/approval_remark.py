"""A remark on a place of a returned record: made and answered by approval/returns/service.py alone."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse


class ApprovalRemark(Document):
	"""Kept for everybody, Administrator included; only the service adds the answer."""

	def before_validate(self) -> None:
		if not isinstance(self.flags.service_write, ServiceWrite):
			refuse(errors.RemarksAreKept())

	def before_change(self) -> None:
		refuse(errors.RemarksAreKept())

	def on_trash(self) -> None:
		refuse(errors.RemarksAreKept())

	def after_delete(self) -> None:
		refuse(errors.RemarksAreKept())

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.RemarksAreKept())

	def after_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.RemarksAreKept())

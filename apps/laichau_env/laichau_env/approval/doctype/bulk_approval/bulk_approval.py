"""One action on many records: made by approval/bulk/service.py, carried out by its worker, changed by nobody else."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse


class BulkApproval(Document):
	"""Kept for everybody, Administrator included."""

	def before_validate(self) -> None:
		if not self.is_new() or not isinstance(self.flags.service_write, ServiceWrite):
			refuse(errors.BulkIsKept())

	def before_change(self) -> None:
		refuse(errors.BulkIsKept())

	def on_trash(self) -> None:
		refuse(errors.BulkIsKept())

	def after_delete(self) -> None:
		refuse(errors.BulkIsKept())

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.BulkIsKept())

	def after_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.BulkIsKept())

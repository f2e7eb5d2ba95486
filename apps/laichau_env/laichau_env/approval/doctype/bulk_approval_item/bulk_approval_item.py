"""One record of a bulk approval."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.refuse import refuse


class BulkApprovalItem(Document):
	"""Written with its bulk approval and by approval/bulk/worker.py, by its own address never."""

	def before_validate(self) -> None:
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

"""One action on an approvable record: written once, by the approval service, changed by nobody."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse


class ApprovalEvent(Document):
	"""Append-only for everybody, Administrator included."""

	def before_validate(self) -> None:
		self.refuse_unless_written_by_service()

	def before_change(self) -> None:
		refuse(errors.EventsAreFinal())

	def on_trash(self) -> None:
		refuse(errors.EventsAreFinal())

	def after_delete(self) -> None:
		refuse(errors.EventsAreFinal())

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.EventsAreFinal())

	def after_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.EventsAreFinal())

	def refuse_unless_written_by_service(self) -> None:
		"""Only an insert that the service vouches for passes; a save of a stored event never does."""
		if not self.is_new() or not isinstance(self.flags.service_write, ServiceWrite):
			refuse(errors.EventsAreFinal())

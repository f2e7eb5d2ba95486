"""The head of the chain over all approval events: moved by the approval service alone."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse


class ApprovalChain(Document):
	"""One record, `head`. Changed and deleted by nobody by hand."""

	def before_validate(self) -> None:
		if not isinstance(self.flags.service_write, ServiceWrite):
			refuse(errors.EventsAreFinal())

	def on_trash(self) -> None:
		refuse(errors.EventsAreFinal())

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		refuse(errors.EventsAreFinal())

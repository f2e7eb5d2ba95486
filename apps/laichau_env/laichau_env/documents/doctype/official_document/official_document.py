"""An outgoing paper in the register: written by the register's service, changed and deleted by nobody."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.documents.register import rules


class OfficialDocument(Document):
	"""Issued once; the service alone closes it or adds the signed file. Administrator is no exception."""

	def autoname(self) -> None:
		"""Series and number: the database itself holds each number once."""
		self.name = rules.document_name(self.series, self.number)

	@property
	def series(self) -> str:
		"""The series that gave the number."""
		return self.flags.series

	def before_validate(self) -> None:
		self.refuse_unless_written_by_service()

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

	def refuse_unless_written_by_service(self) -> None:
		"""A request cannot carry the service's proof: flags are not part of a record's data."""
		if not isinstance(self.flags.service_write, ServiceWrite):
			refuse(errors.PapersAreKept())

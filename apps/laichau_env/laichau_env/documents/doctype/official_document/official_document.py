"""An outgoing paper in the register: written by the register's service, changed and deleted by nobody."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord
from laichau_env.documents.register import rules


class OfficialDocument(KeptRecord):
	"""Issued once; the service alone closes it or adds its file."""

	kept = errors.PapersAreKept

	def autoname(self) -> None:
		"""Series and number: the database itself holds each number once."""
		self.name = rules.document_name(self.flags.series, self.number)

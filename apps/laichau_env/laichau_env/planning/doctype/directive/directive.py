"""A decision, plan or resolution that sets tasks or is their basis."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.refuse import refuse


class Directive(Document):
	"""A decision, plan or resolution that sets tasks or is their basis."""

	def validate(self) -> None:
		"""A directive neither promulgates nor carries out itself."""
		if self.name in {self.issued_with, *(row.directive for row in self.carries_out)}:
			refuse(errors.DirectiveOfItself(directive=self.name))

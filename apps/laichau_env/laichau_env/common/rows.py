"""Child rows: those that stand are not written again, and none is written but by the record it belongs to."""

from typing import ClassVar

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.refuse import refuse


class StandingRows(Document):
	"""A record whose child rows stay as they are stored while `flags.rows_stand` is set.

	The approval service sets it for the one save of an action, under the record's lock; the guard has by then
	refused every difference between the rows and those stored. Without it each row is written once more: forty
	statements for a report of forty tasks.
	"""

	def update_children(self) -> None:
		"""Write the child tables, unless they stand."""
		if not self.flags.rows_stand:
			super().update_children()


class OwnedRow(Document):
	"""Base of child rows that only one table of one record may write.

	A site can put a table of such rows on any other form; saving that form with a row that names a stored one would
	take the row away from its record, past all that guards the record.
	"""

	belongs_to: ClassVar[tuple[str, str]]
	"""DocType of the record, and the table's field in it."""

	def db_insert(self, *args: object, **kwargs: object) -> None:
		"""Add the row, to its own table alone."""
		self.check_place()
		super().db_insert(*args, **kwargs)

	def db_update(self) -> None:
		"""Write the row, of its own table alone."""
		self.check_place()
		super().db_update()

	def check_place(self) -> None:
		"""Refuse any other place; the framework sets both from what is being saved."""
		if (self.parenttype, self.parentfield) != self.belongs_to:
			refuse(errors.ChildRowAlone(name=self.parent or ""))

"""What a record with many child rows spares when an action moves it: rows that stand are not written again."""

from frappe.model.document import Document


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

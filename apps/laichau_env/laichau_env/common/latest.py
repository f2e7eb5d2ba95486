"""A save that comes too late: who saved or acted meanwhile is named, where the framework only says that somebody did."""

import frappe
from frappe.model.document import Document


class SavedInTurn(Document):
	"""A record whose stale save is refused by the hook list `saved_too_late` (later rooms know who was first)."""

	def check_if_latest(self) -> None:
		"""Compare with the stored record under its lock, as the framework does, and tell who was first."""
		try:
			super().check_if_latest()
		except frappe.TimestampMismatchError:
			frappe.clear_last_message()
			for path in frappe.get_hooks("saved_too_late"):
				frappe.get_attr(path)(self, self.get_doc_before_save())
			raise

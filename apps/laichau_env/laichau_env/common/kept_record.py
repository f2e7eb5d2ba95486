"""Records that nobody makes, changes, deletes or renames by hand: only a service of the app writes them."""

from typing import ClassVar

from frappe.model.document import Document

from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.errors import Refusal
from laichau_env.common.refuse import refuse


class KeptRecord(Document):
	"""Base of controllers of such records; Administrator is no exception.

	`kept` is what everybody else is told; with `once` a record is never written again, not by a service either.
	"""

	kept: ClassVar[type[Refusal]]
	once: ClassVar[bool] = False

	def before_validate(self) -> None:
		"""Let pass only what a service vouches for: flags are no part of a record's data."""
		vouched = isinstance(self.flags.service_write, ServiceWrite)
		if not vouched or (self.once and not self.is_new()):
			refuse(self.kept())

	def before_change(self) -> None:
		"""Refuse `db_set`."""
		refuse(self.kept())

	def on_trash(self) -> None:
		"""Refuse deleting."""
		refuse(self.kept())

	def after_delete(self) -> None:
		"""Refuse deleting by a caller who skips `on_trash`."""
		refuse(self.kept())

	def before_rename(self, old: str, new: str, merge: bool = False) -> None:
		"""Refuse renaming."""
		refuse(self.kept())

	def after_rename(self, old: str, new: str, merge: bool = False) -> None:
		"""Refuse renaming by a caller who skips `before_rename`."""
		refuse(self.kept())

"""What nobody may find later: passphrases, PINs and keys are used in memory, and show in no trace of an error.

The framework writes the local variables of every frame into its Error Log when something breaks. A passphrase
therefore travels as a part of the request's files (never among its form values), is wrapped here at once, and
whatever fails while it is in use leaves its frames behind.
"""

import traceback
from collections.abc import Callable
from typing import TypeVar

import frappe

from laichau_env.common import errors
from laichau_env.common.refuse import refuse

Answer = TypeVar("Answer")
TITLE = "Digital signature failed"


class Secret:
	"""Bytes that show as stars."""

	__slots__ = ("_content",)

	def __init__(self, content: bytes) -> None:
		"""Wrap `content`."""
		self._content = content

	def __repr__(self) -> str:
		"""Stars, whatever is inside."""
		return "Secret(***)"

	def reveal(self) -> bytes:
		"""The bytes; only inside `quietly`."""
		return self._content

	def text(self) -> str:
		"""The bytes as text; only inside `quietly`."""
		return self._content.decode("utf-8", "replace")


def quietly(work: Callable[[], Answer]) -> Answer:
	"""Do what has a key at hand. Refusals pass; any other failure becomes SigningFailed (417).

	What is logged of it are the lines of code that were passed, neither values nor the error's own words; it is
	told outside the handler, so that nothing hangs on the new error.
	"""
	try:
		return work()
	except frappe.ValidationError:
		raise
	except Exception as error:
		kind, passed = type(error).__name__, "".join(traceback.format_tb(error.__traceback__))
	frappe.log_error(TITLE, f"{kind}\n{passed}", defer_insert=True)
	refuse(errors.SigningFailed(kind=kind))

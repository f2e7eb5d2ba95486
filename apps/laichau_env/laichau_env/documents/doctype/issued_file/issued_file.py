"""The bytes of an issued paper: written once by the register, changed and deleted by nobody."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class IssuedFile(KeptRecord):
	"""Append-only for everybody; its name is the SHA-256 of its bytes."""

	kept, once = errors.PapersAreKept, True

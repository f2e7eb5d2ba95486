"""A paper that is signed elsewhere before it has a number: written by its service, changed and deleted by nobody."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class SigningCopy(KeptRecord):
	"""Kept with its file, whether or not it ever comes back."""

	kept = errors.PapersAreKept

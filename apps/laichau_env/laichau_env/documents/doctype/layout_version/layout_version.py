"""The texts of a layout as they were once: written by the layouts' service, changed and deleted by nobody."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class LayoutVersion(KeptRecord):
	"""Append-only for everybody; its name is the SHA-256 of its texts."""

	kept, once = errors.LayoutVersionsAreKept, True

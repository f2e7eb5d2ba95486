"""Many papers asked for at once: written by its service, changed and deleted by nobody."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class PaperBatch(KeptRecord):
	"""What was asked for, how far it is, and until when its file is kept."""

	kept = errors.BatchIsKept

"""What one person was told of one record: written by follow_up/notices/service.py alone."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class WorkNotice(KeptRecord):
	"""Kept for everybody, Administrator included; only the service notes what became of the e-mail."""

	kept = errors.NoticesAreKept

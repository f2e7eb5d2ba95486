"""A remark on a place of a returned record: made and answered by approval/returns/service.py alone."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class ApprovalRemark(KeptRecord):
	"""Kept for everybody, Administrator included; only the service adds the answer."""

	kept = errors.RemarksAreKept

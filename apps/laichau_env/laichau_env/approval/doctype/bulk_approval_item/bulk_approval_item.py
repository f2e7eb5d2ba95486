"""One record of a bulk approval."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class BulkApprovalItem(KeptRecord):
	"""Written with its bulk approval and by approval/bulk/worker.py, by its own address never."""

	kept = errors.BulkIsKept

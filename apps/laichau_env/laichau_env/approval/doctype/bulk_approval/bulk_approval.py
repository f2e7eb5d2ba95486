"""One action on many records: made by approval/bulk/service.py, carried out by its worker, changed by nobody else."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class BulkApproval(KeptRecord):
	"""Saved once; the worker notes in its rows what became of each record."""

	kept, once = errors.BulkIsKept, True

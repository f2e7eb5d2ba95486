"""What one building of a consolidated report was made from and gave: written once, by consolidation/service.py."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class ConsolidationBuild(KeptRecord):
	"""Kept for everybody, Administrator included."""

	kept = errors.ConsolidationIsKept
	once = True

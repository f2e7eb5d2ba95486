"""An agency's report as a consolidation read it: written by consolidation/service.py alone."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class ConsolidationSource(KeptRecord):
	"""Kept for everybody, Administrator included."""

	kept = errors.ConsolidationIsKept

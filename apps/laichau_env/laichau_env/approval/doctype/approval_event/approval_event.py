"""One action on an approvable record: written once, by the approval service, changed by nobody."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class ApprovalEvent(KeptRecord):
	"""Append-only for everybody, Administrator included."""

	kept, once = errors.EventsAreFinal, True

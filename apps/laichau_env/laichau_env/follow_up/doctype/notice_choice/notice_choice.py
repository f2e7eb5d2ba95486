"""How one person wants the e-mails of notices: chosen by himself, through follow_up/notices/service.py."""

from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class NoticeChoice(KeptRecord):
	"""Kept for everybody, Administrator included."""

	kept = errors.NoticeChoiceKept

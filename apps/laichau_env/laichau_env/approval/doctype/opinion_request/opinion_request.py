"""An opinion asked of another agency: made, answered and closed by approval/opinions/service.py alone."""

from laichau_env.approval.opinions.view import request_view
from laichau_env.common import errors
from laichau_env.common.kept_record import KeptRecord


class OpinionRequest(KeptRecord):
	"""Kept for everybody, Administrator included."""

	kept = errors.OpinionsAreKept

	def onload(self) -> None:
		self.set_onload("opinion", request_view(self))

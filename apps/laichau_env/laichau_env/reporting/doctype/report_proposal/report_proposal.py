"""Something asked of another agency."""

from laichau_env.common.rows import OwnedRow


class ReportProposal(OwnedRow):
	"""Something asked of another agency."""

	belongs_to = ("Progress Report", "proposals")

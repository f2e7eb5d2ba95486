"""A file that proves a result."""

from laichau_env.common.rows import OwnedRow


class ReportEvidence(OwnedRow):
	"""A file that proves a result."""

	belongs_to = ("Progress Report", "evidence")

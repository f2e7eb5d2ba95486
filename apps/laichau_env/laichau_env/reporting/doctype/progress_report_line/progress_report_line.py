"""What one agency did on one task in one period."""

from laichau_env.common.rows import OwnedRow


class ProgressReportLine(OwnedRow):
	"""What one agency did on one task in one period."""

	belongs_to = ("Progress Report", "lines")

"""What an agency says of one indicator in one report."""

from laichau_env.common.rows import OwnedRow


class ReportIndicatorValue(OwnedRow):
	"""Made with its report's draft; only figure and reason are the agency's to write."""

	belongs_to = ("Progress Report", "indicator_values")

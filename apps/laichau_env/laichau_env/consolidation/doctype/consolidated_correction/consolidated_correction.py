"""A figure of one agency that the upper tier corrects."""

from laichau_env.common.rows import OwnedRow


class ConsolidatedCorrection(OwnedRow):
	"""A figure of one agency that the upper tier corrects."""

	belongs_to = ("Consolidated Report", "corrections")

"""One task over all agencies of a period."""

from laichau_env.common.rows import OwnedRow


class ConsolidatedLine(OwnedRow):
	"""One task over all agencies of a period."""

	belongs_to = ("Consolidated Report", "lines")

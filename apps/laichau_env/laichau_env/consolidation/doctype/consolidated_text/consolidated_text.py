"""Words at one place of a consolidated report."""

from laichau_env.common.rows import OwnedRow


class ConsolidatedText(OwnedRow):
	"""Words at one place of a consolidated report."""

	belongs_to = ("Consolidated Report", "texts")

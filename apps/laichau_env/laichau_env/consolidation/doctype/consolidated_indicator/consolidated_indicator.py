"""One indicator over all agencies that report it."""

from laichau_env.common.rows import OwnedRow


class ConsolidatedIndicator(OwnedRow):
	"""One indicator over all agencies that report it."""

	belongs_to = ("Consolidated Report", "indicators")

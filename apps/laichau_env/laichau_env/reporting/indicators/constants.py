"""Fixed words of indicators: how their figures are added up."""

from enum import StrEnum


class Addition(StrEnum):
	"""How the figures of several agencies become one; the values are the options of Indicator.addition."""

	SUM = "Sum"
	MEAN = "Mean"
	WEIGHTED_MEAN = "Weighted Mean"
	LAST_VALUE = "Last Value"

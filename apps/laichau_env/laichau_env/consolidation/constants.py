"""Fixed words of consolidation: scopes, kinds of text, figures that may be corrected."""

from enum import StrEnum

REPORT = "Consolidated Report"
SOURCE = "Consolidation Source"
BUILD = "Consolidation Build"


class ReportScope(StrEnum):
	"""What a consolidated report is about: every task of the plan, or those that its agency leads."""

	PROVINCE = "Province"
	OWN_TASKS = "Own Tasks"


class TextKind(StrEnum):
	"""Where a merged text stands: a part of the narrative, a task, or who must act on proposals."""

	PART = "Part"
	RESULT = "Result"
	DIFFICULTIES = "Difficulties"
	PROPOSALS = "Proposals"


class Figure(StrEnum):
	"""A figure of a source that an upper tier may correct."""

	PERCENT = "percent"
	COMPLETED_ON = "completed_on"
	FUNDS_PLANNED = "funds_planned"
	FUNDS_DISBURSED = "funds_disbursed"
	INDICATOR = "indicator"


OPPOSED = {Figure.PERCENT: Figure.COMPLETED_ON, Figure.COMPLETED_ON: Figure.PERCENT}
"""Figures of one line that say one thing: a day means 100 percent, less than that means no day."""
PARTS = ("situation", "results_summary", "strengths", "shortcomings", "causes", "next_steps")
"""Parts of the narrative, in the order of the outline (template of periodic reports)."""
MONEY_DECIMALS = 6
PERCENT_DECIMALS = 4

"""A report in a few lines: what one reads of it who approves many at once."""

from typing import Any

from frappe import _
from frappe.utils import flt

from laichau_env.reporting.constants import LEAD

COMPLETE = 100


def digest_of(report: Any) -> list[str]:
	"""Counts that show whether a report wants to be opened: tasks by standing, difficulties, proposals, figures, lateness."""
	late = [_("sent {0} working days late").format(report.days_late)] if report.get("days_late") else []
	if report.nothing_to_report:
		return [f"{_('Nothing to Report')}: {(report.nothing_reason or '').strip()}", *late]
	leads = [line for line in report.lines if line.role == LEAD]
	counts = (
		(_("{0} tasks led"), len(leads)),
		(_("{0} completed"), sum(flt(line.percent) >= COMPLETE for line in leads)),
		(_("{0} ahead"), sum(line.pace == "Ahead" for line in leads)),
		(_("{0} on track"), sum(line.pace == "On Track" for line in leads)),
		(_("{0} behind"), sum(line.pace == "Behind" for line in leads)),
		(_("{0}% on average"), round(sum(flt(line.percent) for line in leads) / max(len(leads), 1))),
		(_("{0} with difficulties"), sum(bool((line.difficulties or "").strip()) for line in report.lines)),
		(_("{0} proposals"), len(report.proposals)),
	)
	return [words.format(number) for words, number in counts] + _figures(report) + late


def _figures(report: Any) -> list[str]:
	rows = report.indicator_values
	entered = sum(bool(row.value_text) for row in rows)
	return [_("{0} of {1} indicators entered").format(entered, len(rows))] if rows else []

"""The corrections of a report as screens show them: whose figure, which, from what to what, why, who and when."""

from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.consolidation import queries
from laichau_env.consolidation.constants import SOURCE, Figure
from laichau_env.consolidation.corrections import LABELS
from laichau_env.planning.queries import places_of


def corrections_shown(report: Document) -> list[dict[str, Any]]:
	"""Every correction; `gone`: the report that it corrects is counted no more. Four queries, none of none."""
	rows = report.corrections
	if not rows:
		return []
	names = queries.agency_names(row.agency for row in rows)
	places = places_of({row.plan_task for row in rows if row.plan_task})
	titles = {row.indicator: row.indicator_name for row in report.indicators}
	counted = set(frappe.get_all(SOURCE, {"consolidated_report": report.name, "counted": 1}, pluck="agency"))
	return [
		{
			"name": row.name,
			"agency": row.agency,
			"agency_name": names.get(row.agency, row.agency),
			"plan_task": row.plan_task or "",
			"indicator": row.indicator or "",
			"place": places.get(row.plan_task, ""),
			"title": titles.get(row.indicator, row.indicator or ""),
			"figure": row.figure,
			"label": LABELS[Figure(row.figure)],
			"original": row.original,
			"corrected": row.corrected,
			"reason": row.reason,
			"by": row.corrected_by_name,
			"on": row.corrected_on,
			"gone": row.agency not in counted,
		}
		for row in rows
	]

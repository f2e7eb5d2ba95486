"""What the form of a consolidated report shows beside the record: who is late or missing, what is stale, what changed."""

from collections.abc import Collection
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.consolidation import fitness, keeping, queries, service
from laichau_env.consolidation.constants import SOURCE
from laichau_env.consolidation.corrected import corrections_shown
from laichau_env.consolidation.differences import differences
from laichau_env.consolidation.pins import staleness
from laichau_env.consolidation.places import NAMES
from laichau_env.planning.queries import places_of
from laichau_env.reporting.constants import DRAFT


def show_standing(doc: Document, method: str | None = None) -> None:
	"""Give the form all that it draws together with the record, so that both are of one moment."""
	if not doc.is_new() and doc.build_number:
		doc.set_onload("consolidation", standing_view(doc))


def standing_view(doc: Document) -> dict[str, Any]:
	"""Agencies late or missing first, stale parts, what changed since it was known. A fixed number of queries."""
	sources = _sources(doc.name)
	stale = service.stale_at_a_glance(doc)
	names = queries.agency_names(
		[
			*(row.agency for row in sources),
			*(row.subject for row in doc.texts if row.kind == "Proposals"),
		]
	)
	return {
		"names": names,
		"parts": NAMES,
		"places": places_of([line.plan_task for line in doc.lines]),
		"missing": [_source(row, names) for row in sources if not row.counted],
		"late": [_source(row, names) for row in sources if row.counted and row.days_late],
		"provisional": [_source(row, names) for row in sources if row.is_provisional],
		"stale": [
			{"said": said, "tasks": one.tasks} for one, said in zip(stale, fitness.said(stale), strict=True)
		],
		"changes": _changes(doc),
		"corrections": corrections_shown(doc),
		"meetings": [row.name for row in doc.texts if row.hand_text and row.over_text != row.built_text],
		"can_rebuild": doc.workflow_state == DRAFT and doc.docstatus == 0 and doc.has_permission("write"),
	}


def _sources(name: str) -> list[frappe._dict]:
	return frappe.get_all(
		SOURCE,
		{"consolidated_report": name},
		[
			"report",
			"agency",
			"state",
			"counted",
			"is_provisional",
			"sent_on",
			"days_late",
			"late_reason",
			"nothing_reason",
		],
		order_by="days_late desc, agency asc",
	)


def _source(row: frappe._dict, names: dict[str, str]) -> dict[str, Any]:
	return {
		"agency": row.agency,
		"agency_name": names.get(row.agency, row.agency),
		"report": row.report,
		"state_label": frappe._(row.state),
		"sent_on": row.sent_on,
		"days_late": row.days_late,
		"reason": row.late_reason or row.nothing_reason or "",
	}


def _changes(doc: Document) -> dict[str, Any]:
	"""What changed since the build that readers know, over all builds since, in words; nothing after the first."""
	compared = keeping.compared(doc.name)
	if not compared:
		return {"sources": [], "figures": []}
	before, now = compared
	figures = differences(before.totals, now.totals)
	called, labels = _called({one.row for one in figures}), _labels()
	return {
		"sources": fitness.said(staleness(before.pins, now.pins)),
		"figures": [
			{
				"row": called.get(one.row, one.row),
				"figure": labels.get(one.figure, one.figure),
				"before": one.before,
				"after": one.after,
			}
			for one in figures
		],
	}


def _called(rows: Collection[str]) -> dict[str, str]:
	"""Tasks by their places in the plan, indicators by their names. Three queries."""
	titles = frappe.get_all("Indicator", {"name": ("in", list(rows))}, ["name", "indicator_name"])
	return {**places_of(rows), **{row.name: row.indicator_name for row in titles}}


def _labels() -> dict[str, str]:
	return {
		field.fieldname: frappe._(field.label)
		for doctype in ("Consolidated Indicator", "Consolidated Line")
		for field in frappe.get_meta(doctype).fields
		if field.label
	}

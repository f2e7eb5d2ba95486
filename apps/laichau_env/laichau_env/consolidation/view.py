"""What the form of a consolidated report shows beside the record: who is late or missing, what is stale, what changed."""

from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.consolidation import fitness, keeping, queries, service
from laichau_env.consolidation.constants import SOURCE
from laichau_env.consolidation.pins import Stale
from laichau_env.consolidation.places import NAMES
from laichau_env.reporting.constants import DRAFT


def show_standing(doc: Document, method: str | None = None) -> None:
	"""Give the form all that it draws together with the record, so that both are of one moment."""
	if not doc.is_new() and doc.build_number:
		doc.set_onload("consolidation", standing_view(doc))


def standing_view(doc: Document) -> dict[str, Any]:
	"""Agencies late or missing first, stale parts, what the last build changed. A fixed number of queries."""
	sources = _sources(doc.name)
	stale = service.stale_at_a_glance(doc)
	names = queries.agency_names(
		[
			*(row.agency for row in sources),
			*(row.subject for row in doc.texts if row.kind == "Proposals"),
			*(row.agency for row in doc.corrections),
		]
	)
	return {
		"names": names,
		"parts": NAMES,
		"missing": [_source(row, names) for row in sources if not row.counted],
		"late": [_source(row, names) for row in sources if row.counted and row.days_late],
		"provisional": [_source(row, names) for row in sources if row.is_provisional],
		"stale": [
			{"said": said, "tasks": one.tasks} for one, said in zip(stale, fitness.said(stale), strict=True)
		],
		"changes": _changes(doc, names),
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


def _changes(doc: Document, names: dict[str, str]) -> dict[str, Any]:
	"""What the last build changed, in words; nothing after the first."""
	kept = keeping.last_changes(doc.name)
	numbers = {row.plan_task: row.order_no or row.plan_task for row in doc.lines}
	labels = {field.fieldname: frappe._(field.label) for field in frappe.get_meta("Consolidated Line").fields}
	sources = [Stale(**{**one, "tasks": tuple(one["tasks"])}) for one in kept["sources"]]
	return {
		"sources": fitness.said(sources),
		"figures": [
			{
				"row": numbers.get(one["row"], one["row"]),
				"figure": labels.get(one["figure"], frappe._("Total")),
				"before": one["before"],
				"after": one["after"],
			}
			for one in kept["figures"]
		],
	}

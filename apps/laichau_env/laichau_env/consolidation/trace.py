"""Where a figure comes from: every source of it, down to the line and the files, as they were added up."""

from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.consolidation import keeping, queries
from laichau_env.consolidation.constants import REPORT, SOURCE

PROGRESS = "Progress Report"


def sources_of_task(name: str, plan_task: str) -> dict[str, Any]:
	"""The lines that were added up for a task, each with its report, its words and its files. Eight queries.

	A report or file that the reader may not open is named, but not linked. Raises PermissionError for who may not
	read the consolidated report.
	"""
	report = _readable(name)
	lines = [line for line in keeping.last_lines(name) if line["plan_task"] == plan_task]
	reports = [line["report"] for line in lines]
	readable = _readable_reports(reports)
	words = _words([line["row"] for line in lines])
	files = _files(sorted(readable), plan_task)
	standing = _standing(name, reports)
	names = queries.agency_names(line["agency"] for line in lines)
	corrected = _corrections(report, plan_task)
	return {
		"plan_task": plan_task,
		"sources": [
			{
				**line,
				**words.get(line["row"], {}),
				**standing.get(line["report"], {}),
				"agency_name": names.get(line["agency"], line["agency"]),
				"readable": line["report"] in readable,
				"files": files.get(line["report"], []),
				"corrections": corrected.get(line["agency"], []),
			}
			for line in lines
		],
	}


def _readable(name: str) -> Document:
	report = frappe.get_doc(REPORT, name)
	report.check_permission("read")
	return report


def _readable_reports(reports: list[str]) -> set[str]:
	return set(
		frappe.get_list(PROGRESS, {"name": ("in", reports)}, pluck="name", limit_page_length=0)
		if reports
		else ()
	)


def _words(rows: list[str]) -> dict[str, dict[str, str]]:
	found = frappe.get_all(
		"Progress Report Line",
		{"name": ("in", rows)},
		["name", "role", "result", "cumulative_result", "difficulties"],
	)
	return {
		row.name: {
			"role_label": frappe._(row.role),
			"result": row.result or "",
			"cumulative_result": row.cumulative_result or "",
			"difficulties": row.difficulties or "",
		}
		for row in found
	}


def _files(reports: list[str], plan_task: str) -> dict[str, list[dict[str, str]]]:
	rows = frappe.get_all(
		"Report Evidence",
		{"parent": ("in", reports), "parenttype": PROGRESS, "plan_task": plan_task},
		["parent", "file", "caption"],
		order_by="parent, idx",
	)
	found: dict[str, list[dict[str, str]]] = {}
	for row in rows:
		label = row.caption or row.file.rsplit("/", 1)[-1]
		found.setdefault(row.parent, []).append({"url": row.file, "label": label})
	return found


def _standing(name: str, reports: list[str]) -> dict[str, dict[str, Any]]:
	rows = frappe.get_all(
		SOURCE,
		{"consolidated_report": name, "report": ("in", reports)},
		["report", "state", "is_provisional", "days_late"],
	)
	return {
		row.report: {
			"state_label": frappe._(row.state),
			"is_provisional": row.is_provisional,
			"days_late": row.days_late,
		}
		for row in rows
	}


def _corrections(report: Document, plan_task: str) -> dict[str, list[dict[str, Any]]]:
	labels = {"percent": "Percent Done", "completed_on": "Completed On", "funds_planned": "Funds Planned (Million Dong)", "funds_disbursed": "Funds Disbursed (Million Dong)"}  # fmt: skip
	found: dict[str, list[dict[str, Any]]] = {}
	for row in report.corrections:
		if row.plan_task == plan_task:
			found.setdefault(row.agency, []).append(
				{
					"name": row.name,
					"figure": row.figure,
					"label": frappe._(labels[row.figure]),
					"original": row.original,
					"corrected": row.corrected,
					"reason": row.reason,
					"by": row.corrected_by_name,
					"on": row.corrected_on,
				}
			)
	return found

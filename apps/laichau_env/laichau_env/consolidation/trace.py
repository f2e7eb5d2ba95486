"""Where a figure or a text comes from: every source of it, as it was read when the report was built.

Figures are those that the build kept. Words are read from the reports, and only while a report is counted with the very
content that the build read: what an agency writes in a report that came back to it is its own until it is sent again.
Files, and the link to a report, are for who may read that report.
"""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.common.numbers import write_number
from laichau_env.consolidation import keeping, queries
from laichau_env.consolidation.constants import PARTS, REPORT, SOURCE, ReportScope, TextKind
from laichau_env.consolidation.corrected import corrections_shown
from laichau_env.consolidation.pins import Pins
from laichau_env.reporting.constants import COORDINATE, LEAD

PROGRESS = "Progress Report"
Shown = dict[str, Any]


def sources_of_task(name: str, plan_task: str) -> Shown:
	"""The lines that were added up for a task, each with its report, its words, files and corrections.

	A fixed number of queries. Raises PermissionError for who may not read the consolidated report.
	"""
	report = _readable(name)
	lines = [line for line in keeping.last_lines(name) if line["plan_task"] == plan_task]
	around = _around(report, {line["report"]: line["agency"] for line in lines})
	words = _words([line["row"] for line in lines if around[line["report"]]["tells"]])
	files = _files([one for one, facts in around.items() if facts["readable"]], plan_task)
	corrected = [one for one in corrections_shown(report) if one["plan_task"] == plan_task]
	return {
		"plan_task": plan_task,
		"sources": [
			{
				**line,
				**around[line["report"]],
				"role_label": frappe._(LEAD if line["is_lead"] else COORDINATE),
				"result": "",
				"difficulties": "",
				**words.get(line["row"], {}),
				"files": files.get(line["report"], []),
				"corrections": [one for one in corrected if one["agency"] == line["agency"]],
			}
			for line in lines
		],
	}


def sources_of_indicator(name: str, indicator: str) -> Shown:
	"""What each report brought to the total of an indicator, and the agencies that are not in it, by why.

	Raises PermissionError for who may not read the consolidated report.
	"""
	report = _readable(name)
	kept = keeping.last_indicator(name, indicator)
	around = _around(report, {one["report"]: one["agency"] for one in kept["brought"]})
	absent = {why: list(kept[why]) for why in keeping.NOT_COUNTED}
	names = queries.agency_names(agency for agencies in absent.values() for agency in agencies)
	corrected = [one for one in corrections_shown(report) if one["indicator"] == indicator]
	return {
		"indicator": indicator,
		"sources": [
			{
				**one,
				**around[one["report"]],
				**{figure: _written(one[figure]) for figure in ("reported", "used", "weight")},
				"corrections": [row for row in corrected if row["agency"] == one["agency"]],
			}
			for one in kept["brought"]
		],
		**{why: [names.get(agency, agency) for agency in agencies] for why, agencies in absent.items()},
	}


def sources_of_text(name: str, kind: str, subject: str) -> Shown:
	"""What each agency wrote in a part of its narrative, or proposed to `subject`, and whose reports changed since.

	Raises PermissionError for who may not read the consolidated report.
	"""
	report, pins = _readable(name), keeping.last_pins(name)
	around = _around(report, {pin.report: pin.agency for pin in pins.reports.values()})
	telling = [one for one, facts in around.items() if facts["tells"]]
	own = report.scope == ReportScope.OWN_TASKS
	said: Mapping[str, str] = {}
	if kind == TextKind.PROPOSALS:
		said = _proposals(telling, subject, pins.tasks if own else [*pins.tasks, ""])
	elif kind == TextKind.PART and subject in PARTS and not own:
		said = _part(telling, subject)
	return {
		"sources": [
			{"report": one, **facts, "words": said[one]} for one, facts in around.items() if said.get(one)
		],
		"changed": [facts["agency_name"] for facts in around.values() if not facts["stands"]],
	}


def _readable(name: str) -> Document:
	report = frappe.get_doc(REPORT, name)
	report.check_permission("read")
	return report


def _around(report: Document, agencies: Mapping[str, str]) -> dict[str, Shown]:
	"""Of each report: its agency, how it was at the build, whether one may read it, whether it stands as it was read.

	`tells`: its words count too; what the draft of a report was filled with that says that nothing arose says nothing.
	"""
	names, readable = queries.agency_names(agencies.values()), _readable_reports(agencies)
	standing = _as_built(report, keeping.last_pins(report.name))
	rows = frappe.get_all(
		SOURCE,
		{"consolidated_report": report.name, "report": ("in", list(agencies))},
		["report", "state", "is_provisional", "days_late", "nothing_reason"],
	)
	at_build = {row.report: row for row in rows}
	return {
		one: {
			"agency": agency,
			"agency_name": names.get(agency, agency),
			"state_label": frappe._(at_build[one].state),
			"is_provisional": at_build[one].is_provisional,
			"days_late": at_build[one].days_late,
			"readable": one in readable,
			"stands": one in standing,
			"tells": one in standing and not at_build[one].nothing_reason,
		}
		for one, agency in agencies.items()
	}


def _as_built(report: Document, pins: Pins) -> set[str]:
	"""Reports that are counted now with the content that the build read. Six queries."""
	period = queries.period_of(report.period)
	provisional = bool(report.include_provisional)
	now = queries.how_things_stand(period, report.agency, report.scope, provisional=provisional)
	read = {pin.report: pin.content_hash for pin in pins.reports.values()}
	return {one.report for one in now.counted if read.get(one.report) == one.content_hash}


def _readable_reports(reports: Collection[str]) -> set[str]:
	if not reports:
		return set()
	return set(frappe.get_list(PROGRESS, {"name": ("in", list(reports))}, pluck="name", limit_page_length=0))


def _words(rows: list[str]) -> dict[str, dict[str, str]]:
	found = frappe.get_all("Progress Report Line", {"name": ("in", rows)}, ["name", "result", "difficulties"])
	return {row.name: {"result": row.result or "", "difficulties": row.difficulties or ""} for row in found}


def _part(reports: list[str], part: str) -> dict[str, str]:
	return {
		row.name: row[part] for row in frappe.get_all(PROGRESS, {"name": ("in", reports)}, ["name", part])
	}


def _proposals(reports: list[str], addressee: str, tasks: Collection[str]) -> dict[str, str]:
	rows = frappe.get_all(
		"Report Proposal",
		{"parent": ("in", reports), "parenttype": PROGRESS},
		["parent", "plan_task", "proposal", "addressee"],
		order_by="parent, idx",
	)
	found: dict[str, list[str]] = {}
	for row in rows:
		if (row.addressee or "") == addressee and (row.plan_task or "") in tasks:
			found.setdefault(row.parent, []).append(row.proposal or "")
	return {report: "\n".join(said) for report, said in found.items()}


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


def _written(figure: str | None) -> str:
	return "" if figure is None else write_number(Decimal(figure))

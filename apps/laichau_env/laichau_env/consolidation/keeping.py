"""Keeps what each build was made from and gave: the sources as they were read, and the build itself, never changed.

Written with `ignore_permissions`: nobody may write either; that a person may build was settled by the guard on the
report's save in the same transaction.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import frappe
from frappe.model.document import Document, bulk_insert

from laichau_env.common import clock
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.hashing import canonical_json
from laichau_env.consolidation import queries
from laichau_env.consolidation.building import Built, IndicatorTotal
from laichau_env.consolidation.constants import BUILD, REPORT, SOURCE
from laichau_env.consolidation.differences import Difference, Totals
from laichau_env.consolidation.hand import Text
from laichau_env.consolidation.inputs import Inputs
from laichau_env.consolidation.pins import Pin, Pins, Stale
from laichau_env.consolidation.rules import Line
from laichau_env.reporting.constants import REQUEST_SIGNATURE

SOURCES_AT_ONCE = 500
BOX = "box"
FIGURES = ("report", "row", "agency", "plan_task", "is_lead", "percent", "pace", "completed_on", "funds_planned", "funds_disbursed")  # fmt: skip
"""Of each line that was added up, in the order in which a build keeps them; after them the box it is counted in."""

BROUGHT = ("report", "agency", "reported", "used", "weight")
"""Of what a report brought to an indicator, in the order in which a build keeps it."""
NOT_COUNTED = ("missing", "without_weight", "contested")
"""Agencies that are asked for an indicator and not in its total, by why."""


@dataclass(frozen=True)
class Rebuilt:
	"""What a rebuild found: sources that changed, figures that differ, places where words meet new ones."""

	name: str
	sources: Sequence[Stale]
	figures: Sequence[Difference]
	meetings: Sequence[Text]


@dataclass(frozen=True)
class Build:
	"""A build as it was kept, without its lines."""

	number: int
	pins: Pins
	totals: Totals


def keep_sources(report: Document, inputs: Inputs, pins: Pins) -> None:
	"""The agencies that owe and how their reports stood, in the place of those of the build before."""
	frappe.db.delete(SOURCE, {"consolidated_report": report.name})
	made = []
	for one in inputs.owing:
		source = frappe.new_doc(SOURCE)
		pin = pins.reports.get(one.report)
		source.update(
			{
				"consolidated_report": report.name,
				"report": one.report,
				"agency": one.agency,
				"state": one.state,
				"counted": int(one.counted),
				"is_provisional": int(one.provisional),
				"content_hash": one.content_hash,
				"digest": pin.digest if pin else "",
				"sent_on": one.sent_on,
				"days_late": one.days_late,
				"late_reason": one.late_reason,
				"nothing_reason": one.nothing_reason,
			}
		)
		source.name, source.owner = frappe.generate_hash(length=10), frappe.session.user
		made.append(source)
	bulk_insert(SOURCE, made, chunk_size=SOURCES_AT_ONCE)


def keep_build(report: Document, built: Built, pins: Pins, totals: Totals) -> None:
	"""One build: what was read, what was added up, what came out; what changed is told by comparing two."""
	build = frappe.get_doc(
		{
			"doctype": BUILD,
			"consolidated_report": report.name,
			"build_number": report.build_number,
			"built_by": frappe.session.user,
			"built_on": clock.now(),
			"inputs_hash": report.inputs_hash,
			"pins_json": canonical_json(plain_pins(pins)),
			"lines_json": canonical_json([_plain_line(line, built) for line in built.lines]),
			"indicators_json": canonical_json(
				{one.indicator.name: _plain_total(one) for one in built.indicators}
			),
			"totals_json": canonical_json(totals),
		}
	)
	build.flags.service_write = ServiceWrite()
	build.insert(ignore_permissions=True)


def last_build(report: str) -> Build | None:
	"""The newest build of a report. One query."""
	row = _last(report, ["build_number", "pins_json", "totals_json"])
	return _build(row) if row else None


def last_pins(report: str) -> Pins:
	"""What the newest build of a report rests on. One query."""
	return read_pins(_last(report, ["pins_json"]).pins_json)


def last_builder(report: str) -> str:
	"""Account of who built a report last. One query."""
	return _last(report, ["built_by"]).built_by


def last_lines(report: str) -> list[dict[str, Any]]:
	"""Figures of the lines that the newest build added up, corrections in them, each with its box. One query."""
	rows = json.loads(_last(report, ["lines_json"]).lines_json)
	return [dict(zip((*FIGURES, BOX), row, strict=True)) for row in rows]


def last_indicator(report: str, indicator: str) -> dict[str, Any]:
	"""What the newest build added up for an indicator: `brought` by each report, and agencies that are not in the total.

	Figures are exact texts, None where there is none; empty of a build that kept none. One query.
	"""
	kept = json.loads(_last(report, ["indicators_json"]).indicators_json or "{}").get(indicator)
	if not kept:
		return {"brought": [], **dict.fromkeys(NOT_COUNTED, ())}
	return {**kept, "brought": [dict(zip(BROUGHT, row, strict=True)) for row in kept["brought"]]}


def compared(report: str) -> tuple[Build, Build] | None:
	"""The build that readers know, and the newest one: what last went up before it, else the first build.

	None while there is one build only. Three queries.
	"""
	last = _last(report, ["built_on", "build_number"])
	went_up = frappe.get_all(
		queries.EVENT,
		{
			"reference_doctype": REPORT,
			"reference_name": report,
			"action": REQUEST_SIGNATURE,
			"event_time": ("<", last.built_on),
		},
		pluck="event_time",
		order_by="sequence desc",
		limit=1,
	)
	known = {"built_on": ("<=", went_up[0])} if went_up else {}
	rows = frappe.get_all(
		BUILD,
		{"consolidated_report": report, **known},
		["build_number", "pins_json", "totals_json"],
		order_by="build_number desc" if went_up else "build_number asc",
		limit=1,
	)
	if not rows or rows[0].build_number == last.build_number:
		return None
	return _build(rows[0]), last_build(report)


def plain_pins(pins: Pins) -> dict[str, Any]:
	"""Pins as JSON takes them."""
	return {
		"reports": {name: dict(vars(pin)) for name, pin in pins.reports.items()},
		"tasks": dict(pins.tasks),
		"indicators": dict(pins.indicators),
		"owing": list(pins.owing),
		"period": pins.period,
	}


def read_pins(text: str) -> Pins:
	"""Pins as a build keeps them."""
	kept: Mapping[str, Any] = json.loads(text)
	return Pins(
		reports={name: Pin(**{**pin, "tasks": tuple(pin["tasks"])}) for name, pin in kept["reports"].items()},
		tasks=kept["tasks"],
		indicators=kept["indicators"],
		owing=tuple(kept["owing"]),
		period=kept.get("period", ""),
	)


def _build(row: frappe._dict) -> Build:
	return Build(row.build_number, read_pins(row.pins_json), json.loads(row.totals_json))


def _plain_total(one: IndicatorTotal) -> dict[str, Any]:
	return {
		"brought": [[getattr(row, name) for name in BROUGHT] for row in one.brought],
		**{name: list(getattr(one.total, name)) for name in NOT_COUNTED},
	}


def _plain_line(line: Line, built: Built) -> list[Any]:
	return [*(getattr(line, name) for name in FIGURES), built.boxes.get(line.row, "")]


def _last(report: str, fields: list[str]) -> frappe._dict | None:
	return frappe.db.get_value(
		BUILD, {"consolidated_report": report}, fields, as_dict=True, order_by="build_number desc"
	)

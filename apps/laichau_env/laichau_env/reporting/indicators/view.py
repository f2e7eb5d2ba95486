"""What the form of a report shows of its figures: limits, target, the question of a jump, where others differ."""

from typing import Any

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common.numbers import read_number, write_number
from laichau_env.reporting.indicators import figures, queries
from laichau_env.reporting.indicators.queries import Elsewhere, TargetRow
from laichau_env.reporting.indicators.service import elsewhere_of, entries_of

REPORT = "Progress Report"


def show_figures(doc: Document, method: str | None = None) -> None:
	"""Target of the report's onload: give the form what it shows beside the figures."""
	if doc.indicator_values and not doc.is_new():
		doc.set_onload("indicators", figures_view(doc))


def figures_view(report: Document) -> dict[str, dict[str, Any]]:
	"""Indicator -> hint, definition, target, question, and where the agency's other reports differ. Six queries."""
	known = queries.indicators()
	targets = queries.targets_of(_year_of(report))
	differing = differing_figures(report)
	return {
		row.indicator: {
			"hint": _hint(entry),
			"definition": known[row.indicator].definition,
			"unverified": known[row.indicator].unverified,
			"target": _target(targets.get(row.indicator)),
			"question": _question(entry),
			"differs": [_told(one) for one in differing.get(row.indicator, ())],
		}
		for row, entry in zip(report.indicator_values, entries_of(report, known), strict=True)
	}


def differing_figures(report: Document) -> dict[str, list[Elsewhere]]:
	"""Indicator -> other live reports of the agency on the same time that say another figure than this one.

	Derived each time, stored nowhere; only reports that the reader may read. Three queries.
	"""
	own = {row.indicator: read_number(row.value_text) for row in report.indicator_values}
	others = {
		indicator: [one for one in found if one.value != own[indicator]]
		for indicator, found in elsewhere_of(report).items()
		if own.get(indicator) is not None
	}
	named = {one.report for found in others.values() for one in found}
	if not named:
		return {}
	readable = set(frappe.get_list(REPORT, {"name": ("in", list(named))}, pluck="name"))
	shown = {
		indicator: [one for one in found if one.report in readable] for indicator, found in others.items()
	}
	return {indicator: found for indicator, found in shown.items() if found}


def _year_of(report: Document) -> int:
	return getdate(frappe.db.get_value("Reporting Period", report.period, "data_to")).year


def _hint(entry: figures.Entry) -> str:
	"""What may be typed, in few words."""
	low, high = entry.limits.minimum, entry.limits.maximum
	kind = (
		_("up to {0} digits after the comma").format(entry.decimals)
		if entry.decimals
		else _("a whole number")
	)
	if low is None and high is None:
		return kind
	if high is None:
		return f"{_('from {0} up').format(write_number(low))}, {kind}"
	if low is None:
		return f"{_('at most {0}').format(write_number(high))}, {kind}"
	return f"{_('from {0} to {1}').format(write_number(low), write_number(high))}, {kind}"


def _target(target: TargetRow | None) -> str:
	return f"{write_number(target.target)} ({target.year})" if target else ""


def _question(entry: figures.Entry) -> str:
	"""What the reader is asked about the figure as it stands; empty where nothing is."""
	value = read_number(entry.text)
	jump = figures.jump_of(value, entry.previous, entry.limits)
	if jump is None:
		return ""
	words = figures.jump_in_words(jump, entry.previous)
	return f"{words[:1].upper()}{words[1:]}"


def _told(one: Elsewhere) -> dict[str, str]:
	return {"report": one.report, "title": one.title, "value": write_number(one.value)}

"""The writer of figures: the rows of a draft, what fills itself in, what a save and a signature ask of them.

A figure is entered once: where another live report of the same agency and time has it, an empty one is filled from
there. Nothing is pushed into another report, each of which is its agency's to save; where they differ, both say so.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.common.numbers import read_number, write_number
from laichau_env.common.refuse import refuse
from laichau_env.reporting import closing
from laichau_env.reporting.constants import DRAFT, RETURNED
from laichau_env.reporting.indicators import figures, queries
from laichau_env.reporting.indicators.queries import Elsewhere, IndicatorRow, TakingOver
from laichau_env.reporting.indicators.succession import last_known


def rows_for_drafts(
	period: Document, agencies: Sequence[str], taking_over: TakingOver = MappingProxyType({})
) -> dict[str, list[dict[str, Any]]]:
	"""Agency -> the rows of its draft in `period`: the indicators it reports, prefilled where the figure is known.

	A period on request that names tasks asks for these only. The number of queries does not grow with the agencies.
	"""
	known = {} if period.tasks else queries.indicators(in_use_only=True)
	reporters = queries.reporters_of(known, period.regime or "", taking_over)
	asked = {agency: [code for code in known if agency in reporters[code]] for agency in agencies}
	asking = [agency for agency, codes in asked.items() if codes]
	if not asking:
		return {}
	last = last_known(period, asking, known, taking_over)
	elsewhere = queries.figures_elsewhere(period, asking)
	return {
		agency: [
			_row(known[code], last.get((agency, code)), elsewhere.get((agency, code), ()))
			for code in asked[agency]
		]
		for agency in asking
	}


def fit_figures(report: Document) -> None:
	"""On each save: figures are possible ones, empty ones are filled in where known, and the number follows the text.

	What an action or another service saves is not asked again: who acts could not correct it. Raises FigureUnfit
	(417). No query without rows.
	"""
	if not report.indicator_values:
		return
	if not report.flags.service_write:
		_check(report)
		_use_what_is_known(report)
	for row in report.indicator_values:
		number = read_number(row.value_text)
		row.value_text = "" if number is None else write_number(number)
		row.value = float(number or 0)


def check_complete(report: Document) -> None:
	"""Before signature: each figure or its reason. Raises FigureUnfit, FigureMissing, FigureJumps (417)."""
	if report.indicator_values and not report.nothing_to_report:
		refusal = figures.completeness_refusal(entries_of(report, queries.indicators()))
		if refusal:
			refuse(refusal)


def entries_of(report: Document, known: Mapping[str, IndicatorRow]) -> list[figures.Entry]:
	"""The rows as the rules see them: names and decimals as opened, limits as they are now."""
	return [
		figures.Entry(
			row=row.idx,
			indicator=row.indicator_name,
			text=row.value_text or "",
			reason=row.reason or "",
			decimals=row.decimals or 0,
			previous=read_number(row.previous_value),
			limits=limits_of(known.get(row.indicator)),
		)
		for row in report.indicator_values
	]


def limits_of(indicator: IndicatorRow | None) -> figures.Limits:
	"""What a figure of an indicator may be; of one that is not there, anything."""
	if not indicator:
		return figures.Limits()
	return figures.Limits(indicator.minimum, indicator.maximum, indicator.question_jump_percent)


def _row(indicator: IndicatorRow, previous: Decimal | None, known: Sequence[Elsewhere]) -> dict[str, Any]:
	value = known[0].value if known else None
	return {
		"indicator": indicator.name,
		"indicator_name": indicator.indicator_name,
		"unit": indicator.unit,
		"decimals": indicator.decimals,
		"previous_value": "" if previous is None else write_number(previous),
		"value_text": "" if value is None else write_number(value),
		"taken_from": known[0].report if known else "",
	}


def _check(report: Document) -> None:
	for entry in entries_of(report, queries.indicators()):
		refusal = figures.figure_refusal(entry)
		if refusal:
			refuse(refusal)


def _use_what_is_known(report: Document) -> None:
	"""Fill in what is empty and unexplained; who writes another figure than the one taken takes it no more.

	A report that was signed has no such rows, so nothing fills itself in that a return did not open.
	"""
	taken = [row for row in report.indicator_values if row.taken_from and row.value_text]
	empty = [row for row in report.indicator_values if not row.value_text and not row.reason]
	if not (taken or empty) or report.workflow_state not in (DRAFT, RETURNED) or report.nothing_to_report:
		return
	elsewhere = elsewhere_of(report)
	for row in taken:
		origin = [one.value for one in elsewhere.get(row.indicator, ()) if one.report == row.taken_from]
		if origin != [read_number(row.value_text)]:
			row.taken_from = ""
	known = [row for row in empty if elsewhere.get(row.indicator)]
	if known and not closing.locked(report, None):
		for row in known:
			first = elsewhere[row.indicator][0]
			row.value_text, row.taken_from = write_number(first.value), first.report


def elsewhere_of(report: Document) -> dict[str, list[Elsewhere]]:
	"""Indicator -> its figures in other live reports of the agency on the same time. Two queries."""
	period = frappe.db.get_value(
		"Reporting Period", report.period, ["name", "kind", "data_from", "data_to"], as_dict=True
	)
	found = queries.figures_elsewhere(period, [report.agency], without=report.name)
	return {indicator: figures for (_, indicator), figures in found.items()}

"""Reads what the counted reports of a period say: lines, proposals, words, indicators. A number of queries that does not grow."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import frappe
from frappe.utils import flt, getdate

from laichau_env.common.numbers import write_number
from laichau_env.consolidation.constants import PARTS, ReportScope
from laichau_env.consolidation.inputs import Asked, Indicator, Inputs
from laichau_env.consolidation.queries import LINE, PROGRESS, agency_names, how_things_stand
from laichau_env.consolidation.rules import Line
from laichau_env.organization.changes.queries import successors_of
from laichau_env.planning.queries import LEAD
from laichau_env.reporting.indicators import queries as indicators
from laichau_env.reporting.outline import WITHOUT_PART
from laichau_env.reporting.queries import outline_of

PROPOSAL = "Report Proposal"


def gather(
	period: frappe._dict, agency: str, scope: str, *, provisional: bool, for_update: bool = False
) -> Inputs:
	"""Everything that a consolidation of `period` by `agency` reads. Ten queries, whatever the number of reports.

	`provisional` counts what has passed its department too. `for_update` locks the period's reports, so that none
	moves until the transaction ends.
	"""
	own = scope == ReportScope.OWN_TASKS
	standing = how_things_stand(period, agency, scope, provisional=provisional, for_update=for_update)
	names = [task.name for task in standing.tasks]
	agencies = {one.report: one.agency for one in standing.counted}
	telling = [one.report for one in standing.counted if not one.nothing_reason]
	asked = _asked(telling, names if own else [*names, ""], agencies)
	return replace(
		standing if own else _with_indicators(standing, period),
		lines=_lines(telling, names, agencies),
		asked=asked,
		words={} if own else _words(telling),
		headings=() if own else _own_headings(period.regime),
		names=agency_names([*(one.agency for one in standing.owing), *(one.addressee for one in asked)]),
	)


def _with_indicators(standing: Inputs, period: frappe._dict) -> Inputs:
	"""Indicators that are asked in the period, or that a counted report tells, with their figures. Thirteen queries at most."""
	measured = indicators.figures_of_reports([one.report for one in standing.counted])
	told = {row.indicator for row in measured}
	catalogue = indicators.indicators()
	usable = [name for name, one in catalogue.items() if not one.disabled or name in told]
	owing = {one.agency for one in standing.owing}
	reporters = _asked_of(indicators.reporters_of(usable, period.regime or ""), owing)
	targets = indicators.targets_of(getdate(period.data_to).year)
	asked = [name for name in usable if name in told or reporters[name] & owing]
	found = [_indicator(catalogue[name], reporters[name] & owing, targets.get(name)) for name in asked]
	return replace(standing, indicators=found, measured=measured)


def _asked_of(reporters: Mapping[str, set[str]], owing: Collection[str]) -> dict[str, set[str]]:
	"""Who reports each indicator, with those that owe a report and ended since: they were asked as their successors are."""
	now = successors_of(owing)
	return {
		name: agencies | {ended for ended, takers in now.items() if agencies & set(takers)}
		for name, agencies in reporters.items()
	}


def _indicator(
	row: indicators.IndicatorRow, reporters: Collection[str], target: indicators.TargetRow | None
) -> Indicator:
	aim = f"{write_number(target.target)} ({target.year}; {target.source})" if target else ""
	return Indicator(
		name=row.name,
		title=row.indicator_name,
		unit=row.unit or "",
		addition=row.addition,
		weight_indicator=row.weight_indicator,
		decimals=row.decimals or 0,
		target=aim,
		reporters=tuple(sorted(reporters)),
	)


def _lines(reports: Sequence[str], tasks: Collection[str], agencies: Mapping[str, str]) -> list[Line]:
	line = frappe.qb.DocType(LINE)
	rows = (
		frappe.qb.from_(line)
		.select(
			line.parent,
			line.name,
			line.plan_task,
			line.role,
			line.result,
			line.percent,
			line.pace,
			line.completed_on,
			line.difficulties,
			line.funds_planned,
			line.funds_disbursed,
		)
		.where(line.parent.isin(list(reports) or [""]) & (line.parenttype == PROGRESS))
		.run()
	)
	wanted = set(tasks)
	by_report: dict[str, list[Line]] = {}
	for parent, name, task, role, result, percent, pace, done, difficulties, planned, disbursed in rows:
		if task in wanted:
			by_report.setdefault(parent, []).append(
				Line(
					parent,
					name,
					agencies[parent],
					task,
					role == LEAD,
					result or "",
					flt(percent),
					pace or "",
					done,
					difficulties or "",
					flt(planned),
					flt(disbursed),
				)
			)
	order = {task: position for position, task in enumerate(tasks)}
	return [
		line
		for report in reports
		for line in sorted(by_report.get(report, ()), key=lambda line: (order[line.plan_task], line.row))
	]


def _asked(reports: Sequence[str], tasks: Collection[str], agencies: Mapping[str, str]) -> list[Asked]:
	rows = frappe.get_all(
		PROPOSAL,
		{"parent": ("in", list(reports)), "parenttype": PROGRESS},
		["parent", "plan_task", "proposal", "addressee"],
		order_by="parent, idx",
	)
	order = {report: position for position, report in enumerate(reports)}
	return [
		Asked(row.parent, agencies[row.parent], row.plan_task or "", row.proposal or "", row.addressee or "")
		for row in sorted(rows, key=lambda row: order[row.parent])
		if (row.plan_task or "") in tasks
	]


def _words(reports: Sequence[str]) -> dict[str, dict[str, str]]:
	rows = frappe.get_all(PROGRESS, {"name": ("in", list(reports))}, ["name", *PARTS], order_by="name")
	return {row.name: {part: row[part] or "" for part in PARTS} for row in rows}


def _own_headings(regime: str | None) -> list[str]:
	"""Headings of the paper under which no part of the agencies' reports stands."""
	return [heading.title for heading in outline_of(regime) if heading.contents in WITHOUT_PART]

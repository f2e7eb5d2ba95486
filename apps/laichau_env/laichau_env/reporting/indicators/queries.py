"""The reader of indicators: typed rows, exact numbers, a number of queries that does not grow with the rows."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

import frappe
from frappe.query_builder import Order

from laichau_env.common.numbers import read_number
from laichau_env.organization.changes.queries import successors_of
from laichau_env.organization.queries import agencies_with_duties, members_of_groups
from laichau_env.reporting.indicators.rules import Stated

REPORT, VALUE = "Progress Report", "Report Indicator Value"


@dataclass(frozen=True)
class IndicatorRow:
	"""An indicator as it stands in the catalogue; a limit that is None limits nothing."""

	name: str
	indicator_name: str
	unit: str
	addition: str
	weight_indicator: str
	decimals: int
	minimum: Decimal | None
	maximum: Decimal | None
	question_jump_percent: Decimal
	unverified: bool
	disabled: bool


@dataclass(frozen=True)
class TargetRow:
	"""What an indicator shall reach in a year, and the text that says so."""

	indicator: str
	year: int
	target: Decimal
	source: str


def indicators(in_use_only: bool = False) -> dict[str, IndicatorRow]:
	"""Code -> indicator, in the order of the codes; also those that are asked about no more, unless told. One query."""
	rows = frappe.get_all(
		"Indicator",
		filters={"disabled": 0} if in_use_only else {},
		fields=[
			"name",
			"indicator_name",
			"unit",
			"addition",
			"weight_indicator",
			"decimals",
			"minimum",
			"maximum",
			"question_jump_percent",
			"unverified",
			"disabled",
		],
		order_by="name",
	)
	return {row.name: _indicator(row) for row in rows}


def reporters_of(codes: Collection[str], regime: str | None = None) -> dict[str, set[str]]:
	"""Indicator -> agencies in use that report it: in reports of `regime`, or (without one) in any.

	Groups count for their members, agencies that ended for those that took over. Seven queries at most.
	"""
	asked: dict[str, set[str]] = {code: set() for code in codes}
	if not asked:
		return asked
	rows = [
		row
		for row in frappe.get_all(
			"Indicator Reporter",
			filters={"parent": ("in", list(asked)), "parenttype": "Indicator"},
			fields=["parent", "agency", "agency_group", "regime"],
		)
		if regime is None or row.regime in (None, "", regime)
	]
	members = members_of_groups({row.agency_group for row in rows if row.agency_group})
	named = {row.agency for row in rows if row.agency}
	successors = successors_of(named) if named else {}
	for row in rows:
		group = members.get(row.agency_group, []) if row.agency_group else None
		asked[row.parent].update(successors.get(row.agency, [row.agency]) if group is None else group)
	in_use = agencies_with_duties(set().union(*asked.values()))
	return {code: agencies & in_use for code, agencies in asked.items()}


def figures_of_reports(reports: Collection[str]) -> list[Stated]:
	"""What each of `reports` says of each indicator it was asked about, empty figures too. One query.

	In the order of agencies and indicators; the number is the one that was typed, exact.
	"""
	report, row = frappe.qb.DocType(REPORT), frappe.qb.DocType(VALUE)
	if not reports:
		return []
	rows = (
		frappe.qb.from_(row)
		.join(report)
		.on(report.name == row.parent)
		.select(
			row.name,
			row.indicator,
			row.value_text,
			row.reason,
			report.name.as_("report"),
			report.agency,
			report.submitted_on,
		)
		.where((row.parenttype == REPORT) & report.name.isin(list(reports)))
		.orderby(report.agency, order=Order.asc)
		.orderby(row.indicator, order=Order.asc)
		.orderby(row.name, order=Order.asc)
		.run(as_dict=True)
	)
	return [
		Stated(
			report=one.report,
			agency=one.agency,
			indicator=one.indicator,
			row_name=one.name,
			value=read_number(one.value_text),
			reason=one.reason or "",
			as_of=one.submitted_on,
		)
		for one in rows
	]


def targets_of(year: int) -> dict[str, TargetRow]:
	"""Indicator -> what it shall reach in `year`. One query."""
	rows = frappe.get_all(
		"Indicator Target",
		filters={"year": year, "parenttype": "Indicator"},
		fields=["parent", "year", "target", "source"],
	)
	return {row.parent: TargetRow(row.parent, row.year, read_number(row.target), row.source) for row in rows}


def _indicator(row: frappe._dict) -> IndicatorRow:
	return IndicatorRow(
		name=row.name,
		indicator_name=row.indicator_name,
		unit=row.unit,
		addition=row.addition,
		weight_indicator=row.weight_indicator or "",
		decimals=row.decimals,
		minimum=read_number(row.minimum),
		maximum=read_number(row.maximum),
		question_jump_percent=Decimal(str(row.question_jump_percent or 0)),
		unverified=bool(row.unverified),
		disabled=bool(row.disabled),
	)

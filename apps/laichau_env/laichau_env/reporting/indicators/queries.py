"""The reader of indicators: typed rows, exact numbers, a number of queries that does not grow with the rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import frappe
from frappe.model.document import Document
from frappe.query_builder import Order
from frappe.query_builder.functions import Extract, IfNull
from frappe.utils import getdate
from pypika import Table
from pypika.analytics import RowNumber
from pypika.queries import QueryBuilder

from laichau_env.common.numbers import read_number
from laichau_env.organization.changes.queries import successors_of
from laichau_env.organization.queries import agencies_with_duties, members_of_groups
from laichau_env.reporting.deadlines import PeriodKind
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
	definition: str


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
			"definition",
		],
		order_by="name",
	)
	return {row.name: _indicator(row) for row in rows}


TakingOver = Mapping[str, Sequence[str]]
"""Agency that ends -> who goes on with its work, by a change that is just being carried out."""


def reporters_of(
	codes: Collection[str], regime: str | None = None, taking_over: TakingOver = MappingProxyType({})
) -> dict[str, set[str]]:
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
		now = successors.get(row.agency, [row.agency]) if group is None else group
		asked[row.parent].update(taker for agency in now for taker in taking_over.get(agency, [agency]))
	in_use = agencies_with_duties(set().union(*asked.values()))
	return {code: agencies & in_use for code, agencies in asked.items()}


def figures_of_reports(reports: Collection[str]) -> list[Stated]:
	"""What each of `reports` says of each indicator it was asked about, empty figures too. One query.

	In the order of agencies and indicators; the number is the one that was typed, exact. A report that says that
	nothing arose gives no figure, and its reason for that.
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
			report.nothing_to_report,
			report.nothing_reason,
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
			value=None if one.nothing_to_report else read_number(one.value_text),
			reason=(one.nothing_reason if one.nothing_to_report else one.reason) or "",
			as_of=one.submitted_on,
		)
		for one in rows
	]


@dataclass(frozen=True)
class Elsewhere:
	"""A figure in another live report of the same agency on the same time."""

	report: str
	title: str
	value: Decimal


Key = tuple[str, str]
"""Agency and indicator."""


def figures_elsewhere(
	period: Document, agencies: Collection[str], without: str = ""
) -> dict[Key, list[Elsewhere]]:
	"""Figures in live reports of other periods with the same data window, or of the same whole year. One query.

	Approved reports first, then the oldest. `without` is a report that does not count.
	"""
	report, row, other = (frappe.qb.DocType(name) for name in (REPORT, VALUE, "Reporting Period"))
	data_from, data_to = getdate(period.data_from), getdate(period.data_to)
	same_time = (other.data_from == data_from) & (other.data_to == data_to)
	if period.kind == PeriodKind.ANNUAL:
		same_time |= (other.kind == PeriodKind.ANNUAL) & (Extract("year", other.data_to) == data_to.year)
	rows = (
		_figures(report, row, agencies)
		.join(other)
		.on(other.name == report.period)
		.select(report.name.as_("report"), other.title)
		.where((report.docstatus < 2) & (other.name != period.name) & (report.name != without) & same_time)
		.orderby(report.docstatus, order=Order.desc)
		.orderby(report.creation)
		.run(as_dict=True)
	)
	found: dict[Key, list[Elsewhere]] = {}
	for one in rows:
		figure = Elsewhere(one.report, one.title, read_number(one.value_text))
		found.setdefault((one.agency, one.indicator), []).append(figure)
	return found


def last_approved(kind: str, before: date, agencies: Collection[str]) -> dict[Key, Decimal]:
	"""What the last approved report of each agency says, of the periods of `kind` that end before a day. One query."""
	report, row, period = (frappe.qb.DocType(name) for name in (REPORT, VALUE, "Reporting Period"))
	newest = (
		RowNumber()
		.over(report.agency, row.indicator)
		.orderby(period.data_to, order=Order.desc)
		.orderby(report.submitted_on, order=Order.desc)
	)
	ranked = (
		_figures(report, row, agencies)
		.join(period)
		.on(period.name == report.period)
		.select(newest.as_("age"))
		.where((report.docstatus == 1) & (period.kind == kind) & (period.data_to < before))
	)
	rows = frappe.qb.from_(ranked).select(ranked.star).where(ranked.age == 1).run(as_dict=True)
	return {(one.agency, one.indicator): read_number(one.value_text) for one in rows}


def targets_of(year: int) -> dict[str, TargetRow]:
	"""Indicator -> what it shall reach in `year`, else in the first later year that has a target. One query."""
	rows = frappe.get_all(
		"Indicator Target",
		filters={"year": (">=", year), "parenttype": "Indicator"},
		fields=["parent", "year", "target", "source"],
		order_by="year desc",
	)
	return {row.parent: TargetRow(row.parent, row.year, read_number(row.target), row.source) for row in rows}


def _figures(report: Table, row: Table, agencies: Collection[str]) -> QueryBuilder:
	"""Figures that agencies gave, not empty ones and not those of a report that says that nothing arose."""
	return (
		frappe.qb.from_(row)
		.join(report)
		.on(report.name == row.parent)
		.select(report.agency, row.indicator, row.value_text)
		.where((row.parenttype == REPORT) & (IfNull(row.value_text, "") != ""))
		.where(report.agency.isin(list(agencies)) & (report.nothing_to_report == 0))
		.where(IfNull(report.succeeded_by, "") == "")
	)


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
		definition=row.definition or "",
	)

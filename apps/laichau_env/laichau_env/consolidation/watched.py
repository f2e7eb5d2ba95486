"""Which consolidated reports are looked at when a source moves, and whether somebody was told that they are stale."""

from collections.abc import Collection
from dataclasses import dataclass

import frappe
from frappe.query_builder.functions import Count, Max
from pypika import Table
from pypika.queries import QueryBuilder

from laichau_env.consolidation.constants import REPORT
from laichau_env.follow_up.notices.constants import NOTICE, Kind

UNDER_WAY, SUBMITTED = 0, 1


@dataclass(frozen=True)
class Watched:
	"""A report that stands: whether it is issued, and somebody was told that it is stale, else in which round he would be."""

	name: str
	is_issued: bool
	is_told: bool
	round: int


def under_way() -> list[Watched]:
	"""All reports that are not issued yet. One query."""
	return _watched(_standing([UNDER_WAY])[1])


def beside(doctype: str, name: str) -> list[Watched]:
	"""Those on the period of a record that has one, issued ones too. One query."""
	source, (report, query) = frappe.qb.DocType(doctype), _standing([UNDER_WAY, SUBMITTED])
	return _watched(query.join(source).on(source.period == report.period).where(source.name == name))


def on_plan(directive: str) -> list[Watched]:
	"""Those on a plan that are not issued yet. One query."""
	report, query = _standing([UNDER_WAY])
	return _watched(query.where(report.directive == directive))


def _standing(docstatus: Collection[int]) -> tuple[Table, QueryBuilder]:
	"""Told, settled and the last round come with one reading: of two who look at one moment both count the same."""
	report, notice = frappe.qb.DocType(REPORT), frappe.qb.DocType(NOTICE)
	period = frappe.qb.DocType("Reporting Period")  # one whose period is gone has nothing to be compared with
	about = (notice.document_name == report.name) & (notice.document_type == REPORT)
	query = (
		frappe.qb.from_(report)
		.join(period)
		.on(period.name == report.period)
		.left_join(notice)
		.on(about & (notice.kind == Kind.STALE.value))
		.select(
			report.name,
			report.docstatus,
			Count(notice.name),
			Count(notice.settled_on),
			Max(notice.round),
		)
		.where(report.docstatus.isin(list(docstatus)) & (report.build_number > 0))
		.groupby(report.name)
		.orderby(report.name)
	)
	return report, query


def _watched(query: QueryBuilder) -> list[Watched]:
	return [
		Watched(name, is_issued=bool(docstatus), is_told=told > settled, round=(last or 0) + 1)
		for name, docstatus, told, settled, last in query.run()
	]

"""Which consolidated reports are not issued yet, and whether somebody was told that they are stale."""

from dataclasses import dataclass

import frappe
from frappe.query_builder.functions import Count, Max
from pypika import Table
from pypika.queries import QueryBuilder

from laichau_env.consolidation.constants import REPORT
from laichau_env.follow_up.notices.constants import NOTICE, Kind


@dataclass(frozen=True)
class UnderWay:
	"""A report that is not issued yet: whether somebody was told that it is stale, else in which round he would be."""

	name: str
	is_told: bool
	round: int


def all_of_them() -> list[UnderWay]:
	"""All reports that are not issued yet. One query."""
	return _under_way(_of_under_way()[1])


def beside(doctype: str, name: str) -> list[UnderWay]:
	"""Those on the period of a record that has one. One query."""
	source, (report, query) = frappe.qb.DocType(doctype), _of_under_way()
	return _under_way(query.join(source).on(source.period == report.period).where(source.name == name))


def on_plan(directive: str) -> list[UnderWay]:
	"""Those on a plan. One query."""
	report, query = _of_under_way()
	return _under_way(query.where(report.directive == directive))


def _of_under_way() -> tuple[Table, QueryBuilder]:
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
		.select(report.name, Count(notice.name), Count(notice.settled_on), Max(notice.round))
		.where((report.docstatus == 0) & (report.build_number > 0))
		.groupby(report.name)
		.orderby(report.name)
	)
	return report, query


def _under_way(query: QueryBuilder) -> list[UnderWay]:
	return [
		UnderWay(name, is_told=told > settled, round=(last or 0) + 1)
		for name, told, settled, last in query.run()
	]

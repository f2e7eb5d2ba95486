"""Builds the province's report on a period from the approved reports of the agencies. Seven queries, whatever their number."""

from collections.abc import Mapping

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents import rules
from laichau_env.documents.constants import REPORT
from laichau_env.documents.contexts import province_figures as figures
from laichau_env.documents.contexts.frame import (
	agency_names,
	citation_of,
	one_line,
	place_in_plan,
	promulgating_decision,
	section_headings,
	under_headings,
	written_date,
)
from laichau_env.documents.contexts.outgoing import draft_frame, request_of
from laichau_env.documents.papers.province_report import ProvinceReport, TaskResults, Words

LINE_FIELDS = (
	"plan_task",
	"role",
	"result",
	"percent",
	"pace",
	"difficulties",
	"funds_planned",
	"funds_disbursed",
)


def province_report(
	period: Document, province: Document, examiner: str, words: Mapping[str, str]
) -> ProvinceReport:
	"""The draft of the report; `words` are the texts that people write into it, by the names of `Words`."""
	directive = frappe.get_cached_doc("Directive", period.directive)
	headings = section_headings(directive.name)
	gathered = gather(period, headings)
	plan_name, title = one_line(directive.short_title or directive.title), one_line(period.title)
	ministry = agency_names([province.reports_to]).get(province.reports_to or "", "")
	return ProvinceReport(
		**draft_frame(
			province,
			REPORT,
			"",
			excerpt=f"Kết quả thực hiện {plan_name} {title}",
			addressees=(ministry,) if ministry else (),
			recipients=rules.recipients_of_province(examiner, one_line(province.records_symbol)),
		),
		plan_name=plan_name,
		plan=citation_of(directive),
		decision=promulgating_decision(directive),
		request=request_of(period),
		period=title,
		data_from=written_date(period.data_from),
		data_to=written_date(period.data_to),
		coverage=figures.coverage(gathered),
		words=Words(**{name: paragraphs(words.get(name)) for name in Words.__dataclass_fields__}),
		counts=rules.count(gathered.lines),
		funds=rules.funds_of(gathered.lines),
		proposals=figures.proposal_groups(gathered.asked, gathered.names),
		tasks=tuple(
			TaskResults(group.headings, tuple(figures.result_of(task, gathered) for task in group.rows))
			for group in under_headings(gathered.tasks, headings)
		),
		funds_rows=tuple(filter(None, (figures.funds_row(task, gathered) for task in gathered.tasks))),
		agencies=figures.agency_rows(gathered),
		indicators=(),
	)


def gather(period: Document, headings: dict[str, tuple]) -> figures.Gathered:
	"""Reports of the period with the lines and proposals of those that are approved. Five queries."""
	reports = _reports(period.name)
	approved = {row.name: row.agency for row in reports if row.docstatus == 1}
	lines = frappe.get_all(
		"Progress Report Line",
		{"parent": ("in", list(approved)), "parenttype": "Progress Report"},
		["parent", *LINE_FIELDS],
		order_by="parent, idx",
	)
	asked = frappe.get_all(
		"Report Proposal",
		{"parent": ("in", list(approved)), "parenttype": "Progress Report"},
		["parent", "plan_task", "proposal", "addressee"],
		order_by="parent, idx",
	)
	tasks = [
		figures.Task(row.name, row.section, one_line(row.order_no), row.content, one_line(row.lead_text))
		for row in frappe.get_all(
			"Plan Task",
			{"directive": period.directive},
			["name", "section", "order_no", "content", "lead_text"],
			order_by="position",
		)
	]
	wanted = {row.plan_task for row in period.tasks}
	places = {task.name: (task.order_no.rstrip("."), place_in_plan(task.section, headings)) for task in tasks}
	names = agency_names([*(row.agency for row in reports), *(row.addressee for row in asked)])
	return figures.Gathered(
		reports=[
			figures.Report(
				row.agency, row.docstatus == 1, getdate(row.first_sent_on) if row.first_sent_on else None
			)
			for row in reports
		],
		lines=[
			figures.Line(approved[row.parent], *(row[name] or _nothing(name) for name in LINE_FIELDS))
			for row in lines
		],
		asked=[
			figures.Asked(
				approved[row.parent],
				row.plan_task or "",
				row.proposal or "",
				row.addressee or "",
				*places.get(row.plan_task, ("", "")),
			)
			for row in asked
		],
		tasks=[task for task in tasks if not wanted or task.name in wanted],
		names=names,
	)


def _nothing(name: str) -> str | float:
	return 0.0 if name in ("percent", "funds_planned", "funds_disbursed") else ""


def _reports(period: str) -> list[frappe._dict]:
	"""The reports that count: not those that an amendment replaces or a successor goes on with. One query."""
	report, agency = frappe.qb.DocType("Progress Report"), frappe.qb.DocType("Agency")
	amended = frappe.qb.DocType("Progress Report").as_("amended")
	replaced = frappe.qb.from_(amended).select(amended.amended_from).where(amended.amended_from.isnotnull())
	return (
		frappe.qb.from_(report)
		.join(agency)
		.on(agency.name == report.agency)
		.select(report.name, report.agency, report.docstatus, report.first_sent_on)
		.where((report.period == period) & report.name.notin(replaced))
		.where(report.succeeded_by.isnull() | (report.succeeded_by == ""))
		.orderby(agency.agency_type)
		.orderby(agency.code)
		.run(as_dict=True)
	)

"""Builds what a decision with its plan and list of tasks shows, word for word from the directives stored."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import vietnamese
from laichau_env.common.vietnamese import paragraphs
from laichau_env.documents import rules
from laichau_env.documents.constants import AgencyType, Standing
from laichau_env.documents.contexts.frame import (
	block_lines,
	heading_of,
	issuing_body_of,
	one_line,
	section_headings,
	under_headings,
)
from laichau_env.documents.papers.decision import (
	AttachedPlan,
	DecisionPaper,
	TaskRow,
	TaskSection,
)
from laichau_env.documents.papers.frame import Signature

TASK_COLUMNS = ("content", "lead_text", "coordinating_text", "schedule_text", "note")


def decision_paper(decision: Document) -> DecisionPaper:
	"""The paper of a decision; the plan that it promulgates comes with it. Five queries, whatever the tasks."""
	province = frappe.get_cached_doc(
		"Agency", frappe.db.get_value("Agency", {"agency_type": AgencyType.PROVINCE, "disabled": 0})
	)
	body = issuing_body_of(decision)
	number = one_line(decision.number)
	plan = frappe.db.get_value("Directive", {"issued_with": decision.name, "directive_type": "Plan"})
	return DecisionPaper(
		standing=Standing.ISSUED,
		agency=one_line(province.agency_name),
		heading=heading_of(province, one_line(province.agency_name)),
		number=vietnamese.document_number(number) if number else vietnamese.BLANK_NUMBER,
		symbol=one_line(decision.symbol),
		place=one_line(decision.place_name),
		date=vietnamese.long_date(getdate(decision.directive_date)),
		excerpt=one_line(decision.title),
		addressees=(),
		signature=Signature(block_lines(decision.signature_block), one_line(decision.signatory_name)),
		recipients=tuple(one_line(row.text).rstrip(";.") for row in decision.recipients),
		authority=one_line(decision.issuing_body).upper(),
		authority_in_sentence=rules.without_province_name(body),
		legal_basis=tuple(one_line(row.text) for row in decision.legal_basis),
		articles=rules.ranked(paragraphs(decision.body)),
		plan=_attached_plan(frappe.get_doc("Directive", plan)) if plan else None,
	)


def _attached_plan(plan: Document) -> AttachedPlan:
	return AttachedPlan(
		excerpt=one_line(plan.title),
		text=rules.ranked(paragraphs(plan.body)),
		appendix_title=paragraphs(plan.appendix_title),
		tasks=_task_sections(plan.name),
	)


def _task_sections(directive: str) -> tuple[TaskSection, ...]:
	"""The rows in the plan's order, under the headings that begin before each. Two queries."""
	headings = section_headings(directive)
	tasks = frappe.get_all(
		"Plan Task",
		filters={"directive": directive},
		fields=["section", "order_no", *TASK_COLUMNS],
		order_by="position asc",
	)
	return tuple(
		TaskSection(
			group.headings,
			tuple(
				TaskRow(one_line(task.order_no), *(paragraphs(task[column]) for column in TASK_COLUMNS))
				for task in group.rows
			),
		)
		for group in under_headings(tasks, headings)
	)

"""What approval must know of a progress report: parties, content, what each action asks and writes."""

from typing import Any

from laichau_env.common import clock
from laichau_env.common.approvable import ActionValue, ChildTable, Kind
from laichau_env.reporting import closing, coordination, digest, sending, signing
from laichau_env.reporting.constants import SIGN_AND_SUBMIT


def paper_values() -> tuple[ActionValue, ActionValue]:
	"""Number and day of a paper that a leader signs; the register numbers it, unless it was numbered outside already."""
	return (
		ActionValue(
			"document_number",
			"Document Number",
			"Data",
			"Leave empty: the system gives the next number. Only where the paper has one already: the number, e.g. 15.",
			required=False,
		),
		ActionValue(
			"document_date", "Document Date", "Date", "The day of signing.", default=str(clock.today())
		),
	)


def action_values(doc: Any, action: str) -> tuple[ActionValue, ...]:
	"""The leader signs with number and day; who sends late says why."""
	if action != SIGN_AND_SUBMIT:
		return ()
	late = ActionValue(
		"late_reason",
		"Reason of Late Sending",
		"Small Text",
		"The due date has passed; at least 10 characters.",
	)
	return (*paper_values(), late) if sending.days_late_now(doc) else paper_values()


PROGRESS_REPORT = Kind(
	doctype="Progress Report",
	workflow="Progress Report Approval",
	agency_field="agency",
	examiner_field="examining_agency",
	content=(
		"nothing_to_report",
		"nothing_reason",
		"situation",
		"results_summary",
		"strengths",
		"shortcomings",
		"causes",
		"next_steps",
	),
	fixed=(
		"period",
		"agency",
		"examining_agency",
		"directive",
		"due_date",
		"title",
		"agency_symbol",
		"agency_printed_name",
		"amended_from",
	),
	tables=(
		ChildTable(
			fieldname="lines",
			doctype="Progress Report Line",
			key=("plan_task", "role"),
			content=(
				"result",
				"cumulative_result",
				"percent",
				"pace",
				"completed_on",
				"difficulties",
				"funds_planned",
				"funds_disbursed",
			),
			fixed=("assignment", "section", "order_no", "task_content", "scope_text"),
			fixed_rows=True,
		),
		ChildTable(
			fieldname="indicator_values",
			doctype="Report Indicator Value",
			key=("indicator",),
			content=("value_text", "reason"),
			fixed=("indicator_name", "unit", "decimals", "previous_value"),
			fixed_rows=True,
			title=("indicator_name",),
			added_later=True,
		),
		ChildTable(
			fieldname="proposals",
			doctype="Report Proposal",
			key=("plan_task", "addressee"),
			content=("proposal",),
		),
		ChildTable(
			fieldname="evidence",
			doctype="Report Evidence",
			key=("plan_task", "file"),
			content=("caption",),
		),
	),
	service_fields=(
		"document_number",
		"document_date",
		"signatory_name",
		"signature_block",
		"submitted_on",
		"previous_papers",
		"due_date_granted",
		"first_sent_on",
		"days_late",
		"late_reason",
		"succeeded_by",
	),
	editors_field="editors",
	check=signing.check_content,
	write=signing.write_paper,
	action_values=action_values,
	locked=closing.locked,
	unlocked=closing.unlocked,
	locked_many=closing.locked_many,
	due_of=sending.due_where_it_is,
	digest=digest.digest_of,
	coordinators=coordination.coordinators,
	examined_by=coordination.examined_by,
)

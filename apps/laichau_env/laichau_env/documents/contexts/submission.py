"""Builds the department's submission (tờ trình) that brings the province's report on a period."""

from frappe.model.document import Document

from laichau_env.documents import rules
from laichau_env.documents.constants import SUBMISSION
from laichau_env.documents.contexts import wording
from laichau_env.documents.contexts.frame import one_line
from laichau_env.documents.contexts.outgoing import asked_of, draft_frame
from laichau_env.documents.papers.consolidated_report import ConsolidatedPaper
from laichau_env.documents.papers.letter import SubmissionPaper


def submission(
	period: Document, department: Document, report: ConsolidatedPaper, extra: tuple[str, ...]
) -> SubmissionPaper:
	"""The draft of the submission that goes with `report`, the paper of the consolidated report."""
	words = wording.submission(
		asked_of(period, department, report.agency, None, extra),
		wording.Submitted(
			about=report.about,
			higher=report.addressees[0] if report.addressees else "cơ quan cấp trên",
			coverage=report.coverage,
			figures=_figures(report),
			proposals=sum(len(group.texts) for group in report.proposals),
			corrected=len(report.task_notes) + len(report.indicator_notes),
		),
	)
	name, records = one_line(department.agency_name), one_line(department.records_symbol)
	return SubmissionPaper(
		**draft_frame(
			department,
			SUBMISSION,
			"",
			excerpt=words.excerpt,
			addressees=(report.agency,),
			recipients=rules.recipients_of_report(department.agency_type, name, records, to_province=True),
		),
		basis=words.basis,
		parts=words.parts,
		request=words.request,
		enclosures=words.enclosures,
	)


def _figures(report: ConsolidatedPaper) -> tuple[str, ...]:
	"""What is in the report, in a few sentences."""
	totals = report.totals
	boxes = (
		f"Các cơ quan, địa phương chủ trì phải báo cáo {totals.owed:02d} lượt nhiệm vụ, đã báo cáo "
		f"{totals.boxes.total:02d} lượt, trong đó: {totals.boxes.in_words()}."
		if totals.boxes.total
		else "Chưa có số liệu về các nhiệm vụ."
	)
	return (boxes, f"Kinh phí: {totals.funds.in_words()}.") if totals.funds else (boxes,)

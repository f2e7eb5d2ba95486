"""Builds the department's submission (tờ trình) that brings the draft of the province's report on a period."""

from frappe.model.document import Document

from laichau_env.documents import rules
from laichau_env.documents.constants import SUBMISSION
from laichau_env.documents.contexts import wording
from laichau_env.documents.contexts.frame import one_line
from laichau_env.documents.contexts.outgoing import asked_of, draft_frame
from laichau_env.documents.papers.letter import SubmissionPaper
from laichau_env.documents.papers.province_report import ProvinceReport


def submission(
	period: Document, department: Document, report: ProvinceReport, extra: tuple[str, ...]
) -> SubmissionPaper:
	"""The draft of the submission that goes with `report`, the draft of the province's report."""
	words = wording.submission(
		asked_of(period, department, report.agency, None, extra),
		report.addressees[0] if report.addressees else "cơ quan cấp trên",
		(report.coverage.approved, report.coverage.owed),
		_figures(report),
		sum(len(group.proposals) for group in report.proposals),
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


def _figures(report: ProvinceReport) -> tuple[str, ...]:
	counts = (
		f"Tổng số lượt nhiệm vụ các cơ quan, địa phương chủ trì: {report.counts.in_words('lượt nhiệm vụ')}."
		if report.counts.lead
		else "Chưa có số liệu được phê duyệt về các nhiệm vụ."
	)
	return (counts, f"Kinh phí: {report.funds.in_words()}.") if report.funds else (counts,)
